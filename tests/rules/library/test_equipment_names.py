"""Equipment, named as people name it."""

import pytest

from forum.errors import Refused
from forum.rules.library.equipment_names import parse_equipment, say_equipment
from forum.rules.library.words import EQUIPMENT_WORDS


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("", None),
        (" , ", None),
        ("chair", ("chair",)),
        ("a firm chair and my towel", ("chair", "belt_or_towel")),
        ("Belt or towel", ("belt_or_towel",)),
        ("towel; wall\nCHAIR", ("chair", "wall", "belt_or_towel")),
        ("resistance_band", None),
        ("theraband, kitchen counter", ("counter", "resistance_band")),
        ("nothing", None),
    ],
)
def test_people_name_equipment_as_they_speak(typed: str, values: tuple[str, ...] | None) -> None:
    if typed == "resistance_band":
        with pytest.raises(Refused):
            parse_equipment(typed)
    else:
        assert parse_equipment(typed) == values


def test_a_thing_we_have_no_word_for_is_named_in_the_refusal() -> None:
    with pytest.raises(Refused, match="trampoline") as refused:
        parse_equipment("chair, trampoline", field="items.0.equipment")
    assert refused.value.field == "items.0.equipment"


def test_every_thing_of_the_library_reads_back_from_its_own_words() -> None:
    every = tuple(value for value in EQUIPMENT_WORDS if value != "none")
    assert parse_equipment(say_equipment(every)) == every
