"""Keeping resources checked: a moderator claims one, reads it, and says that it is still good."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.actions.library.resource_changes import check_unchanged, note_change, snapshot
from forum.actions.library.resources import save
from forum.actions.moderation.flags import close_flags
from forum.errors import Refused
from forum.models import LinkCheck, Resource
from forum.rules.kit.days import say_day
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_moderator
from forum.rules.library import refusal_words
from forum.rules.library import resources as rules
from forum.rules.library.resource_about import check_line
from forum.rules.library.resource_standing import check_claim, is_claimed
from forum.text.kit.clean import clean_text


@dataclass(frozen=True, slots=True)
class ResourceReading:
    """What a moderator found who read a resource again: the facts that age, and when to read it next.

    It was opened at version `seen` of the resource, 0 for unknown.
    """

    review_on: date
    dated: str
    funding: str
    link_works: bool
    note: str = ""
    seen: int = 0


def claim(person: Person, resource_id: int, now: datetime) -> None:
    """Say that one reads this now, so that nobody else does; raises `Refused` or `NotFound`."""
    check_moderator(person, now)
    with transaction() as session:
        resource = get_row(session, Resource, resource_id, lock=True)
        check_claim(resource.state, resource.claimed_at, other_holder(resource, person), now)
        resource.claimed_by_id, resource.claimed_at = person.id, now


def let_go(person: Person, resource_id: int, now: datetime) -> None:
    """Leave a resource to others again; raises `Refused` or `NotFound`."""
    check_moderator(person, now)
    with transaction() as session:
        resource = get_row(session, Resource, resource_id, lock=True)
        if not other_holder(resource, person) or not is_claimed(resource.claimed_at, now):
            resource.claimed_by_id = resource.claimed_at = None


def other_holder(resource: Resource, person: Person) -> str:
    """The name of another moderator who claimed it; "" for nobody."""
    holder = resource.claimed_by
    return holder.full_name if holder is not None and holder.id != person.id else ""


def still_good(person: Person, resource_id: int, found: ResourceReading, now: datetime) -> None:
    """Note that a listed resource was read again and can still be trusted; raises `Refused` or `NotFound`.

    Reports that it is out of date are answered by this.
    """
    check_moderator(person, now)
    review_on = rules.check_review_on(found.review_on, person.day(now))
    dated, funding = (check_line(clean_text(found.dated), "dated"), check_line(clean_text(found.funding), "funding"))
    if not found.link_works:
        raise Refused(refusal_words.LINK_NOT_OPENED, "link_works")
    with transaction() as session:
        resource = get_row(session, Resource, resource_id, lock=True)
        if resource.state != "live":
            raise Refused(refusal_words.ONLY_LISTED_CHECKED)
        check_unchanged(session, resource, found.seen)
        before = snapshot(resource)
        resource.dated, resource.funding = dated, funding
        resource.review_on, resource.checked_at, resource.checked_by_id = review_on, now, person.id
        resource.claimed_by_id = resource.claimed_at = None
        session.execute(delete(LinkCheck).where(LinkCheck.resource_id == resource.id))
        put_down(session, person, resource, before, clean_text(found.note).strip()[:300], now)


def put_down(
    session: Session, person: Person, resource: Resource, before: dict[str, str], note: str, now: datetime
) -> None:
    """Write down that it was read, and answer the reports on it."""
    note_change(session, person, resource, before, now)
    words = f"Read again. Next review on {say_day(resource.review_on)}. {note}"
    close_flags(session, person, "resource", resource.id, "kept", now)
    save(session, person, resource, "check", words.strip(), now, is_relisted=False)
