"""What two people do at the same moment, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from forum.actions.library import suggested_exercises
from forum.actions.routines import from_prose
from forum.actions.talk import posts, threads
from forum.errors import Refused
from forum.models import Category, Member, OutboxRow, Post, Routine, Thread, db
from forum.queries.library.suggested_exercises import count_asked
from forum.queries.members.people import find_person_by_name
from forum.queries.routines.source_words import find_source
from forum.queries.talk.posts import find_thread_of
from forum.queries.upkeep import checks
from forum.rules.kit.people import Person
from tests.fixtures.both import NOW


def person(name: str) -> Person:
    found = find_person_by_name(name)
    assert found is not None
    return found


@pytest.fixture
def thread_id(house: Flask) -> int:
    """A thread Ana started."""
    return find_thread_of(start("first").post_id)


def start(key: str) -> posts.Saved:
    wanted = threads.NewThread("balance", "Foam", "Feet together on [[wall-squat]]?", idempotency_key=key)
    return threads.start(person("ana"), wanted, NOW)


def at_once(house: Flask, act: Callable[[int], int], times: int) -> list[int]:
    """What an act gives when two threads do it `times` times altogether."""

    def one(number: int) -> int:
        with house.app_context():
            try:
                return act(number)
            finally:
                db.session.remove()

    db.session.remove()
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(one, range(times)))


def drift() -> list[str]:
    """The invariants of the database that do not hold."""
    db.session.remove()
    return [finding.words for finding in checks.check_all(NOW) if finding.wrong]


def test_forty_replies_at_once_get_forty_numbers(house: Flask, thread_id: int) -> None:
    ana, ben = person("ana"), person("ben")
    at_once(house, lambda n: posts.reply(ben if n % 2 else ana, thread_id, f"Reply {n}", NOW).post_id, 40)
    numbers = db.session.scalars(db.select(Post.n).where(Post.thread_id == thread_id).order_by(Post.n)).all()
    assert numbers == list(range(1, 42))
    assert db.session.get_one(Thread, thread_id).post_count == 41
    assert drift() == []


def test_the_same_form_sent_twice_at_once_is_one_reply(house: Flask, thread_id: int) -> None:
    ana = person("ana")
    made = at_once(house, lambda _: posts.reply(ana, thread_id, "Once", NOW, idempotency_key="k").post_id, 8)
    assert len(set(made)) == 1
    assert db.session.query(Post).count() == 2
    assert drift() == []


def test_the_same_thread_sent_twice_at_once_is_one_thread(house: Flask) -> None:
    made = at_once(house, lambda _: start("k").post_id, 8)
    assert len(set(made)) == 1
    assert db.session.query(Thread).count() == 1
    assert drift() == []


def test_a_thread_counts_for_its_category_and_its_author(house: Flask, thread_id: int) -> None:
    category = db.session.scalars(db.select(Category)).one()
    assert (category.thread_count, category.post_count) == (1, 1)
    assert db.session.scalars(db.select(Member.post_count).where(Member.name == "ana")).one() == 1
    assert "post.saved" in db.session.scalars(db.select(OutboxRow.kind)).all()
    assert drift() == []


def test_an_edit_keeps_what_was_said_before(house: Flask, thread_id: int) -> None:
    saved = posts.reply(person("ana"), thread_id, "Ten times", NOW)
    posts.edit(person("ana"), saved.post_id, "Twelve times", NOW)
    post = db.session.get_one(Post, saved.post_id)
    assert (post.body, post.edited_at) == ("Twelve times", NOW)
    assert drift() == []


def test_a_deleted_reply_comes_back_whole(house: Flask, thread_id: int) -> None:
    saved = posts.reply(person("ana"), thread_id, "Wait", NOW)
    posts.remove(person("ana"), saved.post_id, NOW)
    assert db.session.get_one(Thread, thread_id).post_count == 1
    assert drift() == []
    posts.restore(person("ana"), saved.post_id, NOW)
    assert db.session.get_one(Thread, thread_id).post_count == 2
    assert drift() == []


def test_a_reply_that_is_refused_leaves_nothing(house: Flask, thread_id: int) -> None:
    with pytest.raises(Refused):
        posts.reply(person("ana"), thread_id, ">" * 40 + " deep", NOW)
    assert db.session.query(Post).count() == 1
    assert drift() == []


def test_the_same_message_made_a_card_twice_at_once_is_one_card(house: Flask) -> None:
    typed = {"body": "Heel raises ten times, then bridges on my bed."}
    made = at_once(house, lambda _: from_prose.make_from_message(person("ana"), "thread:balance", typed, NOW), 8)
    assert len(set(made)) == 1
    assert db.session.query(Routine).count() == 1
    assert drift() == []


def test_a_card_of_somebody_elses_post_made_twice_at_once_is_one_card(house: Flask, thread_id: int) -> None:
    body = "Heel raises ten times, then bridges on my bed."
    post_id = posts.reply(person("ana"), thread_id, body, NOW).post_id
    made = at_once(house, lambda _: from_prose.make_from_post(person("cleo"), post_id, NOW), 8)
    assert len(set(made)) == 1
    source = find_source(made[0], person("cleo"))
    assert source is not None
    assert (source.author_name, source.post_id) == ("ana", post_id)
    assert drift() == []


def test_the_same_exercise_suggested_by_two_at_once_is_one_suggestion(house: Flask) -> None:
    typed = suggested_exercises.Typed("Cloud walk", "I walk slowly and lift my feet high.", "walking", "no")
    ana, cleo = person("ana"), person("cleo")
    made = at_once(house, lambda n: suggested_exercises.suggest(cleo if n % 2 else ana, typed, NOW), 8)
    assert len(set(made)) == 1
    assert count_asked(made[0]) == 2
