"""First stage: the text in plain small letters and digits, with the way back to the author's own."""

import re
from dataclasses import dataclass

from forum.text.routine_parser.items import Span

_PLAIN = {
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\t": " ", "\r": " ",
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2033": '"', "\u2032": "'",
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u00d7": "x", "\u2022": "*", "\u25aa": "*", "\u25cf": "*", "\u00b7": "*",
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\u00bd": " 1/2", "\u00bc": " 1/4", "\u00be": " 3/4", "\u00ad": "", "\u200b": "", "\ufeff": "",
}  # fmt: skip
_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBERS = {word: number for number, word in enumerate(_UNITS)}
_NUMBERS |= {word: 20 + 10 * place for place, word in enumerate(_TENS)}
_NUMBERS |= {"fourty": 40, "dozen": 12, "hundred": 100}
_TIMES = {"once": "1 times", "twice": "2 times", "thrice": "3 times"}
_HALF = {"half a minute": "30 seconds", "half a min": "30 seconds", "half an hour": "30 minutes"}
_COUPLE = {"a couple of": "2", "couple of": "2", "a dozen": "12", "a minute": "1 minute", "a min": "1 min"}
_SAID = {**_HALF, **_COUPLE, **_TIMES}
_TEENS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_WORDS = re.compile(
    rf"\b(?:(?P<said>{'|'.join(_SAID)})|(?P<ten>{'|'.join(_TENS)})[ -](?P<unit>{'|'.join(_UNITS[1:10])})"
    rf"|(?P<number>{_TEENS}))\b"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` is what the other stages read; `starts[i]` and `ends[i]` are the source's edges of character i."""

    text: str
    starts: list[int]
    ends: list[int]

    def source_span(self, start: int, end: int) -> Span:
        """The span in the author's text of a span in the plain one."""
        return self.starts[start], self.ends[end - 1]


def normalise(source: str) -> Plain:
    """Fold spaces, dashes, ligatures and fractions, and write numbers in digits."""
    letters: list[str] = []
    starts: list[int] = []
    for place, letter in enumerate(source):
        plain = _PLAIN.get(letter, letter).lower()
        letters.append(plain)
        starts.extend([place] * len(plain))
    text = "".join(letters)
    return _in_digits(text, starts)


def _in_digits(text: str, starts: list[int]) -> Plain:
    parts: list[str] = []
    firsts: list[int] = []
    lasts: list[int] = []
    end = 0
    for match in _WORDS.finditer(text):
        digits = _digits(match)
        parts += [text[end : match.start()], digits]
        # Every digit stands for the whole word.
        firsts += [*starts[end : match.start()], *[starts[match.start()]] * len(digits)]
        lasts += [*starts[end : match.start()], *[starts[match.end() - 1]] * len(digits)]
        end = match.end()
    parts.append(text[end:])
    return Plain("".join(parts), firsts + starts[end:], [place + 1 for place in lasts + starts[end:]])


def _digits(match: re.Match[str]) -> str:
    if said := match["said"]:
        return _SAID[said]
    if ten := match["ten"]:
        return str(_NUMBERS[ten] + _NUMBERS[match["unit"]])
    return str(_NUMBERS[match["number"]])
