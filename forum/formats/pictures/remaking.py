"""A picture of a member, made anew of its pixels alone: what else was in the file, such as where it was taken, is gone.

Pillow reads the head of a file first. Nothing is decoded before kind and size are known to be harmless.
"""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from forum.rules.talk.pictures import MOST_PIXELS, PAGE_SIDE, SMALL_SIDE, Fault

KINDS = ("JPEG", "PNG", "WEBP")
WHITE = (255, 255, 255)
PAGE_QUALITY, SMALL_QUALITY = 84, 78


class Unusable(Exception):
    """No picture is made of this; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault: Fault = fault


@dataclass(frozen=True, slots=True)
class Remade:
    """A picture in two sizes, as JPEG without any metadata; width and height are those of the larger."""

    width: int
    height: int
    page: bytes
    small: bytes


def remake(raw: bytes) -> Remade:
    """The picture in `raw`, upright and small enough; raises `Unusable`."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with open_picture(raw) as found:
            page = fit(found)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise Unusable("too_many_pixels") from None
    except (OSError, SyntaxError, ValueError, TypeError, EOFError, IndexError, KeyError, OverflowError):
        raise Unusable("damaged") from None
    return Remade(page.width, page.height, to_jpeg(page, PAGE_QUALITY), to_jpeg(shrink(page), SMALL_QUALITY))


def shrink(page: Image.Image) -> Image.Image:
    """The smaller size of a picture."""
    small = page.copy()
    small.thumbnail((SMALL_SIDE, SMALL_SIDE), Image.Resampling.LANCZOS)
    return small


def open_picture(raw: bytes) -> Image.Image:
    """The picture with its head read and nothing decoded; what it is called by a name or a browser does not count."""
    try:
        found = Image.open(io.BytesIO(raw), formats=KINDS)
    except UnidentifiedImageError:
        raise Unusable("gif" if raw[:4] == b"GIF8" else "heic" if is_heic(raw) else "no_picture") from None
    if found.width * found.height > MOST_PIXELS:
        raise Unusable("too_many_pixels")
    if getattr(found, "is_animated", False):
        raise Unusable("moves")
    return found


def is_heic(raw: bytes) -> bool:
    """Whether these are the first bytes of what some phones make of a photo."""
    return raw[4:8] == b"ftyp" and raw[8:12] in (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"avif")


def fit(found: Image.Image) -> Image.Image:
    """The pixels in usual colours, upright, the longest side bounded."""
    found.draft("RGB", (PAGE_SIDE, PAGE_SIDE))
    profile = found.info.get("icc_profile")
    upright = ImageOps.exif_transpose(found)
    upright.thumbnail((PAGE_SIDE, PAGE_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    plain = on_white(upright)
    return in_usual_colours(plain, profile) if profile and upright.mode == "RGB" else plain


def on_white(found: Image.Image) -> Image.Image:
    """The picture without see-through parts."""
    if found.mode.startswith(("I", "F")):
        raise Unusable("damaged")  # sixteen bits a colour: measurements, which no camera and no drawing program sends
    if found.mode in ("RGBA", "LA", "PA") or "transparency" in found.info:
        seen_through = found.convert("RGBA")
        ground = Image.new("RGB", found.size, WHITE)
        ground.paste(seen_through, mask=seen_through.getchannel("A"))
        return ground
    return found.convert("RGB")


def in_usual_colours(plain: Image.Image, profile: bytes) -> Image.Image:
    """Colours as every screen understands them, where the file says that it means others."""
    try:
        meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(plain, meant, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return plain
    return made or plain


def to_jpeg(picture: Image.Image, quality: int) -> bytes:
    """The bytes of a new file with pixels and nothing else."""
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    target = io.BytesIO()
    bare.save(target, "JPEG", quality=quality, optimize=True, progressive=True)
    return target.getvalue()


def read_ours(raw: bytes) -> Remade:
    """A file that this module made, here or in another house, as it is; raises `Unusable` for any other."""
    try:
        with Image.open(io.BytesIO(raw), formats=("JPEG",)) as found:
            is_ours = max(found.size) <= PAGE_SIDE and found.mode == "RGB" and set(found.info) <= OWN_FACTS
            if not is_ours:
                raise Unusable("no_picture")
            page = found.convert("RGB")
    except (OSError, SyntaxError, ValueError):
        raise Unusable("damaged") from None
    return Remade(page.width, page.height, raw, to_jpeg(shrink(page), SMALL_QUALITY))


# What Pillow says of a JPEG without metadata.
OWN_FACTS = frozenset(("jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"))
