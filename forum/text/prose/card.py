"""From what the parser found in a message to a card's draft: its lines, its frequency, and the author's own words.

What was read and fits no field is said in a note; what nobody said stays blank. Amounts that a card can't hold go to
the note as well, so that the draft can always be opened and saved. What is held back is named there and is no line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import fields as dataclass_fields
from typing import Any

from forum.rules.kit.spans import Span, capital, say_count, say_time
from forum.rules.library.exercises import Exercise
from forum.rules.library.offers import is_offered, place_offered
from forum.rules.routines.fields import SAID_CHARS, Fields, Line, fields_of, join_fields, list_lines
from forum.rules.routines.limits import DISTANCE_CHARS, ITEM_NOTE_CHARS, ITEM_RANGES, ITEMS_MAX, NOTE_CHARS
from forum.rules.routines.own_names import name_of
from forum.rules.routines.routines import SIDES, Card, Item
from forum.text.prose.asking import head_answers, read_line, unknown_line
from forum.text.prose.frequency import card_frequency, say_frequency
from forum.text.prose.message import ReadMessage
from forum.text.prose.own_words import without_marks
from forum.text.prose.proposals import propose_title
from forum.text.prose.rounds import card_rounds, list_round_notes, without_round_rest
from forum.text.prose.setting import line_setting
from forum.text.routine_parser import FoundItem

_AMOUNTS = {"sets": "set", "reps": "time", "hold_s": "", "duration_s": "", "rest_s": ""}
# A card's rest has one end: of a range it keeps the low one, and the note says both.
_CARD_AMOUNTS = frozenset(field.name for field in dataclass_fields(Item))
_TEMPO = {"move_s": "to move", "return_s": "to come back"}
_TIMES = {"hold_s": "Hold for", "duration_s": "For", "rest_s": "Rest for"}


@dataclass(frozen=True, slots=True)
class Titles:
    """What a card may be called: the title its author just wrote, the thread's, or none of them but `fixed`."""

    own: str = ""
    of_thread: str = ""
    fixed: str = ""


def draft_from_prose(
    message: ReadMessage, exercises: Mapping[str, Exercise], titles: Titles = Titles(), *, credit: str = ""
) -> Fields:
    """The fields of a card's draft; `credit` says whose words these are when they are not the card's owner's."""
    able, waiting = split_held(message.items, exercises)
    often = {item.sure_dose.frequency for item in able}
    shared = next(iter(often)) if len(often) == 1 else None
    often_fields, words = card_frequency(shared) if shared else ({}, "")
    rounds_fields, more, is_in_rounds = card_rounds(able)
    shares = {"is_often_shared": bool(shared), "is_in_rounds": is_in_rounds}
    lines = [_line(message, item, exercises, **shares) for item in able]
    lines += [(one.block[0], unknown_line(message.text, one)) for one in message.unread]
    lines.sort(key=_place)
    kept, left = [line for _, line in lines[:ITEMS_MAX]], [line for _, line in lines[ITEMS_MAX:]]
    notes = [words] if words else []
    notes += more
    if waiting:
        names = ", ".join(dict.fromkeys(_name(item, exercises) for item in waiting))
        notes.append(f"In the message too, but held back for now, so not on this card: {names}")
    if left:
        names = ", ".join(name_of(line["exercise_id"], exercises) for line in left)
        notes.append(f"A card holds {ITEMS_MAX} exercises. These were in the message too: {names}")
    first_at = min((place for place, _ in lines), default=0)
    names_read = [name_of(line["exercise_id"], exercises) for line in kept]
    before = message.text[: message.text.rfind("\n", 0, first_at) + 1]
    title = titles.fixed or propose_title(before, names_read, own_title=titles.own, thread_title=titles.of_thread)
    card = Card(title=title, note=_sentences(notes, NOTE_CHARS))
    head = fields_of(replace(card, **often_fields, **rounds_fields))  # type: ignore[arg-type]
    head |= head_answers(message, head, credit=credit)
    return join_fields(head, kept)


def _place(line: tuple[int, Line]) -> int:
    return line[0]


def _line(
    message: ReadMessage,
    item: FoundItem,
    exercises: Mapping[str, Exercise],
    *,
    is_often_shared: bool,
    is_in_rounds: bool,
) -> tuple[int, Line]:
    """Where a line stands in the message, and its fields."""
    exercise = exercises[item.exercise_id]
    made = _item(item, exercise, is_often_shared=is_often_shared, is_in_rounds=is_in_rounds)
    [line] = list_lines(fields_of(Card(items=(made,))))
    return item.span[0], read_line(line, item, message.text, exercise)


def split_held(
    items: Sequence[FoundItem], exercises: Mapping[str, Exercise]
) -> tuple[list[FoundItem], list[FoundItem]]:
    """What may come onto a card, and what is held back."""
    able = [item for item in items if is_offered(exercises[item.exercise_id])]
    return able, [item for item in items if not is_offered(exercises[item.exercise_id])]


def said_of(item: FoundItem) -> str:
    """The author's own words that a line was read from."""
    return without_marks(item.words or item.mention)[:SAID_CHARS]


def _item(item: FoundItem, exercise: Exercise, *, is_often_shared: bool, is_in_rounds: bool) -> Item:
    amounts, notes = _amounts(item)
    notes += [] if is_in_rounds else list_round_notes(item)
    setting, more = line_setting(item, exercise)
    if (often := item.sure_dose.frequency) and not is_often_shared:
        notes.append(say_frequency(often))
    notes += [*more, *([item.notes] if item.notes else [])]
    line = Item(exercise_id=item.exercise_id, note=_sentences(notes, ITEM_NOTE_CHARS), **(amounts | setting))
    return replace(line, position=place_offered(exercise, line.position))


def _amounts(item: FoundItem) -> tuple[dict[str, Any], list[str]]:
    """The amounts that a card can hold, and the others in words."""
    fields: dict[str, Any] = {}
    notes: list[str] = []
    dose = without_round_rest(item)
    for name in _AMOUNTS:
        span = Span(getattr(dose, name), getattr(dose, f"{name}_max"))
        if not span:
            continue
        fits = _fits(span, ITEM_RANGES[name])
        held = {end: value for end, value in ((name, span.low), (f"{name}_max", span.high)) if value is not None}
        if fits:
            fields |= {end: value for end, value in held.items() if end in _CARD_AMOUNTS}
        if not fits or not held.keys() <= _CARD_AMOUNTS:
            notes.append(_say(name, span))
    for name, words in _TEMPO.items():
        seconds = getattr(dose, name)
        if seconds is not None and _fits(Span(seconds), ITEM_RANGES[name]):
            fields[name] = seconds
        elif seconds is not None:
            notes.append(f"{say_time(Span(seconds))} {words}")
    if dose.distance and len(dose.distance) <= DISTANCE_CHARS:
        fields["distance"] = dose.distance
    elif dose.distance:
        notes.append(dose.distance)
    if dose.sides in SIDES:
        fields["sides"] = dose.sides
    elif dose.sides:
        notes.append(f"Sides: {dose.sides}")
    return fields, notes


def _fits(span: Span, limits: tuple[float, float]) -> bool:
    ends = [end for end in (span.low, span.high) if end is not None]
    return all(limits[0] <= end <= limits[1] for end in ends) and ends == sorted(ends)


def _say(name: str, span: Span) -> str:
    if name in _TIMES:
        return f"{_TIMES[name]} {say_time(span)}"
    return capital(say_count(span, _AMOUNTS[name]))


def _sentences(notes: Sequence[str], most: int) -> str:
    words = " ".join(f"{capital(note).rstrip('.')}." for note in dict.fromkeys(notes) if note)
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _name(item: FoundItem, exercises: Mapping[str, Exercise]) -> str:
    return exercises[item.exercise_id].name
