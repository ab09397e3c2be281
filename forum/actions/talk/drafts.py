"""Keeping unfinished text on the server."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.actions.kit.base import transaction
from forum.errors import NotFound, Refused
from forum.models import Draft
from forum.rules.kit.limits import POST_CHARS
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake
from forum.rules.talk import drafts as rules
from forum.rules.talk import refusal_words
from forum.text.kit.clean import clean_text

KEPT_FOR = timedelta(days=180)
MOST = 100
# What somebody chose about a text is kept beside it, and is nothing by itself.
CHOICES = frozenset(("no_links",))


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """Where a text is kept now, and the mark of what is kept there; `id` is 0 when nothing was worth keeping."""

    id: int
    place: str
    mark: str


def save(person: Person, place: str, fields: Mapping[str, str], now: datetime, *, seen: str = "") -> KeptDraft:
    """Keep what is typed in one place, or beside it; raises `Refused`.

    `seen` is the mark of what the page knew to be kept there. Empty text drops just that.
    """
    check_awake(person, now)
    with transaction() as session:
        return put(session, person, place, fields, now, seen=seen)


def put(
    session: Session, person: Person, place: str, fields: Mapping[str, str], now: datetime, *, seen: str = ""
) -> KeptDraft:
    """The same inside a running transaction. Fields that are not named stay: a script sends only some of them."""
    typed: dict[str, str] = {name: clean_text(text) for name, text in fields.items()}
    if any(len(text) > 2 * POST_CHARS for text in typed.values()):
        raise Refused(refusal_words.DRAFT_TOO_LONG, "body")
    drafts = find_drafts(session, person.id, place)
    found = drafts.get(place)
    if not (any(text.strip() for name, text in typed.items() if name not in CHOICES) or has_words(found, typed)):
        if found and seen == rules.mark_of(found.fields):
            session.delete(found)
            return KeptDraft(0, place, "")
        return KeptDraft(0, place, seen)
    free = (one for one in (place, *rules.places_at(place)) if is_free(drafts.get(one), typed, seen))
    place = next(free, "")
    if not place:
        raise Refused(refusal_words.too_many_beside(rules.MOST_BESIDE), "body")
    draft = drafts.get(place) or new_draft(session, person, place, now)
    draft.fields = {name: text for name, text in (draft.fields | typed).items() if text.strip()}
    draft.saved_at = now
    session.flush()
    return KeptDraft(draft.id, place, rules.mark_of(draft.fields))


def find_drafts(session: Session, member_id: int, place: str) -> dict[str, Draft]:
    """What a member has at a place and beside it."""
    here = select(Draft).where(Draft.member_id == member_id, Draft.place.in_(rules.places_at(place)))
    return {draft.place: draft for draft in session.scalars(here)}


def has_words(draft: Draft | None, typed: Mapping[str, str]) -> bool:
    """Whether words are left in a draft when what is `typed` is put over it."""
    both = {**(draft.fields if draft else {}), **typed}
    return any(text.strip() for name, text in both.items() if name in rules.WORDS)


def is_free(draft: Draft | None, typed: Mapping[str, str], seen: str) -> bool:
    """Whether a text may be kept here without a loss."""
    return draft is None or rules.may_replace(draft.fields, typed, seen)


def new_draft(session: Session, person: Person, place: str, now: datetime) -> Draft:
    """An empty draft; raises `Refused` when the member has too many."""
    if len(session.scalars(select(Draft.id).where(Draft.member_id == person.id)).all()) >= MOST:
        raise Refused(refusal_words.too_many_drafts(MOST))
    draft = Draft(member_id=person.id, place=place, fields={}, saved_at=now)
    session.add(draft)
    return draft


def drop_sent(session: Session, person: Person, place: str, sent: Mapping[str, str], seen: str) -> None:
    """Drop the drafts of a text that was `sent`: the one its page had `seen`, and any whose words are all in it."""
    for draft in find_drafts(session, person.id, place).values():
        if rules.may_replace(draft.fields, sent, seen):
            session.delete(draft)


def drop(person: Person, draft_id: int) -> None:
    """Drop one of the member's own drafts; raises `NotFound` for any other."""
    with transaction() as session:
        mine = delete(Draft).where(Draft.id == draft_id, Draft.member_id == person.id)
        if session.execute(mine.returning(Draft.id)).first() is None:
            raise NotFound


def forget_old(now: datetime) -> None:
    """Drop drafts nobody touched for half a year."""
    with transaction() as session:
        session.execute(delete(Draft).where(Draft.saved_at < now - KEPT_FOR))
