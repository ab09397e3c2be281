"""`strideshare check`: what must always be true is looked at, and drift ends with status 1."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from forum.actions.moderation import flags
from forum.actions.routines import publishing
from forum.actions.talk import posts
from forum.app import create_app
from forum.clock import utc_now
from forum.jobs import indexing, worker
from forum.models import Post, db
from forum.queries.members.people import find_person_by_name
from forum.rules.routines.routines import card_from_dict
from forum.search.engine import current
from tests.fixtures.house import Maker, settings_for
from tests.fixtures.terminal import Said
from tests.samples.lines import CARD

Run = Callable[..., Said]
Spoil = Callable[[str], None]

# What a spoiler does -> the words of the line that must tell it.
DRIFTS = {
    "UPDATE thread SET post_count = post_count + 1": "threads whose counters fit",
    "UPDATE thread SET last_n = last_n + 1": "threads whose counters fit",
    "UPDATE thread SET last_post_at = '2001-01-01 00:00:00.000000'": "threads whose counters fit",
    "UPDATE thread SET has_routine = 1 - has_routine": "threads whose counters fit",
    "UPDATE category SET thread_count = 99": "categories whose counters fit",
    "UPDATE category SET post_count = post_count - 1": "categories whose counters fit",
    "UPDATE member SET post_count = 7 WHERE name = 'ana'": "members whose counters fit",
    "UPDATE routine SET save_count = 3": "routines whose counters fit",
    "UPDATE routine SET current_n = 2": "routines whose counters fit",
    "UPDATE post SET n = 9 WHERE n = 2": "threads whose posts are numbered without a gap",
    "DELETE FROM post WHERE n = 2": "threads whose posts are numbered without a gap",
    "UPDATE post SET thread_id = 999 WHERE n = 2": "posts with a thread and an author",
    "UPDATE post SET author_id = 999 WHERE n = 2": "posts with a thread and an author",
    "DELETE FROM post WHERE n = 1": "threads that open with a first post",
    "UPDATE post SET state = 'held' WHERE n = 1": "threads that open with a first post",
    "UPDATE post SET cook_version = 0": "posts cooked by this version",
    "UPDATE post SET html = ''": "posts cooked by this version",
    "DELETE FROM post_routine": "posts with the cards they came with",
    "UPDATE thread SET has_routine = 1 WHERE id = 2": "threads that have the card they speak of",
    "DELETE FROM revision": "posts with every text they had before",
    "DELETE FROM routine_version": "routines whose versions are numbered without a gap",
    "UPDATE routine_version SET n = 3": "routines whose versions are numbered without a gap",
    "INSERT INTO routine_prose SELECT 1, id, NULL, '' FROM member WHERE name = 'ben'": "cards of a message",
    "DELETE FROM routine_item": "card versions found by exactly their exercises",
    "UPDATE routine_item SET exercise_id = 'foam-step'": "card versions found by exactly their exercises",
    "DELETE FROM routine_facet WHERE facet = 'modality'": "card versions filtered by exactly their summary",
    "UPDATE member SET name_key = 'anna' WHERE name = 'ana'": "members found by their name",
    "UPDATE flag SET noun_id = 999": "flags about something that is there",
    "DELETE FROM member WHERE name = 'ben'": "tables whose rows point at rows that are there",
    "INSERT INTO outbox (kind, payload, created_at, due_at, tries, last_error)"
    " VALUES ('post.saved', '{\"post_id\": 1}', '2001-01-01 00:00:00', '2001-01-01 00:00:00', 0, '')": "jobs that wait",
    "INSERT INTO outbox (kind, payload, created_at, due_at, tries, last_error, set_aside_at) VALUES"
    " ('post.link', '{}', '2001-01-01 00:00:00', '2001-01-01 00:00:00', 5, 'KeyError', '2001-01-01 00:00:00')": "jobs"
    " that were not set aside",
    "UPDATE post SET state = 'hidden' WHERE n = 2": "documents in the search index",
}
CLEAN = "Everything is in order."


@pytest.fixture
def spoil(app: Flask) -> Spoil:
    """Changes the database behind the back of the house."""

    def run(statement: str) -> None:
        db.session.remove()
        with closing(sqlite3.connect(app.config["HOUSE"].instance / "strideshare.db")) as connection:
            assert connection.execute(statement).rowcount > 0
            connection.commit()

    return run


@pytest.fixture(scope="module")
def lived_in(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house with thread 1, whose reply carries a card and is flagged; everything is indexed."""
    folder = tmp_path_factory.mktemp("lived-in")
    shutil.copy(furnished, folder)
    now = utc_now()
    with create_app(settings_for(folder)).app_context():
        ana, ben = find_person_by_name("ana"), find_person_by_name("ben")
        assert ana is not None
        assert ben is not None
        make = Maker(now)
        thread = make.thread(ana)
        card = publishing.add_card(ana, card_from_dict(CARD), now)
        reply = make.reply(ana, thread, routine_ids=[card])
        flags.raise_flag(ben, "post", reply, "spam", "", now)
        posts.edit(ana, first_post(make.thread(ana, "Boots")), "I hold the rail.", now)
        indexing.rebuild()
        while worker.work_once(now):
            pass
        db.session.remove()
        db.engine.dispose()
    return folder


def first_post(thread_id: int) -> int:
    """The id of the post that opens a thread."""
    return db.session.scalars(select(Post.id).where(Post.thread_id == thread_id, Post.n == 1)).one()


@pytest.fixture
def talk(app: Flask, lived_in: Path) -> int:
    """The id of the thread in a house that is lived in."""
    db.session.remove()
    db.engine.dispose()
    shutil.copytree(lived_in, app.config["HOUSE"].instance, dirs_exist_ok=True)
    return 1


@pytest.mark.usefixtures("talk")
def test_a_house_in_order_passes(strideshare: Run) -> None:
    said = strideshare("check")
    assert said.status == 0, said.out
    assert CLEAN in said.out
    assert "threads whose counters fit: 2 of 2" in said.out


@pytest.mark.usefixtures("talk")
@pytest.mark.parametrize("statement", DRIFTS)
def test_drift_is_told_and_ends_with_status_1(strideshare: Run, spoil: Spoil, statement: str) -> None:
    spoil(statement)
    said = strideshare("check")
    assert said.status == 1
    line = next(line for line in said.out.splitlines() if line.startswith(DRIFTS[statement]))
    assert "drift:" in line


@pytest.mark.usefixtures("talk")
def test_a_job_that_was_set_aside_is_counted_once_and_repair_leaves_it_so(strideshare: Run, spoil: Spoil) -> None:
    spoil(next(one for one, words in DRIFTS.items() if words.startswith("jobs that were")))
    said = strideshare("check", "--repair")
    assert said.status == 1
    assert [line for line in said.out.splitlines() if "drift" in line] == [
        "jobs that were not set aside: 0 of 1  drift: 1"
    ]


@pytest.mark.usefixtures("talk")
def test_a_document_too_many_is_told(strideshare: Run) -> None:
    current().drop(["exercise:wall-squat"])
    said = strideshare("check")
    assert said.status == 1
    assert "documents in the search index" in next(line for line in said.out.splitlines() if "drift" in line)


@pytest.mark.usefixtures("talk")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE thread SET post_count = 40, last_n = 80, has_routine = 0",
        "UPDATE category SET thread_count = 99, post_count = 99",
        "UPDATE member SET post_count = 7",
        "UPDATE routine SET save_count = 3, current_n = 9",
        "UPDATE post SET cook_version = 0, html = ''",
    ],
)
def test_what_can_be_counted_or_cooked_anew_is_repaired(strideshare: Run, spoil: Spoil, statement: str) -> None:
    spoil(statement)
    said = strideshare("check", "--repair")
    assert said.status == 0, said.out
    assert CLEAN in said.out


LOSSES = {
    "DELETE FROM post_routine": "posts with the cards they came with",
    "DELETE FROM revision": "posts with every text they had before",
}


@pytest.mark.usefixtures("talk")
@pytest.mark.parametrize("statement", LOSSES)
def test_what_is_lost_is_not_repaired_away(strideshare: Run, spoil: Spoil, statement: str) -> None:
    spoil(statement)
    said = strideshare("check", "--repair")
    assert said.status == 1
    assert LOSSES[statement] in said.out
    assert "Restore a backup from before" in said.out


@pytest.mark.usefixtures("talk")
@pytest.mark.parametrize("statement", LOSSES)
def test_an_operator_without_a_backup_can_accept_the_loss(strideshare: Run, spoil: Spoil, statement: str) -> None:
    spoil(statement)
    said = strideshare("check", "--accept-losses")
    assert said.status == 0, said.out
    assert "Accepted as lost" in said.out
    assert CLEAN in strideshare("check").out


def test_a_lost_document_is_put_back(strideshare: Run, talk: int) -> None:
    current().drop([f"thread:{talk}", "exercise:wall-squat"])
    assert strideshare("check", "--repair").status == 0
    assert {f"thread:{talk}", "exercise:wall-squat"} <= set(current().keys())


def test_a_house_without_an_index_is_told_what_to_do(strideshare: Run) -> None:
    said = strideshare("check")
    assert said.status == 1
    assert "strideshare reindex" in said.out
