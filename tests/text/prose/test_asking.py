"""What the draft of a message knows of its reading: her own words with their marks, what is asked, a name, a giver."""

import pytest

from forum.rules.routines.fields import Fields, list_lines
from forum.rules.routines.questions import Stretch, asked_of, marked_words, say_inherited
from forum.text.prose.card import Titles, draft_from_prose
from forum.text.prose.message import ReadMessage
from forum.text.prose.proposals import find_giver
from forum.text.routine_parser import parse_whole
from forum.text.routine_parser.items import Dose, FoundItem, ReadValue, Setting
from tests.samples.library import EXERCISES

SHEET = """Twice a day.

- **Heel raises** at the sink, 12 times
- Wobble cushion twists, 8 times
- Bridge on the bed, 10 times"""


def read(text: str, **titles: str) -> Fields:
    """The draft of a text."""
    return draft_from_prose(ReadMessage(text, *parse_whole(text, EXERCISES)), EXERCISES, Titles(**titles))


def shown(words: list[list[Stretch]]) -> list[str]:
    """Paragraphs with what is marked in brackets."""
    return ["".join(f"[{part.words}]" if part.is_marked else part.words for part in one) for one in words]


def item(text: str, *values: ReadValue, confidence: float = 0.5, reps: int | None = None) -> FoundItem:
    """Heel raises read at the beginning of a text."""
    return FoundItem(
        span=(0, 10), mention="heel raise", words=text, exercise_id="heel-raise", confidence=confidence,
        dose=Dose(reps=reps), setting=Setting(), values=values,
    )  # fmt: skip


def value(field: str, amount: int | str | None, *places: tuple[int, int], sure: bool = True) -> ReadValue:
    question = "" if sure else "How many times?"
    return ReadValue(field, amount, 0.9 if sure else 0.4, sure, False, places, question)


def line_of(text: str, *values: ReadValue, reps: int | None = None) -> dict[str, str]:
    message = ReadMessage(text, (item(text, *values, reps=reps),))
    return list_lines(draft_from_prose(message, EXERCISES))[0]


def test_the_words_of_the_name_and_of_each_amount_are_marked_without_the_signs_of_the_list() -> None:
    heels = list_lines(read(SHEET))[0]
    [words] = shown(marked_words(heels))
    assert words.startswith("[Heel raises] at the sink, [12 times")
    assert "*" not in words


def test_an_exercise_that_the_library_lacks_stays_under_her_own_name_in_its_place() -> None:
    lines = list_lines(read(SHEET))
    assert [line["exercise_id"] for line in lines] == ["heel-raise", "own:Wobble cushion twists", "bridge"]
    assert shown(marked_words(lines[1])) == ["[Wobble cushion twists], 8 times"]
    assert asked_of(lines[1]) == ["reps"]
    assert read(SHEET)["read"] == "2 3"


def test_what_was_not_read_for_sure_is_blank_and_asked() -> None:
    text = "heel raise maybe 10 times"
    line = line_of(text, value("exercise", "heel-raise", (0, 10)), value("reps", 10, (17, 25), sure=False), reps=10)
    assert "reps" not in line
    assert asked_of(line) == ["reps"]
    assert shown(marked_words(line)) == ["[heel raise] maybe [10 times]"]


def test_company_that_was_spoken_of_is_kept_until_she_says_no() -> None:
    line = line_of("heel raise, 10 times", value("exercise", "heel-raise", (0, 10)), value("spotter", None, sure=False))
    assert (line["spotter"], asked_of(line)) == ("required", ["spotter"])


def test_an_amount_from_the_line_above_says_so_and_shows_that_line() -> None:
    text = "Do each 10 times.\nheel raise"
    found = FoundItem(
        span=(18, 28), mention="heel raise", words="heel raise", exercise_id="heel-raise", confidence=0.9,
        dose=Dose(reps=10), setting=Setting(),
        values=(value("exercise", "heel-raise", (18, 28)), ReadValue("reps", 10, 0.9, True, True, ((8, 16),))),
    )  # fmt: skip
    [line] = list_lines(draft_from_prose(ReadMessage(text, (found,)), EXERCISES))
    assert say_inherited(line) == ["Times: from the line above the list."]
    assert shown(marked_words(line)) == ["[heel raise]", "Do each [10 times]."]


@pytest.mark.parametrize(
    ("text", "provenance", "words"),
    [
        ("My PT gave me these.", "pt", "My PT gave me"),
        ("the physio showed me two things", "pt", "the physio showed me"),
        ("A sheet from my physiotherapist", "pt", "from my physiotherapist"),
        ("I put these together myself.", "self", "I put these together myself"),
        ("They are from a leaflet.", "source", "from a leaflet"),
        ("My knee hurts.", "", ""),
    ],
)
def test_who_gave_them_is_proposed_from_the_words_only(text: str, provenance: str, words: str) -> None:
    assert find_giver(text) == (provenance, words)


@pytest.mark.parametrize(
    ("text", "titles", "title"),
    [
        (SHEET, {"own": "What my PT gave me"}, "What my PT gave me"),
        (f"Worktop exercises\n\n{SHEET}", {"of_thread": "Sunday walks"}, "Worktop exercises"),
        (SHEET, {"of_thread": "Sunday walks"}, "Sunday walks"),
        (SHEET, {"of_thread": "What helps your balance?"}, "Heel raise, wobble cushion twists and bridge"),
        (SHEET, {"own": "My routine"}, "Heel raise, wobble cushion twists and bridge"),
    ],
)
def test_a_name_is_proposed_that_says_something(text: str, titles: dict[str, str], title: str) -> None:
    assert read(text, **titles)["title"] == title


def test_a_list_of_things_nobody_knows_is_a_routine_and_a_talk_with_numbers_is_none() -> None:
    unknown = "- Frog kicks, 10 times\n- Wobble twists, 8 times\n- Penguin walk, 20 times"
    assert ReadMessage(unknown, *parse_whole(unknown, EXERCISES)).is_routine
    talk = "I slept 8 hours and walked to the shop at 10. It took 20 minutes."
    assert not ReadMessage(talk, *parse_whole(talk, EXERCISES)).is_routine
