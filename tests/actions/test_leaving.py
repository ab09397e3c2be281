"""Ana deletes her account: what becomes of everything that was hers, to the last byte."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from forum.actions.members import leaving, members, passwords
from forum.actions.moderation import flags
from forum.actions.programmes import runs
from forum.actions.routines import drafts as routine_drafts
from forum.actions.routines import saves
from forum.actions.talk import contact, drafts, posts
from forum.actions.upkeep import scrubbing
from forum.clock import utc_now
from forum.errors import Busy, NotAllowed, Refused
from forum.jobs import worker
from forum.models import Base, Draft, Flag, Member, ModlogEntry, Notice, Post, Routine, Thread, db
from forum.queries.upkeep.checks import check_all
from forum.rules.members.belongings import BELONGINGS
from tests.fixtures.house import Browser, Maker
from tests.fixtures.planted import Planted, plant

Work = Callable[[], int]
# What stays in any case is told of in the table; of the member's own row only what a moderator does again.
STAYS = {f"{one.table}.{column.name}" for one in BELONGINGS if one.fate == "stays" and one.table != "routine_prose"
         for column in Base.metadata.tables[one.table].columns if column.name not in one.wiped}  # fmt: skip


def leave(person_id: int, now: datetime, work: Work, *, keeps: bool) -> None:
    """Delete the account, and let the worker do all that follows, the last look too."""
    leaving.leave(person_id, now, keeps=keeps)
    work()
    while worker.work_once(utc_now() + timedelta(minutes=11)):
        pass
    work()


def bytes_of(instance: Path) -> bytes:
    """Everything that lies in the instance folder."""
    return b"\n".join(path.read_bytes() for path in sorted(instance.rglob("*")) if path.is_file())


def left_over(app: Flask, planted: Planted) -> set[str]:
    """What is still somewhere, by the column it was planted in."""
    db.session.remove()
    whole = bytes_of(app.config["HOUSE"].instance)
    return {place for place, word in planted.words.items() if word.encode() in whole}


def all_well(now: datetime) -> bool:
    """Whether every invariant of the house holds."""
    wrong = [finding for finding in check_all(now) if finding.wrong]
    assert wrong == []
    return True


def test_with_her_posts_she_is_gone_from_database_index_files_and_mail(
    app: Flask, ana: Browser, cleo: Browser, make: Maker, work: Work, now: datetime
) -> None:
    planted = plant(ana.person.id, now)
    for n in range(12):  # of others, in the same part of the index
        make.thread(cleo.person, f"Walking, part {n}")
    passwords.change_email(ana.person, "demo-pass-1", f"{planted.word('mail')}@example.org", now)
    drafts.save(ana.person, "reply:1", {"body": planted.word("draft of hers")}, now)
    make.reply(ana.person, make.thread(ana.person, planted.word("title")), planted.word("reply"))
    make.routine(ana.person)
    work()
    before = left_over(app, planted)
    assert before == set(planted.words), "each is there to be sought"
    leave(ana.person.id, now, work, keeps=False)
    assert left_over(app, planted) - STAYS == set()
    assert all_well(now)


def test_with_her_posts_kept_only_what_all_could_read_stays(
    app: Flask, ana: Browser, cleo: Browser, make: Maker, work: Work, now: datetime
) -> None:
    planted = plant(ana.person.id, now)
    thread_id = make.thread(ana.person, planted.word("shown title"), planted.word("shown post"))
    make.reply(cleo.person, thread_id, "I hold the worktop.")
    posts.remove(ana.person, make.reply(ana.person, thread_id, planted.word("deleted post")), now)
    drafts.save(ana.person, f"reply:{thread_id}", {"body": planted.word("unsent")}, now)
    make.routine(ana.person, state="private")
    leave(ana.person.id, now, work, keeps=True)
    shown = {"shown title", "shown post"} | {f"{one.table}.{column.name}" for one in BELONGINGS if one.fate == "choice"
             for column in Base.metadata.tables[one.table].columns}  # fmt: skip
    assert left_over(app, planted) - STAYS - shown == set()
    assert {"shown title", "shown post"} <= left_over(app, planted)
    assert db.session.get_one(Thread, thread_id).author.name == f"Former member {ana.person.id}"


def test_threads_in_which_others_wrote_still_read(
    ana: Browser, cleo: Browser, client: Browser, make: Maker, work: Work, now: datetime
) -> None:
    thread_id = make.thread(ana.person, "Standing on one leg", "How long do you stand?")
    make.reply(cleo.person, thread_id, "I hold the worktop.")
    leave(ana.person.id, now, work, keeps=False)
    page = client.get(f"/t/{thread_id}", follow_redirects=True)
    assert page.status_code == 200
    assert "I hold the worktop." in page.text
    assert "Thread of a former member" in page.text
    assert "How long do you stand?" not in page.text
    assert "Standing on one leg" not in page.text


def test_a_thread_in_which_nobody_else_wrote_is_gone(
    ana: Browser, client: Browser, make: Maker, work: Work, now: datetime
) -> None:
    thread_id = make.thread(ana.person)
    work()
    leave(ana.person.id, now, work, keeps=False)
    assert client.get(f"/t/{thread_id}", follow_redirects=True).status_code == 404
    assert "Standing on one leg" not in client.get("/search?q=standing").text
    assert all_well(now)


def test_what_others_made_of_her_cards_stays_theirs(
    ana: Browser, cleo: Browser, make: Maker, work: Work, now: datetime
) -> None:
    original = make.routine(ana.person)
    copy_id = routine_drafts.copy(cleo.person, original, now)
    thread_id = make.thread(ana.person, routine_ids=[original])
    make.reply(cleo.person, thread_id)
    saves.keep(cleo.person, original, now)
    leave(ana.person.id, now, work, keeps=False)
    assert db.session.get(Routine, original) is None
    assert db.session.get_one(Routine, copy_id).forked_from_version_id is None
    assert all_well(now)


def test_a_programme_that_cleo_does_goes_on_for_her(
    ana: Browser, cleo: Browser, client: Browser, make: Maker, work: Work, now: datetime
) -> None:
    programme_id = make.programme(ana.person)
    runs.start(cleo.person, programme_id, now)
    leave(ana.person.id, now, work, keeps=False)
    assert client.get(f"/programmes/{programme_id}", follow_redirects=True).status_code == 404
    page = cleo.get(f"/programmes/{programme_id}/week")
    assert page.status_code == 200
    assert "Corner and counter" in page.text
    assert all_well(now)


def test_a_name_that_others_mentioned_leads_nowhere(
    ana: Browser, cleo: Browser, make: Maker, work: Work, now: datetime
) -> None:
    post_id = make.reply(cleo.person, make.thread(cleo.person), "Thank you @ana, that helped.")
    assert "/u/ana" in db.session.get_one(Post, post_id).html
    leave(ana.person.id, now, work, keeps=True)
    assert db.session.get_one(Post, post_id).html == "<p>Thank you @ana, that helped.</p>"


def test_what_she_wrote_to_the_moderators_goes_and_what_they_decided_stays(
    ana: Browser, ben: Browser, make: Maker, work: Work, now: datetime
) -> None:
    contact.write(ana.person, "Please let me in again.", now)
    members.suspend(ben.person, ana.person.id, 7, "Sold things to members.", now)
    leave(ana.person.id, now, work, keeps=True)
    assert "Please let me in again." not in ben.get("/me/notices").text
    (entry,) = db.session.scalars(select(ModlogEntry).where(ModlogEntry.act == "suspend"))
    assert (entry.title, entry.actor_id) == (f"Former member {ana.person.id}", ben.person.id)
    assert "Sold things to members." in entry.reason
    assert "ana" not in entry.reason


def test_a_report_she_made_stays_without_her_words(
    ana: Browser, cleo: Browser, make: Maker, work: Work, now: datetime
) -> None:
    post_id = make.reply(cleo.person, make.thread(cleo.person))
    flags.raise_flag(ana.person, "post", post_id, "unsafe_advice", "Nobody stands by.", now)
    leave(ana.person.id, now, work, keeps=True)
    (flag,) = db.session.scalars(select(Flag))
    assert (flag.reason, flag.note) == ("unsafe_advice", "")


def test_she_is_logged_out_everywhere_and_can_not_log_in(
    ana: Browser, client: Browser, work: Work, mailbox: Callable[[], list[object]], now: datetime
) -> None:
    leave(ana.person.id, now, work, keeps=True)
    assert ana.get("/me").status_code == 303
    for name in ("ana", "ana@example.org", f"Former member {ana.person.id}"):
        assert client.post("/login", {"username": name, "password": "demo-pass-1"}).status_code == 422
        client.post("/forgot", {"username": name})
    work()
    assert mailbox() == []


def test_her_name_and_address_are_free_again(ana: Browser, make: Maker, work: Work, now: datetime) -> None:
    leave(ana.person.id, now, work, keeps=True)
    assert make.member("ana").id != ana.person.id


def test_nobody_is_told_anything_any_more(ana: Browser, cleo: Browser, make: Maker, work: Work, now: datetime) -> None:
    thread_id = make.thread(ana.person)
    leave(ana.person.id, now, work, keeps=True)
    make.reply(cleo.person, thread_id, "I hold the worktop.")
    work()
    assert db.session.scalars(select(Notice).where(Notice.member_id == ana.person.id)).all() == []


def test_the_last_admin_stays(dee: Browser, make: Maker, work: Work, now: datetime) -> None:
    with pytest.raises(Refused, match="You are the last admin"):
        leaving.leave(dee.person.id, now, keeps=True)
    make.member("Dora", role="admin")
    leave(dee.person.id, now, work, keeps=True)
    assert db.session.get_one(Member, dee.person.id).role == "member"


def test_leaving_twice_changes_nothing(ana: Browser, make: Maker, work: Work, now: datetime) -> None:
    make.thread(ana.person)
    leave(ana.person.id, now, work, keeps=True)
    leave(ana.person.id, now, work, keeps=False)
    assert db.session.scalars(select(Post.state)).all() == ["public"]


def test_a_draft_that_was_on_its_way_is_found_later(ana: Browser, work: Work, now: datetime) -> None:
    leaving.leave(ana.person.id, now, keeps=True)
    work()
    db.session.add(Draft(member_id=ana.person.id, place="reply:1", fields={"body": "Half a thought."}, saved_at=now))
    db.session.commit()
    worker.work_once(utc_now() + timedelta(minutes=11))
    assert db.session.scalars(select(Draft)).all() == []


@pytest.mark.parametrize("keeps", [True, False])
def test_leaving_while_she_posts_leaves_nothing_half(
    app: Flask, ana: Browser, cleo: Browser, make: Maker, work: Work, now: datetime, keeps: bool
) -> None:
    thread_id = make.thread(cleo.person)
    start, refused = threading.Barrier(2), []

    def write() -> None:
        with app.app_context():
            start.wait()
            for n in range(40):
                try:
                    posts.reply(ana.person, thread_id, f"Word {n} of hers.", utc_now())
                except (NotAllowed, Busy) as error:
                    refused.append(error)
            db.session.remove()

    writer = threading.Thread(target=write)
    writer.start()
    start.wait()
    leave(ana.person.id, now, work, keeps=keeps)
    writer.join()
    leaving.sweep(ana.person.id, now, keeps=keeps)
    work()
    assert refused, "she was still writing"
    states = set(db.session.scalars(select(Post.state).where(Post.author_id == ana.person.id)))
    assert states <= ({"public"} if keeps else {"deleted"})
    assert all_well(now)


def test_every_column_of_the_members_own_row_is_emptied_or_said_to_stay() -> None:
    stays = {"id", "created_at", "post_count", "name", "name_key", "left_at"}
    assert {column.name for column in Member.__table__.columns} == {*leaving.NOTHING, *stays}


def test_the_log_is_emptied_too(app: Flask, ana: Browser, make: Maker, now: datetime) -> None:
    make.thread(ana.person)
    db.session.remove()
    scrubbing.scrub()
    assert (app.config["HOUSE"].instance / "strideshare.db-wal").stat().st_size == 0


def test_a_reader_of_what_is_older_is_waited_for(
    app: Flask, ana: Browser, make: Maker, now: datetime, reader: sqlite3.Connection
) -> None:
    make.thread(ana.person)
    with pytest.raises(Busy):
        scrubbing.scrub()


@pytest.fixture
def reader(app: Flask) -> Iterator[sqlite3.Connection]:
    """Another program that reads in a transaction and does not end."""
    with closing(sqlite3.connect(app.config["HOUSE"].instance / "strideshare.db")) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM post").fetchone()
        yield other
