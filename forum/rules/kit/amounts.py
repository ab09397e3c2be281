"""Numbers as people write them: "ten", "2-3", "30 secs.", "1 minute"."""

import re
from typing import Literal

from forum.errors import Refused
from forum.rules.kit import refusal_words

Unit = Literal["", "s"]

BIGGEST = 99_999
AMOUNT_CHARS = 100
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_WORDS = {word: number for number, word in enumerate(_SMALL)} | {
    "once": 1, "twice": 2, "dozen": 12, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90,
    "forty-five": 45, "twenty-five": 25,
}  # fmt: skip
_SECONDS = {"s", "sec", "secs", "second", "seconds"}
_MINUTES = {"m", "min", "mins", "minute", "minutes"}
_COUNTERS = {"x", "time", "times", "rep", "reps", "repetition", "repetitions", "set", "sets", "day", "days"}
_FILLERS = {"a", "about", "around", "for", "of", "each", "every", "per", "side", "week", ",", "."}
# White space is folded before any of these is asked: a repeat of it without an end takes quadratic time.
_DASH = re.compile(r"(?<![a-z]) ?[\u2010-\u2015\u2212~-] ?| [\u2010-\u2015\u2212~-] ")
_BETWEEN = re.compile(r" (?:to|or|and) ")
_CLOCK = re.compile(r"(\d{1,3}):(\d{2})", re.ASCII)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))", re.ASCII)
_PIECE = re.compile(r"[0-9]+(?:[.,][0-9]+)?|[a-z]+(?:-[a-z]+)?|\S")
_LOAD = re.compile(r"(\d{1,5})(?:[.,](\d{1,3}))? ?(?:kg|kgs|kilo|kilos|kilograms?)?", re.ASCII)


def parse_amount(text: str, *, unit: Unit = "", field: str | None = None) -> int | None:
    """One whole number, or None when nothing was typed.

    `unit="s"` reads a time and answers seconds. Raises Refused on a range or on nonsense.
    """
    low, high = parse_range(text, unit=unit, field=field)
    if high is not None:
        raise Refused(refusal_words.NOT_ONE_NUMBER, field)
    return low


def parse_range(text: str, *, unit: Unit = "", field: str | None = None) -> tuple[int | None, int | None]:
    """The low and high end: "10 to 15" is (10, 15), "10" is (10, None), "up to 15" is (None, 15).

    Nothing typed is (None, None). `unit="s"` reads a time and answers seconds. Raises Refused on nonsense.
    """
    tidy = fold_spaces(text).casefold().strip(" .,;")
    if not tidy:
        return None, None
    if len(tidy) > AMOUNT_CHARS and not tidy.isdigit():
        raise _nonsense(unit, field)
    tidy = _THOUSANDS.sub("", tidy)
    if tidy.startswith("up to "):
        return None, _whole(tidy.removeprefix("up to "), unit, field)
    ends = _BETWEEN.split(fold_spaces(_DASH.sub(" to ", tidy)))
    if len(ends) == 1:
        return _whole(ends[0], unit, field), None
    if len(ends) != 2:
        raise _nonsense(unit, field)
    low = _whole(_with_unit_of(ends[1], ends[0]), unit, field)
    high = _whole(ends[1], unit, field)
    return min(low, high), max(low, high)


def parse_load(text: str, *, field: str | None = None) -> float | None:
    """A weight in kilograms ("2.5 kg", "2,5"), or None when nothing was typed; Refused on nonsense."""
    tidy = fold_spaces(text).casefold().strip(" .;")
    if not tidy:
        return None
    found = _LOAD.fullmatch(tidy) if len(tidy) <= AMOUNT_CHARS else None
    if not found:
        raise Refused(refusal_words.NOT_A_WEIGHT, field)
    return float(f"{found[1]}.{found[2] or 0}")


def fold_spaces(text: str) -> str:
    """The text on one line, with single spaces and none around it."""
    return " ".join(text.split())


def _with_unit_of(other: str, end: str) -> str:
    """In "2 to 3 minutes" the first number means minutes too."""
    units = _MINUTES | _SECONDS
    if any(piece in units for piece in _PIECE.findall(end)):
        return end
    return " ".join([end, *(piece for piece in _PIECE.findall(other) if piece in units)])


def _whole(end: str, unit: Unit, field: str | None) -> int:
    clock = _CLOCK.fullmatch(end)
    if clock and unit == "s":
        return int(clock[1]) * 60 + int(clock[2])
    total = _sum_of(_PIECE.findall(end), unit)
    if total is None:
        raise _nonsense(unit, field)
    if total > BIGGEST:
        raise Refused(refusal_words.number_too_big(BIGGEST), field)
    if total != int(total):
        raise Refused(refusal_words.NOT_A_WHOLE_NUMBER, field)
    return int(total)


def _sum_of(pieces: list[str], unit: Unit) -> float | None:
    """The number the pieces say ("1 min 30"), or None when they say none, or say something else too."""
    total = waiting = None
    for piece in pieces:
        number = _number(piece)
        if number is not None and waiting is None:
            waiting = number
        elif piece in _MINUTES and unit == "s" and waiting is not None:
            total, waiting = (total or 0) + waiting * 60, None
        elif piece in _SECONDS and waiting is not None:
            total, waiting = (total or 0) + waiting, None
        elif piece not in _COUNTERS | _FILLERS:
            return None
    return total if waiting is None else (total or 0) + waiting


def _number(piece: str) -> float | None:
    if piece.isascii() and piece[0].isdigit():
        return float(piece.replace(",", ".")) if len(piece) <= 12 else float(BIGGEST + 1)
    return _WORDS.get(piece)


def _nonsense(unit: Unit, field: str | None) -> Refused:
    if unit == "s":
        return Refused(refusal_words.NOT_A_TIME, field)
    return Refused(refusal_words.NOT_A_NUMBER, field)
