"""Which country's numbers come first: a guess that only orders a list, and is kept nowhere."""

from collections.abc import Sequence

from babel.core import get_global

from forum.rules.crisis.numbers import COUNTRIES

EU_MEMBERS = frozenset(
    (
        *("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU"),
        *("IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE"),
    )
)


def guess_country(time_zone: str, languages: Sequence[str]) -> str:
    """The country of a time zone, else of the first language that names one ("en-GB"); "" when neither tells."""
    territory = get_global("zone_territories").get(time_zone, "")
    tags = (tag.replace("_", "-").split("-")[-1].upper() for tag in languages if len(tag) > len("en"))
    return next((code for code in map(_listed, (territory, *tags)) if code), "")


def _listed(territory: str) -> str:
    return "EU" if territory in EU_MEMBERS else territory if territory in COUNTRIES else ""
