"""The lines of import and export files."""

import json
from datetime import UTC, datetime

import pytest

from forum.errors import Refused
from forum.formats.archive.line_writing import dump_line
from forum.formats.archive.lines import PostLine, ThreadLine, parse_line

USER = {"kind": "user", "id": 1, "name": "ana"}
THREAD = {"kind": "thread", "id": 1, "category": 2, "title": "Foam", "user": 8, "at": 1724853333}
POST = {"kind": "post", "id": 1, "thread": 1, "n": 1, "user": 8, "at": 1724853333, "body": "I *balance*."}
CARD = {"title": "Morning", "items": [{"exercise_id": "wall-squat", "reps": 10}], "provenance": "self"}
ROUTINE = {
    "kind": "routine", "id": 3, "owner": 8, "state": "public", "title": "Morning",
    "versions": [{"n": 1, "at": 1724853333, "card": CARD}], "posts": [{"post": 4, "n": 1}],
}  # fmt: skip
RESOURCE = {
    "kind": "resource", "id": 5, "title": "Stairs", "url": "https://example.org/stairs", "made_by": "A clinic",
    "why": "Written by physiotherapists.", "type": "article", "level": "everyone", "review_on": "2027-01-31",
    "checked_by": 1, "checked_at": 1724853333, "added_by": 1, "at": 1724853333,
}  # fmt: skip


def raw(line: object) -> bytes:
    return json.dumps(line, ensure_ascii=False).encode()


def test_a_post_is_read_as_it_was_written() -> None:
    at = datetime(2024, 8, 28, 13, 55, 33, tzinfo=UTC)
    assert parse_line(raw(POST)) == PostLine(1, 1, 1, 8, at, "I *balance*.")


def test_the_counts_of_a_thread_are_ignored() -> None:
    line = parse_line(raw(THREAD | {"posts": 12, "last": 1724859999}))
    assert line == parse_line(raw(THREAD))
    assert isinstance(line, ThreadLine)


@pytest.mark.parametrize("given", [USER, THREAD, POST, ROUTINE, RESOURCE], ids=lambda given: given["kind"])
def test_a_line_that_was_read_is_written_as_it_was(given: dict[str, object]) -> None:
    line = parse_line(raw(given))
    assert line is not None
    assert json.loads(dump_line(line)) == given


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (b"{", "not one JSON object"),
        (b"[1]", "not a JSON object"),
        (b'{"kind": "user", "id": 1, "name": "\xff"}', "not UTF-8"),
        (b"[" * 100_000, "not one JSON object"),
        (raw({"id": 1}), "“kind” is missing"),
        (raw({"kind": ["user"], "id": 1}), "“kind” is not one of"),
        (raw({"kind": "poem", "id": 1}), "“kind” is not one of"),
        (raw({"kind": "digest", "id": 1}), "“versions” is missing"),
        (raw(USER | {"email": "ana@example.org"}), "unknown field “email”"),
        (raw(POST | {"posts": 3}), "unknown field “posts”"),
        (raw(USER | {"id": 0}), "“id” is not a whole number"),
        (raw(USER | {"id": 2**31}), "“id” is not a whole number"),
        (raw(USER | {"id": 2**63}), "“id” is not a whole number"),
        (raw(USER | {"id": "1"}), "“id” is not a whole number"),
        (raw(USER | {"id": 1.5}), "“id” is not a whole number"),
        (raw(USER | {"id": True}), "“id” is not a whole number"),
        (raw(USER | {"name": " "}), "“name” is empty"),
        (raw(USER | {"name": "a" * 41}), "41 characters"),
        (raw(USER | {"name": "a\nb"}), "line break"),
        (b'{"kind": "user", "id": 1, "name": "\\ud800"}', "lone surrogate"),
        (b'{"kind": "user", "id": NaN, "name": "ana"}', "not one JSON object"),
        (raw({key: POST[key] for key in POST if key != "body"}), "“body” is missing"),
        (raw(POST | {"body": "a" * 20_001}), "20,001 characters"),
        (raw(POST | {"at": -1}), "“at” is not a whole number"),
        (raw(POST | {"at": 10**15}), "“at” is not a whole number"),
        (raw(POST | {"n": 0}), "“n” is not a whole number"),
        (raw(POST | {"state": "held"}), "“state” is not one of"),
        (raw(POST | {"state": "deleted"}), "“body”"),
        (raw(THREAD | {"tags": "foam"}), "“tags” is not a list"),
        (raw(THREAD | {"pinned": 1}), "“pinned” is not true or false"),
        (raw(ROUTINE | {"versions": []}), "numbered 1, 2, 3"),
        (raw(ROUTINE | {"state": "draft"}), "“state” is not one of"),
        (raw(ROUTINE | {"posts": [{"post": 4, "n": 2}]}), "a version that is not there"),
        (raw(RESOURCE | {"review_on": "soon"}), "not a day"),
    ],
)
def test_a_line_that_is_not_clear_is_refused_with_its_reason(given: bytes, why: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_line(given)
    assert why in refused.value.message
