"""Who left, written down beside the database: a backup from before brings nobody back.

One line a member in a file of the instance folder: their number, when they joined (so that another database is told
apart), when they left, and whether their posts stayed. It holds nothing else of them.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from forum.actions.kit import instance
from forum.models import Member, db

FILE = "departures.jsonl"


@dataclass(frozen=True, slots=True)
class Departure:
    """One member who left; times as ISO text."""

    member_id: int
    joined_at: str
    left_at: str
    keeps: bool


def note(member_id: int, *, keeps: bool) -> None:
    """Write a member down who left; one who is there is not written again."""
    row = db.session.execute(select(Member.created_at, Member.left_at).where(Member.id == member_id)).one()
    db.session.rollback()
    if row.left_at is None:
        return
    line = Departure(member_id, row.created_at.isoformat(), row.left_at.isoformat(), keeps)
    if any((one.member_id, one.joined_at) == (line.member_id, line.joined_at) for one in every_departure()):
        return
    handle = os.open(_path(), os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(line)) + "\n")
        file.flush()
        os.fsync(file.fileno())


def every_departure() -> Iterator[Departure]:
    """Everybody who is written down; a line that was cut off half way is passed over."""
    path = _path()
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            yield Departure(**json.loads(line))
        except (ValueError, TypeError):
            continue


def list_returned() -> list[Departure]:
    """Those who left and are members again, because the database is an older one."""
    found = []
    for one in every_departure():
        joined = datetime.fromisoformat(one.joined_at)
        here = select(Member.id).where(
            Member.id == one.member_id, Member.created_at == joined, Member.left_at.is_(None)
        )
        if db.session.scalar(here) is not None:
            found.append(one)
    db.session.rollback()
    return found


def _path() -> Path:
    return instance.folder("") / FILE
