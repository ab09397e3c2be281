"""What stands around digits: whether they are a date, a time, a count or a measure, and no phone number."""

import re
from itertools import pairwise

# Numbers of studies, papers, books and people in registers.
_NUMBERED = (
    r"\b(?:10\.\d{4,9}/\S{1,200}|NCT ?\d{8}|PMC ?\d{4,9}|PMID:? ?\d{4,9}|ISBN(?:-1[03])?:? ?[\d -]{9,17}X?"
    r"|(?:\d{4}-){3}\d{3}[\dX]|ISRCTN ?\d{8}|ACTRN ?\d{14})"
)
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
# A date has a year of four digits, or stands alone: pairs of digits may go on as a French phone number.
_DATE = (
    rf"(?<![\d+(])(?<!\d[./-])(?:{_DAY}(?P<day>[./-] ?| ){_MONTH}(?P=day){_YEAR}"
    rf"|{_MONTH}(?P<month>[./-] ?| ){_DAY}(?P=month){_YEAR}|{_YEAR}(?P<year>[./-]){_MONTH}(?P=year){_DAY}"
    rf"|{_DAY}(?P<short>[./-]){_MONTH}(?P=short)\d\d(?![./ -]?\d\d[./ -]))(?![./-]?\d)"
)
_TIME = r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d)"
_OTHER = re.compile(rf"{_NUMBERED}|{_DATE}|{_TIME}", re.IGNORECASE)

_UNIT = re.compile(
    r"[ )]{0,3}(?:-? ?)(?:s|secs?|seconds?|sekunden|mins?|minutes?|minuten|h|hrs?|hours?|days?|weeks?|months?|years?|"
    r"x(?! ?\d)|×|times|reps?|repetitions?|repeats?|sets?|laps?|lengths?|rounds?|steps?|schritte|paces|"
    r"kgs?|kilos?|lbs?|pounds?|stone|oz|mg|mcg|µg|ug|g|grams?|ml|iu|units?|doses?|tablets?|"
    r"bpm|beats?|mm ?hg|watts?|rpm|kcals?|cals?|calories|kj|°|degrees|%|percent|"
    r"mm|cm|km|kms|metres?|meters?|miles?|feet|ft|inch(?:es)?|yards?|points?|words|"
    r"euros?|dollars?|quid|bucks|usd|eur|gbp|€)(?!\w)",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:steps?|step count|pedometer|pulse|heart rate|blood pressure|bp|hr|weight|weighed|weighs?|counted|counts?|"
    r"doses?|reps?|repetitions|sets?|scores?|scored|times|seconds|minutes|invoice|order|ref(?:erence)?)\b"
    r"[^\d\n]{0,25}(?:\d[\d ]{0,12}[,;] ?){0,6}$",
    re.IGNORECASE,
)
# A word that says a phone number follows; others may stand between when the last of them leads to it.
_CUE = re.compile(
    r"\b(?:call|phone|ring|tel|telephone|telefon|mobile|mobil|handy|cell|whats ?app|sms|fax|signal|"
    r"text me|(?:my|our) number)"
    r"(?:\b[^\d\n+]{0,25}?\b(?:me|us|him|her|on|at|is|no|nr|number)|\b)[ .:=#*_(-]{0,4}$",
    re.IGNORECASE,
)
_BEFORE = 60
_NEAR = 8
_LAST_TIME = 2359


def blank_dates(text: str) -> str:
    """The text as long as it was, with line ends in place of dates, times and numbers of registers."""
    return _OTHER.sub(lambda found: "\n" * len(found[0]), text)


def is_measure(text: str, start: int, end: int) -> bool:
    """Whether a unit follows, as in `3500-4500 steps`."""
    return _UNIT.match(text, end) is not None


def is_told_as_measure(text: str, start: int) -> bool:
    """Whether the words before say that something was counted, as in `my pulse: 072 068`."""
    return _MEASURED.search(text, max(start - _BEFORE, 0), start) is not None


def is_told_as_phone(text: str, start: int) -> bool:
    """Whether the words before say that a phone number follows."""
    return _CUE.search(text, max(start - _BEFORE, 0), start) is not None


def is_count(number: str) -> bool:
    """Whether groups of digits are a row of counts or of times of day: `06 12 18 24 30`, `0730 1030 1330`."""
    groups = re.findall(r"\d+", number)
    values = [int(group) for group in groups]
    if len(groups) < 3 or len({len(group) for group in groups}) > 1:
        return False
    gaps = [abs(right - left) for left, right in pairwise(values)]
    if len(groups[0]) == 4:
        return values == sorted(values) and all(one <= _LAST_TIME and one % 100 < 60 for one in values)
    return len(groups[0]) < 3 and len(groups) < 8 and (len(set(gaps)) == 1 or max(gaps) <= _NEAR)
