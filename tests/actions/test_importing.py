"""Importing and exporting on both databases."""

from pathlib import Path

import pytest
from flask import Flask

from forum.actions import threads
from forum.actions.importing import checking, writing
from forum.actions.importing.census import Census
from forum.formats.line_writing import dump_line
from forum.models import Post, db
from forum.queries import checks, exporting
from forum.queries.people import find_person_by_name
from forum.queries.snapshots import snapshot
from tests.fixtures.both import NOW
from tests.samples.lines import write_lines


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
