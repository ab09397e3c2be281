"""What operators and members ran into when mail did not go out or did not arrive."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copy

import pytest
from flask import Flask
from sqlalchemy import delete, select, update

from forum.actions.kit.base import enqueue, transaction
from forum.actions.members import passwords
from forum.jobs import rebuilding, worker
from forum.mail import office
from forum.models import Member, OutboxRow, db
from forum.queries.kit.outbox import MAIL, OTHER
from forum.rules.kit.people import CONFIRMED
from forum.search.unsettled import unsettled_keys
from tests.fixtures.house import Browser, Maker
from tests.fixtures.mail_server import MailServer, mail_server
from tests.fixtures.served import ServedHouse, wait_until

DAY = timedelta(days=1)
WORDS = "We can’t reach your email address"


@pytest.fixture
def post(app: Flask, work: Callable[[], int]) -> Iterator[MailServer]:
    """A mail server, and the house sends its letters there."""
    rebuilding.ensure_index()
    work()
    house = app.config["HOUSE"]
    with mail_server() as server:
        office.use(replace(house, mail_url=server.url))
        yield server
    office.use(house)


def letters() -> list[OutboxRow]:
    """The letters that are still to be sent."""
    db.session.rollback()
    return list(db.session.scalars(select(OutboxRow).where(OutboxRow.kind.startswith("mail."))))


def send_letters(now: datetime) -> None:
    """Work at the queue of letters until nothing is due."""
    while worker.work_once(now, queue=MAIL):
        pass


class HouseWithMailServer(ServedHouse):
    """A served house whose letters go to a mail server."""

    mail_url = ""

    @property
    def environment(self) -> dict[str, str]:
        return super().environment | {"STRIDESHARE_MAIL_URL": self.mail_url}


@pytest.mark.slow
def test_a_mail_server_that_says_nothing_holds_up_no_search_and_the_site_is_ready(
    furnished: Path, tmp_path: Path
) -> None:
    house = HouseWithMailServer(tmp_path)
    copy(furnished, tmp_path / "strideshare.db")
    with mail_server(silent=True) as server:
        house.mail_url = server.url
        house.start()
        try:
            for kind, payload in [("mail.reset", '{"member_id": 1}')] * 5 + [("resource.saved", '{"resource_id": 1}')]:
                leave(house, kind, payload)
            assert server.connected.wait(30)
            wait_until(lambda: count(house, "resource.saved") == 0, "the job beside the letters is done", within_s=10)
            assert count(house, "mail.reset") == 5
            assert house.is_ready()
        finally:
            server.over.set()
            assert house.stop() == 0


def leave(house: ServedHouse, kind: str, payload: str) -> None:
    """A job for the running house."""
    past = "2026-01-01 00:00:00.000000"
    with closing(sqlite3.connect(house.instance / "strideshare.db", timeout=20)) as database, database:
        columns = "kind, payload, created_at, due_at, tries, last_error, same_failures"
        row = (kind, payload, past, past, 0, "", 0)
        database.execute(f"INSERT INTO outbox ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def count(house: ServedHouse, kind: str) -> int:
    """The jobs of a kind that the running house has not done."""
    with closing(sqlite3.connect(house.instance / "strideshare.db", timeout=20)) as database:
        return int(database.execute("SELECT count(*) FROM outbox WHERE kind = ?", (kind,)).fetchone()[0])


def test_each_queue_leaves_the_jobs_of_the_other_alone(app: Flask, now: datetime) -> None:
    with transaction() as session:
        session.execute(delete(OutboxRow))
        enqueue(session, "mail.reset", now, member_id=0)
        enqueue(session, "post.link", now, post_ids=[])
    assert worker.work_once(now, queue=OTHER) == 1
    assert [job.kind for job in letters()] == ["mail.reset"]
    assert worker.work_once(now, queue=MAIL) == 1
    assert worker.work_once(now) == 0


def test_a_mailbox_that_does_not_exist_is_given_up_at_once(
    post: MailServer, ana: Browser, dee: Browser, now: datetime
) -> None:
    assert WORDS not in ana.get("/me").text
    post.answers["RCPT"] = "550 5.1.1 no such user"
    passwords.forget("ana", now)
    send_letters(now)
    assert letters() == []
    for page in ("/me", "/me/email", "/me/notices"):
        assert WORDS in ana.get(page).text
    assert "No letter reaches this member’s address" in dee.get("/mod/members/ana").text
    assert '<a href="/mod/members/ana">' in dee.get("/admin/jobs").text


def test_a_full_mailbox_is_given_up_after_three_days(post: MailServer, ana: Browser, now: datetime) -> None:
    post.answers["RCPT"] = "452 4.2.2 mailbox full"
    passwords.forget("ana", now)
    tomorrow = (now + DAY).replace(hour=1)
    for hour in (0, 2, 4):
        send_letters(tomorrow + timedelta(hours=hour))
    assert WORDS not in ana.get("/me").text, "three times on one day are one day"
    send_letters(tomorrow + DAY)
    assert len(letters()) == 1
    send_letters(tomorrow + 2 * DAY)
    assert letters() == []
    assert WORDS in ana.get("/me").text


def test_an_address_that_works_again_is_forgiven(post: MailServer, ana: Browser, now: datetime) -> None:
    post.answers["RCPT"] = "550 5.1.1 no such user"
    passwords.forget("ana", now)
    send_letters(now)
    del post.answers["RCPT"]
    passwords.forget("ana", now)
    send_letters(now)
    assert post.letters_to("ana@example.org") == 1
    assert WORDS not in ana.get("/me").text


def test_a_new_address_is_not_blamed_for_the_old_one(post: MailServer, ana: Browser, now: datetime) -> None:
    post.answers["RCPT"] = "550 5.1.1 no such user"
    passwords.forget("ana", now)
    send_letters(now)
    new = {"email": "new@example.org", "email_key": "new@example.org"}
    db.session.execute(update(Member).where(Member.id == ana.person.id).values(new))
    db.session.commit()
    assert WORDS not in ana.get("/me").text


def test_a_mail_server_in_trouble_is_waited_for_and_blames_no_address(
    post: MailServer, ana: Browser, now: datetime
) -> None:
    post.answers["MAIL"] = "451 4.3.0 no disk"
    passwords.forget("ana", now)
    for day in range(8):
        send_letters(now + day * DAY)
    (letter,) = letters()
    assert letter.set_aside_at is None
    assert WORDS not in ana.get("/me").text


def test_of_many_hidden_posts_none_is_found_however_many_jobs_wait(
    ana: Browser, make: Maker, work: Callable[[], int], now: datetime
) -> None:
    thread = make.thread(ana.person)
    hidden = make.reply(ana.person, thread, "A word that nobody may read.")
    work()
    with transaction() as session:
        for _ in range(600):
            enqueue(session, "post.saved", now, post_id=thread)
        enqueue(session, "post.saved", now, post_id=hidden)
        session.execute(db.text("UPDATE post SET state = 'hidden' WHERE id = :id"), {"id": hidden})
    assert unsettled_keys(CONFIRMED) == [f"post:{hidden}"]
