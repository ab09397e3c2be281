"""Publishing a card: its draft becomes the next version, which never changes again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.actions.kit.base import SentForm, enqueue, find_submission, remember_submission, transaction
from forum.actions.routines.drafts import stamp_of
from forum.actions.routines.library_facts import facts_of
from forum.actions.routines.routines import (
    changed,
    check_not_hidden,
    check_state,
    name_routine,
    own_routine,
    refuse_first,
)
from forum.actions.routines.source_words import Attached, attach_to_post, carry_over, check_words
from forum.actions.talk.numbers import keep_vouched
from forum.errors import Refused
from forum.models import LibraryMeta, Routine, RoutineFacet, RoutineItem, RoutineVersion
from forum.queries.library.exercises import get_library
from forum.queries.routines.cards_before import list_cards_before
from forum.queries.talk.public_numbers import Masker, list_keys_of
from forum.rules.kit.people import Person
from forum.rules.library.changes import FIRST_VERSION
from forum.rules.library.exercises import Exercise
from forum.rules.routines import refusal_words
from forum.rules.routines.added_lines import check_added
from forum.rules.routines.checks import check_card
from forum.rules.routines.fields import check_fields, fields_of, list_lines
from forum.rules.routines.limits import VERSION_NOTE_CHARS
from forum.rules.routines.own_names import find_own_name
from forum.rules.routines.routines import Card, card_to_dict
from forum.rules.routines.summary import list_facets
from forum.rules.routines.texts import rewrite
from forum.text.kit.clean import clean_text


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a card: its id, its version, whether that is a new one, how many contact details were hidden.

    `attached` is "here" when it now stands under its owner's post that it was made from, "full" when that post has no
    room for it, "" when there is no such post.
    """

    routine_id: int
    n: int
    is_new: bool
    masked: int = 0
    attached: Attached = ""


def publish(
    person: Person,
    routine_id: int,
    state: str,
    now: datetime,
    *,
    seen: str = "",
    note: str = "",
    vouched: Collection[str] = (),
) -> Published:
    """Make the draft of one's card its next version and show it to everybody ("public") or to nobody ("private").

    `note` says what has changed, `vouched` are keys of phone numbers that are not private. The same card again makes no
    new version. Raises `Refused` with the first thing to put right, and when the draft is another one than `seen`, the
    stamp of the draft that was looked at.
    """
    check_state(person, state, now)
    if state not in ("public", "private"):
        raise Refused(refusal_words.NO_STATE)
    if len(note) > VERSION_NOTE_CHARS:
        raise Refused(refusal_words.version_note_too_long(VERSION_NOTE_CHARS), "version_note")
    exercises = get_library().exercises
    with transaction() as session:
        routine = own_routine(session, person, routine_id)
        check_not_hidden(routine)
        check_words(session, routine, state)
        if seen and seen != stamp_of(routine):
            raise Refused(refusal_words.CHANGED_SINCE_SEEN)
        card = read_draft(routine, exercises)
        if card:
            check_added(list_lines(fields_of(card)), exercises, list_cards_before(routine), {})
        masker = Masker({*vouched, *list_keys_of("routine", routine.id)})
        words = masker(clean_text(note).strip())
        done = put_version(session, routine, card, state, exercises, now, masker=masker, note=words)
        keep_vouched(session, "routine", routine.id, person.id, masker.vouched.values(), now)
        attached = attach_to_post(session, routine, person, now) if state == "public" else ""
        return replace(done, attached=attached)


def read_draft(routine: Routine, exercises: Mapping[str, Exercise]) -> Card | None:
    """The card that the draft describes, or None without a draft; raises `Refused` when it is not ready."""
    if routine.draft is None:
        return None
    card, problems = check_fields(routine.draft["fields"], exercises)
    refuse_first(problems)
    return card


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a whole card comes from: the version it was made of, and how (as in `models.Routine.made_by`)."""

    version_id: int | None = None
    made_by: str = ""


def add_card(
    person: Person,
    card: Card,
    now: datetime,
    *,
    state: str = "public",
    origin: Origin | None = None,
    idempotency_key: str = "",
) -> int:
    """Publish a whole card at once and say its id; raises `Refused` with the first thing to put right."""
    check_state(person, state, now)
    exercises = get_library().exercises
    refuse_first(check_card(card, exercises))
    origin, sending = origin or Origin(), SentForm(idempotency_key)
    with transaction() as session:
        if (done := find_submission(session, person.id, sending)) is not None:
            return done
        routine = Routine(
            owner_id=person.id,
            state="draft",
            forked_from_version_id=origin.version_id,
            made_by=origin.made_by,
            created_at=now,
            touched_at=now,
        )
        name_routine(routine, card.title)
        session.add(routine)
        session.flush()
        carry_over(session, routine)
        check_words(session, routine, state)
        remember_submission(session, person.id, sending, routine.id, now)
        return put_version(session, routine, card, state, exercises, now, masker=Masker()).routine_id


def put_version(
    session: Session,
    routine: Routine,
    card: Card | None,
    state: str,
    exercises: Mapping[str, Exercise],
    now: datetime,
    *,
    masker: Masker,
    note: str = "",
) -> Published:
    """Add the next version inside a running transaction, unless the card says what its current version says."""
    masked = rewrite(card, masker) if card else None
    current = session.scalar(
        select(RoutineVersion).where(RoutineVersion.routine_id == routine.id, RoutineVersion.n == routine.current_n)
    )
    if masked is None and current is None:
        raise Refused(refusal_words.NO_EXERCISE, "items")
    is_new = masked is not None and (current is None or current.card != card_to_dict(masked))
    if masked is not None and is_new:
        routine.current_n += 1
        routine.published_at = now
        name_routine(routine, masked.title)
        add_version(session, routine, masked, exercises, now, note)
    routine.state, routine.draft = state, None
    changed(session, routine, now)
    if is_new and routine.current_n > 1 and state == "public":
        enqueue(session, "routine.version", now, routine_id=routine.id, n=routine.current_n, after=0)
    return Published(routine.id, routine.current_n, is_new, len(masker.hidden))


def add_version(
    session: Session,
    routine: Routine,
    card: Card,
    exercises: Mapping[str, Exercise],
    now: datetime,
    note: str = "",
) -> None:
    """Write a version with everything lists and filters need of it."""
    version = RoutineVersion(
        routine_id=routine.id,
        n=routine.current_n,
        card=card_to_dict(card),
        **facts_of(card, exercises),
        note=note,
        library_version=session.scalar(select(LibraryMeta.version)) or FIRST_VERSION,
        published_at=now,
    )
    session.add(version)
    session.flush()
    session.add_all(
        RoutineItem(version_id=version.id, position=position, exercise_id=item.exercise_id)
        for position, item in enumerate(card.items)
        if not find_own_name(item.exercise_id)
    )
    session.add_all(
        RoutineFacet(version_id=version.id, facet=facet, value=value) for facet, value in list_facets(card, exercises)
    )
