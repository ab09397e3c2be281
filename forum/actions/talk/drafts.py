"""Keeping unfinished text on the server."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.actions.kit.base import transaction
from forum.errors import NotFound, Refused
from forum.models import Draft
from forum.rules.kit.limits import POST_CHARS
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake
from forum.rules.talk import refusal_words
from forum.text.kit.clean import clean_text

KEPT_FOR = timedelta(days=180)
MOST = 100
# What somebody chose about a text is kept beside it, and is nothing by itself.
CHOICES = frozenset(("no_links",))


def save(person: Person, place: str, fields: Mapping[str, str], now: datetime) -> None:
    """Keep what is typed in one place; empty text drops the draft; raises `Refused`."""
    check_awake(person, now)
    with transaction() as session:
        put(session, person, place, fields, now)


def put(session: Session, person: Person, place: str, fields: Mapping[str, str], now: datetime) -> None:
    """The same inside a running transaction. Fields that are not named stay: a script sends only some of them."""
    typed = {name: clean_text(text) for name, text in fields.items()}
    if any(len(text) > 2 * POST_CHARS for text in typed.values()):
        raise Refused(refusal_words.DRAFT_TOO_LONG, "body")
    mine = Draft.member_id == person.id
    draft = session.scalar(select(Draft).where(mine, Draft.place == place[:120]))
    kept = {name: text for name, text in ((draft.fields if draft else {}) | typed).items() if text.strip()}
    has_text = any(text.strip() for name, text in typed.items() if name not in CHOICES)
    is_blank = not has_text and not kept.keys() & {"title", "body"}
    if is_blank:
        session.execute(delete(Draft).where(mine, Draft.place == place[:120]))
    elif draft:
        draft.fields, draft.saved_at = kept, now
    else:
        if len(session.scalars(select(Draft.id).where(mine)).all()) >= MOST:
            raise Refused(refusal_words.too_many_drafts(MOST))
        session.add(Draft(member_id=person.id, place=place[:120], fields=kept, saved_at=now))


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
