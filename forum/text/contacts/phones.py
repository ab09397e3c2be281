"""Where phone numbers stand in a text, and not doses, dates, counts or study numbers.

Shapes find what may be one; `phone_context` reads the words around it, `public_numbers` the plans of countries.
"""

import re
from collections.abc import Iterator, Set
from itertools import pairwise

from forum.text.contacts import phone_context, public_numbers

Span = tuple[int, int]

_START = r"(?<![\w/])(?<!\d[-.:,])(?<![$£€#=])"
_END = r"(?![-.,]?\d|\w|%)"
_GAP = r"[ .-]{0,3}"
# With a sign that nothing but a phone number has: a plus, two zeros, brackets around an area code.
_SIGNED = re.compile(
    _START
    + r"(?:(?:\+ ?|\(\+|00 ?)[1-9](?:(?:[ ()-]{0,3}|\.)\d){7,14}"
    + rf"|(?:(?:\+ ?)?1[ .-]?)?\([2-9]\d\d\) ?[.-]? ?[2-9]\d\d{_GAP}\d{{4}}"
    + rf"|\(0\d{{2,4}}\){_GAP}\d{{3,4}}{_GAP}\d{{3,4}})"
    + _END
)
# 602-555-0137, 1 602 555 0137
_AMERICAN = re.compile(_START + rf"(?:1[ .-]?)?[2-9]\d\d{_GAP}[2-9]\d\d{_GAP}\d{{4}}" + _END)
# 07700 900123, 020 7946 0958, 06 12 34 56 78
_NATIONAL = re.compile(_START + rf"(?:0\d{{2,4}}{_GAP}\d{{3,4}}{_GAP}\d{{3,4}}|0[1-9](?:[ .-]?\d\d){{4}})" + _END)
# No amount begins like this: 07700 …
_LONG_CODE = re.compile(r"0[1-9]\d{3}")
# Digit by digit: 6 0 2 5 5 5 0 1 3 7
_SPELLED = re.compile(_START + r"\d(?:[ .-]\d){8,13}" + _END)
_SPELLED_PHONE = re.compile(r"1?[2-9]\d\d[2-9]\d{6}|0\d{8,11}")
# After a word that says so, also a short local number, and what a country's plan knows: 0171/1234567.
_LOCAL = re.compile(r"(?<![\w+/.-])\d{3,5}[ .-]?\d{3,5}(?:[ .-]?\d{2,5})?" + _END)
_ANY = re.compile(r"(?<![\w+/.-])\d(?:[ ()./-]{0,3}\d){6,13}" + _END)
_YEARS = re.compile(r"(?:19|20)\d\d[ .-](?:19|20)\d\d")


def find_phones(text: str, public: Set[str] = frozenset()) -> Iterator[Span]:
    """Spans of private phone numbers in folded text, in no order; some may overlap.

    `public` holds more numbers that are nobody's own, as `public_numbers.key_of` writes them.
    """
    text = phone_context.blank_dates(text)
    found = {span: _is_public(text[slice(*span)], public) for span in _find_likely(text)}
    open_spans = [span for span, is_public in found.items() if is_public]
    for start, end in found:
        if not any(left <= start and end <= right for left, right in open_spans):
            yield start, end


def _is_public(number: str, public: Set[str]) -> bool:
    return public_numbers.key_of(number) in public or public_numbers.is_freephone(number)


def _find_likely(text: str) -> Iterator[Span]:
    yield from (one.span() for one in _SIGNED.finditer(text) if public_numbers.is_possible(one[0].strip("(")))
    for shape in (_AMERICAN, _NATIONAL, _SPELLED):
        yield from (one.span() for one in shape.finditer(text) if _is_phone(text, one, shape))
    for shape in (_LOCAL, _ANY):
        yield from (one.span() for one in shape.finditer(text) if _is_told(text, one, shape))


def _is_phone(text: str, found: re.Match[str], shape: re.Pattern[str]) -> bool:
    """Whether digits in the shape of a phone number are one, by what stands around and in them."""
    if phone_context.is_told_as_phone(text, found.start()):
        return not _is_counting(found[0])
    if _LONG_CODE.match(found[0]):
        return True
    if phone_context.is_measure(text, found.start(), found.end()) or phone_context.is_count(found[0]):
        return False
    if phone_context.is_told_as_measure(text, found.start()):
        return False
    if shape is _SPELLED:
        return bool(_SPELLED_PHONE.fullmatch(_digits(found[0]))) and not _is_counting(found[0])
    return shape is _NATIONAL or public_numbers.is_valid(found[0], public_numbers.NORTH_AMERICA)


def _is_told(text: str, found: re.Match[str], shape: re.Pattern[str]) -> bool:
    """Whether a number is a phone's because the words before it say so."""
    if not phone_context.is_told_as_phone(text, found.start()):
        return False
    if phone_context.is_measure(text, found.start(), found.end()) or _YEARS.fullmatch(found[0]):
        return False
    if shape is _LOCAL:
        return 7 <= len(_digits(found[0])) <= 13
    return not phone_context.is_count(found[0]) and not _is_counting(found[0]) and public_numbers.is_valid(found[0])


def _is_counting(spelled: str) -> bool:
    """Whether somebody counts up or down, digit by digit."""
    digits = [int(letter) for letter in _digits(spelled)]
    if re.search(r"\d\d", spelled):
        return False
    return sum(abs(left - right) == 1 for left, right in pairwise(digits)) >= len(digits) * 0.6


def _digits(number: str) -> str:
    return "".join(letter for letter in number if letter.isdigit())
