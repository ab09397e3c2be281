"""What happens when a member leaves: what others built on what is theirs, and where it has to be told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from sqlalchemy import ColumnElement, exists, func, select

from forum.models import Post, Programme, ProgrammeRun, Routine, RoutineSave, RoutineVersion, Thread, db


@dataclass(frozen=True, slots=True)
class Consequences:
    """How much of a member's others have to do with; of what others do privately only that they do it."""

    threads_answered: int
    cards_saved: int
    copies_made: int
    programmes_done: int


def count_consequences(member_id: int) -> Consequences:
    """What others built on what this member wrote."""
    answered = exists().where(Post.thread_id == Thread.id, Post.author_id != member_id, Post.state == "public")
    saved = exists().where(RoutineSave.routine_id == Routine.id, RoutineSave.member_id != member_id)
    done = exists().where(ProgrammeRun.programme_id == Programme.id, ProgrammeRun.member_id != member_id)
    versions = select(RoutineVersion.id).join(Routine, Routine.id == RoutineVersion.routine_id)
    copied = Routine.forked_from_version_id.in_(versions.where(Routine.owner_id == member_id).correlate(None))
    return Consequences(
        _count(Thread, (Thread.author_id == member_id) & answered),
        _count(Routine, (Routine.owner_id == member_id) & saved),
        _count(Routine, (Routine.owner_id != member_id) & (Routine.state == "public") & copied),
        _count(Programme, (Programme.owner_id == member_id) & done),
    )


def _count(table: type[Thread | Routine | Programme], where: ColumnElement[bool]) -> int:
    return db.session.scalar(select(func.count()).select_from(table).where(where)) or 0


def list_findable(member_id: int) -> tuple[Sequence[int], Sequence[int]]:
    """The posts and cards of a member that may be in the index."""
    posts = select(Post.id).where(Post.author_id == member_id).order_by(Post.id)
    cards = select(Routine.id).where(Routine.owner_id == member_id).order_by(Routine.id)
    return db.session.scalars(posts).all(), db.session.scalars(cards).all()


def list_mentioning(name: str) -> Sequence[int]:
    """The posts in which this name leads to a member's page."""
    link = re.sub("([!%_])", r"!\1", f'href="/u/{quote(name)}"')
    return db.session.scalars(select(Post.id).where(Post.html.like(f"%{link}%", escape="!")).order_by(Post.id)).all()
