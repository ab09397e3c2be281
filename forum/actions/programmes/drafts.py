"""Making a programme: a draft that is saved as often as wanted, whatever state its text is in."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select

from forum.actions.kit.base import find_submission, remember_submission, transaction
from forum.actions.programmes.programmes import name_programme, own_programme, refuse_held_cards, stamp_of
from forum.errors import Refused
from forum.models import Programme
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake
from forum.rules.programmes import refusal_words
from forum.rules.programmes.fields import Fields, tidy_fields
from forum.rules.programmes.reading import read_plan
from forum.text.kit.clean import clean_text

DRAFT_CHARS = 60_000
MOST_OWN = 60


def create(person: Person, fields: Mapping[str, str], now: datetime, *, idempotency_key: str = "") -> int:
    """Begin a programme as a draft that only its owner can see; says its id."""
    check_awake(person, now)
    kept = clean_fields(fields)
    with transaction() as session:
        if (done := find_submission(session, person.id, idempotency_key)) is not None:
            return done
        mine = select(func.count()).select_from(Programme).where(Programme.owner_id == person.id)
        if (session.scalar(mine) or 0) >= MOST_OWN:
            raise Refused(refusal_words.too_many_programmes(MOST_OWN))
        programme = Programme(
            owner_id=person.id,
            share_key=secrets.token_urlsafe(12),
            draft={"fields": kept, "stamp": "0.1"},
            created_at=now,
            touched_at=now,
        )
        name_programme(programme, kept.get("title", ""))
        session.add(programme)
        session.flush()
        refuse_held_cards(session, person, programme, read_plan(kept)[0])
        remember_submission(session, person.id, idempotency_key, programme.id, now)
        return programme.id


def save(
    person: Person, programme_id: int, fields: Mapping[str, str], now: datetime, *, seen: str, mark: str = ""
) -> str:
    """Keep what is typed as the draft and say its new stamp.

    Refused when another window saved since the page with stamp `seen` was made; the same form (`mark`) sent twice is
    saved once. Refused as well when it adds a card that has an exercise that is held back.
    """
    check_awake(person, now)
    kept = clean_fields(fields)
    with transaction() as session:
        programme = own_programme(session, person, programme_id)
        before = programme.draft or {}
        if mark and before.get("mark") == mark:
            return stamp_of(programme)
        if seen != stamp_of(programme):
            raise Refused(refusal_words.CHANGED_ELSEWHERE)
        known = read_plan(before.get("fields", {}))[0].card_keys
        refuse_held_cards(session, person, programme, read_plan(kept)[0], *known)
        stamp = f"{programme.current_n}.{int(stamp_of(programme).partition('.')[2]) + 1}"
        programme.draft = {"fields": kept, "stamp": stamp, "mark": mark}
        programme.touched_at = now
        if not programme.current_n:
            name_programme(programme, kept.get("title", ""))
        return stamp


def clean_fields(fields: Mapping[str, str]) -> Fields:
    """The fields as they may be kept; raises `Refused` when they are far too much."""
    kept = {name: clean_text(text) for name, text in tidy_fields(fields).items()}
    if sum(map(len, kept.values())) > DRAFT_CHARS:
        raise Refused(refusal_words.TOO_MUCH_TEXT, "note")
    return kept
