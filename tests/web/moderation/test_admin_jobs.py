"""The page of jobs: what hangs, tried again or dropped by an admin."""

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import delete, func, select

from forum.actions.kit.base import enqueue, transaction
from forum.jobs import worker
from forum.models import OutboxRow, db
from tests.fixtures.house import Browser

SECRET = "tired of my left leg"


@pytest.fixture
def hanging(app: Flask, now: datetime) -> list[int]:
    """Three jobs: one was set aside, one failed once, one waits."""
    with transaction() as session:
        session.execute(delete(OutboxRow))
        enqueue(session, "post.link", now, post_ids=[SECRET])
    for hour in range(5):
        worker.work_once(now + timedelta(hours=hour))
    with transaction() as session:
        enqueue(session, "kite.fly", now)
    worker.work_once(now)
    with transaction() as session:
        enqueue(session, "kite.fly", now)
    return list(db.session.scalars(select(OutboxRow.id).order_by(OutboxRow.id)))


def left() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(OutboxRow)) or 0


def test_an_admin_sees_what_hangs_and_not_what_it_is_about(dee: Browser, hanging: list[int]) -> None:
    page = dee.get("/admin/jobs").text
    assert "Exercises linked in imported posts" in page
    assert "ValueError at jobs/posts.py" in page
    assert "LookupError" in page
    assert SECRET not in page
    assert f'id="job-{hanging[2]}"' not in page, "it has only just been left"
    assert '<a class="nav" href="/admin/jobs"' in dee.get("/admin/categories").text


def test_nobody_else_finds_the_page(ben: Browser) -> None:
    assert ben.get("/admin/jobs").status_code == 404
    assert "/admin/jobs" not in ben.get("/mod").text


def test_one_job_is_tried_again(dee: Browser, hanging: list[int]) -> None:
    assert dee.post(f"/admin/jobs/{hanging[0]}/retry").status_code == 303
    row = db.session.get_one(OutboxRow, hanging[0], populate_existing=True)
    assert (row.set_aside_at, row.same_failures) == (None, 0)
    assert "Jobs to be tried again now: 1." in dee.get("/admin/jobs").text


def test_all_jobs_of_a_kind_are_tried_again(dee: Browser, hanging: list[int], now: datetime) -> None:
    dee.post("/admin/jobs/kinds/kite.fly/retry")
    assert "Jobs to be tried again now: 2." in dee.get("/admin/jobs").text


def test_one_job_is_dropped_after_a_question(dee: Browser, hanging: list[int]) -> None:
    address = f"/admin/jobs/{hanging[0]}/drop"
    assert "Drop this job?" in dee.get(address).text
    assert left() == 3
    dee.post(address)
    assert left() == 2
    assert dee.get(address).status_code == 404


def test_all_jobs_of_a_kind_are_dropped_after_a_question(dee: Browser, hanging: list[int]) -> None:
    assert "Drop 2 jobs?" in dee.get("/admin/jobs/kinds/kite.fly/drop").text
    dee.post("/admin/jobs/kinds/kite.fly/drop")
    assert left() == 1


def test_an_admin_reads_that_nothing_hangs(dee: Browser, app: Flask) -> None:
    with transaction() as session:
        session.execute(delete(OutboxRow))
    assert "No job is waiting." in dee.get("/admin/jobs").text
