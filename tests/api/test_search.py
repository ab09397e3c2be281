"""The JSON search as programs use it: its shape, its bounds, and what it never tells a stranger."""

from typing import Any
from urllib.parse import urlencode

import pytest

from forum.search.asking.port import MAX_LIMIT
from tests.fixtures.crowd import Crowd

FIELDS = {"kind", "id", "title", "url", "excerpt", "score"}
# What is done with the body says how safe it is.
DONE = {"routine", "exercise"}
KINDS = ("thread", "post", "routine", "exercise", "resource")
# Words that find something of each kind in the crowd.
WORDS = {
    "thread": "standing leg",
    "post": "flagged post",
    "routine": "counter",
    "exercise": "march",
    "resource": "listed",
}


def ask(crowd: Crowd, role: str = "visitor", **asked: Any) -> dict[str, Any]:
    """The answer to a question with these parts."""
    answer = crowd.enter(role).get(f"/api/v1/search?{urlencode(asked, doseq=True)}")
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    found: dict[str, Any] = answer.get_json()
    return found


def keys(found: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(hit["kind"], hit["id"]) for hit in found["hits"]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_hit_has_exactly_the_fields_that_programs_rely_on(crowd: Crowd, kind: str) -> None:
    found = ask(crowd, q=WORDS[kind], kind=kind)
    assert set(found) == {"total", "hits", "verdict", "corrected", "understood", "facets"}
    assert found["verdict"] in ("fits", "weak", "none")
    assert isinstance(found["total"], int)
    assert found["hits"]
    for hit in found["hits"]:
        assert set(hit) == (FIELDS | {"safety"} if kind in DONE else FIELDS)
        assert all(isinstance(words, str) for words in hit.get("safety", []))
        assert hit["kind"] == kind
        assert type(hit["id"]) is (str if kind == "exercise" else int)
        assert type(hit["score"]) is float
        assert all(isinstance(hit[name], str) for name in ("title", "url", "excerpt"))
        assert hit["title"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_hit_leads_to_a_page_that_a_stranger_can_read(crowd: Crowd, kind: str) -> None:
    for hit in ask(crowd, q=WORDS[kind], kind=kind)["hits"]:
        assert hit["url"].startswith("/")
        assert crowd.enter("visitor").get(hit["url"], follow_redirects=True).status_code == 200


def test_the_best_hit_comes_first(crowd: Crowd) -> None:
    scores = [hit["score"] for hit in ask(crowd, q="march standing", limit=MAX_LIMIT)["hits"]]
    assert len(scores) > 2
    assert scores == sorted(scores, reverse=True)


def test_several_kinds_are_asked_for_at_once(crowd: Crowd) -> None:
    found = ask(crowd, q="standing leg", kind=["thread", "exercise"], limit=MAX_LIMIT)
    assert {hit["kind"] for hit in found["hits"]} == {"thread", "exercise"}
    alone = [ask(crowd, q="standing leg", kind=kind)["total"] for kind in ("thread", "exercise")]
    assert found["total"] == sum(alone)


def test_a_kind_that_nobody_knows_is_as_none(crowd: Crowd) -> None:
    assert keys(ask(crowd, q="march", kind="recipe")) == keys(ask(crowd, q="march"))


@pytest.mark.parametrize(
    ("limit", "most"),
    [("1", 1), ("0", 1), ("5", 5), ("9999", MAX_LIMIT), ("-3", 20), ("ten", 20), ("", 20), ("٣", 20), ("9" * 30, 20)],
)
def test_a_page_is_never_longer_than_it_may_be(crowd: Crowd, limit: str, most: int) -> None:
    found = ask(crowd, q="exercise standing sitting", limit=limit)
    assert found["total"] > MAX_LIMIT
    assert len(found["hits"]) == most


def test_pages_follow_each_other_without_a_hit_twice(crowd: Crowd) -> None:
    pages = [keys(ask(crowd, q="standing", limit=5, page=page)) for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [5, 5, 5]
    assert len({key for page in pages for key in page}) == 15
    assert ask(crowd, q="standing", limit=5, page=2)["total"] == ask(crowd, q="standing", limit=5)["total"]


@pytest.mark.parametrize("page", ["0", "-1", "two", ""])
def test_a_page_that_is_none_is_the_first(crowd: Crowd, page: str) -> None:
    assert keys(ask(crowd, q="standing", page=page)) == keys(ask(crowd, q="standing"))


def test_a_page_behind_the_last_is_empty_and_says_how_many_there_are(crowd: Crowd) -> None:
    found = ask(crowd, q="standing", page=100, limit=MAX_LIMIT)
    assert found["hits"] == []
    assert found["total"] > 0


@pytest.mark.parametrize("words", ["", "   ", "zzyzzyx", '"', "-", "()*~^"])
def test_what_finds_nothing_is_an_empty_answer(crowd: Crowd, words: str) -> None:
    found = ask(crowd, q=words)
    assert found == {
        "total": 0, "hits": [], "verdict": "none", "corrected": [], "understood": [], "facets": {"kind": []}
    }  # fmt: skip


def test_a_question_that_is_too_long_or_sent_as_a_form_is_refused(crowd: Crowd) -> None:
    visitor = crowd.enter("visitor")
    assert visitor.get(f"/api/v1/search?q={'a' * 60_000}").status_code == 414
    assert visitor.post("/api/v1/search", {"q": "march"}).status_code == 405


def test_words_are_plain_and_carry_no_markup(crowd: Crowd) -> None:
    for kind in KINDS:
        for hit in ask(crowd, q=WORDS[kind], kind=kind)["hits"]:
            assert "<" not in hit["title"] + hit["excerpt"]


HIDDEN = {
    "post": ("hidden-post", "deleted-post", "held-post"),
    "routine": ("private-card", "draft-card", "hidden-card"),
    "resource": ("retired-resource", "suggested-resource"),
}
SOUGHT = {"post": "hidden deleted post one.example.net", "routine": "counter corner", "resource": "retired suggested"}


@pytest.mark.parametrize("role", ["visitor", "member", "moderator"])
@pytest.mark.parametrize("kind", HIDDEN)
def test_what_a_stranger_may_not_read_is_told_to_no_program(crowd: Crowd, kind: str, role: str) -> None:
    found = ask(crowd, role, q=SOUGHT[kind], kind=kind, limit=MAX_LIMIT)
    listed = {hit["id"] for hit in found["hits"]}
    gone = {int(crowd.things[name]) for name in HIDDEN[kind]}
    gone |= {own[name] for own in crowd.own.values() for name in HIDDEN[kind] if name in own}
    assert len(gone) >= 2
    assert not listed & gone
    assert found["total"] == len(listed), "nor is it counted"


def test_everybody_gets_the_same_answer(crowd: Crowd) -> None:
    asked: dict[str, Any] = {"q": "post standing march", "limit": MAX_LIMIT}
    assert ask(crowd, "moderator", **asked) == ask(crowd, "member", **asked) == ask(crowd, **asked)
