"""Words that mean the same to a member are the same to the index."""

import pytest

from forum.search.asking.analysis import is_looked_up, stem_of, stems_of, word_lists


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sitting", "sit"),
        ("Stretches", "stretching"),
        ("programme", "programs"),
        ("colour", "color"),
        ("organise", "organizing"),
        ("mobilisation", "mobilization"),
        ("café", "cafe"),
        ("cafe\u0301", "café"),
        ("therapist’s", "therapist"),
        ("excercise", "exercise"),
        ("raise", "raised"),
    ],
)
def test_forms_of_one_word_share_a_stem(one: str, other: str) -> None:
    assert stems_of(one) == stems_of(other)


@pytest.mark.parametrize(("one", "other"), [("heel", "heal"), ("sit", "site"), ("MS", "am"), ("calf", "call")])
def test_different_words_keep_apart(one: str, other: str) -> None:
    assert stem_of(one) != stem_of(other)


def test_two_letter_words_are_kept() -> None:
    assert stems_of("PT for MS") == ["pt", "for", "ms"]
    assert all(map(is_looked_up, ["pt", "ms"]))


def test_only_the_commonest_words_are_not_looked_up() -> None:
    assert not any(map(is_looked_up, ["the", "with", "s", ""]))
    assert len(word_lists().stop) < 80


def test_a_very_long_word_is_cut() -> None:
    assert len(stem_of("é" * 10_000)) <= 64
