"""Where phone numbers stand in a text, and not doses, dates or study numbers."""

import re
from collections.abc import Iterator
from itertools import pairwise

Span = tuple[int, int]

# Numbers that look like a phone's: of studies, papers, books and people in registers.
_NUMBERED = re.compile(
    r"\b(?:10\.\d{4,9}/\S{1,200}|NCT ?\d{8}|PMC ?\d{4,9}|PMID:? ?\d{4,9}|ISBN(?:-1[03])?:? ?[\d -]{9,17}X?"
    r"|(?:\d{4}-){3}\d{3}[\dX]|ISRCTN ?\d{8}|ACTRN ?\d{14}|(?:19|20)\d\d-[01]\d-[0-3]\d)",
    re.IGNORECASE,
)
_START = r"(?<![\w/])(?<!\d[-.:,])(?<![$£€#=])"
_END = r"(?![-.,]?\d|\w|%)"
_GAP = r"[ .-]{0,3}"
_PHONE = re.compile(
    _START
    + r"(?:"
    # +1 (602) 555-0137, 602-555-0137, 1 602 555 0137
    + rf"(?:(?:\+ ?)?1[ .-]?)?(?:\([2-9]\d\d\) ?[.-]? ?|[2-9]\d\d{_GAP})[2-9]\d\d{_GAP}\d{{4}}"
    # +44 7700 900 123, 0044 ...
    + r"|(?:\+ ?|\(\+|00 ?)[1-9](?:(?:[ ()-]{0,3}|\.)\d){7,14}"
    # 07700 900123, 020 7946 0958, (0161) 496 0000
    + rf"|\(?0\d{{2,4}}\)?{_GAP}\d{{3,4}}{_GAP}\d{{3,4}}"
    # 06 12 34 56 78
    + r"|0[1-9](?:[ .-]?\d\d){4}"
    + r")" + _END
)  # fmt: skip
# Digit by digit: 6 0 2 5 5 5 0 1 3 7
_SPELLED = re.compile(_START + r"\d(?:[ .-]\d){8,13}" + _END)
_SPELLED_PHONE = re.compile(r"1?[2-9]\d\d[2-9]\d{6}|0\d{8,11}")
# A short local number is one only after a word that says so.
_CUED = re.compile(
    r"\b(?:call|phone|ring|tel|telephone|mobile|cell|whats ?app|sms|fax)\b[^\d\n+]{0,25}"
    r"(?P<number>\d{3,5}[ .-]?\d{3,5}(?:[ .-]?\d{2,5})?)" + _END,
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)\d\d[ .-](?:19|20)\d\d")


def find_phones(text: str) -> Iterator[Span]:
    """Spans of phone numbers in folded text, in no order; some may overlap."""
    text = _NUMBERED.sub(lambda numbered: "\n" * len(numbered[0]), text)
    yield from (match.span() for match in _PHONE.finditer(text))
    yield from (match.span() for match in _SPELLED.finditer(text) if _is_spelled_phone(match[0]))
    yield from (match.span("number") for match in _CUED.finditer(text) if _is_local_number(match["number"]))


def _is_local_number(number: str) -> bool:
    return 7 <= sum(letter.isdigit() for letter in number) <= 13 and not _YEARS.fullmatch(number)


def _is_spelled_phone(spelled: str) -> bool:
    """A phone's shape, and not somebody counting up or down."""
    digits = [int(letter) for letter in spelled if letter.isdigit()]
    steps = sum(abs(left - right) == 1 for left, right in pairwise(digits))
    return steps < len(digits) * 0.6 and bool(_SPELLED_PHONE.fullmatch("".join(map(str, digits))))
