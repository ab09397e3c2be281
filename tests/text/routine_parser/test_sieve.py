"""What is left out because a text can't hold it would have found nothing there."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.text.routine_parser.normalise import simplify
from forum.text.routine_parser.quantity_patterns import PATTERNS
from forum.text.routine_parser.sieve import Sieve
from forum.text.routine_parser.talk import ANYWHERE
from tests.samples.doses import write_doses

AMOUNTS, SIGNS = [pattern for pattern, _ in PATTERNS], list(ANYWHERE.values())
SHEETS = Path(__file__).parents[2] / "samples" / "prose" / "leaflets.jsonl"


def kept(pattern: str, text: str) -> bool:
    return list(Sieve([re.compile(pattern)], blank="#").may_match(text)) == [0]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\b(?:rest|break)s?\b", "no breaks"),
        (r"hold(?:ing)?", "holding"),
        (r"da(?:y|ily)", "daily"),
        (r"\d+ (?:times|x)", "10 x"),
        (r"x?", "nothing"),
        (r"\w+", "nothing"),
        (r"(?<=# )b", "10 b"),
    ],
)
def test_a_pattern_that_may_match_is_kept(pattern: str, text: str) -> None:
    assert kept(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\b(?:rest|break)s?\b", "10 squats"),
        (r"da(?:y|ily)", "data"),
        (r"\d+ times", "many times"),
        (r"(?:10|squats){1,2}", "lunges"),
    ],
)
def test_a_pattern_whose_letters_are_not_there_is_left_out(pattern: str, text: str) -> None:
    assert not kept(pattern, text)


def test_no_amount_and_no_sign_of_a_sheet_is_lost() -> None:
    amounts, signs = Sieve(AMOUNTS, blank="#"), Sieve(SIGNS)
    texts = [json.loads(line)["text"] for line in SHEETS.read_text(encoding="utf-8").splitlines()]
    texts += [one.text for one in write_doses(500)]
    for line in (line for text in texts for line in simplify(text).text.split("\n")):
        for patterns, sieve in ((AMOUNTS, amounts), (SIGNS, signs)):
            asked = set(sieve.may_match(line))
            assert [one.pattern for at, one in enumerate(patterns) if at not in asked and one.search(line)] == []


@given(st.sampled_from([*AMOUNTS, *SIGNS]).flatmap(lambda one: st.tuples(st.just(one), st.from_regex(one))))
def test_whatever_a_pattern_matches_is_let_through(drawn: tuple[re.Pattern[str], str]) -> None:
    pattern, text = drawn
    assert not pattern.search(text) or kept(pattern.pattern, text)
