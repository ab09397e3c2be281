"""Who left, written down beside the database: a backup from before brings nobody back.

One line a member in a file of the instance folder: their number, when they joined (so that another database is told
apart), when they left, and whether their posts stayed. It holds nothing else of them.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select

from forum.actions.kit import noted_lines
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
    noted_lines.append(FILE, asdict(line))


def every_departure() -> Iterator[Departure]:
    """Everybody who is written down."""
    for line in noted_lines.read(FILE):
        with suppress(TypeError):
            yield Departure(**line)


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
