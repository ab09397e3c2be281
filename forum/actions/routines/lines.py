"""One line changed from outside the builder: swapped or added, in a draft of one's own or in a copy made for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from forum.actions.routines import drafts
from forum.actions.routines.drafts import Sending
from forum.errors import NotFound, Refused
from forum.queries.library.exercises import get_library
from forum.queries.routines.routines import find_head, find_own_copy, find_version
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake
from forum.rules.library.offers import get_offered
from forum.rules.routines import refusal_words
from forum.rules.routines.fields import Fields, fields_of, list_lines
from forum.rules.routines.limits import ITEMS_MAX
from forum.rules.routines.own_names import own_name_key
from forum.rules.routines.routines import card_from_dict
from forum.rules.routines.swaps import add_line, find_line, find_swapped, new_line, read_as, swap_line

Change = Callable[[Fields], tuple[Fields, int]]


@dataclass(frozen=True, slots=True)
class Swap:
    """One press beside a step: the line (from 0) and its exercise, and the exercise to do instead."""

    line: int
    exercise_id: str
    to_id: str


@dataclass(frozen=True, slots=True)
class Changed:
    """Where it was done: the card, its line (from 0), and whether that card is a new copy."""

    routine_id: int
    line: int
    is_new_copy: bool


def swap(
    person: Person, routine_id: int, wanted: Swap, now: datetime, *, n: int | None = None, idempotency_key: str = ""
) -> Changed:
    """Swap a step of a card one may see (at version `n`, or the current one) in one's own draft of it.

    Pressed twice, it is done once. Raises `Refused` when the step or the other form is not there, `NotFound` for a
    card one may not see.
    """

    exercises = get_library().exercises

    def change(fields: Fields) -> tuple[Fields, int]:
        line = find_line(fields, wanted.exercise_id, wanted.line)
        if line is None:
            done = find_swapped(fields, wanted.exercise_id, wanted.to_id)
            if done is None:
                raise Refused(refusal_words.LINE_GONE)
            return fields, done
        if wanted.to_id in exercises:
            get_offered(exercises, wanted.to_id)
        swapped, _ = swap_line(fields, line, wanted.to_id, exercises)
        if swapped == fields:
            raise Refused(refusal_words.NO_NEIGHBOUR)
        return swapped, line

    return _in_own_draft(person, routine_id, change, now, n, idempotency_key)


def add(
    person: Person,
    routine_id: int,
    exercise_id: str,
    now: datetime,
    *,
    n: int | None = None,
    idempotency_key: str = "",
) -> Changed:
    """Add an exercise, without a dose that nobody gave, at the end of one's own draft of a card one may see.

    Pressed twice, it is there once. Raises `Refused` when the card is full or the library lacks the exercise,
    `NotFound` as in `swap`.
    """

    exercise = get_offered(get_library().exercises, exercise_id)

    def change(fields: Fields) -> tuple[Fields, int]:
        lines = list_lines(fields)
        if lines and lines[-1] == new_line(exercise):
            return fields, len(lines) - 1
        if len(lines) >= ITEMS_MAX:
            raise Refused(refusal_words.full(ITEMS_MAX))
        added, line = add_line(fields, exercise)
        return added, line or 0

    return _in_own_draft(person, routine_id, change, now, n, idempotency_key)


def _in_own_draft(
    person: Person, routine_id: int, change: Change, now: datetime, n: int | None, idempotency_key: str
) -> Changed:
    """An owner's own draft is changed; anybody else gets it in the copy they began of this version, or in a new one."""
    check_awake(person, now)
    version = find_version(routine_id, person, n)
    if version is None:
        raise NotFound
    is_own = version.routine.owner_id == person.id
    own_id = routine_id if is_own else find_own_copy(version.id, person)
    fields = _draft_fields(own_id, person) if own_id else None
    if fields is None:
        card = card_from_dict(version.card)
        fields = fields_of(card if is_own else drafts.credited(card, version))
    changed, line = change(fields)
    if own_id is None:
        made = drafts.create(
            person, changed, now, idempotency_key=idempotency_key, forked_from=version.id, made_by="copy"
        )
        return Changed(made, line, is_new_copy=True)
    head = find_head(own_id, person)
    if head and head.draft is not None and head.draft["fields"] == changed:
        return Changed(own_id, line, is_new_copy=False)
    drafts.save(person, own_id, changed, now, Sending(seen=head.stamp if head else ""))
    return Changed(own_id, line, is_new_copy=False)


def _draft_fields(routine_id: int, person: Person) -> Fields | None:
    head = find_head(routine_id, person)
    return dict(head.draft["fields"]) if head and head.draft is not None else None


def name_lines(person: Person, routine_id: int, key: str, exercise_id: str, now: datetime) -> int:
    """Have the library's exercise on each line of one's own card that has another name with this `key`, in its draft.

    The amounts stay: they were given for it. Says the first such line (from 0). Raises `Refused` when there is none or
    the exercise is held back, `NotFound` for a card that is not one's own.
    """
    check_awake(person, now)
    exercise = get_offered(get_library().exercises, exercise_id)
    head = find_head(routine_id, person)
    if head is None or head.owner_id != person.id:
        raise NotFound
    fields = _draft_fields(routine_id, person)
    if fields is None:
        version = find_version(routine_id, person)
        fields = fields_of(card_from_dict(version.card)) if version else {}
    found = [n for n, line in enumerate(list_lines(fields)) if own_name_key(line["exercise_id"]) == key]
    if not found:
        raise Refused(refusal_words.NOT_ON_CARD)
    for n in found:
        fields, _ = read_as(fields, n, exercise)
    drafts.save(person, routine_id, fields, now, Sending(seen=head.stamp))
    return found[0]
