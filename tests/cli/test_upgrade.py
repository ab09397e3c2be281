"""Bringing a house up to this version: its tables and its exercise library."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import text

from forum.models import db
from forum.queries.library.exercises import get_library
from tests.fixtures.terminal import Said

Run = Callable[..., Said]


def test_upgrade_brings_in_the_exercise_library(strideshare: Run) -> None:
    name = get_library().exercises["wall-squat"].name
    db.session.execute(text("UPDATE exercise SET data = json_set(data, '$.name', 'Old') WHERE id = 'wall-squat'"))
    db.session.execute(text("UPDATE library_meta SET fingerprint = 'old'"))
    db.session.commit()
    assert get_library().exercises["wall-squat"].name == "Old"
    said = strideshare("upgrade")
    assert said.status == 0
    assert "The database is up to date. Exercise library: 1 new or changed." in said.out
    assert get_library().exercises["wall-squat"].name == name
    assert "0 new or changed" in strideshare("upgrade").out


def test_upgrade_never_puts_an_older_library_over_a_newer_one(strideshare: Run) -> None:
    db.session.execute(text("UPDATE library_meta SET fingerprint = 'new', version = 999"))
    db.session.commit()
    said = strideshare("upgrade")
    assert said.status == 1
    assert "older than version 999" in said.err + said.out


def test_tables_of_a_newer_version_are_left_alone(strideshare: Run) -> None:
    db.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    db.session.commit()
    said = strideshare("upgrade")
    assert said.status == 1
    assert "tables of a newer version. Install that version again, or restore a backup." in said.err


def test_nothing_of_the_demo_is_signed_or_held_by_its_clinician(demo_instance: Path) -> None:
    with closing(sqlite3.connect(f"file:{demo_instance}/strideshare.db?immutable=1", uri=True)) as demo:
        for table in ("exercise_review", "exercise_hold", "need_verdict"):
            assert demo.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
        assert demo.execute("SELECT count(*) FROM exercise WHERE data LIKE '%pt_reviewed%'").fetchone() == (0,)
