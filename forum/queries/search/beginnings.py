"""Tags and members whose names begin with what somebody types."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import InstrumentedAttribute

from forum.models import Member, Tag, Thread, ThreadTag, db
from forum.queries.members import members
from forum.queries.members.blocks import heard_by
from forum.queries.talk import threads
from forum.rules.kit.people import Person
from forum.rules.members.names import name_key

# Behind every letter that a name can have.
LAST_LETTER = "\uffff"


def begins(column: InstrumentedAttribute[str], prefix: str) -> ColumnElement[bool]:
    """Whether it lies where such names lie: a range, which an index answers.

    A database that sorts by language may put some others there.
    """
    return column.between(prefix, prefix + LAST_LETTER)


def list_tags_begun(prefix: str, person: Person, limit: int) -> Sequence[str]:
    """Tags of threads that the person may know of."""
    used = exists().where(ThreadTag.tag_id == Tag.id, Thread.id == ThreadTag.thread_id, threads.visible_to(person))
    wanted = select(Tag.name).where(begins(Tag.name, prefix), used).order_by(Tag.name).limit(limit)
    return [name for name in db.session.scalars(wanted) if name.startswith(prefix)]


def list_people_begun(prefix: str, person: Person, limit: int) -> Sequence[tuple[str, str]]:
    """Name and full name of members whose public page the person may see."""
    key = name_key(prefix)
    columns = select(Member.name, members.FULL_NAME, Member.name_key)
    wanted = columns.where(begins(Member.name_key, key), members.visible_to(person), heard_by(person, Member.id))
    rows = db.session.execute(wanted.order_by(Member.name_key).limit(limit))
    return [(name, full_name) for name, full_name, known_by in rows if known_by.startswith(key)]
