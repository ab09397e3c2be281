"""Notices of earlier versions were sentences: each still says the same after an upgrade, and none is lost."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from flask import Flask
from sqlalchemy import select, text

from forum.models import Member, Notice, db
from forum.paths import migrations_folder
from forum.queries.members.people import find_person
from forum.queries.notices.notices import say_all
from tests.fixtures.rows import KEPT, unpack
from tests.fixtures.terminal import Said
from tests.migrations.test_rows import config

Run = Callable[..., Said]
Told = dict[str, tuple[str, str]]
NOW = datetime(2026, 7, 1, tzinfo=UTC)

MODLOG = "INSERT INTO modlog (id, actor_id, act, noun, noun_id, title, url, reason, created_at) VALUES "
FLAG = """INSERT INTO flag (id, noun, noun_id, reporter_id, reason, note, created_at, closed_at, closed_by_id, outcome)
VALUES """


def sentences(path: Path) -> Told:
    """What the notices of an older database say and where they lead, by their keys."""
    with closing(sqlite3.connect(path)) as file:
        return {key: (text, url) for key, text, url in file.execute("SELECT key, text, url FROM notice")}


def said_now() -> Told:
    """The same, as each notice's own reader sees it after the upgrade."""
    found: Told = {}
    for member_id in db.session.scalars(select(Member.id)):
        person = find_person(member_id)
        assert person is not None
        rows = db.session.scalars(select(Notice).where(Notice.member_id == member_id).order_by(Notice.id)).all()
        found |= {row.key: (said.text, said.url) for row, said in zip(rows, say_all(rows, person), strict=True)}
    return found


@pytest.fixture
def restored(app: Flask, strideshare: Run) -> Iterator[Callable[[Path], None]]:
    def restore(path: Path) -> None:
        said = strideshare("restore", path, "--force")
        assert said.status == 0, said.err
        db.session.remove()

    yield restore
    db.session.remove()


# From 0.4.0 on notices are data, and there is no sentence to compare with.
@pytest.mark.parametrize("release", [one for one in KEPT if one < "0.4"])
def test_every_notice_of_an_older_release_reads_as_before(
    release: str, tmp_path: Path, restore_release: Callable[[str], None]
) -> None:
    before = sentences(unpack(release, tmp_path / "old.db"))
    restore_release(release)
    now = said_now()
    assert {key: text for key, (text, _url) in now.items()} == {key: text for key, (text, _url) in before.items()}
    assert {key: url for key, (_text, url) in now.items()} == {key: url for key, (_text, url) in before.items()}
    assert db.session.scalars(select(Notice.key).where(Notice.kind == "told")).all() == []


ACTS = [
    ("hide", "post", "4", "A moderator hid your post in “{post}”. You can still read it yourself."),
    ("restore", "post", "4", "A moderator brought back your post in “{post}”. Everybody can read it again."),
    ("approve", "post", "4", "A moderator approved your post in “{post}”. Everybody can read it now."),
    ("hide", "routine", "2", "A moderator hid your routine card “{routine}”. You can still see it yourself."),
    ("restore", "routine", "2", "A moderator brought back your routine card “{routine}”."),
    ("approve", "resource", "1", "Thank you: your suggestion “{resource}” is on the list of trusted resources."),
    ("unlock", "thread", "3", "A moderator unlocked your thread “{thread}”. Everybody can reply again."),
    ("pin", "thread", "3", "A moderator pinned your thread “{thread}”. It is now at the top of its category."),
    ("unpin", "thread", "3", "A moderator unpinned your thread “{thread}”. It is back among the other threads."),
    ("move", "thread", "3", "A moderator moved your thread “{thread}”. It is in “{category}” now."),
]
TITLES = {
    "post": "SELECT title FROM thread JOIN post ON post.thread_id = thread.id WHERE post.id = 4",
    "routine": "SELECT title FROM routine WHERE id = 2",
    "resource": "SELECT title FROM resource WHERE id = 1",
    "thread": "SELECT title FROM thread WHERE id = 3",
    "category": "SELECT title FROM category WHERE id = 2",
}
WHY = "It says: Reason: “none”."
STANDINGS = [
    ("role", "You are now a verified clinician here. Reason: Seen her badge."),
    ("suspend", "Your account can read but not write until 5 August 2026. Reason: Adverts. Reason: two of them."),
    ("unsuspend", "You can write again. It was another member."),
]
WRITTEN = [
    ("ben wrote to the moderators: “Where is “my” post?”", "/mod/messages/ben"),
    ("okafor, a moderator, wrote to you: “It is back.”", "/help/contact"),
    ("okafor wrote to ben: “It is back.”", "/mod/messages/ben"),
]
ODD = [
    ("message", "message:x:1", "somebody-gone wrote to the moderators: “Hello”", "/mod/messages/somebody-gone"),
    ("reply", "post:99999:1", "ben replied in your thread “Gone”.", "/p/99999"),
    ("moderation", "modlog:99999", "A moderator hid your post in “Gone”. Reason: It was.", "/p/99999"),
    ("moderation", "flag:99999", "Thank you for your report. A moderator looked at the post and hid it.", "/help"),
    ("news", "news:1", "We have moved house.", "/help"),
]


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A database of 0.3.0 with a notice of every sentence that the demo does not have."""
    path = unpack("0.3.0", tmp_path / "old.db")
    with closing(sqlite3.connect(path)) as file:
        file.execute("DELETE FROM notice")
        titles = {name: file.execute(query).fetchone()[0] for name, query in TITLES.items()}
        for n, (act, noun, noun_id, words) in enumerate(ACTS, start=900):
            file.execute(f"{MODLOG} (?, 1, ?, ?, ?, '', '', ?, ?)", (n, act, noun, noun_id, WHY, NOW))
            tell(file, "moderation", f"modlog:{n}", f"{words.format(**titles)} Reason: {WHY}")
        for n, (act, words) in enumerate(STANDINGS, start=950):
            file.execute(f"{MODLOG} (?, 1, ?, 'member', '1', '', '', 'x', ?)", (n, act, NOW))
            tell(file, "moderation", f"modlog:{n}", words, "/me")
        for n, (noun, outcome, words) in enumerate(
            [("post", "hidden", "post and hid it"), ("routine", "kept", "routine card and decided that it can stay")],
            900,
        ):
            file.execute(f"{FLAG} (?, ?, 2, 1, 'spam', '', ?, ?, 1, ?)", (n, noun, NOW, NOW, outcome))
            tell(file, "moderation", f"flag:{n}", f"Thank you for your report. A moderator looked at the {words}.")
        for n, (words, url) in enumerate(WRITTEN):
            tell(file, "message", f"message:{n}:1", words, url)
        for kind, key, words, url in ODD:
            tell(file, kind, key, words, url)
        file.commit()
    return path


def tell(file: sqlite3.Connection, kind: str, key: str, text: str, url: str = "") -> None:
    """Leave a sentence for a moderator, who may know of everything."""
    row = "(SELECT id FROM member WHERE role = 'admin' LIMIT 1), ?, ?, ?, ?, '2026-07-01 00:00:00.000000'"
    file.execute(
        f"INSERT INTO notice (member_id, key, kind, text, url, created_at) VALUES ({row})", (key, kind, text, url)
    )


def test_every_sentence_that_was_ever_told_reads_as_before(older: Path, restored: Callable[[Path], None]) -> None:
    before = sentences(older)
    restored(older)
    assert {key: text for key, (text, _url) in said_now().items()} == {key: text for key, (text, _) in before.items()}


def test_only_what_fits_no_shape_stays_a_sentence(older: Path, restored: Callable[[Path], None]) -> None:
    restored(older)
    told = db.session.scalars(select(Notice.key).where(Notice.kind == "told")).all()
    assert set(told) == {key for _kind, key, _text, _url in ODD}
    now = said_now()
    assert {key: now[key] for key in told} == {key: (text, url) for _kind, key, text, url in ODD}


def test_a_step_back_keeps_every_notice_and_says_what_it_can_not_say(
    older: Path, app: Flask, restored: Callable[[Path], None]
) -> None:
    before = sentences(older)
    restored(older)
    command.downgrade(config(migrations_folder()), "0006")
    after = sentences(app.config["HOUSE"].instance / "strideshare.db")
    assert after.keys() == before.keys()
    odd = {key: (text, url) for _kind, key, text, url in ODD}
    assert {key: after[key] for key in odd} == odd
    newer = ("This was told by a newer version, and can't be said by this one.", "/me/notices")
    assert {after[key] for key in after.keys() - odd.keys()} == {newer}


def test_a_notice_of_a_changed_library_keeps_the_exercises_it_named(app: Flask) -> None:
    row = text(
        "INSERT INTO notice (member_id, key, kind, data, created_at)"
        " VALUES ((SELECT min(id) FROM member), :key, 'library_changed', :data, '2026-07-01 00:00:00.000000')"
    )
    names = {"a": "“Heel raise”, “Bridge” and 2 more", "b": "“An older name”"}
    command.downgrade(config(migrations_folder()), "0009")
    with db.engine.begin() as connection:
        for key, named in names.items():
            connection.execute(row, {"key": key, "data": json.dumps({"names": named})})
    command.upgrade(config(migrations_folder()), "head")
    kept = {one.key: (one.kind, one.data) for one in db.session.scalars(select(Notice)) if one.key in names}
    assert kept["a"] == ("library_changed", {"exercises": ["heel-raise", "bridge"]})
    assert kept["b"][0] == "told"
    assert "the safety of “An older name”." in kept["b"][1]["text"]
    db.session.remove()
    command.downgrade(config(migrations_folder()), "0009")
    with db.engine.begin() as connection:
        said = connection.scalar(text("SELECT data FROM notice WHERE key = 'a'"))
    assert json.loads(str(said)) == {"names": "“Heel raise”, “Bridge”"}
