"""Which letters the fonts of printed cards can draw, read from the fonts themselves."""

from functools import cache
from pathlib import Path
from struct import iter_unpack, unpack_from

from forum.paths import static_folder

FACES = ("atkinson-next", "noto-sans", "noto-sans-hebrew", "noto-sans-arabic")
WEIGHTS = (400, 700)
_GROUPED, _SEGMENTED = 12, 4
_LAST_OF_SEGMENTED = 0xFFFF


def fonts_folder() -> Path:
    """The folder of the fonts for paper, with their licence."""
    return static_folder() / "fonts" / "print"


@cache
def faces() -> tuple[frozenset[int], ...]:
    """The letters (code points) of each face, those that all its weights have."""
    folder = fonts_folder()
    found = ([letters_of((folder / f"{face}-{weight}.ttf").read_bytes()) for weight in WEIGHTS] for face in FACES)
    return tuple(frozenset.intersection(*letters) for letters in found)


def letters_of(font: bytes) -> frozenset[int]:
    """The code points that a TrueType font has a glyph for."""
    table = _table(font, b"cmap")
    (count,) = unpack_from(">H", font, table + 2)
    starts = {table + unpack_from(">HHI", font, table + 4 + 8 * n)[2] for n in range(count)}
    letters: set[int] = set()
    for start in starts:
        (form,) = unpack_from(">H", font, start)
        if form == _GROUPED:
            letters.update(_grouped(font, start))
        elif form == _SEGMENTED:
            letters.update(_segmented(font, start))
    return frozenset(letters)


def _table(font: bytes, name: bytes) -> int:
    (count,) = unpack_from(">H", font, 4)
    rows = iter_unpack(">4sIII", font[12 : 12 + 16 * count])
    starts: dict[bytes, int] = {tag: start for tag, _, start, _ in rows}
    return starts[name]


def _grouped(font: bytes, start: int) -> set[int]:
    (count,) = unpack_from(">I", font, start + 12)
    groups = iter_unpack(">III", font[start + 16 : start + 16 + 12 * count])
    return {letter for first, last, _ in groups for letter in range(first, last + 1)}


def _segmented(font: bytes, start: int) -> set[int]:
    (twice,) = unpack_from(">H", font, start + 6)
    ends = start + 14
    firsts = ends + twice + 2
    found: set[int] = set()
    for n in range(0, twice, 2):
        (last,), (first,) = unpack_from(">H", font, ends + n), unpack_from(">H", font, firsts + n)
        (delta,) = unpack_from(">H", font, firsts + twice + n)
        at = firsts + 2 * twice + n
        (offset,) = unpack_from(">H", font, at)
        for letter in range(first, last + 1):
            glyph = letter if not offset else unpack_from(">H", font, at + offset + 2 * (letter - first))[0]
            if letter != _LAST_OF_SEGMENTED and glyph and (glyph + delta) & 0xFFFF:
                found.add(letter)
    return found
