"""Ana comes back, and stands where she left off."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, text, update

from forum.actions.moderation import moderation
from forum.actions.talk import follows, read_marks
from forum.clock import utc_now
from forum.models import Category, Member, Post, ReadMark, Thread, db
from forum.rules.talk.unread import MOST_COUNTED
from tests.fixtures.house import ORIGIN, Browser, Maker

LINE = "New since you were here"


def mark_of(browser: Browser, thread_id: int) -> int:
    """How far somebody has read a thread; 0 for not at all."""
    mine = select(ReadMark.n).where(ReadMark.member_id == browser.person.id, ReadMark.thread_id == thread_id)
    return db.session.scalar(mine) or 0


def unread(browser: Browser, query: str = "") -> list[str]:
    """The titles in somebody's unread list."""
    return re.findall(r'<h3><a href="/t/[^"]*to=unread">([^<]*)</a>', browser.get(f"/me/unread{query}").text)


def later(make: Maker) -> Maker:
    """What is made from here on is made after everything that was read."""
    make.now = utc_now()
    return make


def opened(browser: Browser, thread_id: int) -> str:
    """Where a thread leads that is opened from a list."""
    return browser.get(f"/t/{thread_id}/a-title?to=unread").headers["Location"]


@pytest.fixture
def thread(make: Maker, cleo: Browser) -> int:
    """A thread that Cleo began today."""
    return make.thread(cleo.person, "A title")


def test_a_thread_opens_at_the_first_reply_she_has_not_read(
    ana: Browser, cleo: Browser, make: Maker, thread: int
) -> None:
    for n in range(2, 24):
        make.reply(cleo.person, thread, f"Reply {n}")
    ana.get(f"/t/{thread}/a-title")
    assert mark_of(ana, thread) == 20
    assert opened(ana, thread) == f"/t/{thread}/a-title?page=2&new=21#new"
    page = ana.get(f"/t/{thread}/a-title?page=2&new=21").text
    assert page.index(LINE) < page.index('id="post-21"')
    assert mark_of(ana, thread) == 23
    assert opened(ana, thread) == f"/t/{thread}/a-title?page=2#post-23"
    assert LINE not in ana.get(f"/t/{thread}/a-title?page=2").text


def test_the_line_stands_above_that_post_and_below_the_one_before(
    ana: Browser, cleo: Browser, make: Maker, thread: int
) -> None:
    make.reply(cleo.person, thread, "Known")
    ana.get(f"/t/{thread}/a-title")
    later(make).reply(cleo.person, thread, "Not known")
    page = ana.get(f"/t/{thread}/a-title").text
    assert page.index('id="post-2"') < page.index(LINE) < page.index('id="post-3"')
    assert page.count(LINE) == 1
    assert page.count('id="post-3"') == 1


def test_one_members_line_is_on_nobody_elses_page(
    ana: Browser, ben: Browser, client: Browser, cleo: Browser, make: Maker, thread: int
) -> None:
    ana.get(f"/t/{thread}/a-title")
    later(make).reply(cleo.person, thread, "Not known")
    assert LINE in ana.get(f"/t/{thread}/a-title").text
    assert LINE not in client.get(f"/t/{thread}/a-title").text
    assert LINE not in client.get(f"/t/{thread}/a-title?new=2").text
    assert LINE not in ben.get(f"/t/{thread}/a-title").text


def test_a_mark_never_goes_back(ana: Browser, cleo: Browser, make: Maker, thread: int) -> None:
    for n in range(2, 24):
        make.reply(cleo.person, thread, f"Reply {n}")
    ana.get(f"/t/{thread}/a-title?page=2")
    ana.get(f"/t/{thread}/a-title")
    assert mark_of(ana, thread) == 23
    assert read_marks.move(ana.person.id, thread, 5, utc_now())
    assert mark_of(ana, thread) == 23


def test_looking_ahead_and_asking_for_the_head_read_nothing(ana: Browser, thread: int) -> None:
    ana.get(f"/t/{thread}/a-title", headers={"Sec-Purpose": "prefetch"})
    with ana.fresh():
        ana.client.head(f"/t/{thread}/a-title", base_url=ORIGIN)
    assert mark_of(ana, thread) == 0


def test_visitors_leave_no_mark_and_are_led_to_the_thread(client: Browser, thread: int) -> None:
    client.get(f"/t/{thread}/a-title")
    assert "A title</h1>" in client.get(f"/t/{thread}/a-title?to=unread").text
    assert db.session.scalar(select(func.count()).select_from(ReadMark)) == 0


def test_a_page_that_was_read_before_writes_nothing(
    ana: Browser, thread: int, count_queries: Callable[[], Any]
) -> None:
    ana.get(f"/t/{thread}/a-title")
    with count_queries() as queries:
        ana.get(f"/t/{thread}/a-title")
    assert not [one for one in queries.statements if not one.startswith("SELECT") and not one.startswith("WITH")]


def test_the_page_comes_at_once_when_the_database_is_busy(
    ana: Browser, cleo: Browser, make: Maker, thread: int
) -> None:
    make.reply(cleo.person, thread, "Not known")
    with db.engine.connect() as other:
        other.execute(text("BEGIN IMMEDIATE"))
        page = ana.get(f"/t/{thread}/a-title")
        other.execute(text("ROLLBACK"))
    assert page.status_code == 200
    assert mark_of(ana, thread) == 0
    ana.get(f"/t/{thread}/a-title")
    assert mark_of(ana, thread) == 2


def test_the_unread_list_empties_as_she_reads(ana: Browser, cleo: Browser, make: Maker, thread: int) -> None:
    make.thread(cleo.person, "Another")
    assert unread(ana) == ["Another", "A title"]
    ana.get(f"/t/{thread}/a-title")
    assert unread(ana) == ["Another"]
    later(make).reply(cleo.person, thread, "One more")
    assert unread(ana) == ["A title", "Another"]
    ana.post("/me/unread")
    assert unread(ana) == []
    assert "You have read it all" in ana.get("/me/unread").text


def test_what_she_wrote_herself_is_not_new_to_her(ana: Browser, cleo: Browser, make: Maker, thread: int) -> None:
    make.reply(ana.person, thread, "I wrote this")
    assert unread(cleo) == ["A title"]
    assert unread(ana) == ["A title"]
    ana.get(f"/t/{thread}/a-title")
    make.reply(ana.person, thread, "And this")
    assert unread(ana) == []


def test_nothing_from_before_she_joined_is_unread(cleo: Browser, make: Maker, thread: int) -> None:
    db.session.execute(update(Post).values(created_at=utc_now() - timedelta(days=9)))
    db.session.execute(update(Thread).values(last_post_at=utc_now() - timedelta(days=9)))
    db.session.commit()
    eve = Browser(cleo.app, make.member("Eve"))
    assert unread(eve) == []
    make.reply(cleo.person, thread, "A new one")
    assert unread(eve) == ["A title"]
    assert opened(eve, thread) == f"/t/{thread}/a-title?new=2#new"


def test_a_hidden_reply_and_a_hidden_thread_are_not_new(
    ana: Browser, ben: Browser, cleo: Browser, make: Maker, thread: int
) -> None:
    ana.get(f"/t/{thread}/a-title")
    post_id = make.reply(cleo.person, thread, "To be hidden")
    assert unread(ana) == ["A title"]
    moderation.hide(ben.person, "post", post_id, "Unkind.", utc_now())
    assert unread(ana) == []
    assert LINE not in ana.get(f"/t/{thread}/a-title").text
    make.reply(cleo.person, thread, "Still there")
    moderation.hide(ben.person, "thread", thread, "Unkind.", utc_now())
    assert unread(ana) == []


def test_a_category_says_what_is_new_and_can_be_called_read(
    ana: Browser, cleo: Browser, make: Maker, thread: int
) -> None:
    for n in range(3):
        make.reply(cleo.person, thread, f"Reply {n}")
    page = ana.get("/c/balance").text
    assert "Since you were here: 1 thread on this page has something new." in page
    assert "4 new" in page
    ana.post("/c/balance/read")
    page = ana.get("/c/balance").text
    assert "Since you were here" not in page
    assert "to=unread" not in page
    later(make).reply(cleo.person, thread, "After that")
    assert "1 new" in ana.get("/c/balance").text
    assert opened(ana, thread) == f"/t/{thread}/a-title?new=5#new"


def test_calling_all_read_forgets_how_far_she_read(ana: Browser, cleo: Browser, make: Maker, thread: int) -> None:
    ana.get(f"/t/{thread}/a-title")
    ana.post("/c/balance/read")
    ana.get(f"/t/{thread}/a-title")
    ana.post("/me/unread")
    assert mark_of(ana, thread) == 0
    later(make).reply(cleo.person, thread, "After that")
    assert opened(ana, thread) == f"/t/{thread}/a-title?new=2#new"


def test_very_much_that_is_new_is_counted_no_further(ana: Browser, cleo: Browser, make: Maker, thread: int) -> None:
    make.reply(cleo.person, thread, "One more")
    copy = select(Post).where(Post.thread_id == thread, Post.n == 2)
    one = db.session.scalars(copy).one()
    values = {column.key: getattr(one, column.key) for column in Post.__table__.columns if column.key != "id"}
    db.session.add_all(Post(**values | {"n": n}) for n in range(3, 70))
    db.session.execute(update(Thread).where(Thread.id == thread).values(last_n=69, post_count=69))
    db.session.commit()
    assert f"{MOST_COUNTED} or more new" in ana.get("/c/balance").text


def test_an_open_page_is_told_of_new_replies_of_others(ana: Browser, cleo: Browser, make: Maker, thread: int) -> None:
    page = ana.get(f"/t/{thread}/a-title").text
    assert f'data-newer="/t/{thread}/newer?after=1" hidden' in page
    assert ana.get(f"/t/{thread}/newer?after=1").json == {"words": "", "url": ""}
    make.reply(ana.person, thread, "My own")
    make.reply(cleo.person, thread, "Hers")
    make.reply(cleo.person, thread, "And hers")
    told = ana.get(f"/t/{thread}/newer?after=1").json
    assert told == {"words": "2 new replies, show", "url": f"/t/{thread}/a-title?new=3#new"}
    assert mark_of(ana, thread) == 1


def test_only_the_last_page_asks_for_newer_replies_and_never_a_visitors(
    ana: Browser, client: Browser, cleo: Browser, make: Maker, thread: int
) -> None:
    for n in range(2, 24):
        make.reply(cleo.person, thread, f"Reply {n}")
    assert "data-newer" not in ana.get(f"/t/{thread}/a-title").text
    assert "data-newer" in ana.get(f"/t/{thread}/a-title?page=2").text
    assert "data-newer" not in client.get(f"/t/{thread}/a-title?page=2").text


def test_muted_threads_categories_and_tags_are_absent(ana: Browser, cleo: Browser, make: Maker, thread: int) -> None:
    balance = db.session.scalars(select(Category.id).where(Category.slug == "balance")).one()
    for noun, noun_id in (("thread", thread), ("category", balance)):
        ana.post(f"/me/follows/{noun}/{noun_id}", {"stance": "mute"})
        assert unread(ana) == []
        assert "Since you were here" not in ana.get("/c/balance").text
        assert ana.get(f"/t/{thread}/a-title").status_code == 200
        read_marks.read_all(ana.person.id, db.session.get_one(Member, ana.person.id).created_at)
        ana.post(f"/me/follows/{noun}/{noun_id}", {"stance": "neither"})
        assert unread(ana) == [] if mark_of(ana, thread) else ["A title"]
        make.reply(cleo.person, thread, "One more")
        assert unread(ana) == ["A title"]


def test_who_follows_a_thread_hears_of_it_where_its_category_is_muted(
    ana: Browser, cleo: Browser, make: Maker, thread: int
) -> None:
    balance = db.session.scalars(select(Category.id).where(Category.slug == "balance")).one()
    make.thread(cleo.person, "Another")
    follows.take_stance(ana.person, "category", balance, "mute", utc_now())
    follows.take_stance(ana.person, "thread", thread, "follow", utc_now())
    assert unread(ana) == ["A title"]
    assert unread(ana, "?show=followed") == ["A title"]


def test_what_is_new_costs_one_question_a_page(
    ana: Browser, cleo: Browser, make: Maker, thread: int, count_queries: Callable[[], Any]
) -> None:
    with count_queries() as few:
        ana.get("/me/unread")
    for n in range(12):
        make.thread(cleo.person, f"Thread {n}")
    with count_queries() as many:
        ana.get("/me/unread")
    assert few.total == many.total == 2
