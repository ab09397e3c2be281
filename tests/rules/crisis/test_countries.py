"""Which country's numbers come first, and which numbers there are."""

import pytest

from forum.rules.crisis.countries import guess_country
from forum.rules.crisis.crisis import KINDS
from forum.rules.crisis.numbers import COUNTRIES, SHIPPED, HelpNumber, numbers_in_force
from forum.rules.crisis.panel import make_panel


@pytest.mark.parametrize(
    ("zone", "languages", "country"),
    [
        ("Europe/London", ["de-DE"], "GB"),
        ("Europe/Dublin", [], "IE"),
        ("America/Toronto", ["en-US"], "CA"),
        ("Europe/Berlin", [], "EU"),
        ("", ["en", "en-NZ"], "NZ"),
        ("Asia/Tokyo", ["en-US"], "US"),
        ("UTC", ["en"], ""),
        ("", [], ""),
    ],
)
def test_a_time_zone_tells_the_country_and_else_a_language(zone: str, languages: list[str], country: str) -> None:
    assert guess_country(zone, languages) == country


@pytest.mark.parametrize("country", COUNTRIES)
def test_each_country_has_a_number_for_emergencies_and_one_for_who_wants_to_die(country: str) -> None:
    kinds = {one.kind for one in SHIPPED if one.country == country}
    assert {"emergency", "suicide"} <= kinds


def test_a_number_of_the_moderators_stands_in_place_of_ours_for_its_country_and_kind_alone() -> None:
    own = HelpNumber("GB", "suicide", "0330 094 5717", "Ours.")
    numbers = numbers_in_force([own])
    assert [one for one in numbers if (one.country, one.kind) == ("GB", "suicide")] == [own]
    assert len(numbers) == len(SHIPPED)


@pytest.mark.parametrize("kind", KINDS)
def test_the_emergency_number_is_always_there_and_the_danger_comes_first(kind: str) -> None:
    here = make_panel([one for one in KINDS if one == kind], [], "GB").here
    assert here is not None
    assert here.numbers[0].kind == kind
    assert "999" in [one.number for one in here.numbers]
