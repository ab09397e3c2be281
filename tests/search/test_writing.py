"""One thing that members write in different ways is found in each of them."""

from pathlib import Path

import pytest

from forum.search import Search, open_search, parse_query
from tests.search.conftest import Home
from tests.search.making import document

TEXTS = {
    "closed": "My warmup before breakfast",
    "hyphen": "A warm-up before breakfast",
    "open": "I warm up before breakfast",
    "apart": "Keep warm. Up we go before breakfast",
    "bath": "A warm bath",
    "estim": "estim helped",
    "e-stim": "e-stim helped",
    "e stim": "e stim helped",
    "covid19": "After covid19 jab",
    "covid-19": "After COVID-19 jab",
    "covid 19": "After covid 19 jab",
    "nineteen": "Of 19 people with covid",
    "sts": "sit-to-stand",
    "sits": "sit to stand",
    "notable": "A notable thing",
    "todo": "On my to-do list",
    "wheelchair": "My wheelchair",
    "zh": "平衡运动很好",
    "mixed": "MS平衡",
    "ja": "バランス運動をする",
    "ko": "균형 운동을 합니다",
    "th": "การทรงตัวดี",
    "da": "Søren på Straße Łódź",
}


@pytest.fixture(scope="module")
def told(standing_home: Home) -> Search:
    search = standing_home.open()
    search.rebuild(document("exercise", name, body=text) for name, text in TEXTS.items())
    return search


def found(search: Search, text: str) -> set[str]:
    return {hit.id for hit in search.find(parse_query(text), limit=50).hits}


WARM_UPS = {"closed", "hyphen", "open"}
COVID = {"covid19", "covid-19", "covid 19"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("warmup", WARM_UPS),
        ('"warmup before"', WARM_UPS),
        ('"warm-up before breakfast"', WARM_UPS),
        ('"warm up before"', WARM_UPS),
        ("breakfast -warmup", {"apart"}),
        ("estim", {"estim", "e-stim", "e stim"}),
        ("e-stim", {"estim", "e-stim", "e stim"}),
        ("covid19", COVID),
        ('"covid-19 jab"', COVID),
        ('"covid19 jab"', COVID),
        ("jab -covid19", set()),
        ("sit-to-stand", {"sts", "sits"}),
        ("sittostand", {"sts"}),
        ("no table", set()),
        ("notable", {"notable"}),
        ("to-do", {"todo"}),
        ("todo", {"todo"}),
        ("平衡", {"zh", "mixed"}),
        ("平", {"zh", "mixed"}),
        ("动", {"zh"}),
        ('"平衡运动"', {"zh"}),
        ("バランス", {"ja"}),
        ("운동", {"ko"}),
        ("ทรงตัว", {"th"}),
        ("soren strasse lodz", {"da"}),
        ("Søren", {"da"}),
    ],
)
def test_it_is_found_whichever_way_it_is_written(told: Search, text: str, expected: set[str]) -> None:
    assert found(told, text) == expected


@pytest.mark.parametrize("text", ["warm-up", "warm up", "covid 19", "covid-19", "MS 平衡", "MS平衡"])
def test_who_writes_two_words_finds_first_what_has_both_or_the_one(told: Search, text: str) -> None:
    expected = WARM_UPS if "warm" in text else COVID if "covid" in text else {"mixed"}
    hits = [hit.id for hit in told.find(parse_query(text), limit=50).hits if hit.score > 1000]
    assert set(hits) - {"apart", "nineteen"} == expected


def test_a_word_that_means_something_is_part_of_a_compound_as_well(told: Search) -> None:
    assert [hit.id for hit in told.find(parse_query("wheel chair")).hits if hit.score > 1000] == ["wheelchair"]


def test_a_hyphen_elsewhere_in_a_text_moves_no_other_word(tmp_path: Path) -> None:
    scores = []
    for writing in ("sit to stand and heel toe foam", "sit-to-stand and heel-toe foam"):
        search = open_search(tmp_path / writing[:6])
        search.rebuild([document("post", 1, body=writing), document("post", 2, body="foam and more foam")])
        scores.append([(hit.key, hit.score) for hit in search.find(parse_query("foam stand")).hits])
    assert scores[0] == scores[1]
