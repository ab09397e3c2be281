"""Giving a member everything that is theirs: asked for, made by the worker, handed out once, gone after two days."""

import os
import secrets
import zipfile
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import delete, select

from forum.actions.kit import instance, picture_files
from forum.actions.kit.base import enqueue, get_row, transaction
from forum.actions.talk.notices import tell
from forum.errors import NotFound, Refused
from forum.models import Member, Takeaway, db
from forum.queries.kit.snapshots import snapshot
from forum.queries.upkeep import takeaway as contents
from forum.rules.kit.days import shared_day
from forum.rules.kit.people import Person
from forum.rules.members import refusal_words
from forum.rules.members.takeaways import TAKEAWAY_LASTS, read_me

FOLDER = "takeaways"


def path_of(mark: str) -> Path:
    """Where the file of this mark lies."""
    return instance.folder(FOLDER) / f"{mark}.zip"


def ask(person: Person, now: datetime) -> None:
    """Have the worker make the file anew; one that waits is taken away first."""
    with transaction() as session:
        get_row(session, Member, person.id, lock=True)
        old = session.get(Takeaway, person.id)
        if old is not None:
            path_of(old.mark).unlink(missing_ok=True)
            session.delete(old)
            session.flush()
        mark = secrets.token_urlsafe(24)
        expires_at = now + TAKEAWAY_LASTS
        session.add(Takeaway(member_id=person.id, mark=mark, asked_at=now, expires_at=expires_at, ready_at=None))
        enqueue(session, "takeaway.make", now, member_id=person.id, mark=mark)


def make(member_id: int, mark: str, now: datetime) -> None:
    """Make the file that was asked for and tell its member; raises `NotFound` when it is wanted no longer."""
    if not _is_wanted(member_id, mark):
        raise NotFound
    path = path_of(mark)
    write_zip(member_id, path, now)
    with transaction() as session:
        row = session.get(Takeaway, member_id, with_for_update=True)
        if row is None or row.mark != mark:
            path.unlink(missing_ok=True)
            raise NotFound
        row.ready_at, row.expires_at = now, now + TAKEAWAY_LASTS
        row.size_bytes = path.stat().st_size
        tell(session, member_id, "takeaway_ready", key=f"takeaway:{mark}", now=now)


def _is_wanted(member_id: int, mark: str) -> bool:
    wanted = select(Takeaway.mark).where(Takeaway.member_id == member_id, Takeaway.ready_at.is_(None))
    is_wanted = db.session.scalar(wanted) == mark
    db.session.rollback()
    return is_wanted


def write_zip(member_id: int, target: Path, now: datetime) -> None:
    """Write everything of a member into one file that only this account can read; it is there whole or not at all."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "wb") as file, snapshot():
            _write(member_id, file, now)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _write(member_id: int, file: BinaryIO, now: datetime) -> None:
    profile = contents.find_profile_row(member_id)
    if profile is None:
        raise NotFound
    listed = [(f"json/{one.file}.json", one.words, count) for one, count in contents.list_contents(member_id)]
    explained = read_me(str(profile["name"]), shared_day(now).isoformat(), listed)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("README.md", explained)
        for name, texts in contents.every_file(member_id, instance.base_url()):
            with pack.open(name, "w") as one:
                for text in texts:
                    one.write(text.encode())
        for number, sha256, key in contents.list_pictures(member_id):
            if (picture := picture_files.read(sha256, key, "page")) is not None:
                pack.writestr(f"pictures/{number:06d}.jpg", picture)


def take(person: Person, now: datetime) -> BinaryIO:
    """Hand the file out, this once: it has no name any more when this returns. Raises `Refused` when there is none.

    Of two who ask at once, one gets it.
    """
    with transaction() as session:
        ready = (Takeaway.ready_at.is_not(None), Takeaway.expires_at > now)
        mine = delete(Takeaway).where(Takeaway.member_id == person.id, *ready)
        mark = session.scalar(mine.returning(Takeaway.mark)) or ""
    try:
        file = path_of(mark).open("rb")
    except FileNotFoundError:
        raise Refused(refusal_words.TAKEAWAY_GONE) from None
    path_of(mark).unlink(missing_ok=True)
    return file


def forget_old(now: datetime) -> None:
    """Take away files that nobody fetched in time, and whatever lies there that no row knows of."""
    with transaction() as session:
        session.execute(delete(Takeaway).where(Takeaway.expires_at < now))
        known = {f"{mark}.zip" for mark in session.scalars(select(Takeaway.mark))}
    for path in instance.folder(FOLDER).iterdir():
        is_being_made = path.suffix == ".part" and path.stem in known
        if path.name not in known and not is_being_made:
            path.unlink(missing_ok=True)
