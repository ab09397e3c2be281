"""What must always be true of cards and programmes."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import exists, func, select

from forum.models import (
    Programme,
    ProgrammeRun,
    ProgrammeVersion,
    Routine,
    RoutineFacet,
    RoutineItem,
    RoutineProse,
    RoutineVersion,
    db,
)
from forum.queries.upkeep.counters import is_wrong
from forum.queries.upkeep.findings import Finding, of_rows
from forum.rules.routines.own_names import find_own_name


def routine_counters(_now: datetime) -> Finding:
    """Saves counted, current version."""
    return of_rows("routines whose counters fit", Routine, is_wrong(Routine))


def version_reviews(_now: datetime) -> Finding:
    """A version is marked as reviewed exactly when somebody's name stands under it."""
    return of_rows("card versions whose review is marked", RoutineVersion, is_wrong(RoutineVersion))


def routine_versions(_now: datetime) -> Finding:
    """Versions are numbered 1 to the current one, and only a draft has none."""
    many, high = func.count().label("many"), func.max(RoutineVersion.n).label("high")
    numbers = select(RoutineVersion.routine_id, many, high).group_by(RoutineVersion.routine_id).subquery()
    mine = numbers.c.routine_id == Routine.id
    fits = exists().where(mine, numbers.c.many == Routine.current_n, numbers.c.high == Routine.current_n)
    wrong = ~fits & ((Routine.current_n != 0) | (Routine.state != "draft") | exists().where(mine))
    return of_rows("routines whose versions are numbered without a gap", Routine, wrong)


def words_of_others(_now: datetime) -> Finding:
    """A card of somebody else's words is shown to its owner only."""
    shown = (Routine.id == RoutineProse.routine_id) & (Routine.state == "public")
    wrong = exists().where(shown, Routine.owner_id != RoutineProse.author_id)
    return of_rows("cards of a message that only its author shows to others", RoutineProse, wrong)


def version_lines(_now: datetime) -> Finding:
    """What exercises are found by is what the card says."""
    kept: dict[int, list[str]] = defaultdict(list)
    lines = select(RoutineItem.version_id, RoutineItem.exercise_id)
    for version_id, exercise_id in db.session.execute(lines.order_by(RoutineItem.version_id, RoutineItem.position)):
        kept[version_id].append(exercise_id)
    total = wrong = 0
    for version_id, card in db.session.execute(select(RoutineVersion.id, RoutineVersion.card)):
        total += 1
        wrong += kept[version_id] != _known(item["exercise_id"] for item in card.get("items", ()))
    return Finding("card versions found by exactly their exercises", total, wrong)


def _known(exercise_ids: Iterable[str]) -> list[str]:
    """Those of the library: nobody finds a card by a name that only its author has for an exercise."""
    return [one for one in exercise_ids if not find_own_name(one)]


def version_facets(_now: datetime) -> Finding:
    """What cards are filtered by is what their summary says."""
    kept: dict[int, set[str]] = defaultdict(set)
    modalities = select(RoutineFacet.version_id, RoutineFacet.value).where(RoutineFacet.facet == "modality")
    for version_id, value in db.session.execute(modalities):
        kept[version_id].add(value)
    graded = select(RoutineFacet.version_id).where(RoutineFacet.facet == "energy")
    with_energy = set(db.session.scalars(graded.group_by(RoutineFacet.version_id).having(func.count() == 1)))
    total = wrong = 0
    for version_id, summary in db.session.execute(select(RoutineVersion.id, RoutineVersion.summary)):
        total += 1
        wrong += kept[version_id] != set(summary.get("modalities", ())) or version_id not in with_energy
    return Finding("card versions filtered by exactly their summary", total, wrong)


def programme_versions(_now: datetime) -> Finding:
    """Versions of a programme are numbered 1 to the current one, and a run is of a version of its programme."""
    many, high = func.count().label("many"), func.max(ProgrammeVersion.n).label("high")
    mine = ProgrammeVersion.programme_id == Programme.id
    last = func.coalesce(select(high).where(mine).scalar_subquery(), 0)
    total = select(many).where(mine).scalar_subquery()
    is_own = exists().where(mine, ProgrammeVersion.id == ProgrammeRun.version_id)
    lost = exists().where(ProgrammeRun.programme_id == Programme.id, ~is_own)
    wrong = (last != Programme.current_n) | (total != Programme.current_n) | lost
    return of_rows("programmes whose versions and runs fit", Programme, wrong)
