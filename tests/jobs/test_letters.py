"""Letters that can not be sent now are sent later, however long the mail server is away."""

from collections.abc import Callable
from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest
from flask import Flask
from sqlalchemy import select

from forum.actions.members import passwords
from forum.jobs import rebuilding, worker
from forum.jobs.worker import MOST_TRIES
from forum.models import OutboxRow, db
from tests.fixtures.house import Browser

Mailbox = Callable[[], list[EmailMessage]]


@pytest.fixture
def blocked(app: Flask, work: Callable[[], int]) -> Callable[[], None]:
    """Where letters should go stands a file, so none can be sent; the answer takes it away."""
    rebuilding.ensure_index()
    work()
    in_the_way = app.config["HOUSE"].instance / "mail"
    in_the_way.write_text("not a folder")
    return lambda: in_the_way.unlink()


def letter_job() -> OutboxRow | None:
    db.session.rollback()
    return db.session.scalars(select(OutboxRow).execution_options(populate_existing=True)).one_or_none()


@pytest.mark.usefixtures("blocked")
def test_each_time_the_wait_is_twice_as_long(ana: Browser, now: datetime) -> None:
    passwords.forget("ana", now)
    waits, present = [], now
    for _ in range(5):
        worker.work_once(present)
        job = letter_job()
        assert job is not None
        waits.append((job.due_at - present).total_seconds())
        present = job.due_at
    assert waits == [1, 2, 4, 8, 16]


def test_a_letter_waits_for_the_mail_server_and_then_arrives_once(
    ana: Browser, blocked: Callable[[], None], now: datetime, mailbox: Mailbox
) -> None:
    passwords.forget("ana", now)
    for hour in range(MOST_TRIES + 3):
        worker.work_once(now + timedelta(hours=2 * hour))
    job = letter_job()
    assert job is not None
    assert job.set_aside_at is None, "a server that is away is no reason to give a letter up"
    assert (job.due_at - now - timedelta(hours=2 * (MOST_TRIES + 2))).total_seconds() == 3600
    blocked()
    due_at = job.due_at
    worker.work_once(due_at)
    worker.work_once(due_at + timedelta(days=1))
    assert letter_job() is None
    assert [letter["To"] for letter in mailbox()] == ["ana@example.org"]


@pytest.mark.usefixtures("blocked")
def test_what_is_kept_about_a_failure_holds_no_address(ana: Browser, now: datetime) -> None:
    passwords.forget("ana", now)
    worker.work_once(now)
    job = letter_job()
    assert job is not None
    assert "mail/" in job.last_error
    assert "ana" not in job.last_error
    assert "example.org" not in job.last_error
