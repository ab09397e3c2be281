"""Text as a reader sees it, with the way back to where each character was typed."""

import re
import unicodedata
from dataclasses import dataclass
from html import unescape

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_DOTS = "\u3002\u2024\uff61\ufe52\u00b7\u2022"
# Full-width, bold, script, circled and other forms of plain letters and digits.
_STYLED = (range(0x2100, 0x2150), range(0x2460, 0x2500), range(0xFF01, 0xFF5F), range(0x1D400, 0x1D800))
_LAST_DIGIT = 0x1FBF9
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"


def _lookalikes() -> dict[int, str]:
    """One plain character for one: styled forms, every script's digits, dashes, dots and spaces."""
    digits = (chr(code) for code in range(0x80, _LAST_DIGIT + 1) if chr(code).isdecimal())
    table = {ord(digit): str(unicodedata.decimal(digit)) for digit in digits}
    styled = {code: unicodedata.normalize("NFKC", chr(code)) for codes in _STYLED for code in codes}
    table |= {code: plain for code, plain in styled.items() if len(plain) == 1 and plain.isascii()}
    table |= {ord(dash): "-" for dash in _DASHES} | {ord(dot): "." for dot in _DOTS}
    return table | {ord(space): " " for space in _SPACES} | {ord("\ufe6b"): "@"}


_LOOKALIKES = _lookalikes()
# What Markdown shows as one character, or as none: entities, escapes, soft hyphens and zero-width characters.
_SHOWN = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,24});|\\[!-/:-@\[-`{-~]|[\u00ad\u200b-\u200f\u2060]"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is what is shown; `starts[i]` is where its character i begins in the source, and its end."""

    text: str
    starts: list[int]


def fold(source: str) -> Folded:
    """Fold the source: entities and escapes as the character they show, lookalikes as their plain form."""
    parts: list[str] = []
    starts: list[int] = []
    end = 0
    for match in _SHOWN.finditer(source):
        shown = _show(match[0])
        if len(shown) > 1:
            continue
        parts += [source[end : match.start()], shown]
        starts += range(end, match.start())
        if shown:
            starts.append(match.start())
        end = match.end()
    parts.append(source[end:])
    starts += range(end, len(source) + 1)
    return Folded("".join(parts).translate(_LOOKALIKES), starts)


def _show(typed: str) -> str:
    if typed[0] == "&":
        return unescape(typed)
    return typed[1:]
