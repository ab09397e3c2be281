"""A clinician puts their name to a version of a card, or takes it back."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.actions.routines.routines import changed
from forum.actions.talk.notices import tell
from forum.errors import NotFound
from forum.models import Routine, RoutineFacet, RoutineReview, RoutineVersion
from forum.queries.talk.public_numbers import mask
from forum.rules.kit.people import Person
from forum.rules.routines.reviews import check_note, check_review
from forum.text.kit.clean import clean_text

FACET = {"facet": "review", "value": "clinician"}


def review(person: Person, routine_id: int, n: int, note: str, now: datetime) -> None:
    """Put one's name to version `n`; a second time changes the note. Raises `Refused` and `NotFound`."""
    words = mask(clean_text(note).strip()).text
    check_note(words)
    with transaction() as session:
        routine = get_row(session, Routine, routine_id, lock=True)
        version = session.scalar(
            select(RoutineVersion).where(RoutineVersion.routine_id == routine_id, RoutineVersion.n == n)
        )
        if version is None or (routine.state != "public" and routine.owner_id != person.id):
            raise NotFound
        check_review(person, owner_id=routine.owner_id, state=routine.state, is_newest=n == routine.current_n, now=now)
        known = session.get(RoutineReview, (version.id, person.id))
        if known:
            known.note, known.reviewed_at = words, now
        else:
            session.add(RoutineReview(version_id=version.id, reviewer_id=person.id, note=words, reviewed_at=now))
            version.is_reviewed = True
            if session.get(RoutineFacet, (version.id, *FACET.values())) is None:
                session.add(RoutineFacet(version_id=version.id, **FACET))
        changed(session, routine, now)
        tell(
            session,
            routine.owner_id,
            "review",
            key=f"review:{version.id}:{person.id}",
            now=now,
            routine=routine.id,
            by=person.id,
            n=n,
        )


def withdraw(person: Person, routine_id: int, n: int, now: datetime) -> None:
    """Take one's name away from version `n`; raises `NotFound` where it does not stand."""
    with transaction() as session:
        routine = get_row(session, Routine, routine_id, lock=True)
        wanted = select(RoutineVersion.id).where(RoutineVersion.routine_id == routine_id, RoutineVersion.n == n)
        version_id = session.scalar(wanted)
        row = session.get(RoutineReview, (version_id, person.id)) if version_id else None
        if row is None:
            raise NotFound
        session.delete(row)
        session.flush()
        _settle(session, [row.version_id])
        changed(session, routine, now)


def withdraw_all(session: Session, member_id: int, now: datetime) -> None:
    """Take a member's name away from every card, when they are no longer a clinician; in a running transaction."""
    mine = RoutineReview.reviewer_id == member_id
    versions = session.scalars(select(RoutineReview.version_id).where(mine)).all()
    session.execute(delete(RoutineReview).where(mine))
    _settle(session, versions)
    cards = select(Routine).join(RoutineVersion, RoutineVersion.routine_id == Routine.id)
    for routine in session.scalars(cards.where(RoutineVersion.id.in_(versions)).distinct()):
        changed(session, routine, now)


def _settle(session: Session, ids: Sequence[int]) -> None:
    """Say of these versions that nobody reviewed them, where nobody is left who did."""
    left = exists().where(RoutineReview.version_id == RoutineVersion.id)
    bare = session.scalars(select(RoutineVersion.id).where(RoutineVersion.id.in_(ids), ~left)).all()
    session.execute(
        update(RoutineVersion)
        .where(RoutineVersion.id.in_(bare))
        .values(is_reviewed=False)
        .execution_options(synchronize_session=False)
    )
    session.execute(delete(RoutineFacet).where(RoutineFacet.version_id.in_(bare), RoutineFacet.facet == FACET["facet"]))
