"""Bringing trusted resources in by a table: all of it is checked first, then listed at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, transaction
from forum.actions.library.resource_changes import exercise_ids, stored
from forum.actions.library.resources import facts
from forum.actions.moderation.modlog import Subject, note_act
from forum.actions.moderation.resource_marks import mark_resources
from forum.errors import Refused
from forum.formats.library.resource_table import TableRow, read_table
from forum.models import Resource
from forum.queries.kit.chunks import chunks
from forum.queries.moderation.hosts import find_standings
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_moderator
from forum.rules.library import refusal_words
from forum.rules.library.hosts import ascii_host
from forum.rules.library.resource_about import LABELS, PageFacts, check_about
from forum.rules.library.resources import REVIEW_DAYS, Facts, parse_day
from forum.text.kit.clean import clean_text

COVERED = ("modalities", "exercises")


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that can't be listed: the line on which it begins, the column ("" for the row) and the reason."""

    line: int
    column: str
    words: str


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a table: how many resources were listed, and which rows could not be."""

    added: int
    bad: tuple[BadRow, ...]
    rows: int


def bring(person: Person, raw: bytes, now: datetime, *, keeps_good: bool, vouches: bool) -> Brought:
    """List the resources of a table, read by this moderator as they say (`vouches`); raises `Refused`.

    When a row is bad, nothing is listed, unless the moderator `keeps_good` ones.
    """
    check_moderator(person, now)
    if not vouches:
        raise Refused(refusal_words.TABLE_NOT_READ, "vouches")
    rows = read_table(raw)
    good, bad = check_rows(rows, person, now)
    with transaction() as session:
        good, known = leave_known(session, good)
        bad = sorted([*bad, *known], key=lambda one: one.line)
        if (bad and not keeps_good) or not good:
            return Brought(0, tuple(bad), len(rows))
        put_rows(session, person, [one for _line, one in good], now)
    return Brought(len(good), tuple(bad), len(rows))


def check_rows(rows: Sequence[TableRow], person: Person, now: datetime) -> tuple[list[tuple[int, Facts]], list[BadRow]]:
    """The rows that keep all rules, each with its line, and the others."""
    names, today = exercise_ids(), person.day(now)
    good: list[tuple[int, Facts]] = []
    bad: list[BadRow] = []
    lines: dict[str, int] = {}
    for row in rows:
        try:
            known = read_row(row, names, today, person, now)
            if known.url_key in lines:
                raise Refused(refusal_words.same_as_line(lines[known.url_key]), "url")
        except Refused as error:
            bad.append(BadRow(row.line, error.field or "", error.message))
            continue
        lines[known.url_key] = row.line
        good.append((row.line, known))
    blocked = {host for host, is_ in find_standings({host_of(one) for _line, one in good}).items() if is_ == "blocked"}
    bad += [
        BadRow(line, "url", refusal_words.host_blocked(host_of(one))) for line, one in good if host_of(one) in blocked
    ]
    return [(line, one) for line, one in good if host_of(one) not in blocked], bad


def read_row(row: TableRow, names: dict[str, str], today: date, person: Person, now: datetime) -> Facts:
    """The facts of a row; raises `Refused` for the first that breaks a rule."""
    cells = {name: clean_text(value) for name, value in row.cells.items()}
    said = {name: cells.get(name, "") for name in LABELS}
    about: PageFacts | None = None
    if any(said.values()):
        kinds = [one.strip() for one in said["modalities"].split(";") if one.strip()]
        about = check_about(said | {"modalities": kinds}, cells["kind"], names)
    day = cells.get("review_on", "").strip()
    return facts(
        now,
        **{name: cells.get(name, "") for name in ("title", "url", "made_by", "why")},
        kind=cells.get("kind", "").strip(),
        level=cells.get("level", "").strip(),
        review_on=parse_day(day) if day else today + timedelta(days=REVIEW_DAYS),
        about=about,
        zone=person.time_zone,
    )


def host_of(known: Facts) -> str:
    """The host of a resource as the network writes it."""
    return ascii_host(urlsplit(known.url).hostname or "")


def leave_known(session: Session, good: list[tuple[int, Facts]]) -> tuple[list[tuple[int, Facts]], list[BadRow]]:
    """Without those whose page is known here, whatever became of it; and these, by name."""
    here: dict[str, Resource] = {}
    for keys in chunks(one.url_key for _line, one in good):
        here |= {one.url_key: one for one in session.scalars(select(Resource).where(Resource.url_key.in_(keys)))}
    known = [
        BadRow(line, "url", refusal_words.link_known(other.state, other.title, other.id))
        for line, one in good
        if (other := here.get(one.url_key))
    ]
    return [pair for pair in good if pair[1].url_key not in here], known


def put_rows(session: Session, person: Person, good: Sequence[Facts], now: datetime) -> None:
    """List them all, inside a running transaction."""
    office = {"checked_at": now, "checked_by_id": person.id, "added_by_id": person.id, "created_at": now}
    for some in chunks(good):
        made = [Resource(**stored(known, now), state="live", **office) for known in some]
        session.add_all(made)
        session.flush()
        for one in made:
            enqueue(session, "resource.saved", now, resource_id=one.id)
    title = f"{len(good):,} resources from a table" if len(good) > 1 else good[0].title
    note_act(session, person, "add", Subject("resource", "0", title, "/resources"), refusal_words.FROM_A_TABLE, now)
    mark_resources(session)
