"""What a member does with a programme: start, answer, pause and go on, measure, stop. Nobody else sees any of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.errors import NotFound, Refused
from forum.models import Programme, ProgrammeEvent, ProgrammeRun
from forum.queries.programmes.programmes import find_version
from forum.queries.programmes.runs import Running, find_running
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake
from forum.rules.programmes import refusal_words
from forum.rules.programmes.measures import check_measured
from forum.rules.programmes.pauses import check_pause_reason
from forum.rules.programmes.runs import check_check_in

MOST_EVENTS = 1_000


def start(person: Person, programme_id: int, now: datetime, *, key: str = "", is_gentle: bool = False) -> int:
    """Begin the current version of a programme one may see today, and say the run's id.

    Whoever does it already stays where they are. Raises `NotFound`, and `Refused` for a hidden one.
    """
    check_awake(person, now)
    with transaction() as session:
        version = find_version(programme_id, person, key)
        if version is None:
            raise NotFound
        get_row(session, Programme, programme_id, lock=True)
        if running := find_running(programme_id, person, person.day(now)):
            return running.run.id
        if version.programme.state == "hidden":
            raise Refused(refusal_words.HIDDEN_NOT_STARTED)
        run = ProgrammeRun(
            member_id=person.id,
            programme_id=programme_id,
            version_id=version.id,
            started_on=person.day(now),
            is_gentle=is_gentle,
            ended_at=None,
            ended_on=None,
        )
        session.add(run)
        session.flush()
        return run.id


def check_in(person: Person, programme_id: int, week: int, felt: str, now: datetime) -> None:
    """Say how a week went; a second answer for the same week takes the place of the first. Raises `Refused`."""
    check_awake(person, now)
    with transaction() as session:
        running = own_run(session, person, programme_id, now)
        known = check_check_in(running.plan, running.state, week, felt)
        if running.state.answers.get(week) != known:
            note(session, person, running, "check_in", {"week": week, "felt": known}, now)


def pause(person: Person, programme_id: int, reason: str, now: datetime) -> None:
    """Freeze a run; pausing again can add a reason. Raises `Refused`."""
    check_awake(person, now)
    known = check_pause_reason(reason)
    with transaction() as session:
        running = own_run(session, person, programme_id, now)
        before = running.state.pause
        if before is None or before.reason != known:
            note(session, person, running, "pause", {"reason": known}, now)


def resume(person: Person, programme_id: int, now: datetime) -> None:
    """Go on after a pause, lower than before; nothing happens without a pause."""
    check_awake(person, now)
    with transaction() as session:
        running = own_run(session, person, programme_id, now)
        if running.state.pause:
            note(session, person, running, "resume", {}, now)


def measure(person: Person, programme_id: int, week: int, typed: Mapping[int, str], now: datetime) -> None:
    """Keep what was measured for a check week, in place of what was there; raises `Refused`."""
    check_awake(person, now)
    with transaction() as session:
        running = own_run(session, person, programme_id, now)
        values = check_measured(running.plan, running.state, week, typed)
        if running.state.measured.get(week) != values:
            kept = {str(n): value for n, value in values.items()}
            note(session, person, running, "measure", {"week": week, "values": kept}, now)


def stop(person: Person, programme_id: int, now: datetime) -> None:
    """End a run and keep what was told; raises `NotFound` when there is none."""
    with transaction() as session:
        run = own_run(session, person, programme_id, now).run
        run.ended_at, run.ended_on = now, person.day(now)


def forget(person: Person, run_id: int) -> None:
    """Delete a run of one's own and everything told in it; a suspended member may too. Raises `NotFound`."""
    with transaction() as session:
        run = get_row(session, ProgrammeRun, run_id, lock=True)
        if person.is_visitor or run.member_id != person.id:
            raise NotFound
        session.execute(delete(ProgrammeEvent).where(ProgrammeEvent.run_id == run.id))
        session.delete(run)


def own_run(session: Session, person: Person, programme_id: int, now: datetime) -> Running:
    """The member's run that goes on, locked; raises `NotFound`."""
    mine = select(ProgrammeRun.id).where(
        ProgrammeRun.programme_id == programme_id,
        ProgrammeRun.member_id == person.id,
        ProgrammeRun.ended_at.is_(None),
    )
    run_id = session.scalar(mine.with_for_update())
    running = find_running(programme_id, person, person.day(now)) if run_id else None
    if running is None:
        raise NotFound
    return running


def note(session: Session, person: Person, running: Running, kind: str, data: dict[str, Any], now: datetime) -> None:
    """Write one event of a run."""
    wanted = select(ProgrammeEvent.id).where(ProgrammeEvent.run_id == running.run.id)
    if len(session.scalars(wanted.limit(MOST_EVENTS)).all()) >= MOST_EVENTS:
        raise Refused(refusal_words.TOO_MANY_ANSWERS)
    session.add(ProgrammeEvent(run_id=running.run.id, at=now, on_day=person.day(now), kind=kind, data=data))
