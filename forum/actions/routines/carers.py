"""Giving somebody near a link to one's cards, ending it, and being there for a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.actions.talk.notices import take_back, tell
from forum.errors import NotFound, Refused
from forum.models import CarerCard, CarerLink, Member, Routine
from forum.queries.routines.carers import SHOWN_STATES, OpenedLink
from forum.rules.kit.days import day_of
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake
from forum.rules.routines import carers, refusal_words
from forum.text.kit.clean import clean_text


@dataclass(frozen=True, slots=True)
class NewLink:
    """What a member wants: for whom, for how many days, and which cards."""

    name: str
    lasts: str
    shows_all: bool
    card_ids: Collection[int] = ()


def make(person: Person, wanted: NewLink, token_hash: str, now: datetime) -> int:
    """Make a link whose token has this hash; raises `Refused`."""
    check_awake(person, now)
    name = carers.check_name(clean_text(wanted.name))
    lasts = carers.check_lasts(wanted.lasts)
    chosen = () if wanted.shows_all else tuple(dict.fromkeys(wanted.card_ids))
    carers.check_choice(len(chosen), shows_all=wanted.shows_all)
    with transaction() as session:
        get_row(session, Member, person.id, lock=True)
        mine = (CarerLink.member_id == person.id) & (CarerLink.expires_at > now)
        carers.check_room(session.scalar(select(func.count()).select_from(CarerLink).where(mine)) or 0)
        check_own(session, person, chosen)
        link = CarerLink(
            member_id=person.id,
            name=name,
            token_hash=token_hash,
            shows_all=wanted.shows_all,
            created_at=now,
            expires_at=now + lasts,
        )
        session.add(link)
        session.flush()
        session.add_all(CarerCard(link_id=link.id, routine_id=routine_id) for routine_id in chosen)
    return link.id


def check_own(session: Session, person: Person, chosen: Collection[int]) -> None:
    """Refuse cards that are not this member's own finished ones."""
    mine = (Routine.owner_id == person.id) & Routine.state.in_(SHOWN_STATES) & (Routine.current_n > 0)
    found = session.scalar(select(func.count()).select_from(Routine).where(Routine.id.in_(chosen), mine))
    if found != len(chosen):
        raise Refused(refusal_words.CARER_CARD_GONE, "cards")


def end(person: Person, link_id: int) -> None:
    """End a link at once; raises `NotFound` for anybody else's. A suspended member may too."""
    with transaction() as session:
        link = get_row(session, CarerLink, link_id, lock=True)
        if link.member_id != person.id:
            raise NotFound
        session.delete(link)


def say_here(opened: OpenedLink, now: datetime, *, is_here: bool) -> None:
    """Note that whoever has the link is there today, or not after all; its member is told once a day."""
    with transaction() as session:
        link = get_row(session, CarerLink, opened.id, lock=True)
        today = day_of(now, opened.zone)
        key = f"company:{link.id}:{today.isoformat()}"
        link.here_on = today if is_here else None
        if is_here:
            tell(session, link.member_id, "company", key=key, now=now, who=link.name)
        else:
            take_back(session, key)


def forget_old(now: datetime) -> None:
    """Delete links that are over."""
    with transaction() as session:
        session.execute(delete(CarerLink).where(CarerLink.expires_at < now - timedelta(days=1)))
