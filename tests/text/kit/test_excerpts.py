import pytest

from forum.text.kit.excerpts import excerpt, mark

LONG = "word " * 100 + "balancing on foam is hard " + "other " * 100


def test_a_short_text_is_its_own_excerpt() -> None:
    assert excerpt("one\n\ntwo  three", ["two"]) == "one two three"


def test_without_a_match_the_excerpt_is_the_start() -> None:
    assert excerpt(LONG, ["zebra"], 30) == "word word word word word word…"
    assert excerpt(LONG, length=30) == "word word word word word word…"


@pytest.mark.parametrize("length", [30, 60, 120, 200, 400])
def test_the_excerpt_shows_the_first_match_in_whole_words(length: int) -> None:
    found = excerpt(LONG, ["balance"], length)
    assert "balancing" in found
    assert found.startswith("… ")
    assert found.endswith("…")
    assert len(found) <= length
    assert set(found.strip("… ").split()) <= set(LONG.split())


def test_a_match_at_the_end_fills_the_excerpt_from_before() -> None:
    found = excerpt("word " * 100 + "foam", ["foam"], 100)
    assert found.endswith("word foam")
    assert 90 <= len(found) <= 100


def test_a_text_without_blanks_is_cut_all_the_same() -> None:
    assert len(excerpt("x" * 1000, length=100)) == 100


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Balance and balancing, balanced", ["balance"], ["Balance", "balancing", "balanced"]),
        ("Sitting, sit, site", ["sitting"], ["Sitting"]),
        ("MS is not msec; PTs", ["ms", "pt"], ["MS", "PTs"]),
        ("Steps and stepping", ["step"], ["Steps", "stepping"]),
        ("footstep", ["step"], []),
        ("(a+b) a+b", ["a+b"], ["a", "b", "a", "b"]),
        ("<b>foam</b>", ["foam"], ["foam"]),
        ("nothing", [], []),
        ("ÉTÉ été", ["été"], ["ÉTÉ", "été"]),
    ],
)
def test_the_words_somebody_searched_for_are_marked(text: str, words: list[str], marked: list[str]) -> None:
    pieces = mark(text, words)
    assert [piece for piece, is_match in pieces if is_match] == marked
    assert "".join(piece for piece, _ in pieces) == text
