"""What is new to a member, on both databases: found by halving, counted, followed, kept."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import insert, select, update

from forum.actions.talk import bookmarks as bookmark_actions
from forum.actions.talk import follows as follow_actions
from forum.actions.talk import read_marks as actions
from forum.models import Member, Post, Thread, db
from forum.queries.members.people import find_person_by_name
from forum.queries.notices.answers import list_answers
from forum.queries.talk import bookmarks, follows, read_marks, unread
from forum.rules.kit.people import Person
from forum.rules.talk.unread import MOST_COUNTED
from tests.fixtures.both import NOW
from tests.fixtures.house import Maker

POSTS = 300


def find(name: str) -> Person:
    person = find_person_by_name(name)
    assert person
    return person


def write_long_thread() -> int:
    """A thread of Cleo's with a post every minute since NOW."""
    thread_id = Maker(NOW).thread(find("cleo"), "A long one")
    first = db.session.scalars(select(Post).where(Post.thread_id == thread_id)).one()
    values = {one.key: getattr(first, one.key) for one in Post.__table__.columns if one.key != "id"}
    rows = [values | {"n": n, "created_at": NOW + timedelta(minutes=n)} for n in range(2, POSTS + 1)]
    db.session.execute(insert(Post), rows)
    last = {"last_n": POSTS, "post_count": POSTS, "last_post_at": NOW + timedelta(minutes=POSTS)}
    db.session.execute(update(Thread).where(Thread.id == thread_id).values(last))
    db.session.commit()
    return thread_id


def read_until(person: Person, minutes: float) -> None:
    """Let everything up to this long after NOW count as read by somebody."""
    since = NOW + timedelta(minutes=minutes)
    db.session.execute(update(Member).where(Member.id == person.id).values(unread_from=since))
    db.session.commit()


@pytest.fixture
def thread(house: Flask) -> int:
    """The long thread, in a house on either database."""
    return write_long_thread()


def test_the_first_new_post_is_found_wherever_it_is(thread: int) -> None:
    ana = find("ana")
    for n in (2, 3, 20, 21, 150, POSTS - 1, POSTS):
        read_until(ana, n - 0.5)
        assert read_marks.find_standing(thread, ana.id).first_new_n == n
    read_until(ana, POSTS)
    assert read_marks.find_standing(thread, ana.id).first_new_n == 0


def test_a_later_mark_counts_and_an_earlier_one_does_not(thread: int) -> None:
    ana = find("ana")
    read_until(ana, 100.5)
    assert actions.move(ana.id, thread, 40, NOW)
    assert read_marks.find_standing(thread, ana.id).first_new_n == 101
    assert actions.move(ana.id, thread, 120, NOW + timedelta(minutes=200))
    assert actions.move(ana.id, thread, 60, NOW + timedelta(minutes=201))
    assert read_marks.find_standing(thread, ana.id).first_new_n == 121
    actions.read_category(ana.id, 1, NOW + timedelta(minutes=250))
    assert read_marks.find_standing(thread, ana.id) == read_marks.Standing(0, 251, None)


def test_new_posts_are_counted_after_the_mark_and_so_far_only(thread: int) -> None:
    ana = find("ana")
    read_until(ana, 0)
    assert unread.count_new(ana, [thread]) == {thread: MOST_COUNTED}
    actions.move(ana.id, thread, POSTS - 3, NOW + timedelta(days=1))
    assert unread.count_new(ana, [thread]) == {thread: 3}
    assert [(one.thread.id, one.count) for one in unread.page_news(ana).rows] == [(thread, 3)]
    actions.read_all(ana.id, NOW + timedelta(days=2))
    assert unread.count_new(ana, [thread]) == {}
    assert unread.page_news(ana) == unread.NewsPage()


def test_what_is_followed_comes_first_and_is_told_by_name(thread: int) -> None:
    ana, later = find("ana"), NOW + timedelta(days=1)
    other = Maker(later).thread(find("cleo"), "A short one")
    read_until(ana, 0)
    follow_actions.take_stance(ana, "thread", thread, "follow", later)
    follow_actions.take_stance(ana, "category", 1, "mute", later + timedelta(hours=1))
    news = unread.page_news(ana)
    assert [(one.thread.id, one.is_followed) for one in news.rows] == [(thread, True)]
    follow_actions.take_stance(ana, "category", 1, "neither", later)
    assert [one.thread.id for one in unread.page_news(ana).rows] == [thread, other]
    assert [(one.noun, one.name) for one in follows.page_follows(ana)] == [("thread", "A long one")]
    assert [one.name for one in follows.list_places(thread, "balance", ana.id)] == ["Balance"]
    assert list_answers(ana) == []


def test_a_bookmark_is_kept_with_its_note(thread: int) -> None:
    ana = find("ana")
    post_id = db.session.scalars(select(Post.id).where(Post.thread_id == thread, Post.n == 7)).one()
    bookmark_actions.keep(ana, post_id, "For Mondays", NOW)
    assert [(one.n, one.title, one.note) for one in bookmarks.page_bookmarks(ana)] == [(7, "A long one", "For Mondays")]
