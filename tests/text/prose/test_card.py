"""A card's draft made of what was read in a message."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.rules.routines.fields import Fields, check_fields, list_lines, read_card
from forum.rules.routines.safety import is_no_stricter, item_strip
from forum.text.prose.card import Titles, draft_from_prose
from forum.text.prose.frequency import card_frequency, say_frequency
from forum.text.prose.message import ReadMessage
from forum.text.routine_parser import FoundItem, parse_whole
from forum.text.routine_parser.items import Dose, Setting
from tests.samples.library import EXERCISES

ANAS = """My PT gave me these, twice a day.

- Heel raises holding the kitchen counter, 3 sets of 10
- lay flat one knee bent and lift opposite leg - 3 sets of ten then switch
- Marching in my chair with 2 lb ankle weights for 2 minutes, my husband stands beside me
- Push my knees apart against a red band, 12 times, rest 1 minute"""


def found(
    exercise_id: str = "heel-raise", *, confidence: float = 0.9, words: str = "as I said", **given: Any
) -> FoundItem:
    """An item as the parser would hand it out, with these amounts and this setting."""
    dose = {name: given.pop(name) for name in list(given) if name in Dose.__dataclass_fields__}
    return FoundItem(
        span=(0, 4), mention="that", words=words, exercise_id=exercise_id, confidence=confidence,
        dose=Dose(**dose), setting=Setting(**given),
    )  # fmt: skip


def draft(*items: FoundItem, credit: str = "") -> Fields:
    """The draft of what was found, as of a text that nobody looks at."""
    return draft_from_prose(ReadMessage("", items), EXERCISES, credit=credit)


def read(text: str, **titles: str) -> Fields:
    """The draft of a text."""
    return draft_from_prose(ReadMessage(text, *parse_whole(text, EXERCISES)), EXERCISES, Titles(**titles))


def lines_of(*items: FoundItem) -> list[dict[str, str]]:
    return list_lines(draft(*items))


def test_anas_words_become_the_lines_of_a_card() -> None:
    fields = read(ANAS)
    card, problems = check_fields(fields, EXERCISES)
    assert problems == []
    assert [item.exercise_id for item in card.items] == [
        "heel-raise", "straight-leg-raise", "seated-march", "band-hip-abduction",
    ]  # fmt: skip
    assert (card.provenance, card.times_per_day) == ("pt", 2)
    heels, legs, march, knees = card.items
    assert (heels.sets, heels.reps, legs.sides) == (3, 10, "each")
    assert (march.duration_s, march.load_kg, march.spotter) == (120, 0.91, "required")
    assert "Weight: 2 lb." in march.note
    assert (knees.band, knees.rest_s) == ("red", 60)


def test_every_line_keeps_the_authors_own_words() -> None:
    said = [line["said"] for line in list_lines(read(ANAS))]
    assert "lay flat one knee bent" in said[1]


def test_a_line_below_three_quarters_is_unsure() -> None:
    assert ["unsure" in line for line in lines_of(found(confidence=0.74), found(confidence=0.75))] == [True, False]


def test_a_card_has_neither_the_words_nor_the_doubt() -> None:
    fields = draft(found(confidence=0.5), found("bridge"))
    card, problems = read_card(fields)
    assert problems == []
    assert "as I said" not in repr(card)


@pytest.mark.parametrize(
    ("frequency", "fields", "words"),
    [
        ("1/day", {"times_per_day": 1, "days_per_week": 7}, ""),
        ("2/day", {"times_per_day": 2}, ""),
        ("2-3/day", {}, "2 to 3 times a day"),
        ("3/week", {"days_per_week": 3}, ""),
        ("2-3/week", {"days_per_week": 2, "days_per_week_max": 3}, ""),
        ("9/week", {}, "9 times a week"),
        ("40/day", {}, "40 times a day"),
        ("eod", {"days_per_week": 3, "days_per_week_max": 4}, "Every other day"),
        ("mon,wed,fri", {"days_per_week": 3}, "On Monday, Wednesday and Friday"),
        ("when I can", {}, "when I can"),
    ],
)
def test_how_often_becomes_fields_and_what_none_holds_becomes_words(
    frequency: str, fields: dict[str, int], words: str
) -> None:
    assert card_frequency(frequency) == (fields, words)


def test_how_often_is_said_in_everyday_words() -> None:
    assert [say_frequency(one) for one in ("1/day", "2/week", "mon")] == ["Once a day", "Twice a week", "On Monday"]


def test_lines_that_are_done_differently_often_say_so_in_their_notes() -> None:
    fields = draft(found(frequency="2/day"), found("bridge", frequency="3/week"), found("wall-sit"))
    assert "times_per_day" not in fields
    notes = [line.get("note", "") for line in list_lines(fields)]
    assert notes == ["Twice a day.", "3 times a week.", ""]


def test_amounts_beyond_a_cards_limits_are_words_of_the_note() -> None:
    line = lines_of(found(reps=500, sets=0, hold_s=9_000, rest_s=3_600))[0]
    assert not {"reps", "sets", "hold_s", "rest_s"} & set(line)
    assert line["note"] == "0 sets. 500 times. Hold for 150 minutes. Rest for 60 minutes."


def test_things_that_the_library_does_not_know_are_named_in_the_note() -> None:
    line = lines_of(found(equipment=("sticker", "towel")))[0]
    assert (line["equipment"], line["note"]) == ("Belt or towel", "With: sticker.")


def test_a_thing_that_the_library_leaves_open_is_kept_and_one_it_asks_for_is_not_said_twice() -> None:
    [wall] = lines_of(found(exercise_id="heel-raise", equipment=("wall",)))
    assert wall["equipment"] == "Wall"
    [chair] = lines_of(found(exercise_id="seated-knee-extension", equipment=("chair", "ankle weight")))
    assert chair["equipment"] == "Ankle weight"


def test_a_weight_too_light_for_a_card_stands_in_the_note() -> None:
    line = lines_of(found(resistance="1 lb"))[0]
    assert (line.get("load_kg"), line["note"]) == (None, "Weight: 1 lb.")


def test_standing_is_told_apart_by_what_is_held() -> None:
    # The library knows this one both ways.
    both = next(one.id for one in EXERCISES.values()
                if {"standing_supported", "standing_unsupported"} <= set(one.positions)
                and one.safety.stable_support == "within_reach" and one.id != "sit-to-stand")  # fmt: skip
    held = lines_of(found(both, position="standing", support="counter", words="I hold the counter"))[0]
    near = lines_of(found(both, position="standing", support="counter", words="at the counter"))[0]
    assert (held["position"], held["support"]) == ("standing_supported", "hold_on")
    assert (near.get("position"), near["support"]) == (None, "within_reach")


def test_a_place_that_the_exercise_does_not_know_is_kept() -> None:
    assert lines_of(found("heel-raise", position="seated"))[0]["position"] == "seated"


def test_more_lines_than_a_card_holds_are_named_in_its_note() -> None:
    fields = draft(*[found()] * 40, found("bridge"))
    assert len(list_lines(fields)) == 40
    assert EXERCISES["bridge"].name in fields["note"]


def test_somebody_elses_words_are_credited() -> None:
    fields = draft_from_prose(
        ReadMessage("", (found(),)), EXERCISES, Titles(fixed="From ana"), credit="From ana’s post"
    )
    assert (fields["title"], fields["provenance"], fields["provenance_note"]) == ("From ana", "copy", "From ana’s post")


AMOUNTS = st.none() | st.integers(0, 20_000)
WORDS = st.sampled_from(["counter", "sticker", "band", "wall", "sofa", "bike", "2 towels"])
ITEMS = st.builds(
    found,
    st.sampled_from(sorted(EXERCISES)),
    confidence=st.floats(0, 1),
    words=st.text(max_size=400),
    sets=AMOUNTS, reps=AMOUNTS, reps_max=AMOUNTS, hold_s=AMOUNTS, hold_s_max=AMOUNTS, rest_s=AMOUNTS,
    duration_s=AMOUNTS,
    sides=st.sampled_from([None, "each", "left", "upper"]),
    distance=st.none() | st.text("0123456789 km", max_size=60),
    frequency=st.sampled_from([None, "1/day", "2-3/day", "99/week", "eod", "mon,fri", "now and then"]),
    position=st.sampled_from([None, "standing", "seated", "long-sitting", "upside-down"]),
    support=st.none() | WORDS,
    equipment=st.lists(WORDS, max_size=4).map(tuple),
    resistance=st.sampled_from([None, "band", "red band", "2 lb", "9999 kg", "springs"]),
    spotter=st.booleans(),
    eyes_closed=st.booleans(),
)  # fmt: skip


@given(st.lists(ITEMS, max_size=45))
def test_whatever_was_read_makes_a_draft_that_is_fine_and_drops_no_warning(items: list[FoundItem]) -> None:
    fields = draft(*items)
    card, problems = check_fields(fields, EXERCISES, is_draft=True)
    assert problems == []
    for item in card.items:
        exercise = EXERCISES[item.exercise_id]
        own = item_strip(replace(item, position=None), exercise)
        assert is_no_stricter(item_strip(type(item)(exercise_id=item.exercise_id), exercise), own)
