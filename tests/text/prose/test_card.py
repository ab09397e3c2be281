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
from forum.text.routine_parser.items import Circuit, Dose, ReadValue, Setting
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
        dose=Dose(**dose), circuit=given.pop("circuit", None), setting=Setting(**given),
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
    card, problems = check_fields(fields, EXERCISES, is_draft=True)
    assert problems == []
    assert [item.exercise_id for item in card.items] == [
        "heel-raise", "straight-leg-raise", "seated-march", "band-hip-abduction",
    ]  # fmt: skip
    assert (card.provenance, card.times_per_day) == ("pt", 2)
    heels, legs, march, knees = card.items
    assert (heels.sets, heels.reps, legs.sides) == (3, 10, "each")
    assert (march.load_kg, march.spotter) == (0.91, "required")
    assert list_lines(fields)[2]["unsure"]  # marching in a chair has no name of its own in the library
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


THREE = Circuit(3, None)
CIRCUIT = """{}

- Heel raises, 10 times
- Bridge, 8 times
- Sit to stand, 6 times"""


@pytest.mark.parametrize(
    ("said", "rounds"),
    [
        ("Do the whole list 3 times, rest 2 minutes between rounds.", (3, None, 120)),
        ("Go through the whole circuit twice.", (2, None, None)),
        ("Repeat the whole circuit up to 3 times. Rest for 90 seconds after each round.", (None, 3, 90)),
        ("Do the whole circuit 2-3 times, with 30 seconds of rest before the next exercise.", (2, 3, None)),
    ],
)
def test_rounds_of_the_whole_list_stand_on_the_card(said: str, rounds: tuple[int | None, ...]) -> None:
    card, problems = check_fields(read(CIRCUIT.format(said)), EXERCISES, is_draft=True)
    assert problems == []
    assert (card.rounds, card.rounds_max, card.rest_between_rounds_s) == rounds
    assert {(item.sets, item.rest_s) for item in card.items} <= {(None, None), (None, 30)}
    assert not any("round" in item.note for item in card.items)


def test_rounds_of_a_part_of_the_list_are_a_note_and_no_guess() -> None:
    read = [
        found("seated-march", duration_s=300),
        found("heel-raise", reps=10, rounds=2, rest_s=60, circuit=Circuit(2, None, 60, None, is_its_rest=True)),
        found("bridge", reps=8, rounds=3, circuit=Circuit(3, None)),
    ]
    card, problems = check_fields(draft(*read), EXERCISES, is_draft=True)
    assert problems == []
    assert (card.rounds, card.rounds_max, card.rest_between_rounds_s) == (None, None, None)
    assert [(item.rest_s, item.note) for item in card.items] == [
        (None, ""),
        (None, "Done in 2 rounds, together with its part of the list. Rest 60 seconds between rounds."),
        (None, "Done in 3 rounds, together with its part of the list."),
    ]


def test_a_range_of_rest_between_rounds_keeps_its_low_end_and_says_both() -> None:
    read = [found(one, reps=8, rounds=2, circuit=Circuit(2, None, 60, 120)) for one in ("bridge", "heel-raise")]
    card, _ = check_fields(draft(*read), EXERCISES, is_draft=True)
    assert (card.rest_between_rounds_s, card.note) == (60, "Rest 1 to 2 minutes between rounds.")


def test_a_rest_between_rounds_that_no_card_holds_is_said() -> None:
    read = [found(one, reps=8, rounds=2, circuit=Circuit(2, None, 3_600, None)) for one in ("bridge", "heel-raise")]
    card, problems = check_fields(draft(*read), EXERCISES, is_draft=True)
    assert problems == []
    assert (card.rounds, card.rest_between_rounds_s, card.note) == (2, None, "Rest 60 minutes between rounds.")


def in_rounds(exercise_id: str, *, is_sure: bool = True, circuit: Circuit = THREE, **dose: Any) -> FoundItem:
    """A line whose rounds were read surely, or not."""
    value = ReadValue("rounds", 3, 0.9 if is_sure else 0.4, is_sure, True, ())
    return replace(found(exercise_id, reps=8, rounds=3, circuit=circuit, **dose), values=(value,))


def rounds_and_notes(*items: FoundItem) -> tuple[int | None, list[str]]:
    card, _ = check_fields(draft(*items), EXERCISES, is_draft=True)
    return card.rounds, [item.note for item in card.items]


def test_rounds_that_are_not_sure_stay_blank() -> None:
    read = [in_rounds(one, is_sure=False) for one in ("bridge", "heel-raise")]
    assert rounds_and_notes(*read) == (None, ["", ""])


def test_rounds_that_most_lines_are_sure_of_are_the_cards() -> None:
    bridge, heels, walk = in_rounds("bridge"), in_rounds("heel-raise"), in_rounds("seated-march", is_sure=False)
    note = "Done in 3 rounds, together with its part of the list."
    assert rounds_and_notes(bridge, heels, walk) == (3, ["", "", ""])
    assert rounds_and_notes(bridge, walk) == (None, [note, ""])


def test_rounds_of_a_section_are_a_note_even_where_every_line_has_them() -> None:
    part = replace(THREE, is_of_part=True)
    note = "Done in 3 rounds, together with its part of the list."
    assert rounds_and_notes(*(in_rounds(one, circuit=part) for one in ("bridge", "heel-raise"))) == (None, [note] * 2)


def test_a_line_keeps_its_own_rest_beside_that_of_the_rounds() -> None:
    rested = replace(THREE, rest_s=120, is_its_rest=True)
    read = [
        in_rounds("bridge", circuit=rested, rest_s=120),
        in_rounds("heel-raise", circuit=replace(rested, is_its_rest=False), rest_s=30),
    ]
    card, _ = check_fields(draft(*read), EXERCISES, is_draft=True)
    assert (card.rounds, card.rest_between_rounds_s, [item.rest_s for item in card.items]) == (3, 120, [None, 30])
