"""Text as it may be kept: one Unicode form, one kind of line end, nothing invisible that misleads."""

import re
import unicodedata

from forum.rules.kit.limits import ACCENTS

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85]")
# Controls but tab and line feed, lone surrogates, direction overrides, byte order mark, non-characters.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def clean_text(text: str) -> str:
    """The text in NFC with line feeds only, without NUL, surrogates, controls and direction overrides.

    Tabs, emoji joiners and the marks of right-to-left scripts stay.
    """
    text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _thin_accents(text))


def _thin_accents(text: str) -> str:
    """Drop what is stacked beyond `ACCENTS`: long stacks cover other posts and sort in quadratic time."""
    kept: list[str] = []
    stacked = 0
    for letter in text:
        stacked = stacked + 1 if unicodedata.combining(letter) else 0
        if stacked <= ACCENTS:
            kept.append(letter)
    return "".join(kept)
