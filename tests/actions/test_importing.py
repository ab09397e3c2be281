"""Importing and exporting on both databases."""

import json
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from forum.actions.importing import checking, writing
from forum.actions.importing.census import Census
from forum.actions.importing.reading import BadLine
from forum.actions.talk import threads
from forum.formats.archive.line_writing import dump_line
from forum.models import AcceptedAnswer, Post, Routine, RoutineVersion, db
from forum.queries.kit.snapshots import snapshot
from forum.queries.members.people import find_person_by_name
from forum.queries.upkeep import checks, exporting
from tests.fixtures.both import NOW
from tests.samples.lines import CARD, LINES, write_lines


def ignore(_done: int) -> None:
    """Nobody watches."""


def bring_in(file: Path) -> Census:
    census = checking.check_file(file, ignore)
    if writing.is_needed(census, NOW):
        writing.write_file(file, census, NOW, ignore)
    db.session.remove()
    return census


@pytest.fixture
def imported(house: Flask, tmp_path: Path) -> Path:
    """A file that was imported."""
    file = write_lines(tmp_path / "in.jsonl")
    bring_in(file)
    return file


@pytest.mark.usefixtures("imported")
def test_what_is_imported_keeps_all_invariants() -> None:
    assert [finding.words for finding in checks.check_all(NOW) if finding.wrong] == []


@pytest.mark.usefixtures("imported")
def test_new_posts_get_ids_after_the_imported_ones() -> None:
    ana = find_person_by_name("ana")
    assert ana is not None
    saved = threads.start(ana, threads.NewThread("balance", "Next", "After the import"), NOW)
    assert saved.post_id == 504
    assert db.session.get_one(Post, saved.post_id).thread_id == 53


def test_an_export_holds_nothing_new_for_its_own_house(imported: Path, tmp_path: Path) -> None:
    exported = tmp_path / "out.jsonl"
    with snapshot():
        exported.write_text("".join(dump_line(line) for line in exporting.every_line()), encoding="utf-8")
        lines = exporting.count_lines()
    assert lines == len(exported.read_text(encoding="utf-8").splitlines()) > len(imported.read_text().splitlines())
    assert bring_in(exported).new_total == 0


COPY = {
    "kind": "routine", "id": 72, "owner": 51, "state": "public", "title": "Evening", "made_by": "copy",
    "forked_from": {"routine": 71, "n": 1},
    "versions": [
        {"n": 1, "at": 1_724_853_400, "card": CARD},
        {"n": 2, "at": 1_724_853_500, "card": CARD | {"title": "Evening"}, "note": "Later in the day"},
    ],
}  # fmt: skip


def test_a_copy_keeps_its_original_and_its_notes_in_whatever_order_the_lines_come(house: Flask, tmp_path: Path) -> None:
    bring_in(write_lines(tmp_path / "in.jsonl", (COPY, *LINES)))
    copy = db.session.get_one(Routine, 72)
    original = db.session.get_one(RoutineVersion, copy.forked_from_version_id)
    assert (original.routine_id, original.n, copy.made_by) == (71, 1, "copy")
    notes = db.session.scalars(select(RoutineVersion.note).where(RoutineVersion.routine_id == 72))
    assert list(notes) == ["", "Later in the day"]
    with snapshot():
        lines = [json.loads(dump_line(line)) for line in exporting.every_line()]
    [line] = [one for one in lines if one["kind"] == "routine" and one["id"] == 72]
    assert line["forked_from"] == {"routine": 71, "n": 1}
    assert line["versions"][1]["note"] == "Later in the day"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"forked_from": {"routine": 72, "n": 1}}, "smaller id"),
        ({"forked_from": {"routine": 99, "n": 1}}, "smaller id"),
        ({"forked_from": {"routine": 70, "n": 1}}, "neither in this file nor here"),
        ({"forked_from": {"routine": 71}}, "n"),
        ({"forked_from": "71"}, "group of fields"),
        ({"made_by": "magic"}, "made_by"),
    ],
)
def test_copies_that_go_in_a_circle_or_come_from_nowhere_are_refused(
    changes: dict[str, object], says: str, house: Flask, tmp_path: Path
) -> None:
    with pytest.raises(BadLine, match=says):
        bring_in(write_lines(tmp_path / "in.jsonl", (*LINES, COPY | changes)))


def with_thread(**given: object) -> tuple[dict[str, object], ...]:
    """The lines, with more said of one thread."""
    return tuple(line | given if (line["kind"], line["id"]) == ("thread", 51) else line for line in LINES)


def test_the_answer_of_a_question_comes_along_and_goes_out_again(house: Flask, tmp_path: Path) -> None:
    bring_in(write_lines(tmp_path / "in.jsonl", with_thread(type="question", accepted=2)))
    chosen = db.session.scalars(select(AcceptedAnswer)).one()
    assert (chosen.thread_id, chosen.post_id, chosen.by_id) == (51, 503, 51)
    with snapshot():
        lines = [dump_line(line) for line in exporting.every_line()]
    assert sum('"accepted": 2' in line for line in lines) == 1


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"type": "question", "accepted": 3}, "thread 51 has no post 3, which should be its answer"),
        ({"accepted": 2}, "only a thread of the type “question” has an answer"),
        ({"type": "question", "accepted": 1}, "“accepted”"),
    ],
)
def test_an_answer_that_is_not_there_is_refused(
    house: Flask, tmp_path: Path, given: dict[str, object], why: str
) -> None:
    with pytest.raises(BadLine, match=why):
        bring_in(write_lines(tmp_path / "in.jsonl", with_thread(**given)))
