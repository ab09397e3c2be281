"""The figures of a text: what they count and what follows from them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forum.rules.claims.reading import TextWord

_WORDS = [
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
    "twenty",
]
NUMBERS: dict[str, float] = {word: float(value) for value, word in enumerate(_WORDS)} | {
    "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0, "ninety": 90.0,
    "hundred": 100.0, "thousand": 1000.0, "dozen": 12.0,
}  # fmt: skip
_BIG = {"hundred": 100.0, "thousand": 1000.0, "million": 1e6}
_TENS = frozenset({20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0})
# Shares in words, as per cent, with what they may stand for.
SHARES = {
    "half": (42.0, 58.0), "third": (28.0, 38.0), "quarter": (21.0, 29.0), "thirds": (60.0, 72.0), "fifth": (17.0, 23.0),
    "quarters": (70.0, 80.0),
}  # fmt: skip
WEEKS = {"day": 1 / 7, "week": 1.0, "fortnight": 2.0, "month": 4.345, "year": 52.0, "decade": 520.0}
_PLAIN = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, its unit if any ("%", "week", "m", "in ten"), and the words it stands on."""

    value: float
    unit: str
    first: int
    last: int


def figures_of(words: Sequence[TextWord]) -> Iterator[Figure]:
    """Every number of a text; "one" is no number but before a unit of time."""
    end = 0
    for at, word in enumerate(words):
        if at < end:
            continue
        if word.text in {"a", "another"} and _is_span(words, at):
            yield Figure(1.0, words[at + 1].text, at, at + 2)
        elif (value := _value(word.text)) is not None:
            value, end = _together(value, words, at + 1)
            unit, last = _unit(words, end)
            if word.text != "one" or unit in WEEKS:
                yield Figure(value, unit, at, max(last, end))


def _together(value: float, words: Sequence[TextWord], at: int) -> tuple[float, int]:
    """The number with what follows it, "forty-six" or "two hundred", and one past it."""
    behind = words[at].text if at < len(words) else ""
    if value and behind in _BIG:
        return value * _BIG[behind], at + 1
    ones = NUMBERS.get(behind, 0.0)
    return (value + ones, at + 1) if value in _TENS and 0 < ones < 10 else (value, at)


def _is_span(words: Sequence[TextWord], at: int) -> bool:
    """Whether "a year" is how long something took, not how often it came."""
    behind = [word.text for word in words[at + 1 : at + 3]]
    return len(behind) > 1 and behind[0] in WEEKS and behind[1] in {"after", "later", "on", "from"}


def _value(word: str) -> float | None:
    if not word[0].isdigit():
        return NUMBERS.get(word)
    if not _PLAIN.fullmatch(word):
        return None
    plain = re.sub(r",(?=\d{3}(?:\D|$))", "", word)
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        return None


def _unit(words: Sequence[TextWord], at: int) -> tuple[str, int]:
    """The unit that stands at a place, and one past it."""
    if at >= len(words):
        return "", at
    word = words[at].text
    following = words[at + 1].text if at + 1 < len(words) else ""
    if word in {"%", "percent"}:
        return "%", at + 1
    if word == "per" and following == "cent":
        return "%", at + 2
    if word in {"in", "of", "out"}:
        ten = words[at + 2].text if word == "out" and following == "of" and at + 2 < len(words) else following
        if ten in {"ten", "10", "five", "four", "three"}:
            return f"in {ten}", at + (3 if word == "out" else 2)
    single = word.removesuffix("s")
    if single in WEEKS:
        return single, at + 1
    if single in _UNITS:
        return _UNITS[single], at + 1
    return "", at


_UNITS = {
    "metre": "m", "meter": "m", "m": "m", "second": "s", "sec": "s", "minute": "min", "min": "min", "point": "point",
    "time": "times", "kilo": "kg", "kg": "kg", "litre": "l", "fold": "times",
}  # fmt: skip
