"""What owners do with a programme as a whole, and what all its actions share."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.actions.routines.routines import refuse_first
from forum.errors import NotFound, Refused
from forum.models import Programme, ProgrammeVersion
from forum.queries.library.exercises import get_library
from forum.queries.programmes.programmes import load_cards
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake
from forum.rules.programmes import refusal_words
from forum.rules.programmes.offers import Key, check_offers
from forum.rules.programmes.programmes import Plan, plan_from_dict
from forum.rules.routines.routines import card_from_dict
from forum.text.kit.slugs import slugify

UNNAMED = "Programme without a name"


def own_programme(session: Session, person: Person, programme_id: int) -> Programme:
    """The member's own programme, locked; raises `NotFound` for anybody else's, `Refused` for a hidden one."""
    programme = get_row(session, Programme, programme_id, lock=True)
    if person.is_visitor or programme.owner_id != person.id:
        raise NotFound
    if programme.state == "hidden":
        raise Refused(refusal_words.HIDDEN_STAYS)
    return programme


def name_programme(programme: Programme, title: str) -> None:
    """Give the programme its name and the readable end of its address."""
    programme.title = " ".join(title.split())[:120] or UNNAMED
    programme.slug = slugify(programme.title, default="programme")


def stamp_of(programme: Programme) -> str:
    """What tells one saving of a draft from the next."""
    return str(programme.draft["stamp"]) if programme.draft else f"{programme.current_n}.0"


def find_version(session: Session, programme: Programme) -> ProgrammeVersion | None:
    """The current version, inside a running transaction."""
    wanted = select(ProgrammeVersion).where(
        ProgrammeVersion.programme_id == programme.id, ProgrammeVersion.n == programme.current_n
    )
    return session.scalar(wanted)


def refuse_held_cards(session: Session, person: Person, programme: Programme, plan: Plan, *known: Key) -> None:
    """Refuse a plan with a card that has a held exercise, unless that card is published in it or known."""
    current = find_version(session, programme)
    has = {*known, *(plan_from_dict(current.plan).card_keys if current else ())}
    if added := [key for key in plan.card_keys if key not in has]:
        cards = {key: card_from_dict(one.card) for key, one in load_cards(added, person).items()}
        refuse_first(check_offers(plan, has, cards, get_library().exercises))


def delete_draft(person: Person, programme_id: int, now: datetime) -> None:
    """Delete a programme that was never published; raises `Refused` for any other."""
    check_awake(person, now)
    with transaction() as session:
        programme = own_programme(session, person, programme_id)
        if programme.current_n:
            raise Refused(refusal_words.PUBLISHED_STAYS)
        session.delete(programme)
