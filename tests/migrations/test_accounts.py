"""Accounts of earlier versions: each keeps its name, gets its look, and only real offices owe a second step."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from forum.models import Member, db
from forum.rules.members.look_alikes import skeleton
from forum.rules.members.names import name_key
from tests.fixtures.rows import KEPT, unpack
from tests.migrations.test_notices import Run

NEW = "INSERT INTO member (id, name, name_key, email, role, about, created_at, suspended_reason, display, post_count) "
VALUES = "VALUES (?, ?, ?, ?, ?, '', '2026-01-02 09:00:00', '', '{}', 0)"
# As earlier versions kept them; imports could bring names of any letters.
PEOPLE = (
    (9001, "mary", "mary", "mary@example.net", "moderator"),
    (9002, "rnary", "rnary", "rnary@example.net", "member"),
    (9003, "Zoe\u0308", "zoe\u0308", None, "member"),
    (9004, "vera", "vera", "vera@example.org", "admin"),
    (9005, "Jane Doe", "jane doe", None, "admin"),
)


@pytest.mark.parametrize("release", KEPT)
def test_every_member_keeps_their_name_and_look_alikes_live_on(
    app: Flask, strideshare: Run, release: str, tmp_path: Path
) -> None:
    old = unpack(release, tmp_path / "old.db")
    with closing(sqlite3.connect(old)) as file:
        file.executemany(NEW + VALUES, PEOPLE)
        file.commit()
        names = dict(file.execute("SELECT id, name FROM member").fetchall())
    assert strideshare("restore", old, "--force").status == 0
    db.session.remove()
    now = {member.id: member for member in db.session.scalars(select(Member))}
    assert {member_id: member.name for member_id, member in now.items()} == names
    assert all(member.name_key == name_key(member.name) for member in now.values())
    assert all(member.name_skeleton in (skeleton(member.name), None) for member in now.values())
    assert [now[9001].name_skeleton, now[9002].name_skeleton] == ["rnary", None]
    assert {id_ for id_ in (9001, 9002, 9003, 9004, 9005) if now[id_].staff_since} == {9001, 9005}
    assert not any(member.staff_since for member in now.values() if (member.email or "").endswith("@example.org"))
