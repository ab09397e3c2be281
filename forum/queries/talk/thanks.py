"""Who thanked for a post: for its author alone."""

from collections.abc import Sequence

from sqlalchemy import func, select

from forum.models import Member, Thanks, db
from forum.queries.members.members import FULL_NAME, visible_to
from forum.rules.kit.people import Person
from forum.rules.talk.thanks import GIVERS_A_PAGE


def page_givers(post_id: int, person: Person, page: int = 1) -> Sequence[tuple[str, str]]:
    """A page of those who thanked, the newest first, as (name, shown name); ask only for the post's author."""
    wanted = select(Member.name, FULL_NAME).join(Thanks, Thanks.member_id == Member.id)
    wanted = wanted.where(Thanks.post_id == post_id, visible_to(person)).order_by(Thanks.at.desc(), Member.id.desc())
    rows = db.session.execute(wanted.limit(GIVERS_A_PAGE).offset((page - 1) * GIVERS_A_PAGE))
    return [(name, full_name) for name, full_name in rows]


def count_givers(post_id: int) -> int:
    """How many thanked for a post."""
    return db.session.scalar(select(func.count()).select_from(Thanks).where(Thanks.post_id == post_id)) or 0
