"""Who helped others in a category lately."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import distinct, func, literal, select, union_all

from forum.models import AcceptedAnswer, Member, Post, Thanks, Thread, db
from forum.queries.members.members import FULL_NAME, visible_to
from forum.queries.talk.posts import readable_by
from forum.queries.talk.threads import visible_to as thread_visible_to
from forum.rules.kit.people import VISITOR, Person
from forum.rules.talk.helpers import A_THANKS, AN_ANSWER, LEAST, MOST, SPAN


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who helped, by name."""

    name: str
    full_name: str


def list_helper_ids(category_id: int, now: datetime) -> list[int]:
    """Whose answers were chosen and who was thanked, by two or more, for what everybody may read; the most helpful.

    What is for members only counts for nobody, so that the list hints at nothing.
    """
    everybody = (Thread.category_id == category_id, thread_visible_to(VISITOR), readable_by(VISITOR))
    thanked = (
        select(Post.author_id.label("author_id"), (A_THANKS * func.count(distinct(Thanks.member_id))).label("points"))
        .select_from(Thanks)
        .join(Post, Post.id == Thanks.post_id)
        .join(Thread, Thread.id == Post.thread_id)
        .where(Thanks.at > now - SPAN, *everybody)
        .group_by(Post.author_id)
    )
    chosen = (
        select(Post.author_id.label("author_id"), literal(AN_ANSWER).label("points"))
        .select_from(AcceptedAnswer)
        .join(Post, Post.id == AcceptedAnswer.post_id)
        .join(Thread, Thread.id == Post.thread_id)
        .where(AcceptedAnswer.at > now - SPAN, AcceptedAnswer.by_id != Post.author_id, *everybody)
    )
    both = union_all(thanked, chosen).subquery()
    points = func.sum(both.c.points)
    wanted = select(both.c.author_id).group_by(both.c.author_id).having(points >= LEAST)
    return list(db.session.scalars(wanted.order_by(points.desc(), both.c.author_id).limit(MOST)))


def list_helpers(ids: Collection[int], person: Person) -> Sequence[Helper]:
    """Those of them who are still here and whom this person did not block, by name."""
    shown = [one for one in ids if one not in person.blocked]
    here = (Member.id.in_(shown), Member.left_at.is_(None), Member.remembered_at.is_(None), visible_to(person))
    rows = db.session.execute(select(Member.name, FULL_NAME).where(*here).order_by(Member.name_key))
    return [Helper(*row) for row in rows]
