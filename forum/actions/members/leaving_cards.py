"""What becomes of the cards and programmes of a member who leaves."""

import secrets
from collections.abc import Collection

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.orm import Session

from forum.actions.talk.wiping import recount
from forum.models import (
    Post,
    PostRoutine,
    Programme,
    ProgrammeRun,
    ProgrammeVersion,
    PublicNumber,
    Routine,
    RoutineVersion,
    Thread,
)
from forum.queries.kit.chunks import chunks
from forum.rules.programmes.programmes import plan_from_dict
from forum.search.kit.document import key_of


def settle_programmes(session: Session, member_id: int, *, keeps: bool) -> tuple[list[int], set[int]]:
    """Delete the programmes that go; gives their ids, and those of the cards that what stays is made of.

    One that somebody else does or did stays for them alone, unless it is public and kept: nobody loses their weeks.
    """
    mine = session.scalars(select(Programme).where(Programme.owner_id == member_id).with_for_update()).all()
    gone, needed = [], set()
    for one in mine:
        is_done = session.scalar(select(exists().where(ProgrammeRun.programme_id == one.id)))
        is_kept = keeps and one.state == "public"
        if is_done or is_kept:
            one.draft = None
            if not is_kept:
                one.state, one.share_key = "shared", secrets.token_urlsafe(16)
            plans = session.scalars(select(ProgrammeVersion.plan).where(ProgrammeVersion.programme_id == one.id))
            needed |= {card_id for plan in plans for card_id, _n in plan_from_dict(plan).card_keys}
        else:
            gone.append(one.id)
            session.delete(one)
    session.flush()
    return gone, needed


def settle_cards(session: Session, member_id: int, needed: Collection[int], *, keeps: bool) -> list[str]:
    """Delete the cards that go, wherever they are attached; gives the keys to take out of the index."""
    mine = session.scalars(select(Routine).where(Routine.owner_id == member_id).with_for_update()).all()
    gone = []
    for one in mine:
        if one.current_n and (one.id in needed or (keeps and one.state == "public")):
            one.draft = None
        else:
            gone.append(one.id)
    session.flush()
    for some in chunks(gone):
        delete_cards(session, some)
    return [key_of("routine", routine_id) for routine_id in gone]


def delete_cards(session: Session, routine_ids: Collection[int]) -> None:
    """Delete cards with all their versions; copies that others made stay, and posts no longer have them attached."""
    versions = session.scalars(select(RoutineVersion.id).where(RoutineVersion.routine_id.in_(routine_ids))).all()
    copies = update(Routine).where(Routine.forked_from_version_id.in_(versions)).values(forked_from_version_id=None)
    session.execute(copies.execution_options(synchronize_session=False))
    attached = select(PostRoutine.post_id).where(PostRoutine.version_id.in_(versions))
    posts = session.execute(select(Post.id, Post.thread_id).where(Post.id.in_(attached))).all()
    session.execute(delete(PostRoutine).where(PostRoutine.version_id.in_(versions)))
    left = select(func.count()).where(PostRoutine.post_id == Post.id).correlate(Post).scalar_subquery()
    with_fewer = update(Post).where(Post.id.in_([row.id for row in posts])).values(card_count=left)
    session.execute(with_fewer.execution_options(synchronize_session=False))
    session.execute(delete(PublicNumber).where(PublicNumber.routine_id.in_(routine_ids)))
    session.execute(delete(RoutineVersion).where(RoutineVersion.id.in_(versions)))
    session.execute(delete(Routine).where(Routine.id.in_(routine_ids)).execution_options(synchronize_session=False))
    recount(session, Thread, {row.thread_id for row in posts})
