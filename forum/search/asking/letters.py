"""Letters that say the same, and writing without blanks between words."""

import re
import unicodedata
from collections.abc import Iterator

from forum.text.kit.slugs import LETTERS

# What Unicode does not take apart, though people type it apart. Nothing we depend on has such a table that is whole:
# that of Whoosh makes one "s" of "ß" and leaves "æ" alone.
_FOLDED = str.maketrans(
    LETTERS
    | {"ħ": "h", "ŋ": "n", "ŧ": "t", "ĸ": "k", "ə": "e", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ƒ": "f", "·": ""}
)
# Chinese, Japanese, Korean and Thai letters.
_RUNS = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_PIECE = re.compile(f"[{_RUNS}]+|[^{_RUNS}]+")
_RUN = re.compile(f"[{_RUNS}]")


def folded(text: str) -> str:
    """The text in lower case and plain letters."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_FOLDED)


def scripts_in(word: str) -> Iterator[tuple[int, str, bool]]:
    """The pieces of a word, each with where it begins and whether it is written without blanks."""
    return ((piece.start(), piece[0], bool(_RUN.match(piece[0]))) for piece in _PIECE.finditer(word))
