"""Choosing exercises by what a person can do and has: facets, counts and chips.

Answers are joined by OR inside a facet and by AND between facets. Values we do not know are ignored. What waits for
a clinician is found by its words and in the whole list, never by an answer.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from forum.rules.library.exercises import Exercise
from forum.rules.library.needs import can_do_with
from forum.rules.library.offers import is_offered, offered_positions
from forum.rules.library.words import (
    EQUIPMENT_WORDS,
    GAIT_PHASE_WORDS,
    HEAT_WORDS,
    LEVEL_WORDS,
    MODALITY_WORDS,
    POSITION_WORDS,
    SPOTTER_WORDS,
    SUPPORT_WORDS,
)

Facet = Literal["modality", "position", "support", "equipment", "gait_phase", "level", "spotter", "heat", "review"]

FACETS: tuple[Facet, ...] = get_args(Facet)
FACET_WORDS: dict[Facet, str] = {
    "modality": "Kind of exercise",
    "position": "Position",
    "support": "Support",
    "equipment": "Equipment",
    "gait_phase": "Part of walking",
    "level": "Level",
    "spotter": "Someone with you",
    "heat": "Heat",
    "review": "Read by a clinician",
}
# Things of an ordinary home: an exercise that needs only these is found under "nothing to buy".
HOUSEHOLD = frozenset({"chair", "mat_or_bed", "counter", "wall", "corner", "belt_or_towel", "pillow_or_roll"})

_WORDS: dict[Facet, Mapping[str, str]] = {
    "modality": MODALITY_WORDS,
    "position": POSITION_WORDS,
    "support": SUPPORT_WORDS,
    "equipment": EQUIPMENT_WORDS | {"none": "Nothing to buy (a chair, bed, wall or worktop at most)"},
    "gait_phase": GAIT_PHASE_WORDS,
    "level": {str(level): words for level, words in LEVEL_WORDS.items()},
    "spotter": {"alone": "No one else needed"}
    | {value: words for value, words in SPOTTER_WORDS.items() if value != "not_needed"},
    "heat": HEAT_WORDS,
    "review": {"clinician": "Reviewed by a clinician"},
}


def words_of(facet: Facet) -> Mapping[str, str]:
    """The answers of a facet in words, in the order of the form."""
    return _WORDS[facet]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseFilter:
    """What a person chose: values per facet (levels as text, "alone" for no one needed) and words to find."""

    modality: tuple[str, ...] = ()
    position: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    gait_phase: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    spotter: tuple[str, ...] = ()
    heat: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    q: str = ""

    def values(self, facet: Facet) -> tuple[str, ...]:
        """The chosen values of one facet that we know, each once, in the order of the form."""
        chosen: tuple[str, ...] = getattr(self, facet)
        return tuple(value for value in _WORDS[facet] if value in chosen)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a facet; `count` is the exercises there would be with it alone chosen in its facet."""

    value: str
    words: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """One chosen answer, to be shown and taken away; `rest` is the filter without it."""

    facet: Facet
    value: str
    words: str
    rest: ExerciseFilter


def filter_from_args(args: Mapping[str, Sequence[str]]) -> ExerciseFilter:
    """The filter a GET form says, from its values by name; names and values we do not know are left out."""
    asked: dict[str, Any] = {facet: tuple(args.get(facet, ())) for facet in FACETS}
    given = ExerciseFilter(**asked)
    known: dict[str, Any] = {facet: given.values(facet) for facet in FACETS}
    return ExerciseFilter(q=next(iter(args.get("q", ())), "").strip(), **known)


def filter_exercises(exercises: Iterable[Exercise], chosen: ExerciseFilter) -> list[Exercise]:
    """The exercises that fit every facet, in the order given; what its words find is the search's to say."""
    tests = [_test(facet, chosen.values(facet)) for facet in FACETS if chosen.values(facet)]
    return [exercise for exercise in exercises if all(test(exercise) for test in tests)]


def count_options(exercises: Iterable[Exercise], chosen: ExerciseFilter) -> dict[Facet, list[Option]]:
    """Every answer of every facet with its count among what the other facets leave of these exercises."""
    found = list(exercises)
    counts: dict[Facet, list[Option]] = {}
    for facet in FACETS:
        open_facet: dict[str, Any] = {facet: ()}
        others = filter_exercises(found, replace(chosen, **open_facet))
        having = Counter(value for exercise in others for value in set(facet_values(facet, exercise)))
        counts[facet] = [
            Option(value, words, having[value], value in chosen.values(facet)) for value, words in _WORDS[facet].items()
        ]
    return counts


def list_chips(chosen: ExerciseFilter) -> list[Chip]:
    """One chip for each chosen answer, in the order of the form."""
    return [
        Chip(facet, value, _WORDS[facet][value], _without(chosen, facet, value))
        for facet in FACETS
        for value in chosen.values(facet)
    ]


def _without(chosen: ExerciseFilter, facet: Facet, value: str) -> ExerciseFilter:
    left: dict[str, Any] = {facet: tuple(other for other in chosen.values(facet) if other != value)}
    return replace(chosen, **left)


def _test(facet: Facet, values: tuple[str, ...]) -> Callable[[Exercise], bool]:
    wanted = set(values)
    return lambda exercise: not wanted.isdisjoint(facet_values(facet, exercise))


def facet_values(facet: Facet, exercise: Exercise) -> Iterable[str]:
    """The answers of a facet that are true of the exercise; none of what waits for a clinician."""
    if not is_offered(exercise):
        return ()
    safety = exercise.safety
    match facet:
        case "modality":
            return exercise.modalities
        case "position":
            return offered_positions(exercise)
        case "support":
            return (safety.stable_support,)
        case "equipment":
            return _equipment_values(exercise)
        case "gait_phase":
            return exercise.gait_phases
        case "level":
            return (str(exercise.level),)
        case "spotter":
            return ("alone" if safety.spotter == "not_needed" else safety.spotter,)
        case "heat":
            return (safety.heat_load,)
        case "review":
            return ("clinician",) if exercise.is_reviewed else ()


def _equipment_values(exercise: Exercise) -> Iterable[str]:
    things = tuple(one for one in exercise.equipment if one != "none")
    return (*things, "none") if can_do_with(exercise, HOUSEHOLD) else things
