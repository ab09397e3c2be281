"""What people do with trusted resources: moderators curate, members suggest."""

from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, get_row, transaction
from forum.actions.library.resource_changes import check_unchanged, note_change, put_facts, snapshot, stored
from forum.actions.moderation.flags import close_flags
from forum.actions.moderation.moderated import subject_of
from forum.actions.moderation.moderation import check_act
from forum.actions.moderation.modlog import note_act, note_and_tell
from forum.actions.moderation.resource_marks import mark_resources
from forum.errors import Refused
from forum.models import LinkCheck, Resource
from forum.queries.moderation.hosts import list_blocked
from forum.rules.kit.days import NO_ZONE, day_of
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_confirmed, check_moderator
from forum.rules.library import refusal_words
from forum.rules.library import resources as rules
from forum.rules.library.hosts import ascii_host
from forum.rules.library.resource_about import PageFacts
from forum.text.kit.clean import clean_text

TYPED = ("title", "url", "made_by", "why", "kind", "level")


def facts(
    now: datetime, *, title: str, url: str, made_by: str, why: str, kind: str, level: str, review_on: date,
    about: PageFacts | None = None, zone: str = NO_ZONE,
) -> rules.Facts:  # fmt: skip
    """What was typed by somebody in this time zone, cleaned and checked; raises `Refused`."""
    return rules.check_resource(
        title=clean_text(title), url=clean_text(url), made_by=clean_text(made_by), why=clean_text(why),
        kind=kind, level=level, review_on=review_on, today=day_of(now, zone), about=about,
    )  # fmt: skip


def check_new(session: Session, person: Person, url: str, but_id: int = 0) -> None:
    """Refuse an address that another resource has, and name that one unless the person may not know of it.

    One on a host that is blocked is refused as well.
    """
    if blocked := list_blocked([ascii_host(urlsplit(url).hostname or "")]):
        raise Refused(refusal_words.host_blocked(*blocked), "url")
    url_key = rules.url_key(url)
    other = session.scalar(select(Resource).where(Resource.url_key == url_key, Resource.id != but_id))
    if other is None:
        return
    if other.state != "live" and not person.is_moderator:
        raise Refused(refusal_words.LINK_TURNED_DOWN, "url")
    raise Refused(refusal_words.link_known(other.state, other.title, other.id), "url")


def add(person: Person, known: rules.Facts, now: datetime) -> int:
    """List a new resource, checked by this moderator now, and give its id; raises `Refused`."""
    check_moderator(person, now)
    with transaction() as session:
        check_new(session, person, known.url)
        resource = Resource(
            **stored(known, now),
            state="live",
            checked_at=now,
            checked_by_id=person.id,
            added_by_id=person.id,
            created_at=now,
        )
        session.add(resource)
        session.flush()
        save(session, person, resource, "add", f"Added. {known.why}", now)
        return resource.id


def edit(person: Person, resource_id: int, known: rules.Facts, now: datetime, *, seen: int = 0) -> None:
    """Change a resource as it was `seen`; a suggested or declined one is listed by this.

    Raises `Refused`, also when another moderator changed it since, or `NotFound`.
    """
    check_moderator(person, now)
    with transaction() as session:
        resource = get_row(session, Resource, resource_id, lock=True)
        check_unchanged(session, resource, seen)
        check_new(session, person, known.url, resource.id)
        before, old_key = snapshot(resource), resource.url_key
        put_facts(resource, known, now)
        if old_key != resource.url_key:
            session.execute(delete(LinkCheck).where(LinkCheck.resource_id == resource.id))
            enqueue(session, "resource.saved", now, resource_id=resource.id, was=old_key)
        words = note_change(session, person, resource, before, now)
        resource.claimed_at = resource.claimed_by_id = None
        if resource.state in ("suggested", "declined"):
            list_suggested(session, person, resource, now)
        elif words:
            save(session, person, resource, "edit", f"Changed: {words}.", now)


def list_suggested(session: Session, person: Person, resource: Resource, now: datetime) -> None:
    """List what a member suggested, checked by this moderator now, and thank the member."""
    resource.state, resource.retired_reason = "live", ""
    resource.checked_at, resource.checked_by_id = now, person.id
    mark_resources(session, resource.id)
    enqueue(session, "resource.saved", now, resource_id=resource.id)
    subject = subject_of("resource", resource, resource.added_by_id)
    note_and_tell(session, person, "approve", subject, resource.why, now)


def retire(person: Person, resource_id: int, reason: str, now: datetime) -> None:
    """Take a resource off the list; it can be brought back. Raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        resource = get_row(session, Resource, resource_id, lock=True)
        if resource.state == "retired":
            return
        if resource.state != "live":
            raise Refused(refusal_words.ONLY_LISTED_RETIRED)
        resource.state, resource.retired_reason = "retired", reason
        close_flags(session, person, "resource", resource.id, "retired", now)
        save(session, person, resource, "retire", reason, now)


def bring_back(person: Person, resource_id: int, reason: str, now: datetime) -> None:
    """List a retired or hidden resource again; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        resource = get_row(session, Resource, resource_id, lock=True)
        if resource.state == "live":
            return
        if resource.state not in ("retired", "hidden"):
            raise Refused(refusal_words.STILL_A_SUGGESTION)
        resource.state, resource.retired_reason = "live", ""
        save(session, person, resource, "bring_back", reason, now)


def save(
    session: Session, person: Person, resource: Resource, act: str, reason: str, now: datetime, *,
    is_relisted: bool = True,
) -> None:  # fmt: skip
    """Write an act down, tell the index and those who keep pages; `is_relisted`: the list or its counts changed."""
    note_act(session, person, act, subject_of("resource", resource), reason, now)
    mark_resources(session, resource.id, is_relisted=is_relisted)
    enqueue(session, "resource.saved", now, resource_id=resource.id)


def suggest(person: Person, *, title: str, url: str, why: str, now: datetime) -> int:
    """Suggest a resource to the moderators and give its id; nobody else sees it. Raises `Refused`."""
    check_confirmed(person, now)
    title, url = rules.check_title(clean_text(title)), rules.check_url(clean_text(url))
    why, key = rules.check_why(clean_text(why)), rules.url_key(url)
    with transaction() as session:
        check_new(session, person, url)
        resource = Resource(
            title=title,
            url=url,
            url_key=key,
            made_by="",
            why=why,
            kind="article",
            state="suggested",
            review_on=person.day(now) + timedelta(days=rules.REVIEW_DAYS),
            checked_at=now,
            checked_by_id=person.id,
            added_by_id=person.id,
            created_at=now,
        )
        session.add(resource)
        session.flush()
        return resource.id


def decline(person: Person, resource_id: int, reason: str, now: datetime) -> None:
    """Decline a suggestion and tell the member why; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        resource = get_row(session, Resource, resource_id, lock=True)
        if resource.state == "declined":
            return
        if resource.state != "suggested":
            raise Refused(refusal_words.NO_SUGGESTION)
        resource.state, resource.retired_reason = "declined", reason
        subject = subject_of("resource", resource, resource.added_by_id)
        note_and_tell(session, person, "decline", subject, reason, now)
