"""A card on paper and as a picture: nothing is left out, everybody can read it, no text can break it."""

import json
import struct
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forum.figures import shelf
from forum.formats.paper.qr import draw_qr
from forum.formats.paper.sheet_data import NOT_THE_AUTHORS, UNREVIEWED, UNTESTED, Imprint, data_key, sheet_data
from forum.formats.paper.sheet_options import Paper, Size
from forum.formats.paper.typst_setting import set_pdf, set_picture
from forum.rules.fitting.energy_days import for_day
from forum.rules.fitting.profiles import DAYS, Day
from forum.rules.routines.routines import Card, Item, card_from_dict
from forum.rules.routines.safety import COOLING, PACING, STOP_RULES, safety_strip
from tests.fixtures.papers import pdf_about, pdf_facts, pdf_prints, pdf_says, pdf_structure, squeeze
from tests.samples.cards import cards
from tests.samples.library import EXERCISES, SEEDS, STORY_CARD

ADDRESS = "https://strideshare.example.org/r/12/2"
IMPRINT = Imprint(author="ana", version=2, date="3 May 2026", published_on="2026-05-03", address=ADDRESS)
DEMO = [card_from_dict(row["card"]) for row in json.loads((SEEDS / "demo" / "routines.json").read_text("utf-8"))]
NASTY = "# head $x^2$ *b* _i_ @ref <label> \\ `code` [a](b) // no /* more */ #let x = 1 #panic()"
ANY_TEXT = st.text(max_size=80)


def words_of(card: Card, day: Day = "green", **changes: Any) -> dict[str, Any]:
    return sheet_data(card, day, replace(IMPRINT, **changes), EXERCISES)


def make_pdf(
    card: Card = STORY_CARD, day: Day = "green", paper: Paper = "a4", size: Size = 16, **changes: Any
) -> bytes:
    data = words_of(card, day, **changes)
    return set_pdf(data, draw_qr(data["address"]), paper, size)


def test_the_pdf_says_what_screen_readers_ask() -> None:
    pdf = make_pdf()
    facts = pdf_facts(pdf)
    assert (facts["Title"], facts["Author"], facts["Tagged"]) == ("Corner and counter", "ana", "yes")
    about = pdf_about(pdf)
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert "en-GB" in about
    assert b"/Lang(en-GB)" in pdf
    assert b"/DisplayDocTitle true" in pdf


@pytest.mark.parametrize(("paper", "width"), [("a4", "595.276"), ("letter", "612 ")])
@pytest.mark.parametrize("size", [12, 16, 22])
def test_every_paper_and_size_can_be_had(paper: Paper, width: str, size: Size) -> None:
    facts = pdf_facts(make_pdf(paper=paper, size=size))
    assert facts["Page size"].startswith(width)


def test_headings_lists_tables_and_the_picture_are_tagged_in_reading_order() -> None:
    told = pdf_structure(make_pdf(replace(STORY_CARD, note="Slowly.")))
    names = (
        'H1 "Corner',
        'H2 "Take care',
        'H2 "When to stop',
        'H2 "The steps',
        'H3 "',
        'H2 "Note from',
        "Table",
    )
    places = [*(told.index(name) for name in names), told.rindex("Figure")]  # the last one is the code of the address
    assert places == sorted(places)
    for tag in ("LBody", "THead", "TH", "TD"):
        assert f" {tag}" in told
    assert told.count('H3 "') == 3


def test_every_step_has_its_picture_and_words_for_who_cannot_see_it() -> None:
    pdf = make_pdf()
    assert pdf_structure(pdf).count("Figure") == len(STORY_CARD.items) + 1
    steps = words_of(STORY_CARD)["steps"]
    assert [step["figure_alt"] for step in steps] == [shelf.alt(item.exercise_id) for item in STORY_CARD.items]
    assert all(step["figure"].startswith("<svg") for step in steps)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("card", DEMO, ids=lambda card: card.title)
def test_no_warning_and_no_advice_is_left_out(card: Card, day: Day) -> None:
    said = pdf_says(make_pdf(card, day))
    made = for_day(card, day, EXERCISES).card
    lines = safety_strip(made, EXERCISES).lines if made.items else ()
    for words in (*(line.words for line in lines), *STOP_RULES, *PACING, *COOLING):
        assert words in said
    for step in words_of(card, day)["steps"]:
        for words in (step["name"], step["dose"], *step["care"], *step["where"], *step["note"]):
            assert words in said
    for words in (card.title, UNREVIEWED, UNTESTED, "By ana. Version 2, 3 may 2026", ADDRESS):
        assert words in said
    assert (NOT_THE_AUTHORS in said) == (day != "green")


def test_what_the_author_did_not_give_is_said() -> None:
    card = Card(title="Bare", items=(Item(exercise_id="bridge"),))
    assert "Not given: how much, sets, rest, tempo, effort." in pdf_says(make_pdf(card))


def test_a_note_on_another_form_than_todays_says_on_which() -> None:
    card = replace(STORY_CARD, items=tuple(replace(item, note="Slowly.") for item in STORY_CARD.items))
    steps = words_of(card, "red")["steps"]
    assert {step["note_label"] for step in words_of(card)["steps"]} == {"Author’s note"}
    assert [step["note_label"] for step in steps if step["instead"]]
    for step in steps:
        assert step["note_label"] != "Author’s note" or not step["instead"]
    assert steps[0]["note_label"] in pdf_says(make_pdf(card, "red"))


def test_a_review_is_told_in_place_of_the_missing_one() -> None:
    said = pdf_says(make_pdf(reviews=("Reviewed by okafor, physiotherapist, 4 May 2026",)))
    assert "Reviewed by okafor, physiotherapist, 4 May 2026." in said
    assert UNREVIEWED not in said


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("size", [12, 16])
def test_a_very_tired_day_is_one_page(paper: Paper, size: Size) -> None:
    pages = {card.title: pdf_facts(make_pdf(card, "red", paper, size))["Pages"] for card in DEMO}
    assert set(pages.values()) == {"1"}, pages


def test_a_card_with_nothing_gentle_says_rest() -> None:
    card = Card(title="Hard", items=(Item(exercise_id="no-such-exercise"),))
    assert "Rest today. Rest counts too." in pdf_says(make_pdf(card, "red"))


@pytest.mark.parametrize("day", DAYS)
def test_what_was_typed_is_never_read_as_source(day: Day) -> None:
    card = replace(STORY_CARD, title=NASTY, purpose=NASTY, items=(Item(exercise_id="ankle-pump", note=NASTY),))
    said = pdf_says(make_pdf(card, day))
    assert said.letters.count(squeeze(NASTY)) == 3
    set_picture(words_of(card))


def test_words_from_the_right_emoji_and_control_letters_make_a_whole_file() -> None:
    note = "שלום עולם\nمرحبا بالعالم\n😀\u0007\u202ehidden 你好 👩‍⚕️🇬🇧 \ue000"
    pdf = make_pdf(replace(STORY_CARD, note=note))
    said = pdf_says(pdf)
    for words in ("[grinning face]", "[Chinese letters]", "[woman]", "[flag GB]", "[unknown sign]", "hidden"):
        assert words in said
    assert any("א" <= letter <= "ת" for letter in said.letters)
    assert any("ا" <= letter <= "ي" for letter in said.letters)
    assert pdf_facts(pdf)["Tagged"] == "yes"


def test_a_huge_card_keeps_its_every_note() -> None:
    notes = [f"{n} begins {'slowly on ' * 390}{n} ends" for n in range(40)]
    assert max(map(len, notes)) > 3_900
    card = replace(STORY_CARD, items=tuple(Item(exercise_id="bridge", note=note) for note in notes))
    said = pdf_prints(make_pdf(card, size=22))
    for n in range(40):
        assert f"{n} begins" in said
        assert f"{n} ends" in said


def test_a_word_longer_than_the_page_is_broken() -> None:
    word = "w" * 300
    assert word in pdf_says(make_pdf(replace(STORY_CARD, title=word[:140], note=word), size=22))


@settings(max_examples=25, deadline=None)
@given(card=cards(), text=ANY_TEXT, day=st.sampled_from(DAYS), size=st.sampled_from([12, 16, 22]))
def test_any_card_can_be_set(card: Card, text: str, day: Day, size: Size) -> None:
    card = replace(card, title=text or card.title, note=text)
    assert make_pdf(card, day, "letter", size, author=text).startswith(b"%PDF")
    assert set_picture(words_of(card)).startswith(b"\x89PNG")


def test_the_same_card_gives_the_same_bytes() -> None:
    assert make_pdf() == make_pdf()


def test_the_picture_has_the_size_other_sites_ask_for() -> None:
    picture = set_picture(words_of(STORY_CARD))
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert picture != set_picture(words_of(replace(STORY_CARD, title="Another one")))


def test_the_key_of_a_file_names_all_that_it_says() -> None:
    usual = words_of(STORY_CARD)
    others = [
        words_of(STORY_CARD, author="anna"),
        words_of(STORY_CARD, reviews=("Reviewed by okafor",)),
        words_of(STORY_CARD, "red"),
        words_of(replace(STORY_CARD, note="New")),
    ]
    keys = {data_key(data, "pdf") for data in [usual, *others]} | {data_key(usual, "png")}
    assert len(keys) == 6
    assert data_key(usual, "pdf") == data_key(words_of(STORY_CARD), "pdf")
