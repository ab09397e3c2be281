"""Telling the authors of cards that the library has new safety facts."""

from collections import defaultdict
from datetime import datetime

from sqlalchemy import select

from forum.actions.kit.base import transaction
from forum.actions.talk.notices import tell
from forum.models import Routine, RoutineItem, RoutineVersion
from forum.queries.library.exercises import get_library
from forum.rules.library.changes import list_safety_since


def tell_authors(now: datetime) -> None:
    """Leave one notice to each author of a public card that was published before a safety fact of it changed.

    There is one for each version of the library, however many cards and exercises it is about.
    """
    library = get_library()
    told_of = {one.exercise_id for one in library.changes if one.is_safety}
    wanted = (
        select(Routine.owner_id, RoutineItem.exercise_id, RoutineVersion.library_version)
        .join(RoutineVersion, (RoutineVersion.routine_id == Routine.id) & (RoutineVersion.n == Routine.current_n))
        .join(RoutineItem, RoutineItem.version_id == RoutineVersion.id)
        .where(Routine.state == "public", RoutineItem.exercise_id.in_(told_of))
        .distinct()
        .order_by(Routine.owner_id, RoutineItem.exercise_id)
    )
    with transaction() as session:
        ids: dict[int, list[str]] = defaultdict(list)
        for owner_id, exercise_id, version in session.execute(wanted):
            if list_safety_since(library.changes, exercise_id, version) and exercise_id in library.exercises:
                ids[owner_id].append(exercise_id)
        for owner_id, mine in ids.items():
            key = f"library:{library.version}:{owner_id}"
            tell(session, owner_id, "library_changed", key=key, now=now, exercises=list(dict.fromkeys(mine)))
