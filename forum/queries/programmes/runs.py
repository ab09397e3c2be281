"""A member's own runs of programmes: for themselves alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from forum.models import Programme, ProgrammeEvent, ProgrammeRun, ProgrammeVersion, db
from forum.queries.kit.kept_connection import find_row
from forum.queries.programmes.programmes import load_cards, visible_to
from forum.rules.kit.people import Person
from forum.rules.programmes.programmes import Plan, plan_from_dict
from forum.rules.programmes.runs import Cards, Event, RunState, fold
from forum.rules.routines.routines import card_from_dict

_WHOLE = joinedload(ProgrammeRun.version).joinedload(ProgrammeVersion.programme).joinedload(Programme.owner)


@dataclass(frozen=True, slots=True)
class Running:
    """A run with its plan, the cards its member may still see, and where they are today."""

    run: ProgrammeRun
    plan: Plan
    cards: Cards
    state: RunState

    @property
    def programme(self) -> Programme:
        return self.run.version.programme

    @property
    def is_hidden(self) -> bool:
        return self.programme.state == "hidden"

    @property
    def is_outdated(self) -> bool:
        """Whether the programme has a newer version than the one that is done here."""
        return self.run.version.n < self.programme.current_n


def find_running(programme_id: int, person: Person, today: date) -> Running | None:
    """The person's run of this programme that has not ended, as it stands today."""
    wanted = select(ProgrammeRun).where(
        ProgrammeRun.programme_id == programme_id,
        ProgrammeRun.member_id == person.id,
        ProgrammeRun.ended_at.is_(None),
    )
    run = db.session.scalar(wanted.options(_WHOLE))
    return read_run(run, person, today) if run else None


def find_run(run_id: int, person: Person, today: date) -> Running | None:
    """One of the person's own runs, ended or not, as it stood on its last day."""
    wanted = select(ProgrammeRun).where(ProgrammeRun.id == run_id, ProgrammeRun.member_id == person.id)
    run = db.session.scalar(wanted.options(_WHOLE))
    if run is None:
        return None
    return read_run(run, person, run.ended_on or today)


def read_run(run: ProgrammeRun, person: Person, today: date) -> Running:
    """A run and everything that follows from what its member told us."""
    plan = plan_from_dict(run.version.plan)
    seen = load_cards(plan.card_keys, person)
    cards = {key: card_from_dict(version.card) for key, version in seen.items()}
    state = fold(plan, cards, run.started_on, list_events(run.id), today, is_gentle=run.is_gentle)
    return Running(run, plan, cards, state)


def list_events(run_id: int) -> Sequence[Event]:
    """What the member told us in a run, oldest first."""
    wanted = select(ProgrammeEvent).where(ProgrammeEvent.run_id == run_id)
    rows = db.session.scalars(wanted.order_by(ProgrammeEvent.at, ProgrammeEvent.id))
    return [Event(row.at, row.id, row.kind, row.data, row.on_day) for row in rows]


def list_runs(member_id: int) -> Sequence[ProgrammeRun]:
    """A member's runs with their programmes: those that go on first, then the newest; one query."""
    wanted = select(ProgrammeRun).where(ProgrammeRun.member_id == member_id).options(_WHOLE)
    ordered = wanted.order_by(ProgrammeRun.ended_at.is_not(None), ProgrammeRun.id.desc())
    return db.session.scalars(ordered.limit(100)).all()


LAST_BEGUN = (
    select(ProgrammeRun.programme_id)
    .where(ProgrammeRun.member_id == bindparam("member_id"), ProgrammeRun.ended_at.is_(None))
    .order_by(ProgrammeRun.id.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Going:
    """A programme that somebody is in the middle of."""

    title: str
    url: str


def find_going(person: Person) -> Going | None:
    """The programme a member began last and has not ended, when they may see it."""
    begun = find_row(LAST_BEGUN, member_id=person.id)
    if begun is None:
        return None
    wanted = select(Programme.id, Programme.slug, Programme.title).where(
        Programme.id == begun.programme_id, visible_to(person)
    )
    row = db.session.execute(wanted).first()
    return Going(row.title, f"/programmes/{row.id}/{row.slug}") if row else None
