"""Which positions a person has to be able to be in."""

import re
from dataclasses import replace

from forum.rules.fitting.conflicts import list_conflicts
from forum.rules.fitting.profiles import RESTING, FitProfile
from forum.rules.library.positions import MOVES_BETWEEN, fits_in, places_of
from forum.rules.routines.coverage import positions
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import item_strip
from forum.rules.routines.summary import list_facets
from tests.samples.library import EXERCISES

UPRIGHT = {"standing_supported", "standing_unsupported", "walking"}
# From the back to the side, and from the side to sitting up: nobody stands.
TURNS_IN_BED = {"bed-roll", "side-lying-to-sit"}
STANDS_UP = re.compile(r"and stand\b|stand up, |stand up$|stand, walk|between stations")


def test_every_exercise_in_which_one_stands_up_is_known() -> None:
    found = {
        one.id
        for one in EXERCISES.values()
        if UPRIGHT & set(one.positions)
        and set(one.positions) - UPRIGHT
        and any(STANDS_UP.search(step) for step in one.how)
    }
    assert found == MOVES_BETWEEN - TURNS_IN_BED


def test_who_only_sits_can_not_stand_up_from_a_chair() -> None:
    sit_to_stand = EXERCISES["sit-to-stand"]
    assert not fits_in(sit_to_stand, RESTING)
    assert fits_in(sit_to_stand, (*RESTING, "standing_unsupported"))
    profile = FitProfile(positions=RESTING, has_company=True)
    for position in (None, "seated"):
        item = Item(exercise_id="sit-to-stand", position=position)
        assert "position" in {one.kind for one in list_conflicts(item, sit_to_stand, profile)}


def test_a_line_that_says_sitting_still_shows_that_one_stands_up() -> None:
    item = Item(exercise_id="sit-to-stand", reps=5, position="seated")
    assert item_strip(item, EXERCISES["sit-to-stand"]).positions == ("seated", "standing_unsupported")
    card = Card(title="One", items=(item,))
    assert positions(card, EXERCISES) == ("seated", "standing_unsupported")
    assert ("position", "resting") not in list_facets(card, EXERCISES)


def test_where_one_may_choose_one_position_is_enough() -> None:
    march = EXERCISES["ankle-pump"]
    assert places_of(march, None) == march.positions
    assert places_of(march, "seated") == ("seated",)
    assert places_of(None, "seated") == ("seated",)
    assert ("position", "resting") in list_facets(Card(items=(Item(exercise_id="ankle-pump"),)), EXERCISES)
    assert fits_in(replace(march, positions=("seated", "walking")), ("seated",))
