"""Telling those who saved a card that it has a new version."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, String, cast, literal, select

from forum.actions.kit.base import enqueue, get_row, transaction
from forum.actions.talk.notices import put_in_place
from forum.models import Notice, Routine, RoutineSave
from forum.rules.talk.notices import TOLD_AT_ONCE


def tell_savers(routine_id: int, n: int, after: int, now: datetime) -> None:
    """Tell those who saved a card and whose number comes `after` of its version `n`; leave a job for the others.

    Each has one such notice a card, until they read it; a card that only its owner may see now is not told of.
    """
    with transaction() as session:
        routine = get_row(session, Routine, routine_id)
        if routine.state != "public":
            return
        found = session.execute(untold_savers(routine, after)).all()
        rows = [
            {
                "member_id": one.member_id,
                "key": f"version:{routine_id}:{one.member_id}",
                "kind": "new_version",
                "data": {"routine": routine_id, "n": n},
                "created_at": now,
            }
            for one in found
        ]
        put_in_place(session, [one.id for one in found if one.id], rows)
        if len(found) == TOLD_AT_ONCE:
            enqueue(session, "routine.version", now, routine_id=routine_id, n=n, after=found[-1].member_id)


def untold_savers(routine: Routine, after: int) -> Select[*tuple[Any, ...]]:
    """Some of those who saved a card and have no unread notice of it: (member, old notice)."""
    key = literal(f"version:{routine.id}:") + cast(RoutineSave.member_id, String)
    return (
        select(RoutineSave.member_id, Notice.id)
        .outerjoin(Notice, Notice.key == key)
        .where(
            RoutineSave.routine_id == routine.id,
            RoutineSave.member_id > after,
            RoutineSave.member_id != routine.owner_id,
            Notice.id.is_(None) | Notice.read_at.is_not(None),
        )
        .order_by(RoutineSave.member_id)
        .limit(TOLD_AT_ONCE)
    )
