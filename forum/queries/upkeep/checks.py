"""The house's invariants: what must always be true of the database, each with how often it is and is not."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import case, exists, func, or_, select, text

from forum.models import (
    Base,
    Category,
    ExerciseHold,
    Flag,
    Member,
    OutboxRow,
    Post,
    Programme,
    Resource,
    Routine,
    Thread,
    db,
)  # fmt: skip
from forum.queries.kit.outbox import WAITING
from forum.queries.upkeep import card_checks
from forum.queries.upkeep.counters import is_wrong
from forum.queries.upkeep.findings import Finding, count, of_losses, of_rows
from forum.queries.upkeep.jobs import JOBS_WAIT
from forum.rules.members.names import name_key
from forum.text.markup.cook import COOK_VERSION


def thread_counters(_now: datetime) -> Finding:
    """Posts counted, last number, last time, has a card."""
    return of_rows("threads whose counters fit", Thread, is_wrong(Thread))


def category_counters(_now: datetime) -> Finding:
    """Threads and posts counted."""
    return of_rows("categories whose counters fit", Category, is_wrong(Category))


def member_counters(_now: datetime) -> Finding:
    """Posts counted."""
    return of_rows("members whose counters fit", Member, is_wrong(Member))


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
    standing = case((Thread.state == "hidden", Thread.state_before_hiding), else_=Thread.state)
    wrong = ~exists().where(first) | ((standing == "held") & is_open) | ((standing != "held") & waits)
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


def member_names(_now: datetime) -> Finding:
    """Names are unique by the key they are compared by."""
    total = wrong = 0
    for name, key in db.session.execute(select(Member.name, Member.name_key)):
        total += 1
        wrong += key != name_key(name)
    return Finding("members found by their name", total, wrong)


def flags(_now: datetime) -> Finding:
    """A flag is about something that is there."""
    tables: dict[str, Any] = {
        "post": Post,
        "routine": Routine,
        "resource": Resource,
        "programme": Programme,
        "exercise": ExerciseHold,
    }
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
    card_checks.routine_counters,
    card_checks.version_reviews,
    post_numbers,
    posts_in_place,
    first_posts,
    cooked_posts,
    attached_cards,
    cards_of_threads,
    histories,
    card_checks.routine_versions,
    card_checks.words_of_others,
    card_checks.version_lines,
    card_checks.version_facets,
    card_checks.programme_versions,
    member_names,
    flags,
    jobs,
    set_aside,
)


def check_all(now: datetime) -> Iterator[Finding]:
    """Every invariant of the database, in order."""
    return (check(now) for check in INVARIANTS)
