import pytest

from forum.text.kit.excerpts import excerpt

LONG = "word " * 100 + "balancing on foam is hard " + "other " * 100


def test_a_short_text_is_its_own_excerpt() -> None:
    assert excerpt("one\n\ntwo  three", 5) == "one two three"


def test_without_a_match_the_excerpt_is_the_start() -> None:
    assert excerpt(LONG, length=30) == "word word word word word word…"


@pytest.mark.parametrize("length", [30, 60, 120, 200, 400])
def test_the_excerpt_shows_the_first_match_in_whole_words(length: int) -> None:
    found = excerpt(LONG, LONG.index("balancing"), length)
    assert "balancing" in found
    assert found.startswith("… ")
    assert found.endswith("…")
    assert len(found) <= length
    assert set(found.strip("… ").split()) <= set(LONG.split())


def test_a_match_at_the_end_fills_the_excerpt_from_before() -> None:
    found = excerpt("word " * 100 + "foam", 500, 100)
    assert found.endswith("word foam")
    assert 90 <= len(found) <= 100


def test_a_text_without_blanks_is_cut_all_the_same() -> None:
    assert len(excerpt("x" * 1000, length=100)) == 100


@pytest.mark.parametrize("between", [" ", "\n\n", "  \t ", " ("])
def test_the_match_is_found_again_when_white_space_is_made_one_blank(between: str) -> None:
    text = f"  word{between}" * 100 + "foam is here" + f"{between}other" * 100
    found = excerpt(text, text.index("foam"), 30)
    assert "foam is here" in found
    assert len(found) <= 30
