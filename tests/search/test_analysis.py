"""Words that mean the same to a member are the same to the index."""

import pytest

from forum.search.asking.analysis import is_looked_up, places_in, read, stem_of, stems_of
from forum.search.asking.word_lists import word_lists


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
        ("Søren", "soren"),
        ("Łódź", "lodz"),
        ("STRAẞE", "strasse"),
        ("Straße", "strasse"),
        ("æsir", "aesir"),
        ("cœur", "coeur"),
        ("Đà", "da"),
        ("Þór", "thor"),
        ("eða", "eda"),
        ("kızıl İz", "kizil iz"),
        ("ﬁt", "fit"),
        ("ＭＳ", "ms"),
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


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("平衡运动", ["平衡", "衡运", "运动"]),
        ("平", ["平"]),
        ("MS平衡 practice", ["ms", "平衡", "practic"]),
        ("バランス運動", ["バラ", "ラン", "ンス", "ス運", "運動"]),
        ("운동을", ["운동", "동을"]),
        ("sit-to-stand", ["sit", "to", "stand"]),
        ("warm\u2011up", ["warm", "up"]),
    ],
)
def test_letters_without_blanks_are_read_in_pairs_and_hyphens_part_words(text: str, stems: list[str]) -> None:
    assert stems_of(text) == stems


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("my sit-to-stand", [(1, "sittostand")]),
        ("exer\u00adcise", [(0, stem_of("exercise"))]),
        ("10-15 times, 2026-11-30", []),
        ("a-b-c-d-e", []),
        ("we warm up", [(1, "warmup")]),
        ("keep warm. Up we go", []),
        ("平衡运", [(0, "平"), (1, "衡"), (1, "运")]),
    ],
)
def test_what_else_a_text_is_found_by(text: str, more: list[tuple[int, str]]) -> None:
    assert read(text).more == more


def test_each_word_stands_where_it_is_written() -> None:
    text = "Łódź: MS平衡, sit-to-stand"
    assert [text[place.start : place.end] for place in places_in(text)] == ["Łódź", "MS", "平衡", "sit", "to", "stand"]
