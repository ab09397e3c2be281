"""Whom to call in which country: what we ship, and what moderators name in its place."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.rules.crisis.signs import Kind


@dataclass(frozen=True, slots=True)
class HelpNumber:
    """A number that is called in a country for one kind of danger, and the words beside it."""

    country: str
    kind: Kind
    number: str
    words: str


EMERGENCY: Kind = "emergency"
# EU stands for its countries but Ireland, where one number holds for all.
COUNTRIES = {
    "GB": "United Kingdom",
    "IE": "Ireland",
    "US": "United States",
    "CA": "Canada",
    "AU": "Australia",
    "NZ": "New Zealand",
    "EU": "Other countries of the European Union",
}
SHIPPED = (
    HelpNumber("GB", "emergency", "999", "Emergency services. 112 works too."),
    HelpNumber("IE", "emergency", "112", "Emergency services. 999 works too."),
    HelpNumber("US", "emergency", "911", "Emergency services."),
    HelpNumber("CA", "emergency", "911", "Emergency services."),
    HelpNumber("AU", "emergency", "000", "Emergency services. From a mobile, 112 works too."),
    HelpNumber("NZ", "emergency", "111", "Emergency services."),
    HelpNumber("EU", "emergency", "112", "Emergency services, in every country."),
    HelpNumber("GB", "suicide", "116 123", "Samaritans, day and night, free. Or text SHOUT to 85258."),
    HelpNumber("IE", "suicide", "116 123", "Samaritans, day and night, free. Or text HELLO to 50808."),
    HelpNumber("US", "suicide", "988", "Suicide and Crisis Lifeline, day and night. Call or text."),
    HelpNumber("CA", "suicide", "988", "Suicide Crisis Helpline, day and night. Call or text."),
    HelpNumber("AU", "suicide", "13 11 14", "Lifeline, day and night. Or text 0477 13 11 14."),
    HelpNumber("NZ", "suicide", "1737", "Need to talk? Day and night, free. Call or text."),
    HelpNumber("EU", "suicide", "116 123", "Somebody who listens, in many of the countries."),
    HelpNumber("GB", "abuse", "0808 2000 247", "National Domestic Abuse Helpline, day and night, free."),
    HelpNumber("IE", "abuse", "1800 341 900", "Women’s Aid, day and night, free."),
    HelpNumber("US", "abuse", "1 800 799 7233", "National Domestic Violence Hotline, day and night."),
    HelpNumber("AU", "abuse", "1800 737 732", "1800RESPECT, day and night."),
    HelpNumber("NZ", "abuse", "0800 733 843", "Women’s Refuge, day and night, free."),
    HelpNumber("EU", "abuse", "116 006", "Help for victims of crime, in many of the countries."),
)


def numbers_in_force(named: Sequence[HelpNumber]) -> list[HelpNumber]:
    """What moderators named, and what we ship for each country and kind for which they named nothing."""
    replaced = {(one.country, one.kind) for one in named}
    return [*named, *(one for one in SHIPPED if (one.country, one.kind) not in replaced)]
