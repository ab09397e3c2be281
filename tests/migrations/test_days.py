"""Runs that were under way before members had time zones go on as they were counted."""

import sqlite3
from contextlib import closing

from flask import Flask
from sqlalchemy import create_engine

from forum.models import db
from tests.fixtures.rows import fill, unpack
from tests.migrations.test_rows import Run

DAYS = """
SELECT 'event', date(at), on_day FROM programme_event
UNION ALL SELECT 'run', date(ended_at), ended_on FROM programme_run
"""


def test_what_was_told_and_ended_keeps_the_day_it_was_counted_with(app: Flask, strideshare: Run) -> None:
    here = app.config["HOUSE"].instance / "strideshare.db"
    db.engine.dispose()
    here.unlink()
    unpack("0.3.0", here)
    engine = create_engine(f"sqlite:///{here}")
    with engine.begin() as connection:
        fill(connection)
    engine.dispose()
    with closing(sqlite3.connect(here)) as file:
        file.execute("UPDATE programme_run SET ended_at = '2026-11-30 23:30:00' WHERE id = 1")
        file.commit()
    assert strideshare("upgrade").status == 0
    with closing(sqlite3.connect(here)) as file:
        rows = file.execute(DAYS).fetchall()
    assert {kind for kind, _, day in rows if day} == {"event", "run"}
    assert [row for row in rows if row[1] != row[2]] == []
