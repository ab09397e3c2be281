"""No regular expression of the house can be kept busy by what somebody types."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.house.patterns import list_patterns, parse, runaway, starts_over

PATTERNS = list_patterns()
# A pattern -> why a repeat within a repeat does no harm in it.
PARTED: dict[str, str] = {
    "forum.rules.talk.categories._SLUG": "a hyphen, which no part holds, stands between the parts",
    "forum.rules.claims.numbers._PLAIN": "a stop or a comma, which no part holds, stands between the parts",
    "forum.rules.claims.reading._TOKEN": "the same, and an apostrophe",
    "forum.rules.library.check._SLUG": "a hyphen, which no part holds, stands between the parts",
    "forum.rules.library.resources._BARE": "a full stop, which no part holds, stands between the parts",
    "forum.search.asking.analysis._WORD": "an apostrophe, which no part holds, stands between the parts",
    "forum.search.asking.analysis._JOINED": "the same, a hyphen or a sign without a width, which no part holds either",
    "forum.text.kit.marks.EXERCISE": "a hyphen, which no part holds, stands between the parts",
}
# A pattern -> why it may begin with a repeat without an end.
ANCHORED: dict[str, str] = {
    "forum.rules.library.resources._BARE": "asked at the beginning of an address only, once its length is known",
    "forum.text.prose.setting._BAND": "asked of the whole of a few words that the parser found",
    "forum.text.routine_parser.talk_words.DONT": "asked at one place of the text only",
    "forum.text.routine_parser.talk_words.YEAR": "asked at one place of the text only",
    "forum.text.routine_parser.tables._BORDER": "its next branch takes the whole of a run of spaces",
}


def strays(check: Callable[[list[Any]], object]) -> set[str]:
    """The patterns that a check finds something in, each named where it is first met."""
    first = {one: name for name, one in reversed(PATTERNS.items())}
    return {name for one, name in first.items() if check(parse(one))}


def test_no_pattern_has_a_repeat_that_can_run_away() -> None:
    assert strays(runaway) == set(PARTED)


def test_no_pattern_starts_over_at_every_letter() -> None:
    assert strays(starts_over) == set(ANCHORED)


@pytest.mark.parametrize("pattern", [r"\s*-\s*", r"\s+(?:to|or)\s+", r"(?<![a-z])\s*-", r"a|\s*[a-z]+\.?$", r"(\w+)?x"])
def test_a_pattern_that_starts_over_is_found(pattern: str) -> None:
    assert starts_over(parse(re.compile(pattern)))


@pytest.mark.parametrize("pattern", [r" ?- ?", r"^\s*-", r"\s+", r"-\s*x", r"[a-z]{1,40}-", r"(?:a|b)\s+c"])
def test_a_pattern_that_goes_on_is_not(pattern: str) -> None:
    assert not starts_over(parse(re.compile(pattern)))


def test_a_repeat_within_a_repeat_is_found() -> None:
    assert runaway(parse(re.compile(r"(?:a+)+b")))
