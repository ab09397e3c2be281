"""Links to exercises in stored posts: set by the worker once, and never against what is written meanwhile."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from forum.actions.importing import rows
from forum.actions.kit.base import transaction
from forum.actions.talk import exercise_links, posts, threads
from forum.actions.upkeep import recooking
from forum.formats.archive.lines import PostLine
from forum.jobs import posts as post_jobs
from forum.jobs import worker
from forum.models import OutboxRow, Post, PostExercise, Revision, Thread, db
from forum.queries.kit import outbox
from forum.queries.library.exercises import get_library
from forum.queries.members.people import find_person_by_name
from forum.queries.upkeep import checks
from forum.queries.writing.exercise_links import list_linkable
from forum.rules.kit.people import Person
from forum.text.markup.exercise_links import link_exercises
from tests.actions.test_importing import bring_in
from tests.fixtures.both import NOW
from tests.samples.lines import write_lines

BODY = "I do heel raises, 3 sets of 10, and then clamshells, 10 times.\n\nStop when it hurts."
RAISES = '<a href="/exercises/heel-raise">heel raises</a>'


@pytest.fixture
def ana(house: Flask) -> Person:
    person = find_person_by_name("ana")
    assert person is not None
    return person


def write(ana: Person, body: str = BODY, **more: Any) -> int:
    return threads.start(ana, threads.NewThread("balance", "My evening", body, **more), NOW).post_id


def work() -> None:
    while worker.work_once(NOW + timedelta(seconds=1)):
        pass
    db.session.remove()


def post(post_id: int) -> Post:
    return db.session.get_one(Post, post_id, populate_existing=True)


def version_of(post_id: int) -> int:
    return db.session.scalars(select(Thread.version).where(Thread.id == post(post_id).thread_id)).one()


def pointed(post_id: int) -> set[str]:
    return set(db.session.scalars(select(PostExercise.exercise_id).where(PostExercise.post_id == post_id)))


def test_the_worker_links_what_ana_named_and_counts_her_lines(ana: Person) -> None:
    post_id = write(ana)
    before = post(post_id)
    plain, version = before.plain, version_of(post_id)
    assert RAISES not in before.html
    work()
    after = post(post_id)
    assert RAISES in after.html
    assert (after.exercise_count, after.plain) == (2, plain)
    assert pointed(post_id) == {"heel-raise", "clamshell"}
    assert version_of(post_id) == version + 1


def test_a_second_time_changes_nothing(ana: Person) -> None:
    post_id = write(ana)
    work()
    version = version_of(post_id)
    assert exercise_links.link([post_id]) == 0
    assert version_of(post_id) == version


def test_a_post_without_exercises_leaves_the_pages_of_its_thread_as_they_are(ana: Person) -> None:
    post_id = write(ana, "Thank you all.")
    version = version_of(post_id)
    work()
    assert version_of(post_id) == version


def test_lines_are_counted_also_where_ana_wants_no_links(ana: Person) -> None:
    post_id = write(ana, wants_exercise_links=False)
    version = version_of(post_id)
    work()
    assert "<a" not in post(post_id).html
    assert (post(post_id).exercise_count, pointed(post_id)) == (2, set())
    assert version_of(post_id) == version


def test_what_ana_writes_while_the_worker_reads_is_left_to_its_own_job(ana: Person) -> None:
    post_id = write(ana)
    (read,) = list_linkable([post_id])
    change = exercise_links.find_change(read, link_exercises(read.html, get_library().exercises))
    assert change is not None
    posts.edit(ana, post_id, "I do mini squats, 10 times.", NOW)
    assert exercise_links.carry_out([change]) == 0
    assert "<a" not in post(post_id).html
    work()
    assert "mini squats</a>" in post(post_id).html


def test_an_edit_forgets_what_is_no_longer_named(ana: Person) -> None:
    post_id = write(ana, "[[bird-dog]] and heel raises, 10 times.")
    work()
    assert pointed(post_id) == {"bird-dog", "heel-raise"}
    posts.edit(ana, post_id, "[[bird-dog]] only.", NOW)
    work()
    assert pointed(post_id) == {"bird-dog"}
    assert RAISES not in post(post_id).html


def test_ana_turns_the_links_off_and_on_again_and_no_older_text_is_kept(ana: Person) -> None:
    post_id = write(ana)
    work()
    linked = post(post_id).html
    posts.edit(ana, post_id, BODY, NOW, wants_exercise_links=False)
    assert "<a" not in post(post_id).html
    work()
    assert "<a" not in post(post_id).html
    assert pointed(post_id) == set()
    posts.edit(ana, post_id, BODY, NOW, wants_exercise_links=True)
    work()
    assert post(post_id).html == linked
    assert post(post_id).edited_at is None
    assert db.session.scalars(select(Revision).where(Revision.post_id == post_id)).all() == []


def test_an_edit_that_says_nothing_about_links_keeps_the_wish(ana: Person) -> None:
    post_id = write(ana, wants_exercise_links=False)
    posts.edit(ana, post_id, "Clamshells, 10 times.", NOW)
    work()
    assert "<a" not in post(post_id).html


def test_cooking_anew_gives_what_a_fresh_post_has(ana: Person) -> None:
    post_id, other_id = write(ana), write(ana, wants_exercise_links=False)
    work()
    fresh = (post(post_id).html, pointed(post_id), post(post_id).exercise_count, post(other_id).html)
    db.session.execute(update(Post).values(cook_version=0, exercise_count=0))
    db.session.add(PostExercise(post_id=post_id, exercise_id="bird-dog"))
    db.session.commit()
    assert recooking.recook_all(NOW) == 2
    work()
    assert (post(post_id).html, pointed(post_id), post(post_id).exercise_count, post(other_id).html) == fresh
    assert [finding.words for finding in checks.check_all(NOW) if finding.wrong] == []


def test_a_worker_that_dies_before_its_job_is_deleted_does_it_again_without_harm(ana: Person) -> None:
    post_id = write(ana)
    post_jobs.saved({"post_id": post_id, "is_new": True}, NOW)
    linked, version = post(post_id).html, version_of(post_id)
    assert RAISES in linked
    work()
    assert (post(post_id).html, version_of(post_id)) == (linked, version)


@pytest.mark.usefixtures("house")
def test_a_post_that_is_gone_is_no_trouble() -> None:
    post_jobs.link({"post_ids": [404]}, NOW)


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("tells_index", [True, False])
def test_imported_posts_are_linked_too(tmp_path: Path, tells_index: bool) -> None:
    bring_in(write_lines(tmp_path / "in.jsonl"))
    line = PostLine(id=900, thread=51, n=3, user=51, at=NOW, body=BODY)
    with transaction() as session:
        rows.put_posts(session, [line], rows.Desk(NOW, {}, tells_index=tells_index, source=tmp_path))
    work()
    assert RAISES in post(900).html
    assert pointed(900) == {"heel-raise", "clamshell"}


def test_a_big_import_keeps_nobody_waiting(ana: Person) -> None:
    work()
    for _ in range(60):
        db.session.add(OutboxRow(kind="post.link", payload={"post_ids": []}, created_at=NOW, due_at=NOW))
    db.session.commit()
    write(ana)
    due = outbox.list_due(NOW, 50)
    assert [job.kind for job in due][:2] == ["post.saved", "post.link"]
    assert len(due) == 1 + outbox.LEISURELY_AT_ONCE
