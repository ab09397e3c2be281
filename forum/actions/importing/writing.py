"""Writing a checked import file: batch by batch, each thing once, whatever stopped an earlier run."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from forum.actions.importing import resource_rows, rows
from forum.actions.importing.answers import link_answers
from forum.actions.importing.census import Census
from forum.actions.importing.checking import Progress
from forum.actions.importing.reading import read_lines
from forum.actions.importing.rows import Desk, WordsChanged
from forum.actions.kit.base import transaction
from forum.actions.upkeep.recounts import recount_all
from forum.formats.archive.lines import ThreadLine
from forum.formats.archive.routine_lines import RoutineLine
from forum.models import OutboxRow
from forum.queries.kit.chunks import chunks
from forum.queries.upkeep import importing

BATCH = 200
# From so many posts on, the index is built anew once instead of learning them one by one.
MANY_POSTS = 2_000
# If an import is stopped half way and never run again, the index is brought up to date after this time.
GIVEN_UP_AFTER = timedelta(days=1)

Put = Callable[[Session, Sequence[Any], Desk], None]
# In the order in which one thing may point at another.
STEPS: tuple[tuple[str, Put], ...] = (
    ("user", rows.put_users),
    ("category", rows.put_categories),
    ("thread", rows.put_threads),
    ("post", rows.put_posts),
    ("routine", rows.put_routines),
    ("resource", resource_rows.put_resources),
)


def is_needed(census: Census, now: datetime) -> bool:
    """Whether a checked file holds anything new, or an earlier import was not ended."""
    return census.new_total > 0 or importing.is_unfinished(now)


def write_file(path: Path, census: Census, now: datetime, progress: Progress) -> WordsChanged:
    """Write what is not here yet of a file that `check_file` found good; says what was made of its words.

    `progress` is told lines done.
    """
    is_big = begin(census.new["post"], now)
    numbers = {id_: found.highest for id_, found in census.numbers.items()}
    desk = Desk(now, numbers, tells_index=not is_big)
    for kind, put in STEPS:
        if not census.new[kind]:
            continue
        for some in chunks(read_lines(path, kind), BATCH):
            put_batch(kind, [line for _, line in some], put, desk)
            progress(len(some))
    if census.new["thread"] and census.answers:
        for some in chunks(read_lines(path, "thread"), BATCH):
            with transaction() as session:
                link_answers(session, [line for _, line in some if isinstance(line, ThreadLine)])
    if census.new["routine"]:
        for some in chunks(read_lines(path, "routine"), BATCH):
            with transaction() as session:
                rows.link_copies(session, [line for _, line in some if isinstance(line, RoutineLine)])
    recount_all()
    finish(now)
    return desk.changed


def begin(new_posts: int, now: datetime) -> bool:
    """Note that an import runs, so that its end is never forgotten; says whether the index is built anew after it."""
    with transaction() as session:
        note = session.scalar(select(OutboxRow).where(OutboxRow.kind == "index.rebuild"))
        is_big = new_posts >= MANY_POSTS or (note is not None and bool(note.payload.get("needed")))
        if note is None:
            note = OutboxRow(kind="index.rebuild", created_at=now)
            session.add(note)
        note.payload, note.due_at = {"needed": is_big}, now + GIVEN_UP_AFTER
        note.set_aside_at, note.same_failures = None, 0
    return is_big


def put_batch(kind: str, lines: Sequence[Any], put: Put, desk: Desk) -> None:
    """Write those of some lines of one kind that are not here yet."""
    table = importing.TABLES[kind]
    with transaction() as session:
        here = set(session.scalars(select(table.id).where(table.id.in_([line.id for line in lines]))))
        fresh = [line for line in lines if line.id not in here]
        if fresh:
            put(session, fresh, desk)
            skip_ids(session, table.__tablename__)


def skip_ids(session: Session, table: str) -> None:
    """Have PostgreSQL give out the next ids after the highest; SQLite does so by itself."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(
            text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM \"{table}\"))")  # noqa: S608
        )


def finish(now: datetime) -> None:
    """Have the worker build the index anew now, when that is needed."""
    with transaction() as session:
        mine = OutboxRow.kind == "index.rebuild"
        for note in session.scalars(select(OutboxRow).where(mine)):
            if not note.payload.get("needed"):
                session.delete(note)
        session.execute(update(OutboxRow).where(mine).values(due_at=now))
