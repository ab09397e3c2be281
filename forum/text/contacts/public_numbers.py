"""Which phone numbers are nobody's own: freephone numbers and helplines, by the plans of countries."""

from collections.abc import Iterator

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberType

# Where members write from, most of them first: the first plan in which a number is valid says what it is.
REGIONS = (
    *("GB", "IE", "US", "CA", "AU", "NZ", "ZA", "IN", "FR", "BE", "NL", "CH", "AT", "ES", "IT", "PT"),
    *("PL", "CZ", "GR", "SE", "NO", "DK", "FI", "BR", "MX", "DE"),
)
NORTH_AMERICA = ("US", "CA")
_PUBLIC = frozenset((PhoneNumberType.TOLL_FREE, PhoneNumberType.SHARED_COST, PhoneNumberType.UAN))


def _read(number: str, regions: tuple[str, ...] = REGIONS) -> Iterator[PhoneNumber]:
    for region in regions:
        try:
            yield phonenumbers.parse(number, region)
        except NumberParseException:
            continue


def is_valid(number: str, regions: tuple[str, ...] = REGIONS) -> bool:
    """Whether a country's plan has this number."""
    return any(phonenumbers.is_valid_number(one) for one in _read(number, regions))


def is_possible(number: str) -> bool:
    """Whether the number is as long as a country's numbers are."""
    return any(phonenumbers.is_possible_number(one) for one in _read(number))


def is_freephone(number: str) -> bool:
    """Whether a number is free to call, or an organisation's for a whole country."""
    valid = next((one for one in _read(number) if phonenumbers.is_valid_number(one)), None)
    return valid is not None and phonenumbers.number_type(valid) in _PUBLIC


def key_of(number: str) -> str:
    """The number as it can be compared, however it is written: its digits, without what is dialled before them."""
    digits = "".join(letter for letter in number if letter.isdigit())
    if number.lstrip(" (").startswith("+") or digits.startswith("00"):
        known = next(_read("+" + digits.lstrip("0"), ("GB",)), None)
        return str(known.national_number) if known else digits.lstrip("0")
    bare = digits.lstrip("0")
    # The long-distance 1 of North America is dialled before ten digits.
    return bare[1:] if len(bare) == 11 and bare.startswith("1") else bare
