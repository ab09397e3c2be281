"""Amounts that an exercise has from words about several: from the end of a list, or from what was given to all."""

import re
from collections.abc import Sequence

from forum.rules.library.exercises import Exercise
from forum.text.routine_parser.bound import Bound, group
from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.quantities import Quantity
from forum.text.routine_parser.segment import Outline
from forum.text.routine_parser.shares import Shared, shareable

_ELIDED = re.compile(r"(?:\s?[,&/+]\s?(?:and\s|&\s)?|\s(?:and|&|plus)\s|\s?\([^)]{1,40}\),?\s)(?:\w{1,9}\s){0,2}")
_SIDE_WORD = re.compile(r"\b(?:sides?|legs?|arms?|feet|foot|hands?|ways?|e/s)\b")
_MOST_SHARED = 30
_SHORT_S = 10
# Told by its length, a trip has no sets: "3 x 10 of each; plus a walk of 10 minutes".
_TRIPS = frozenset({"walking", "treadmill-walk", "recumbent-cycle", "arm-cycle", "elliptical", "pool-walk"})
_SORT = re.compile(
    r"\b(?:(?P<stretch>stretch(?:es)?)|(?P<hold>holds)|each|every|all|exercises?|moves?|movements?|rest|others?|"
    r"section|circuit|list|routine|programme|session)\b"
)


def fill_shared(
    outline: Outline, mentions: list[Mention], own: list[Bound], shared: list[Shared], exercises: list[Exercise]
) -> None:
    """What was said for all: of two such amounts the one right above counts, then those below.

    What was said of one sort of exercise is for that sort only, and a time for it stands instead of a count for all.
    """
    shared = [one for one in shared[:_MOST_SHARED] if not _is_said_after(outline, one, shared)]
    sorts = [_sort_of(outline, one.quantity, exercises[one.first : one.last]) for one in shared]
    for number, (mention, bound) in enumerate(zip(mentions, own, strict=True)):
        reaching, is_timed_sort = [], False
        for one, sort in zip(shared, sorts, strict=True):
            if one.first <= number < one.last and (not sort or _is_of_sort(sort, exercises[number])):
                reaching.append(one)
                is_timed_sort = is_timed_sort or (sort == "hold" and "seconds" in one.quantity.values)
        reaching.sort(
            key=lambda one: (
                one.quantity.start > mention.start,
                all(key.endswith("_max") for key in one.quantity.values),  # what it grows to stands behind what it is
                abs(mention.start - one.quantity.start),
            )
        )
        is_timed = mention.phrase.exercise_id in _TRIPS and not {"seconds", "distance"}.isdisjoint(bound.values)
        has_length = _lasts(bound) and "reps" not in bound.values
        for one in reaching:
            values = {} if is_timed and one.quantity.is_count else shareable(one)
            if (has_length or is_timed_sort) and "sets" not in bound.values:
                values = {name: value for name, value in values.items() if group(name) != "reps"}
            bound.add(values, (one.quantity.start, one.quantity.end), is_inherited=True)


def _is_said_after(outline: Outline, one: Shared, shared: Sequence[Shared]) -> bool:
    """Whether its sentence told before how often: "do these 3 times a week as well as a walk each day"."""
    if "frequency" not in one.quantity.values:
        return False
    start = outline.sentences[outline.sentence_at(one.quantity.start)].start
    return any(
        "frequency" in other.quantity.values and start <= other.quantity.start < one.quantity.start for other in shared
    )


def _lasts(bound: Bound) -> bool:
    """Whether its own amount is a way or a time that stands for a count; a short hold is one of several."""
    seconds = bound.values.get("seconds", 0)
    return not {"moving", "distance"}.isdisjoint(bound.values) or (isinstance(seconds, int) and seconds >= _SHORT_S)


def fill_elided(text: str, mentions: list[Mention], own: list[Bound]) -> None:
    """In "calves, quads and hamstrings, 30 seconds each" the last one's amounts are everybody's."""
    for number in range(len(mentions) - 2, -1, -1):
        left, right = mentions[number], mentions[number + 1]
        is_bare = not set(own[number].values) - {"sides"}
        if left.sentence == right.sentence and is_bare and _ELIDED.fullmatch(text, left.end, right.start):
            if "sides" in own[number + 1].values and not _SIDE_WORD.search(text, *own[number + 1].places["sides"]):
                own[number + 1].drop("sides")  # "10 each" is of each exercise
            for name, value in own[number + 1].values.items():
                own[number].add({name: value}, own[number + 1].places[name])


def _sort_of(outline: Outline, quantity: Quantity, reached: Sequence[Exercise]) -> str:
    """The sort of exercise an amount for several speaks of, "hold each stretch for 20 seconds"; "" for any."""
    start = outline.sentences[outline.sentence_at(quantity.start)].start
    said = [found.lastgroup or "" for found in _SORT.finditer(outline.text, start, quantity.end)]
    sort = said[-1] if said else ""
    return sort if any(_is_of_sort(sort, one) for one in reached) else ""


def _is_of_sort(sort: str, exercise: Exercise) -> bool:
    """Whether an exercise is a stretch, or a hold that the library does once."""
    usual = exercise.default_dose
    return sort in exercise.family if sort == "stretch" else bool(usual.hold_seconds) and usual.reps == (1, 1)
