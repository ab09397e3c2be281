"""The same card for a tired day: fewer lines, fewer sets, low ends, sitting first. Never harder in anything.

A good day (green) is the card as it is. On a tired day (amber) a line does one set fewer and the low end of every
range, a list that is done in rounds one round fewer, what is at level 4 or 5 gives way to an easier form, and what can
be done at rest comes first. On a very tired day (red) at most RED_LINES lines are left, the gentlest ones, once: one
set, half of the low end, sitting or lying down, nothing that makes hot. What its author left blank stays blank. These
are our editors' rules; no study set them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from forum.rules.fitting.profiles import RESTING, Day
from forum.rules.library.exercises import Exercise
from forum.rules.library.filters import HOUSEHOLD
from forum.rules.library.offers import (
    is_line_offered,
    is_offered,
    offered_positions,
    offered_regressions,
    place_offered,
)
from forum.rules.library.positions import fits_in
from forum.rules.routines.own_names import name_of
from forum.rules.routines.rounds import fewer_rounds, once, rounds_of, say_rounds
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import is_no_stricter, item_strip
from forum.rules.routines.swaps import swap_item

Library = Mapping[str, Exercise]

RED_LINES = 4
AMBER_LEVEL = 3
RED_LEVEL = 2
CLASS = "class-or-game"
SEEN = "it is held back for now, because somebody has seen a risk in it."
WAITS = "it waits for a clinician to read it."
REST_COUNTS = "Rest counts as keeping to the plan."
_RANGES = (
    "sets",
    "reps",
    "hold_s",
    "duration_s",
    "effort",
    "first_sets",
    "first_reps",
    "first_hold_s",
    "first_duration_s",
)
_HALVED = ("reps", "duration_s", "first_reps", "first_duration_s")


@dataclass(frozen=True, slots=True)
class DayLine:
    """One line of a card on such a day: its place in the card (from 0), what became of it, and why.

    `after` is None when it is left out.
    """

    n: int
    before: Item
    after: Item | None
    words: str


@dataclass(frozen=True, slots=True)
class DayCard:
    """The card of such a day; `changes` and `left_out` say in sentences what is other than usual."""

    card: Card
    lines: tuple[DayLine, ...]
    changes: tuple[str, ...]
    left_out: tuple[str, ...]


def for_day(card: Card, day: Day, exercises: Library) -> DayCard:
    """The card on a good (green), tired (amber) or very tired (red) day."""
    lines = [_line(n, item, day, exercises) for n, item in enumerate(card.items)]
    if day == "red":
        lines = _gentlest(lines, exercises)
    kept = [line for line in lines if line.after]
    if day != "green":
        kept.sort(key=lambda line: not _is_resting(line.after, exercises))
    items = tuple(line.after for line in kept if line.after)
    often: dict[str, Any] = {"times_per_day": 1} if day == "red" and card.times_per_day else {}
    made = {"green": card, "amber": fewer_rounds(card), "red": once(card)}[day]
    fewer = [f"{say_rounds(made, card)}."] if items and rounds_of(made) != rounds_of(card) else []
    names = {line.n: _name(line.before, exercises) for line in lines}
    return DayCard(
        card=replace(made, items=items, **often),
        lines=(*kept, *(line for line in lines if not line.after)),
        changes=(*fewer, *(f"{names[line.n]}: {line.words}" for line in kept if line.words)),
        left_out=tuple(f"{names[line.n]}: {line.words}" for line in lines if not line.after),
    )


def _line(n: int, item: Item, day: Day, exercises: Library) -> DayLine:
    exercise = exercises.get(item.exercise_id)
    if day == "green":
        return DayLine(n, item, item, "")
    if exercise is None:
        after = _less(item, day) if day == "amber" else None
        return DayLine(n, item, after, "not in our library, so better left for another day." if after is None else "")
    if not is_offered(exercise, item.position):
        return DayLine(n, item, None, SEEN if exercise.hold_words else WAITS)
    if day == "red" and item_strip(item, exercise).heat == "high":
        return DayLine(n, item, None, "it can make you hot.")
    form = _amber_form(item, exercise, exercises) if day == "amber" else _red_form(item, exercise, exercises)
    if form is None:
        return DayLine(n, item, None, "it has no gentle form sitting or lying down.")
    after = _less(form, day)
    return DayLine(n, item, after, _say(item, after, exercises))


def _placed(item: Item, exercise: Exercise) -> Item:
    """The line as it may be offered: one without a position in the first that is not held back, if some are."""
    return replace(item, position=place_offered(exercise)) if item.position is None else item


def _amber_form(item: Item, exercise: Exercise, exercises: Library) -> Item | None:
    item = _placed(item, exercise)
    if exercise.level <= AMBER_LEVEL:
        return item
    for easier in walk_easier(exercise, exercises):
        form = swap_item(item, exercise, easier, "An easier form for a tired day")
        if easier.level <= AMBER_LEVEL and is_no_stricter(item_strip(form, easier), item_strip(item, exercise)):
            return form
    return item


def _red_form(item: Item, exercise: Exercise, exercises: Library) -> Item | None:
    before = item_strip(item, exercise)
    for one in (exercise, *walk_easier(exercise, exercises)):
        form = item if one is exercise else swap_item(item, exercise, one, "A gentle form for a very tired day")
        placed = _at_rest(form, one)
        # A tired day is no day to look for a band that the card does without.
        if set(one.equipment) - {*exercise.equipment, *HOUSEHOLD, "none"}:
            continue
        if placed and one.level <= RED_LEVEL and is_no_stricter(item_strip(placed, one), before):
            return placed
    return None


def walk_easier(exercise: Exercise, exercises: Library) -> Iterator[Exercise]:
    """The easier forms of an exercise, the nearest first; each once.

    The library's own next steps down always count, those further down only while they still train the same.
    """
    seen, row = {exercise.id}, [exercise]
    while row:
        following = {one.id: one for here in row for one in offered_regressions(here, exercises)}
        row = [one for one in following.values() if one.id not in seen]
        seen.update(one.id for one in row)
        yield from (one for one in row if is_alike(one, exercise, is_next=one.id in exercise.regressions))


def is_alike(one: Exercise, other: Exercise, *, is_next: bool = False) -> bool:
    """Whether one may stand for the other: they train a muscle or a part of walking in common.

    Where the other names neither, the same kind of exercise is enough. A class or a game stands for no exercise.
    """
    if (one.family == CLASS) != (other.family == CLASS):
        return False
    trains = {*other.muscle_groups, *other.gait_phases}
    if not trains:
        return is_next or one.modality == other.modality
    return is_next or bool(trains & {*one.muscle_groups, *one.gait_phases})


def _at_rest(item: Item, exercise: Exercise) -> Item | None:
    """The line sitting or lying down, when the exercise is done so; a place of its author's own is not changed."""
    if not fits_in(exercise, RESTING):
        return None
    if item.position:
        is_usual = item.position in exercise.positions
        if item.position in RESTING:
            return item if is_line_offered(exercise, item.position) else None
        if not is_usual:
            return None
    places = [one for one in RESTING if one in offered_positions(exercise)]
    if not places:
        return None
    is_open = not item.position and set(exercise.positions) <= set(RESTING) and is_line_offered(exercise, None)
    return item if is_open else replace(item, position=places[0])


def _is_resting(item: Item | None, exercises: Library) -> bool:
    exercise = exercises.get(item.exercise_id) if item else None
    return bool(item and exercise and _at_rest(item, exercise) == item)


def _less(item: Item, day: Day) -> Item:
    """Fewer sets and the low end of every range; on a very tired day one set and half of the low end."""
    less: dict[str, Any] = {}
    for name in _RANGES:
        low, high = getattr(item, name), getattr(item, f"{name}_max")
        if low is None and high is None:
            continue
        # "Up to 15" has no low end: half of it on a very tired day, else it stays as it is.
        start = high if low is None else low
        if name.endswith("sets"):
            start = 1 if day == "red" else max(start - 1, 1)
        elif name in _HALVED and day == "red":
            start = -(-start // 2)
        less |= {name: None, f"{name}_max": start} if low is None else {name: start, f"{name}_max": None}
    return replace(item, **less)


def _gentlest(lines: list[DayLine], exercises: Library) -> list[DayLine]:
    def grade(line: DayLine) -> tuple[int, bool, int]:
        exercise = exercises[line.after.exercise_id] if line.after else None
        return (exercise.level, exercise.safety.heat_load != "low", line.n) if exercise else (9, True, line.n)

    chosen = {line.n for line in sorted((one for one in lines if one.after), key=grade)[:RED_LINES]}
    return [
        line if line.n in chosen or line.after is None
        else replace(line, after=None, words="enough for a very tired day without it.")
        for line in lines
    ]  # fmt: skip


def _say(before: Item, after: Item, exercises: Library) -> str:
    words = []
    if after.exercise_id != before.exercise_id:
        words.append(f"done as {_name(after, exercises)}")
    if after.position != before.position and after.position in RESTING:
        words.append("sitting" if "sit" in after.position or after.position == "seated" else "lying down")
    if any(getattr(after, name) != getattr(before, name) for name in ("sets", "sets_max", "first_sets")):
        words.append("fewer sets")
    amounts = [name for name in _RANGES if not name.endswith("sets") and name != "effort"]
    if after.exercise_id == before.exercise_id and any(
        getattr(after, end) != getattr(before, end) for name in amounts for end in (name, f"{name}_max")
    ):
        words.append("less of it")
    return ", ".join(words) + "." if words else ""


def _name(item: Item, exercises: Library) -> str:
    return name_of(item.exercise_id, exercises)
