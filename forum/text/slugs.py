"""The readable end of an address."""

import re
import unicodedata

# Letters that no accent makes out of ASCII ones.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def slugify(title: str, max_length: int = 60, default: str = "thread") -> str:
    """The title as lower-case ASCII words and hyphens, cut after a word; `default` when none is left."""
    folded = unicodedata.normalize("NFKD", title.casefold().translate(_LETTERS))
    plain = folded.replace("'", "").replace("\u2019", "").encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > max_length:
        cut = slug[: max_length + 1].rpartition("-")[0]
        slug = cut or slug[:max_length]
    return slug or default
