"""A card as a table, and back."""

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given

from forum.errors import Refused
from forum.formats.routines.csv_table import routine_from_csv, routine_to_csv
from forum.formats.routines.file_text import read_text
from forum.rules.routines.routines import Card, Item
from tests.samples.cards import cards
from tests.samples.library import EXERCISES, STORY_CARD

NASTY = (
    "=1+1", "+44", "-1", "@SUM(A1)", "'quoted", "'=1", "''", 'a "quote", and; a comma', "two\nlines", "😀", "مرحبا",
    "#hash $dollar", "a;=1+1", " =1+1", "\uff1d1+1", "a\t+1", "a\n@b", ";;=1", ";'=1", "'; '=1", '"=1', "\t=1",
)  # fmt: skip


def table(card: Card) -> str:
    return routine_to_csv(card, EXERCISES).decode()


@given(cards())
def test_every_card_comes_back_as_it_went(card: Card) -> None:
    assert routine_from_csv(table(card)) == card


@pytest.mark.parametrize("text", NASTY)
def test_texts_that_mean_something_to_a_spreadsheet_come_back_too(text: str) -> None:
    text = text.strip()
    card = replace(STORY_CARD, title=text, note=text, items=(replace(STORY_CARD.items[0], note=text, band=text),))
    assert routine_from_csv(table(card)) == card


FORMULA = re.compile(r"[\s\"]*[=+@\uff1d\uff0b\uff0d\uff20-]|[\t\r]")


@given(cards())
def test_no_cell_is_a_formula(card: Card) -> None:
    for row in csv.reader(io.StringIO(table(card))):
        assert not any(FORMULA.match(cell) for cell in row)


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("sign", [";", "\t"])
def test_no_cell_is_a_formula_in_a_country_that_separates_by_another_sign(text: str, sign: str) -> None:
    card = replace(STORY_CARD, title=text, note=text, items=(replace(STORY_CARD.items[0], note=text, band=text),))
    for line in table(card).splitlines():
        assert not any(FORMULA.match(cell) for cell in line.split(sign))


def saved_abroad(card: Card) -> str:
    """As a spreadsheet of Germany or France saves it: semicolons, and commas in numbers."""
    rows = csv.reader(io.StringIO(table(card).removeprefix("\ufeff")))
    saved = io.StringIO()
    csv.writer(saved, delimiter=";").writerows(
        [re.sub(r"^(\d+)\.(\d+)$", r"\1,\2", cell) for cell in row] for row in rows
    )
    return saved.getvalue()


def test_a_table_of_a_country_with_decimal_commas_is_read() -> None:
    card = replace(STORY_CARD, items=(replace(STORY_CARD.items[0], load_kg=2.5),))
    assert "2,5" in saved_abroad(card)
    assert routine_from_csv(saved_abroad(card)) == card
    assert routine_from_csv("sep=;\r\n" + saved_abroad(card)) == card


@pytest.mark.parametrize("written", ["10", "10.0", "10,0", " 10 "])
def test_a_whole_number_may_come_back_with_decimals(written: str) -> None:
    card = replace(STORY_CARD, days_per_week=None, days_per_week_max=None, times_per_day=10)
    assert routine_from_csv(saved_abroad(card).replace("times_per_day;10", f"times_per_day;{written}")) == card


@pytest.mark.parametrize("written", ["2,5", "2.5", "1.000,5", "nan", "inf", "1e999", "0x2", "\u0664"])
def test_half_a_time_a_day_is_refused(written: str) -> None:
    text = saved_abroad(replace(STORY_CARD, times_per_day=10)).replace("times_per_day;10", f"times_per_day;{written}")
    with pytest.raises(Refused, match="is not a number for times_per_day"):
        routine_from_csv(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_table_is_read_in_the_letters_that_spreadsheets_save(encoding: str) -> None:
    card = replace(STORY_CARD, title="Übung für müde Füße, 1½ Stunden")
    text = read_text(saved_abroad(card).encode(encoding))
    assert text is not None
    assert routine_from_csv(text) == card


def test_a_picture_is_no_text() -> None:
    assert read_text(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") is None


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
