"""Tags and members whose names begin with what somebody types."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import InstrumentedAttribute

from forum.models import Member, Tag, Thread, ThreadTag, db
from forum.queries.members import members
from forum.queries.talk import threads
from forum.rules.kit.people import Person
from forum.rules.members.names import name_key

LAST_LETTER = "\uffff"


def begins(column: InstrumentedAttribute[str], prefix: str) -> ColumnElement[bool]:
    """Whether the column begins so: a range, because that is what an index can answer."""
    return column.between(prefix, prefix + LAST_LETTER) & column.startswith(prefix, autoescape=True)


def list_tags_begun(prefix: str, person: Person, limit: int) -> Sequence[str]:
    """Tags of threads that the person may know of."""
    used = exists().where(ThreadTag.tag_id == Tag.id, Thread.id == ThreadTag.thread_id, threads.visible_to(person))
    return db.session.scalars(
        select(Tag.name).where(begins(Tag.name, prefix), used).order_by(Tag.name).limit(limit)
    ).all()


def list_people_begun(prefix: str, person: Person, limit: int) -> Sequence[tuple[str, str]]:
    """Name and full name of members whose public page the person may see."""
    wanted = select(Member.name, members.FULL_NAME).where(
        begins(Member.name_key, name_key(prefix)), members.visible_to(person)
    )
    return [(row[0], row[1]) for row in db.session.execute(wanted.order_by(Member.name_key).limit(limit))]
