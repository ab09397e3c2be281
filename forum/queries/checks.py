"""The house's invariants: what must always be true of the database, each with how often it is and is not."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select, text

from forum.models import (
    Base,
    Category,
    Flag,
    Member,
    OutboxRow,
    Post,
    Programme,
    ProgrammeRun,
    ProgrammeVersion,
    Resource,
    Routine,
    RoutineFacet,
    RoutineItem,
    RoutineProse,
    RoutineVersion,
    Thread,
    db,
)  # fmt: skip
from forum.queries.counters import is_wrong
from forum.queries.losses import LOST
from forum.queries.outbox import WAITING
from forum.rules.accounts import name_key
from forum.text.cook import COOK_VERSION

JOBS_WAIT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Finding:
    """How many things keep an invariant, in the words of `strideshare check`."""

    words: str
    total: int
    wrong: int
    is_loss: bool = False


def count(table: Any, where: ColumnElement[bool] | None = None) -> int:
    """How many rows there are, or how many of them are like this."""
    wanted = select(func.count()).select_from(table)
    return db.session.scalar(wanted if where is None else wanted.where(where)) or 0


def of_rows(words: str, table: Any, wrong: ColumnElement[bool]) -> Finding:
    """What was found about the rows of one table."""
    return Finding(words, count(table), count(table, wrong))


def of_losses(words: str, column: Any) -> Finding:
    """What was found missing of what a column speaks of."""
    return Finding(words, count(column.class_), count(column.class_, LOST[column]), is_loss=True)


def thread_counters(_now: datetime) -> Finding:
    """Posts counted, last number, last time, has a card."""
    return of_rows("threads whose counters fit", Thread, is_wrong(Thread))


def category_counters(_now: datetime) -> Finding:
    """Threads and posts counted."""
    return of_rows("categories whose counters fit", Category, is_wrong(Category))


def member_counters(_now: datetime) -> Finding:
    """Posts counted."""
    return of_rows("members whose counters fit", Member, is_wrong(Member))


def routine_counters(_now: datetime) -> Finding:
    """Saves counted, current version."""
    return of_rows("routines whose counters fit", Routine, is_wrong(Routine))


def version_reviews(_now: datetime) -> Finding:
    """A version is marked as reviewed exactly when somebody's name stands under it."""
    return of_rows("card versions whose review is marked", RoutineVersion, is_wrong(RoutineVersion))


def post_numbers(_now: datetime) -> Finding:
    """Posts are numbered 1, 2, 3 up to the last."""
    many, low, high = func.count().label("many"), func.min(Post.n).label("low"), func.max(Post.n).label("high")
    numbers = select(Post.thread_id, many, low, high).group_by(Post.thread_id).subquery()
    fits = (numbers.c.thread_id == Thread.id) & (numbers.c.many == numbers.c.high) & (numbers.c.low == 1)
    wrong = ~exists().where(fits, numbers.c.high == Thread.last_n)
    return of_rows("threads whose posts are numbered without a gap", Thread, wrong)


def posts_in_place(_now: datetime) -> Finding:
    """Every post has its thread and its author."""
    lost = ~exists().where(Thread.id == Post.thread_id) | ~exists().where(Member.id == Post.author_id)
    return of_rows("posts with a thread and an author", Post, lost)


def first_posts(_now: datetime) -> Finding:
    """A thread opens with post 1; it waits while that post waits, and no more once everybody may read it."""
    first = (Post.thread_id == Thread.id) & (Post.n == 1)
    waits, is_open = exists().where(first, Post.state == "held"), exists().where(first, Post.state == "public")
    wrong = ~exists().where(first) | ((Thread.state == "held") & is_open) | ((Thread.state != "held") & waits)
    return of_rows("threads that open with a first post of the same standing", Thread, wrong)


def cooked_posts(_now: datetime) -> Finding:
    """Every post was cooked by the cook of this version, and has something to show."""
    empty = (Post.body != "") & (Post.html == "")
    return of_rows("posts cooked by this version", Post, or_(Post.cook_version != COOK_VERSION, empty))


def attached_cards(_now: datetime) -> Finding:
    """A post has the cards that were attached to it."""
    return of_losses("posts with the cards they came with", Post.card_count)


def cards_of_threads(_now: datetime) -> Finding:
    """A thread that says it has a card has one."""
    return of_losses("threads that have the card they speak of", Thread.has_routine)


def histories(_now: datetime) -> Finding:
    """An edited post has every text it had before; one that was imported comes without."""
    return of_losses("posts with every text they had before", Post.revision_count)


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
        wrong += kept[version_id] != [item["exercise_id"] for item in card.get("items", ())]
    return Finding("card versions found by exactly their exercises", total, wrong)


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


def member_names(_now: datetime) -> Finding:
    """Names are unique by the key they are compared by."""
    total = wrong = 0
    for name, key in db.session.execute(select(Member.name, Member.name_key)):
        total += 1
        wrong += key != name_key(name)
    return Finding("members found by their name", total, wrong)


def flags(_now: datetime) -> Finding:
    """A flag is about something that is there."""
    tables: dict[str, Any] = {"post": Post, "routine": Routine, "resource": Resource, "programme": Programme}
    found = or_(*((Flag.noun == noun) & exists().where(table.id == Flag.noun_id) for noun, table in tables.items()))
    return of_rows("flags about something that is there", Flag, ~found)


def jobs(now: datetime) -> Finding:
    """The worker keeps up; what was set aside waits no more."""
    is_late = OutboxRow.created_at < now - JOBS_WAIT
    words = "jobs that wait for less than an hour"
    return Finding(words, count(OutboxRow, WAITING), count(OutboxRow, WAITING & is_late))


def set_aside(_now: datetime) -> Finding:
    """No job failed so often by the same cause that the worker leaves it alone."""
    return of_rows("jobs that were not set aside", OutboxRow, ~WAITING)


def references(_now: datetime) -> Finding:
    """No row points at a row that is not there; PostgreSQL itself sees to that."""
    tables = len(Base.metadata.tables)
    if db.engine.dialect.name != "sqlite":
        return Finding("tables whose rows point at rows that are there", tables, 0)
    lost = {row[0] for row in db.session.execute(text("PRAGMA foreign_key_check"))}
    return Finding("tables whose rows point at rows that are there", tables, len(lost))


def storage(_now: datetime) -> Finding:
    """The database file is whole; PostgreSQL has its own tools for this."""
    if db.engine.dialect.name != "sqlite":
        return Finding("databases that answer", 1, 0)
    said = db.session.execute(text("PRAGMA integrity_check")).scalar()
    return Finding("database files that are whole", 1, int(said != "ok"))


INVARIANTS: tuple[Callable[[datetime], Finding], ...] = (
    storage,
    references,
    thread_counters,
    category_counters,
    member_counters,
    routine_counters,
    version_reviews,
    post_numbers,
    posts_in_place,
    first_posts,
    cooked_posts,
    attached_cards,
    cards_of_threads,
    histories,
    routine_versions,
    words_of_others,
    version_lines,
    version_facets,
    programme_versions,
    member_names,
    flags,
    jobs,
    set_aside,
)


def check_all(now: datetime) -> Iterator[Finding]:
    """Every invariant of the database, in order."""
    return (check(now) for check in INVARIANTS)
