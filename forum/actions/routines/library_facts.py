"""What cards take from the library beside their words: worked out when they are published, and when it changes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, transaction
from forum.models import Post, PostRoutine, RoutineFacet, RoutineItem, RoutineVersion, Thread
from forum.queries.library.exercises import get_library
from forum.rules.library.exercises import Exercise
from forum.rules.routines.minutes import energy, minutes
from forum.rules.routines.routines import Card, card_from_dict
from forum.rules.routines.summary import list_facets, summarise

CHUNK = 100
Facets = set[tuple[str, str]]


def facts_of(card: Card, exercises: Mapping[str, Exercise]) -> dict[str, Any]:
    """The columns of a version that lists show."""
    return {
        "minutes": minutes(card, exercises),
        "energy": energy(card, exercises),
        "summary": summarise(card, exercises),
    }


def renew(after_id: int, exercise_ids: Sequence[str], now: datetime) -> None:
    """Bring the next versions after `after_id` up to the library, and leave a job for those that come after them.

    With `exercise_ids`, only those that use one of these. A version's card stays what it is.
    """
    exercises = get_library().exercises
    with transaction() as session:
        wanted = select(RoutineVersion).where(RoutineVersion.id > after_id).order_by(RoutineVersion.id)
        if exercise_ids:
            using = select(RoutineItem.version_id).where(RoutineItem.exercise_id.in_(exercise_ids))
            wanted = wanted.where(RoutineVersion.id.in_(using))
        versions = session.scalars(wanted.limit(CHUNK)).all()
        kept = _facets(session, [one.id for one in versions])
        changed = [one for one in versions if _renew_version(session, one, kept[one.id], exercises)]
        for routine_id in dict.fromkeys(one.routine_id for one in changed):
            enqueue(session, "routine.saved", now, routine_id=routine_id)
        _make_stale(session, [one.id for one in changed])
        if len(versions) == CHUNK:
            enqueue(session, "library.cards", now, after_id=versions[-1].id, exercise_ids=list(exercise_ids))


def _facets(session: Session, version_ids: Sequence[int]) -> Mapping[int, Facets]:
    """What these versions are found by; a review is not the library's."""
    kept: dict[int, Facets] = defaultdict(set)
    mine = RoutineFacet.version_id.in_(version_ids), RoutineFacet.facet != "review"
    for row in session.scalars(select(RoutineFacet).where(*mine)):
        kept[row.version_id].add((row.facet, row.value))
    return kept


def _renew_version(session: Session, version: RoutineVersion, kept: Facets, exercises: Mapping[str, Exercise]) -> bool:
    """Whether anything differed; it is written then."""
    card = card_from_dict(version.card)
    facts, facets = facts_of(card, exercises), set(list_facets(card, exercises))
    before = {name: getattr(version, name) for name in facts}
    if before == facts and kept == facets:
        return False
    for name, value in facts.items():
        setattr(version, name, value)
    for facet, value in kept - facets:
        gone = RoutineFacet.facet == facet, RoutineFacet.value == value
        session.execute(delete(RoutineFacet).where(RoutineFacet.version_id == version.id, *gone))
    session.add_all(RoutineFacet(version_id=version.id, facet=facet, value=value) for facet, value in facets - kept)
    return True


def _make_stale(session: Session, version_ids: Sequence[int]) -> None:
    """Make new the cached pages of the threads that show these versions."""
    posts = select(Post.thread_id).join(PostRoutine, PostRoutine.post_id == Post.id)
    showing = posts.where(PostRoutine.version_id.in_(version_ids))
    session.execute(
        update(Thread)
        .where(Thread.id.in_(showing))
        .values(version=Thread.version + 1)
        .execution_options(synchronize_session=False)
    )
