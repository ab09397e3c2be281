"""Jobs that fail: the queue goes on, what always fails the same way is set aside, and what only has to wait waits."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, text

from forum.actions.kit.base import enqueue, transaction
from forum.actions.moderation import moderation
from forum.jobs import worker
from forum.models import OutboxRow, Post, db
from forum.queries.kit.outbox import list_due
from forum.rules.kit.people import CONFIRMED, VISITOR
from forum.search import comparing
from forum.search.unsettled import unsettled_keys
from tests.fixtures.house import Browser, Maker
from tests.fixtures.terminal import Said

BODY = "My evening: heel raises, 3x10, rest 1-2 min, and then clamshells, 10 times."
SECRET = "tired of my left leg"
Give = Callable[..., int]


@pytest.fixture
def give(app: Flask, now: datetime) -> Give:
    """Leaves a job for the worker; says its id."""

    def give(kind: str, **payload: Any) -> int:
        with transaction() as session:
            enqueue(session, kind, now, **payload)
        return db.session.scalars(select(OutboxRow.id).order_by(OutboxRow.id.desc()).limit(1)).one()

    return give


def row(job_id: int) -> OutboxRow:
    return db.session.get_one(OutboxRow, job_id, populate_existing=True)


def work_for(times: int, start: datetime) -> None:
    """Let the worker look once an hour: longer than any job is put off."""
    for hour in range(times):
        worker.work_once(start + timedelta(hours=1 + hour))
    db.session.remove()


def test_a_link_job_that_fails_five_times_is_set_aside_and_the_reply_after_it_is_found(
    ana: Browser, make: Maker, give: Give, now: datetime
) -> None:
    bad = give("post.link", post_ids=["no number"])
    reply = make.reply(ana.person, make.thread(ana.person), BODY)
    work_for(4, now)
    assert row(bad).set_aside_at is None
    work_for(1, now + timedelta(hours=4))
    assert row(bad).set_aside_at is not None
    assert [one.id for one in list_due(now + timedelta(days=9), 50)] == []
    assert comparing.look().missing.isdisjoint({f"post:{reply}"})
    assert '<a href="/exercises/heel-raise">' in db.session.get_one(Post, reply).html


def test_what_the_index_cannot_take_fails_alone_and_the_reply_beside_it_is_found(
    ana: Browser, make: Maker, now: datetime
) -> None:
    odd = make.thread(ana.person, category_slug="strength")
    db.session.execute(text("UPDATE category SET slug = x'ff' WHERE slug = 'strength'"))
    db.session.commit()
    reply = make.reply(ana.person, make.thread(ana.person), BODY)
    work_for(6, now)
    missing = comparing.look().missing
    assert f"thread:{odd}" in missing
    assert f"post:{reply}" not in missing
    (left,) = db.session.scalars(select(OutboxRow).where(OutboxRow.kind == "post.saved")).all()
    assert left.set_aside_at is not None


def test_a_job_nobody_has_a_handler_for_is_set_aside_too(give: Give, now: datetime) -> None:
    bad = give("kite.fly")
    work_for(5, now)
    assert row(bad).set_aside_at is not None
    assert row(bad).last_error.startswith("LookupError at jobs/worker.py:")


def test_the_log_names_it_once_and_never_what_somebody_wrote(
    give: Give, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    bad = give("post.link", post_ids=[SECRET])
    work_for(8, now)
    (said,) = [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR]
    for word in (f"job {bad} post.link", "ValueError at jobs/posts.py:"):
        assert word in said
    assert SECRET not in caplog.text
    assert SECRET not in row(bad).last_error


def test_another_error_begins_the_count_anew(give: Give, now: datetime) -> None:
    bad = give("post.link", post_ids=["no number"])
    work_for(4, now)
    with transaction() as session:
        session.get_one(OutboxRow, bad).payload = {}
    work_for(4, now + timedelta(hours=4))
    assert (row(bad).same_failures, row(bad).set_aside_at) == (4, None)
    work_for(1, now + timedelta(hours=8))
    assert row(bad).set_aside_at is not None


def test_a_letter_waits_for_as_long_as_no_mail_goes_out(app: Flask, ana: Browser, give: Give, now: datetime) -> None:
    (app.config["HOUSE"].instance / "mail").write_text("a file where the folder for letters should be")
    letter = give("mail.password_changed", member_id=ana.person.id)
    work_for(20, now)
    assert (row(letter).tries, row(letter).set_aside_at) == (20, None)
    (app.config["HOUSE"].instance / "mail").unlink()
    work_for(1, now + timedelta(hours=20))
    assert db.session.get(OutboxRow, letter) is None


def test_a_hidden_post_stays_out_of_the_search_when_its_job_was_set_aside(
    ana: Browser, ben: Browser, make: Maker, work: Callable[[], int], give: Give, now: datetime
) -> None:
    post_id = make.reply(ana.person, make.thread(ana.person), BODY)
    work()
    moderation.hide(ben.person, "post", post_id, "Not kind.", now)
    with transaction() as session:
        waiting = session.scalars(select(OutboxRow)).all()
        for one in waiting:
            one.set_aside_at = now
    assert work() == 0
    assert unsettled_keys(VISITOR) == unsettled_keys(CONFIRMED) == [f"post:{post_id}"]
    assert comparing.compare().surplus == {f"post:{post_id}"}


def test_an_operator_has_them_tried_again_once(
    strideshare: Callable[..., Said], ana: Browser, make: Maker, give: Give, now: datetime
) -> None:
    bad, reply = give("post.link", post_ids=["no number"]), make.reply(ana.person, make.thread(ana.person), BODY)
    work_for(5, now)
    assert "Jobs to be tried again: 1." in strideshare("worker", "--retry-set-aside").out
    assert "Jobs to be tried again: 0." in strideshare("worker", "--retry-set-aside").out
    with transaction() as session:
        session.get_one(OutboxRow, bad).payload = {"post_ids": [reply]}
    work_for(1, now + timedelta(hours=5))
    assert db.session.get(OutboxRow, bad) is None
