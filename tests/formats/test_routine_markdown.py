"""A card in Markdown: all of it, and nothing of it is markup."""

from dataclasses import replace

import pytest
from hypothesis import given

from forum.formats.routines.markdown import routine_to_markdown
from forum.rules.routines.doses import say_dose
from forum.rules.routines.routines import Card
from forum.rules.routines.safety import STOP_RULES, safety_strip
from forum.text.markup.cook import cook
from tests.samples.cards import cards
from tests.samples.library import EXERCISES, STORY_CARD

URL = "https://strideshare.example/routines/7/v/1"


def markdown(card: Card) -> str:
    return routine_to_markdown(card, EXERCISES, url=URL, author="ana", version=1)


def test_it_holds_every_dose_every_warning_and_the_stop_rules() -> None:
    text = markdown(STORY_CARD)
    for words in (STORY_CARD.title, *(say_dose(item) for item in STORY_CARD.items), *STOP_RULES):
        assert words in text
    for line in safety_strip(STORY_CARD, EXERCISES).lines:
        assert line.severity != "warn" or line.words in text


@pytest.mark.parametrize(
    "hostile",
    [
        "# not a heading", "* not a list", "**not bold**", "[no link](https://evil.example.org)", "<b>no tag</b>",
        "https://evil.example.org", "![no](picture)", "1. no list", "> no quote", "`no code`", "a\n\n# b", "---",
    ],
)  # fmt: skip
def test_what_its_author_wrote_is_no_markup(hostile: str) -> None:
    card = replace(STORY_CARD, note=hostile, items=(replace(STORY_CARD.items[0], note=hostile),))
    calm_card = replace(card, note="calm", items=(replace(card.items[0], note="calm"),))
    html = cook(markdown(card), exercise_names={}, member_names={}).html
    calm = cook(markdown(calm_card), exercise_names={}, member_names={}).html
    for tag in ("<h", "<li", "<strong", "<a ", "<img", "<code", "<blockquote", "<hr"):
        assert html.count(tag) == calm.count(tag), tag


@given(cards())
def test_any_card_can_be_written(card: Card) -> None:
    assert markdown(card).startswith("# ")
