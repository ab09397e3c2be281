"""Making a card: a draft that is saved as often as wanted, whatever state its text is in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.actions.kit.base import find_submission, remember_submission, transaction
from forum.actions.routines.routines import check_not_hidden, name_routine, own_routine
from forum.actions.routines.source_words import carry_over
from forum.errors import NotFound, Refused
from forum.models import Routine, RoutineVersion
from forum.queries.library.exercises import get_library
from forum.queries.routines.cards_before import list_cards_before
from forum.queries.routines.routines import find_version
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake
from forum.rules.routines import refusal_words
from forum.rules.routines.added_lines import check_added
from forum.rules.routines.fields import Fields, fields_of, list_lines, tidy_fields
from forum.rules.routines.routines import Card, card_from_dict
from forum.text.kit.clean import clean_text

DRAFT_CHARS = 200_000
MOST_DRAFTS = 100


def create(
    person: Person,
    fields: Mapping[str, str],
    now: datetime,
    *,
    idempotency_key: str = "",
    forked_from: int | None = None,
    made_by: str = "",
) -> int:
    """Begin a card as a draft that only its owner can see; says its id. `made_by` is as in `models.Routine`."""
    check_awake(person, now)
    kept = clean_fields(fields)
    with transaction() as session:
        if (done := find_submission(session, person.id, idempotency_key)) is not None:
            return done
        routine = begin(session, person, kept, now, forked_from=forked_from, made_by=made_by)
        remember_submission(session, person.id, idempotency_key, routine.id, now)
        return routine.id


def begin(
    session: Session, person: Person, kept: Fields, now: datetime, *, forked_from: int | None = None, made_by: str = ""
) -> Routine:
    """A new draft inside a running transaction, of fields as `clean_fields` gives them.

    Refused when a line of it is held back and did not stand on the card it is made of.
    """
    mine = select(func.count()).select_from(Routine).where(Routine.owner_id == person.id, Routine.current_n == 0)
    if (session.scalar(mine) or 0) >= MOST_DRAFTS:
        raise Refused(refusal_words.too_many_drafts(MOST_DRAFTS))
    routine = Routine(
        owner_id=person.id,
        state="draft",
        draft={"fields": kept, "stamp": "0.1"},
        forked_from_version_id=forked_from,
        made_by=made_by,
        created_at=now,
        touched_at=now,
    )
    name_routine(routine, kept.get("title", ""))
    session.add(routine)
    session.flush()
    check_added(list_lines(kept), get_library().exercises, list_cards_before(routine), {})
    carry_over(session, routine)
    return routine


@dataclass(frozen=True, slots=True)
class Sending:
    """One sending of the builder's form: the stamp its page was made with, its window, and a mark of all it holds.

    `is_auto` tells a window's own saving from a press of a button.
    """

    seen: str
    window: str = ""
    mark: str = ""
    is_auto: bool = False


def save(person: Person, routine_id: int, fields: Mapping[str, str], now: datetime, sending: Sending) -> str:
    """Keep what is typed as the card's draft; says its new stamp.

    Refused when another window saved since this page was made, and when it adds an exercise that is held back. The
    same form sent twice is saved once.
    """
    check_awake(person, now)
    kept = clean_fields(fields)
    with transaction() as session:
        routine = own_routine(session, person, routine_id)
        check_not_hidden(routine)
        before = routine.draft or {}
        if sending.mark and before.get("mark") == sending.mark:
            return stamp_of(routine)
        # A window that saves by itself may lag behind its own stamp; but when such a saving comes late, after a button
        # was pressed, it holds older text and must not undo what the button did.
        is_own_window = bool(sending.window) and before.get("window") == sending.window
        comes_late = sending.is_auto and not before.get("is_auto", False)
        if sending.seen != stamp_of(routine) and (not is_own_window or comes_late):
            raise Refused(refusal_words.CHANGED_ELSEWHERE)
        check_added(list_lines(kept), get_library().exercises, list_cards_before(routine), before.get("fields", {}))
        count = int(stamp_of(routine).partition(".")[2]) + 1
        stamp = f"{routine.current_n}.{count}"
        routine.draft = {
            "fields": kept,
            "stamp": stamp,
            "window": sending.window,
            "mark": sending.mark,
            "is_auto": sending.is_auto,
        }
        routine.touched_at = now
        if not routine.current_n:
            name_routine(routine, kept.get("title", ""))
        return stamp


def stamp_of(routine: Routine) -> str:
    """What tells one saving of a draft from the next."""
    return str(routine.draft["stamp"]) if routine.draft else f"{routine.current_n}.0"


def clean_fields(fields: Mapping[str, str]) -> Fields:
    """The fields as they may be kept; raises `Refused` when they are far too much."""
    kept = {name: clean_text(text) for name, text in tidy_fields(fields).items()}
    if sum(map(len, kept.values())) > DRAFT_CHARS:
        raise Refused(refusal_words.TOO_MUCH_TEXT, "note")
    return kept


def discard(person: Person, routine_id: int, now: datetime) -> None:
    """Throw away the unpublished changes of a published card."""
    check_awake(person, now)
    with transaction() as session:
        routine = own_routine(session, person, routine_id)
        if not routine.current_n:
            raise Refused(refusal_words.NEVER_PUBLISHED)
        routine.draft = None
        routine.touched_at = now


def copy(person: Person, routine_id: int, now: datetime, *, n: int | None = None, idempotency_key: str = "") -> int:
    """A draft of one's own made from a card one may see (at its version `n`, or the current one); says its id."""
    check_awake(person, now)
    found = find_version(routine_id, person, n)
    if found is None:
        raise NotFound
    fields = fields_of(credited(card_from_dict(found.card), found))
    return create(person, fields, now, idempotency_key=idempotency_key, forked_from=found.id, made_by="copy")


def credited(card: Card, source: RoutineVersion) -> Card:
    """The card as a copy: it says whose card it comes from, and no longer who gave it to that member."""
    words = f"Copied from “{source.routine.title}” by {source.routine.owner.name}, version {source.n}."
    return replace(card, provenance="copy", provenance_note=words)
