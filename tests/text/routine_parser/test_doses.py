"""No dose that people write, in no layout, stops the parser or the card that is made of it."""

import re
from dataclasses import fields
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.rules.routines.fields import check_fields, fields_of, list_lines
from forum.text.prose.card import draft_from_prose
from forum.text.prose.message import ReadMessage
from forum.text.routine_parser import FoundItem, item_to_dict, parse_routine
from forum.text.routine_parser.items import Dose
from forum.text.routine_parser.normalise import simplify
from tests.samples.doses import LAYOUTS, SHAPES, UNITS, Dosed, write_doses
from tests.samples.library import EXERCISES

MANY = 10_000
PARTS = 8
AMOUNTS = [name for field in fields(Dose) if f"{(name := field.name)}_max" in Dose.__dataclass_fields__]
SINGLE = {"sides", "frequency", "distance", "rounds", "move_s", "return_s"}
SIDES = {None, "each", "left", "right"}
A_NUMBER = re.compile(r"\d+")


@cache
def messages() -> list[Dosed]:
    """All of them; what says the same, word for word, is read once."""
    return list({one.text: one for one in write_doses(MANY)}.values())


def part(number: int) -> list[Dosed]:
    """Every eighth of the messages, counted on from this one."""
    return messages()[number::PARTS]


def numbers_of(text: str) -> set[int]:
    """What an amount of this text may be: its numbers, or those as minutes; and what was set in the layout."""
    said = {int(found) for found in A_NUMBER.findall(simplify(text).text)}
    return said | {60 * number for number in said}


def check_dose(dose: Dose, known: set[int]) -> None:
    """Every number is the text's, none is negative, and no range is upside down."""
    for name in AMOUNTS:
        low, high = getattr(dose, name), getattr(dose, f"{name}_max")
        for end in (low, high):
            assert end is None or (type(end) is int and end >= 0 and end in known), (name, low, high)
        assert low is None or high is None or low < high, (name, low, high)
    assert dose.sides in SIDES
    for words in (dose.distance, dose.frequency):
        ends = [Fraction(end) for end in re.findall(r"\d+(?:\.\d+)?", words or "")]
        assert ends == sorted(ends), words


def check_card(items: tuple[FoundItem, ...]) -> None:
    """The draft opens without a word of complaint, and saved and opened again it is the same."""
    typed = draft_from_prose(ReadMessage("", items), EXERCISES)
    card, problems = check_fields(typed, EXERCISES, is_draft=True)
    assert problems == []
    assert len(card.items) == len(items) == len(list_lines(typed))
    again, problems = check_fields(fields_of(card), EXERCISES, is_draft=True)
    assert (again, problems) == (card, [])


def test_the_messages_hold_every_unit_in_every_shape_and_layout() -> None:
    written = list(write_doses(MANY))
    assert len({(one.unit, one.shape, one.layout) for one in written}) == len(UNITS) * len(SHAPES) * len(LAYOUTS)
    assert len(messages()) > 0.8 * MANY


def test_every_number_of_a_dose_has_two_ends() -> None:
    names = {field.name for field in fields(Dose)}
    assert names == {*AMOUNTS, *(f"{name}_max" for name in AMOUNTS), *SINGLE}


@pytest.mark.parametrize("number", range(PARTS))
def test_ten_thousand_doses_are_read_and_make_cards_that_open(number: int) -> None:
    read = 0
    for one in part(number):
        try:
            items = parse_routine(one.text, EXERCISES)
            known = numbers_of(one.text)
            for item in items:
                check_dose(item.dose, known)
            check_card(items)
        except Exception as error:
            raise AssertionError(f"{error!r} in {one}") from error
        read += any(item.dose != Dose() for item in items)
    assert read > 0.6 * len(messages()) / PARTS  # and most of them say something


JUNK = st.text(max_size=12) | st.sampled_from(
    [
        "heel raise ",
        " squats",
        "-",
        "\u2013",
        " to ",
        " or ",
        "x",
        " s",
        " min",
        "rest ",
        "sets",
        " kg",
        "\n",
        "|",
        "\t",
        "/",
    ]
)
NUMBERS = st.integers(0, 10**13).map(str) | st.characters(categories=["Nd", "Nl", "No"])


@given(st.lists(st.tuples(JUNK, NUMBERS, JUNK).map("".join), max_size=12).map("".join))
def test_whatever_stands_around_a_number_is_read_without_an_error(junk: str) -> None:
    for text in (f"heel raise {junk}", f"{junk} squats 3x10 rest {junk}"):
        items = parse_routine(text, EXERCISES)
        check_card(items)
        for item in items:
            assert item_to_dict(item)["exercise"] in EXERCISES
