"""Ana is told of what others wrote to her: thread by thread, with their words, until she has read it."""

import re
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from html import unescape
from typing import Any

import pytest
from sqlalchemy import func, insert, select

from forum.actions.moderation import moderation
from forum.actions.routines import drafts as routine_drafts
from forum.actions.routines import publishing, saves
from forum.actions.talk import follows, post_notices, posts, read_marks
from forum.clock import utc_now
from forum.jobs.registry import HANDLERS
from forum.models import Follow, Member, Notice, OutboxRow, Post, Routine, db
from forum.queries.members.people import find_person_by_name
from forum.rules.routines.fields import fields_of
from forum.rules.talk.notices import MOST_UNREAD_A_THREAD, TOLD_AT_ONCE
from tests.fixtures.house import Browser, Maker
from tests.samples.library import STORY_CARD

Work = Callable[[], int]
URL = "/t/{}/standing-on-one-leg"


@pytest.fixture
def thread_id(make: Maker, ana: Browser) -> int:
    return make.thread(ana.person)


def notices(browser: Browser) -> str:
    return unescape(browser.get("/me/notices").text)


def kinds_of(browser: Browser) -> list[str]:
    """The kinds of somebody's unread notices."""
    wanted = select(Notice.kind).where(Notice.member_id == browser.person.id, Notice.read_at.is_(None))
    return sorted(db.session.scalars(wanted))


def new_of(browser: Browser) -> str:
    """How many new notices the head of a page tells of."""
    found = re.search(r"My page \((\d+) new\)", browser.get("/me").text)
    return found[1] if found else "0"


def test_twenty_replies_in_one_thread_are_one_notice_with_the_newest_words(
    ana: Browser, cleo: Browser, make: Maker, thread_id: int, work: Work
) -> None:
    first = make.reply(cleo.person, thread_id, "Reply 1")
    for n in range(2, 21):
        make.reply(cleo.person, thread_id, f"Reply {n}")
    work()
    page = notices(ana)
    assert page.count('<li class="row notice') == 1
    assert "cleo replied in your thread “Standing on one leg”." in page
    assert "And 19 more like it." in page
    assert "“Reply 20”" in page
    assert f'href="/p/{first}"' in page, "it leads to the first that she has not read"
    assert new_of(ana) == "1"


def test_each_kind_of_a_thread_has_its_line(
    ana: Browser, cleo: Browser, okafor: Browser, make: Maker, thread_id: int, work: Work
) -> None:
    mine = make.reply(ana.person, thread_id, "I hold the sink.")
    make.reply(cleo.person, thread_id, f"> [ana wrote](/p/{mine}):\n>\n> I hold the sink.\n\nMe too.")
    make.reply(okafor.person, thread_id, "Ask @ana for her card.")
    cleo.post(f"/p/{mine}/thank")
    work()
    page = notices(ana)
    assert page.count('<li class="row notice') == 1
    for words in ("cleo quoted you", "okafor mentioned you", "cleo thanked you for your post"):
        assert words in page
    assert kinds_of(ana) == ["mention", "quote", "thanks"]


def test_opening_the_thread_reads_them_page_by_page(
    ana: Browser, cleo: Browser, make: Maker, thread_id: int, work: Work
) -> None:
    for n in range(2, 23):
        make.reply(cleo.person, thread_id, f"Reply {n}")
    other = make.thread(ana.person, "Another")
    make.reply(cleo.person, other, "Elsewhere")
    work()
    assert new_of(ana) == "2"
    ana.get(URL.format(thread_id))
    left = db.session.scalars(select(Notice.n).where(Notice.read_at.is_(None), Notice.thread_id == thread_id)).all()
    assert left == [21]
    ana.get(URL.format(thread_id) + "?page=2")
    assert new_of(ana) == "1"
    assert "Reply 21" in notices(ana), "what was read can still be looked up"


def test_thanks_for_an_old_post_are_read_where_it_stands(
    ana: Browser, cleo: Browser, make: Maker, thread_id: int
) -> None:
    mine = make.reply(ana.person, thread_id, "I hold the sink.")
    ana.get(URL.format(thread_id))
    cleo.post(f"/p/{mine}/thank")
    assert new_of(ana) == "1"
    ana.get(URL.format(thread_id))
    assert new_of(ana) == "0"


def test_a_browser_that_only_looks_ahead_reads_no_notice(
    ana: Browser, cleo: Browser, make: Maker, thread_id: int, work: Work
) -> None:
    make.reply(cleo.person, thread_id)
    work()
    ana.get(URL.format(thread_id), headers={"Sec-Purpose": "prefetch"})
    assert new_of(ana) == "1"


def test_who_read_the_reply_before_the_worker_came_is_not_called(
    ana: Browser, cleo: Browser, make: Maker, thread_id: int, work: Work
) -> None:
    make.reply(cleo.person, thread_id)
    ana.get(URL.format(thread_id))
    work()
    assert new_of(ana) == "0"
    assert "cleo replied in your thread" in notices(ana)


@pytest.mark.parametrize("path", ["/me/unread", "/c/balance/read"])
def test_calling_all_of_it_read_reads_these_notices_too(
    ana: Browser, cleo: Browser, make: Maker, thread_id: int, work: Work, path: str
) -> None:
    make.reply(cleo.person, thread_id)
    work()
    if path.startswith("/c/"):
        ana.post(path)
    else:
        read_marks.read_all(ana.person.id, utc_now())
    assert new_of(ana) == "0"


def test_the_words_of_a_hidden_reply_are_not_told_any_more(
    ana: Browser, ben: Browser, cleo: Browser, make: Maker, thread_id: int, work: Work
) -> None:
    post_id = make.reply(cleo.person, thread_id, "Something unkind.")
    work()
    assert "“Something unkind.”" in notices(ana)
    moderation.hide(ben.person, "post", post_id, "Unkind.", make.now)
    page = notices(ana)
    assert "Something unkind" not in page
    assert f"/p/{post_id}" not in page
    posts.remove(cleo.person, make.reply(cleo.person, thread_id, "Taken back."), make.now)
    work()
    assert "Taken back" not in notices(ana)


def test_who_follows_hears_of_it_once_until_they_have_read_it(
    ana: Browser, ben: Browser, cleo: Browser, make: Maker, thread_id: int, work: Work
) -> None:
    follows.take_stance(cleo.person, "thread", thread_id, "follow", make.now)
    first = make.reply(ben.person, thread_id, "One")
    make.reply(ben.person, thread_id, "Two")
    work()
    assert kinds_of(cleo) == ["followed"]
    page = notices(cleo)
    assert "ben wrote in “Standing on one leg”, which you follow." in page
    assert f'href="/p/{first}"' in page
    cleo.get(URL.format(thread_id))
    assert kinds_of(cleo) == []
    make.reply(ben.person, thread_id, "Three")
    work()
    assert kinds_of(cleo) == ["followed"]
    assert "“Three”" in notices(cleo)


def test_a_muted_thread_calls_nobody_who_is_not_named(
    ana: Browser, cleo: Browser, okafor: Browser, make: Maker, thread_id: int, work: Work
) -> None:
    for one in (ana, okafor):
        follows.take_stance(one.person, "thread", thread_id, "mute", make.now)
    make.reply(cleo.person, thread_id, "One")
    work()
    assert kinds_of(ana) == kinds_of(okafor) == []
    make.reply(cleo.person, thread_id, "Two, @okafor")
    work()
    assert kinds_of(okafor) == ["mention"]


def test_nobody_is_called_twice_for_one_post(ana: Browser, cleo: Browser, make: Maker, thread_id: int) -> None:
    post_id = make.reply(cleo.person, thread_id, "Dear @ana")
    for _ in range(2):
        post_notices.tell_about(post_id, make.now)
    assert kinds_of(ana) == ["mention"]


def test_a_post_that_names_fifty_people_calls_ten(make: Maker, cleo: Browser, thread_id: int, work: Work) -> None:
    names = [make.member(f"friend{n}").name for n in range(14)]
    make.reply(cleo.person, thread_id, " ".join(f"@{name}" for name in names))
    work()
    named = select(func.count()).select_from(Notice).where(Notice.kind == "mention")
    assert db.session.scalar(named) == 10


def test_for_who_does_not_come_back_nothing_grows(
    ana: Browser, cleo: Browser, ben: Browser, make: Maker, thread_id: int, work: Work
) -> None:
    follows.take_stance(ben.person, "thread", thread_id, "follow", make.now)
    for n in range(MOST_UNREAD_A_THREAD + 5):
        make.reply(cleo.person, thread_id, f"Reply {n}")
    work()
    assert len(kinds_of(ana)) == MOST_UNREAD_A_THREAD
    assert kinds_of(ben) == ["followed"]


def save_draft(browser: Browser, card: int, fields: dict[str, Any], now: datetime) -> None:
    """Keep a change to a card as its owner would who saw it as it is."""
    sending = routine_drafts.Sending(routine_drafts.stamp_of(db.session.get_one(Routine, card)))
    routine_drafts.save(browser.person, card, fields, now, sending)


def test_who_saved_a_card_hears_of_its_new_version(ana: Browser, cleo: Browser, make: Maker, work: Work) -> None:
    card = make.routine(ana.person)
    saves.keep(cleo.person, card, make.now)
    for n in (2, 3):
        newer = fields_of(replace(STORY_CARD, note=f"Slower, {n}."))
        save_draft(ana, card, newer, make.now)
        publishing.publish(ana.person, card, "public", make.now)
        work()
    assert kinds_of(cleo) == ["new_version"]
    assert kinds_of(ana) == []
    assert "a card you saved, has a new version." in notices(cleo)
    save_draft(ana, card, fields_of(STORY_CARD), make.now)
    publishing.publish(ana.person, card, "private", make.now)
    work()
    page = notices(cleo)
    assert "A card you saved has a new version, and is no longer visible." in page
    assert STORY_CARD.title not in page


def test_five_thousand_followers_are_told_in_batches_with_little_work(
    cleo: Browser, make: Maker, thread_id: int
) -> None:
    many = 5_000
    rows = [{"name": f"m{n}", "name_key": f"m{n}", "created_at": make.now} for n in range(many)]
    db.session.execute(insert(Member), rows)
    ids = db.session.scalars(select(Member.id).where(Member.name.like("m%"))).all()
    follow = {"noun": "thread", "noun_id": thread_id, "is_muted": False, "at": make.now}
    db.session.execute(insert(Follow), [follow | {"member_id": one} for one in ids])
    db.session.commit()
    post_id = make.reply(cleo.person, thread_id, "Hello, all")
    began = time.process_time()
    post_notices.tell_about(post_id, make.now)
    batches = 1
    while job := db.session.scalars(select(OutboxRow).where(OutboxRow.kind == "post.followers")).first():
        payload = job.payload
        db.session.delete(job)
        db.session.commit()
        HANDLERS["post.followers"](payload, make.now)
        batches += 1
    assert time.process_time() - began < 2
    assert batches == many // TOLD_AT_ONCE + 1
    told = select(func.count()).select_from(Notice).where(Notice.kind == "followed")
    assert db.session.scalar(told) == many
    post_notices.tell_about(make.reply(cleo.person, thread_id, "And again"), make.now)
    assert db.session.scalar(told) == many


def test_a_person_who_never_followed_is_not_told(make: Maker, cleo: Browser, thread_id: int, work: Work) -> None:
    make.reply(cleo.person, thread_id, "One")
    work()
    dee = find_person_by_name("dee")
    assert dee is not None
    assert db.session.scalars(select(Notice).where(Notice.member_id == dee.id)).all() == []
    assert db.session.scalar(select(func.count()).select_from(Post)) == 2
