"""A card fitted to one member: line by line, with what changed and why. The same answers always give the same card.

A line stays where it fits. Else it is done in another of its own positions, or without a band or a weight that is
not at hand; else as the nearest easier form that fits, or as a relative of the same family that is no harder; else it
is offered to be left out. What its author asked for in support and company is never loosened: where that does not fit,
the line is left out. The safety facts of a line are those of its exercise and can only grow, and no level ever rises.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from forum.rules.fitting.conflicts import BAND, WEIGHTS, Conflict, has_band, has_weight, list_conflicts
from forum.rules.fitting.energy_days import DayLine, for_day, is_alike, walk_easier
from forum.rules.fitting.profiles import FitProfile
from forum.rules.library.exercises import Exercise
from forum.rules.library.offers import is_line_offered, is_offered
from forum.rules.library.positions import moves_between
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.summary import say_positions
from forum.rules.routines.swaps import swap_item

Library = Mapping[str, Exercise]
Status = Literal["kept", "adapted", "swapped", "dropped"]


@dataclass(frozen=True, slots=True)
class FittedLine:
    """What became of line `n` (from 0) of the card: `after` is None when no form fits.

    `what` says what is done now, `why` what of the line on the card does not fit.
    """

    n: int
    before: Item
    after: Item | None
    status: Status
    what: tuple[str, ...]
    why: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """What and why."""
        return self.what + self.why


@dataclass(frozen=True, slots=True)
class FittedCard:
    """The proposal: its lines in the order they would be done, those without a form at the end."""

    card: Card
    lines: tuple[FittedLine, ...]

    @property
    def is_unchanged(self) -> bool:
        return all(line.status == "kept" for line in self.lines)


def fit(card: Card, profile: FitProfile, exercises: Library) -> FittedCard:
    """The card as this member could do it on such a day; `exercises` is the library by id."""
    day = for_day(card, profile.day, exercises)
    lines = [_fit_line(line, profile, exercises) for line in day.lines]
    fitting = [line for line in lines if line.after]
    items = tuple(line.after for line in fitting if line.after)
    left_out = [line for line in lines if not line.after]
    return FittedCard(replace(day.card, items=items), (*fitting, *left_out))


def accept(card: Card, fitted: FittedCard, kept_as_is: frozenset[int]) -> Card:
    """The card a member accepts: the proposal, but with these lines (by their place in the card) as they were."""
    chosen = [line for line in fitted.lines if line.after or line.n in kept_as_is]
    items = tuple(line.before if line.n in kept_as_is or not line.after else line.after for line in chosen)
    return replace(fitted.card, items=items)


def _fit_line(line: DayLine, profile: FitProfile, exercises: Library) -> FittedLine:
    if line.after is None:
        return FittedLine(line.n, line.before, None, "dropped", (_sentence(line.words),))
    said = (_sentence(line.words),) if line.words else ()
    exercise = exercises.get(line.after.exercise_id)
    conflicts = list_conflicts(line.after, exercise, profile)
    if not conflicts or exercise is None:
        status: Status = _status(line) if not conflicts else "dropped"
        what = said if said or conflicts else ("It fits as it is.",)
        return FittedLine(line.n, line.before, None if conflicts else line.after, status, what, _reasons(conflicts))
    for one in _forms(exercise, exercises):
        form = _form(line.after, exercise, one, conflicts, profile)
        if not list_conflicts(form, one, profile):
            changed: Status = "swapped" if one.id != line.before.exercise_id else "adapted"
            what = (*said, *_say(line.after, form, one))
            return FittedLine(line.n, line.before, form, changed, what, _reasons(conflicts))
    none = ("We found no form of it that fits your answers.",)
    return FittedLine(line.n, line.before, None, "dropped", none, _reasons(conflicts))


def _status(line: DayLine) -> Status:
    if line.after == line.before or line.after is None:
        return "kept"
    return "swapped" if line.after.exercise_id != line.before.exercise_id else "adapted"


def _forms(exercise: Exercise, exercises: Library) -> Iterator[Exercise]:
    """The exercise itself, its easier forms, then relatives that are no harder: the most alike first."""
    easier = [one for one in walk_easier(exercise, exercises) if one.level <= exercise.level]
    yield exercise
    yield from easier
    known = {exercise.id, *(one.id for one in easier)}
    relatives = [
        one
        for one in exercises.values()
        if one.family == exercise.family
        and one.id not in known
        and is_offered(one)
        and one.level <= exercise.level
        and is_alike(one, exercise)
    ]

    def unlikeness(one: Exercise) -> tuple[bool, int, int]:
        shared = len(set(one.muscle_groups) & set(exercise.muscle_groups))
        return one.modality != exercise.modality, -shared, exercise.level - one.level

    yield from sorted(relatives, key=unlikeness)


def _form(item: Item, exercise: Exercise, one: Exercise, conflicts: tuple[Conflict, ...], profile: FitProfile) -> Item:
    """The line as this form would be done: in a position that fits, without a band or weight that is not there."""
    form = item
    if one.id != exercise.id:
        form = swap_item(item, exercise, one, f"Fitted: {conflicts[0].words[:1].lower()}{conflicts[0].words[1:]}")
    lighter: dict[str, Any] = {}
    if has_band(form) and BAND not in profile.things and BAND not in one.equipment:
        lighter |= {"band": "", "band_brand": "", "band_doubled": False}
    if has_weight(form) and not WEIGHTS & set(profile.things) and not WEIGHTS & set(one.equipment):
        lighter |= {"load_kg": None, "first_load_kg": None}
    return _place(replace(form, **lighter), one, profile)


def _place(item: Item, exercise: Exercise, profile: FitProfile) -> Item:
    """The line in the first of its positions that fits; a position of its author's own stays, unless it is held."""
    if moves_between(exercise):
        return item
    is_free = is_line_offered(exercise, item.position)
    if item.position and is_free and (item.position in profile.positions or item.position not in exercise.positions):
        return item
    if not item.position and is_free and set(exercise.positions) <= set(profile.positions):
        return item
    places = [one for one in profile.positions if one in exercise.positions and is_offered(exercise, one)]
    return replace(item, position=places[0]) if places else item


def _say(before: Item, after: Item, exercise: Exercise) -> tuple[str, ...]:
    words = []
    if after.exercise_id != before.exercise_id:
        words.append(f"Done as {exercise.name}.")
    if after.position and after.position != before.position:
        words.append(f"{say_positions((after.position,))} this time.")
    if has_band(before) and not has_band(after):
        words.append("Without the band.")
    if has_weight(before) and not has_weight(after):
        words.append("Without the weight.")
    return tuple(words)


def _reasons(conflicts: tuple[Conflict, ...]) -> tuple[str, ...]:
    return tuple(conflict.words for conflict in conflicts)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
