"""Advice about a medicine, and stories, questions and exercises that only sound like it."""

import time
from collections.abc import Iterator
from pathlib import Path

from forum.rules.crisis.medicine import advises_medicine
from forum.rules.kit.limits import POST_CHARS

SAMPLES = Path(__file__).parents[2] / "samples" / "crisis"
FILES = ("medicine_open", "medicine_set_aside", "medicine_later")


def labelled(*names: str) -> Iterator[tuple[str, str]]:
    """Whether each sentence is advice, and its words."""
    for name in names or FILES:
        for line in (SAMPLES / f"{name}.txt").read_text("utf-8").splitlines():
            kind, _, sentence = line.partition(": ")
            yield kind, sentence


def test_who_tells_others_to_stop_or_start_a_medicine_is_noticed() -> None:
    assert [words for kind, words in labelled() if kind == "advice" and not advises_medicine(words)] == []


def test_who_tells_their_own_story_asks_or_speaks_of_exercises_is_not() -> None:
    assert [words for kind, words in labelled() if kind == "none" and advises_medicine(words)] == []


def test_there_are_enough_of_both_kinds_and_twenty_were_set_aside() -> None:
    kinds = [kind for kind, _ in labelled()]
    assert kinds.count("advice") >= 40
    assert kinds.count("none") >= 50
    assert len(list(labelled("medicine_set_aside"))) == 20


def test_a_long_post_of_medicines_is_read_in_a_moment() -> None:
    for word in ("stop taking baclofen ", "i take my tablets ", "the left leg is tired "):
        post = (word * POST_CHARS)[:POST_CHARS]
        advises_medicine(post)
        began = time.process_time()
        advises_medicine(post)
        assert time.process_time() - began < 0.3
