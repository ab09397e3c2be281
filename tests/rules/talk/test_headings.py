"""The headings a category offers: filled in by whoever writes, and never in the way of what they typed."""

import pytest

from forum.errors import Refused
from forum.rules.talk.categories import check_filled, missing_headings, with_headings

TEMPLATE = "**Where:**\n\n**What helped:**"


def test_headings_come_after_what_was_typed_and_only_those_that_are_missing() -> None:
    assert with_headings("", TEMPLATE) == TEMPLATE
    assert with_headings("I sit.\n", TEMPLATE) == "I sit.\n\n**Where:**\n\n**What helped:**"
    assert with_headings("**Where:**\nAt home.", TEMPLATE) == "**Where:**\nAt home.\n\n**What helped:**"
    assert missing_headings(TEMPLATE, TEMPLATE) == []


@pytest.mark.parametrize("body", [TEMPLATE, "**Where:**", " **What helped:** \n"])
def test_headings_alone_are_no_message(body: str) -> None:
    with pytest.raises(Refused, match="beside at least one of the headings"):
        check_filled(body, TEMPLATE)


@pytest.mark.parametrize(("body", "template"), [("**Where:** Home", TEMPLATE), ("Hello", TEMPLATE), ("Hello", "")])
def test_a_message_with_a_word_of_its_own_is_one(body: str, template: str) -> None:
    check_filled(body, template)
