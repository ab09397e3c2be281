"""How the house is, which letters went out, who has an office: what Dee looks at, and nobody else."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from forum.actions.kit.base import enqueue, transaction
from forum.actions.members import passwords
from forum.actions.upkeep import backups, prune
from forum.jobs import rebuilding, worker
from forum.models import MailLogEntry, ModlogEntry, OutboxRow, db
from forum.rules.upkeep import health
from forum.rules.upkeep.job_words import OUR_MISTAKE, say_cause
from tests.fixtures.house import Browser, Maker


def test_a_new_house_says_what_is_missing_and_what_to_do(dee: Browser, now: datetime) -> None:
    page = dee.get("/admin").text
    assert "This needs you" in page
    assert "None was made yet. Run strideshare backup FILE" in page
    backups.note_backup(now)
    assert "The last was made on" in dee.get("/admin/health").text


@pytest.mark.parametrize(
    ("part", "is_well"),
    [
        (health.say_disk(None, 0), False),
        (health.say_disk(200_000_000, 0), False),
        (health.say_disk(5_000_000_000, 0), True),
        (health.say_jobs(3, 0), True),
        (health.say_jobs(0, 1), False),
        (health.say_jobs(5_000, 0), False),
    ],
)
def test_a_part_that_needs_somebody_says_so(part: health.HousePart, is_well: bool) -> None:
    assert part.is_well is is_well


def test_a_process_that_fell_silent_and_an_old_backup_need_somebody(now: datetime) -> None:
    assert health.say_beat("Worker", now, now).is_well
    assert not health.say_beat("Worker", now - timedelta(minutes=2), now).is_well
    assert not health.say_beat("Worker", None, now).is_well
    assert health.say_backup(now - timedelta(days=2), now, is_sqlite=True).is_well
    assert not health.say_backup(now - timedelta(days=9), now, is_sqlite=True).is_well


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        ("SMTPAuthenticationError at mail/outbound.py:60", "STRIDESHARE_MAIL_URL"),
        ("SMTPServerDisconnected at mail/outbound.py:60", "broke off"),
        ("ConnectionRefusedError at mail/outbound.py:60", "Is it running?"),
        ("OperationalError at jobs/posts.py:3", "Look at Health"),
        ("ValueError at jobs/posts.py:3", OUR_MISTAKE),
    ],
)
def test_why_a_job_failed_is_said_in_words(cause: str, words: str) -> None:
    assert words in say_cause(cause)


def test_a_letter_is_noted_without_its_words_and_address(
    dee: Browser, ana: Browser, work: Callable[[], int], now: datetime
) -> None:
    passwords.forget("ana", now)
    work()
    page = dee.get("/admin/letters").text
    assert "A letter: reset" in page
    assert 'href="/mod/members/ana"' in page
    assert "ana@example.org" not in page
    row = db.session.scalars(select(MailLogEntry)).one()
    assert (row.letter, row.outcome, row.cause) == ("reset", "sent", "")


def test_a_letter_that_waits_has_one_line_with_the_reason_and_then_another(
    app: Flask, dee: Browser, ana: Browser, work: Callable[[], int], now: datetime
) -> None:
    rebuilding.ensure_index()
    work()
    in_the_way = app.config["HOUSE"].instance / "mail"
    in_the_way.write_text("not a folder")
    passwords.forget("ana", now)
    for hour in range(5):
        worker.work_once(now + timedelta(hours=hour))
    assert [row.outcome for row in db.session.scalars(select(MailLogEntry))] == ["failed"]
    page = dee.get("/admin/letters?outcome=failed").text
    assert "Not sent yet" in page
    assert "Look into the instance folder." in page
    in_the_way.unlink()
    worker.work_once(now + timedelta(hours=9))
    db.session.rollback()
    assert [row.outcome for row in db.session.scalars(select(MailLogEntry))] == ["failed", "sent"]
    assert "A letter: reset" not in dee.get("/admin/letters?outcome=given+up").text


def test_lines_about_letters_are_forgotten_after_thirty_days(
    ana: Browser, work: Callable[[], int], now: datetime
) -> None:
    passwords.forget("ana", now)
    work()
    prune.forget_old(now + timedelta(days=29))
    assert db.session.scalars(select(MailLogEntry)).all()
    prune.forget_old(now + timedelta(days=31))
    assert not db.session.scalars(select(MailLogEntry)).all()


def test_a_line_that_can_not_be_written_sends_no_letter_twice(
    app: Flask, ana: Browser, work: Callable[[], int], now: datetime, mailbox: Callable[[], list[Any]]
) -> None:
    passwords.forget("ana", now)
    with transaction() as session:
        session.connection().exec_driver_sql("ALTER TABLE mail_log RENAME TO mail_log_away")
    try:
        work()
    finally:
        with transaction() as session:
            session.connection().exec_driver_sql("ALTER TABLE mail_log_away RENAME TO mail_log")
    assert len(mailbox()) == 1
    assert not db.session.scalars(select(OutboxRow).where(OutboxRow.kind == "mail.reset")).all()


def test_what_an_admin_does_with_jobs_is_written_down(dee: Browser, ben: Browser, now: datetime) -> None:
    with transaction() as session:
        enqueue(session, "kite.fly", now)
        enqueue(session, "kite.fly", now)
    dee.post("/admin/jobs/kinds/kite.fly/retry")
    dee.post("/admin/jobs/kinds/kite.fly/drop")
    told = db.session.execute(select(ModlogEntry.act, ModlogEntry.reason).order_by(ModlogEntry.id.desc()).limit(2))
    assert [tuple(row) for row in told] == [("drop", "2 jobs."), ("retry", "2 jobs.")]
    assert "tried again" in ben.get("/mod/log").text


def test_an_admin_finds_a_member_and_sees_who_has_an_office(dee: Browser, ben: Browser) -> None:
    page = dee.get("/admin/members?find=an").text
    assert 'href="/admin/members/ana/role"' in page
    assert 'href="/admin/members/okafor/role"' in page
    assert "No second step yet" in page
    assert 'name="find" value="" ' in dee.get("/admin/members").text
    assert "No member’s name begins with" in dee.get("/admin/members?find=zz").text
    assert ben.get("/admin/members").status_code == 404


@pytest.mark.parametrize("url", ["/admin/letters", "/admin/site/history", "/admin/members", "/admin"])
def test_a_list_asks_no_more_for_more_rows(
    dee: Browser, make: Maker, count_queries: Callable[[], Any], url: str, now: datetime
) -> None:
    dee.get(url)
    with count_queries() as few:
        dee.get(url)
    for n in range(12):
        make.member(f"more-{n}", role="moderator")
        with transaction() as session:
            session.add(MailLogEntry(letter="reset", member_id=dee.person.id, outcome="sent", at=now))
        dee.post("/admin/site/words", {"welcome": f"Hello {n}", "seen": ""})
    with count_queries() as many:
        dee.get(url)
    assert many.total == few.total
