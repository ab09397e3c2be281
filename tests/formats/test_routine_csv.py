"""A card as a table, and back."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given

from forum.errors import Refused
from forum.formats.routines.csv_table import routine_from_csv, routine_to_csv
from forum.rules.routines.routines import Card, Item
from tests.samples.cards import cards
from tests.samples.library import EXERCISES, STORY_CARD

NASTY = (
    "=1+1", "+44", "-1", "@SUM(A1)", "'quoted", "'=1", "''", 'a "quote", and; a comma', "two\nlines", "😀", "مرحبا",
    "#hash $dollar",
)  # fmt: skip


def table(card: Card) -> str:
    return routine_to_csv(card, EXERCISES).decode()


@given(cards())
def test_every_card_comes_back_as_it_went(card: Card) -> None:
    assert routine_from_csv(table(card)) == card


@pytest.mark.parametrize("text", NASTY)
def test_texts_that_mean_something_to_a_spreadsheet_come_back_too(text: str) -> None:
    card = replace(STORY_CARD, title=text, note=text, items=(replace(STORY_CARD.items[0], note=text, band=text),))
    assert routine_from_csv(table(card)) == card


@given(cards())
def test_no_cell_is_a_formula(card: Card) -> None:
    for row in csv.reader(io.StringIO(table(card))):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_a_table_that_a_spreadsheet_saved_with_semicolons_is_read() -> None:
    rows = csv.reader(io.StringIO(table(STORY_CARD).removeprefix("\ufeff")))
    saved = io.StringIO()
    csv.writer(saved, delimiter=";", lineterminator="\n").writerows([*row, "", ""] for row in rows)
    assert routine_from_csv(saved.getvalue()) == STORY_CARD


def test_people_see_the_name_and_the_dose_and_they_are_not_read_back() -> None:
    text = table(STORY_CARD)
    assert "2 sets of 10 times each side" in text
    assert routine_from_csv(text.replace("2 sets of 10 times each side", "A thousand times")) == STORY_CARD


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("strideshare card,1", "my table,1", "first row"),
        ("title,", "colour,", "no field “colour”"),
        ("exercise_id,", "exercise_id,mood,", "“mood”"),
        ("times,2,10", "times,two dozen,10", "Row 11"),
        ("wall-ball-squat,", ",", "Choose an exercise"),
        ("title,Corner and counter", "title,Corner and counter\r\ntitle,Again", "twice"),
        ("provenance,pt", "provenance,aunt", "one of the answers"),
    ],
)
def test_a_table_with_a_mistake_is_refused_and_says_where(before: str, after: str, says: str) -> None:
    text = table(STORY_CARD)
    assert before in text
    with pytest.raises(Refused, match=says):
        routine_from_csv(text.replace(before, after, 1))


def test_eighty_lines_are_refused_with_their_number() -> None:
    many = Card(title="Many", items=tuple(Item(exercise_id="bridge", reps=n + 1) for n in range(80)))
    with pytest.raises(Refused, match="80"):
        routine_from_csv(table(many))


@pytest.mark.parametrize("text", ["", "\n\n", "a", '"', "\x00", "strideshare card,1\n" + "x," * 5_000])
def test_what_is_no_card_is_refused_in_words(text: str) -> None:
    with pytest.raises(Refused):
        routine_from_csv(text)
