"""The worker: oldest first, one batch at a time, and it stops when it is told."""

import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from forum.actions.kit.base import enqueue, transaction
from forum.actions.upkeep.database_lock import DatabaseLock
from forum.clock import utc_now
from forum.jobs import loop, rebuilding, worker
from forum.models import Heartbeat, OutboxRow, db
from forum.queries.kit.outbox import MAIL, OTHER
from forum.search.engine import current
from tests.fixtures.house import Browser, Maker
from tests.fixtures.served import wait_until

Give = Callable[..., None]
Work = Callable[[], int]


@pytest.fixture
def give(app: Flask, now: datetime, work: Work) -> Give:
    """Leaves a job for the worker, who has nothing else to do."""
    rebuilding.ensure_index()
    work()

    def give(kind: str, due_at: datetime = now, **payload: Any) -> None:
        with transaction() as session:
            enqueue(session, kind, due_at, **payload)

    return give


def left() -> list[str]:
    """The kinds of the jobs that are still there, oldest first."""
    db.session.rollback()
    return list(db.session.scalars(select(OutboxRow.kind).order_by(OutboxRow.id)))


def test_a_reply_is_found_once_its_batch_is_done(ana: Browser, make: Maker, work: Work) -> None:
    thread_id = make.thread(ana.person)
    rebuilding.ensure_index()
    work()
    reply = make.reply(ana.person, thread_id, "A wobbly cushion.")
    assert f"post:{reply}" not in set(current().keys())
    assert work() == 1
    assert f"post:{reply}" in set(current().keys())


def test_a_batch_has_an_end_and_the_rest_comes_with_the_next(give: Give, now: datetime) -> None:
    for _ in range(worker.BATCH + 3):
        give("resource.saved", resource_id=1)
    assert worker.work_once(now) == worker.BATCH
    assert len(left()) == 3
    assert worker.work_once(now) == 3
    assert worker.work_once(now) == 0


def test_a_job_for_later_waits_until_then(give: Give, now: datetime) -> None:
    give("resource.saved", now + timedelta(minutes=5), resource_id=1)
    assert worker.work_once(now) == 0
    assert worker.work_once(now + timedelta(minutes=5)) == 1
    assert left() == []


def test_a_job_about_somebody_who_is_gone_is_done_without_a_letter(
    give: Give, now: datetime, mailbox: Callable[[], list[Any]]
) -> None:
    give("mail.reset", member_id=999, purpose="reset")
    worker.work_once(now)
    assert (left(), mailbox()) == ([], [])


def test_a_job_that_nobody_knows_waits_and_the_others_are_done(give: Give, now: datetime) -> None:
    give("nobody.knows")
    give("resource.saved", resource_id=1)
    worker.work_once(now)
    row = db.session.scalars(select(OutboxRow)).one()
    assert (row.kind, row.tries) == ("nobody.knows", 1)
    assert row.last_error.startswith("LookupError")
    assert row.due_at > now


def test_the_worker_does_what_is_due_says_that_it_lives_and_stops_when_told(app: Flask, give: Give) -> None:
    give("resource.saved", resource_id=1)
    stop = threading.Event()

    def run() -> None:
        with app.app_context():
            worker.run(stop)
            db.session.remove()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        wait_until(lambda: left() == [], "the job is done")
    finally:
        stop.set()
        thread.join(60)
    assert not thread.is_alive()
    beat = db.session.scalars(select(Heartbeat.beat_at).where(Heartbeat.name == "worker")).one()
    assert utc_now() - beat < timedelta(minutes=5)


def test_a_lone_worker_sends_letters_beside_its_other_work(app: Flask, give: Give) -> None:
    give("mail.reset", member_id=999, purpose="reset")
    give("resource.saved", resource_id=1)
    stop = threading.Event()
    both = [threading.Thread(target=run, args=(app, stop, queue)) for queue in (OTHER, MAIL)]
    for each in both:
        each.start()
    try:
        wait_until(lambda: left() == [], "both jobs are done")
    finally:
        stop.set()
        for each in both:
            each.join(60)
    assert set(db.session.scalars(select(Heartbeat.name))) >= {"worker", "mailer"}


def run(app: Flask, stop: threading.Event, queue: str) -> None:
    with app.app_context():
        loop.run_until(stop, queue)
        db.session.remove()


def test_a_worker_that_was_told_before_it_began_does_nothing(give: Give) -> None:
    give("resource.saved", resource_id=1)
    stop = threading.Event()
    stop.set()
    worker.run(stop)
    assert left() == ["resource.saved"]


def test_work_is_left_to_the_worker_that_already_runs(give: Give) -> None:
    give("resource.saved", utc_now(), resource_id=1)
    with closing(DatabaseLock("worker")) as lock:
        assert lock.take()
        loop.drain()
        assert left() == ["resource.saved"]
    loop.drain()
    assert left() == []


def test_a_worker_without_an_index_builds_one_first(app: Flask, ana: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    assert not current().is_ready()
    rebuilding.ensure_index()
    assert current().is_ready()
    assert f"thread:{thread_id}" in set(current().keys())
    assert db.session.scalar(select(func.count()).select_from(OutboxRow)) != 0, "its job is still done, once more"
