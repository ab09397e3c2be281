"""What an exercise's page says by position, for what it is done, what it needs and when to stop, each in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forum.formats.routines.steps import Neighbour
from forum.formats.routines.view import neighbours, sentences
from forum.rules.library.exercises import REASON, Exercise
from forum.rules.library.offers import (
    clinician_progressions,
    helped_regressions,
    offered_progressions,
    offered_regressions,
    waits_for_clinician,
)
from forum.rules.library.positions import moves_between
from forum.rules.library.words import EQUIPMENT_WORDS, POSITION_WORDS
from forum.rules.routines.safety import SafetyLine, exercise_strip
from forum.rules.routines.watch import say_signs


@dataclass(frozen=True, slots=True)
class PositionView:
    """A position whose facts differ from the strictest: what is told instead, and why."""

    name: str
    lines: tuple[SafetyLine, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ExerciseView:
    """One exercise in words; `steps` and `ladders` are groups under a heading, "" where there is only one."""

    steps: tuple[tuple[str, tuple[str, ...]], ...]
    places: tuple[PositionView, ...]
    needs: tuple[str, ...]
    cautions: tuple[str, ...]
    stops: tuple[str, ...]
    held: str
    ladders: tuple[tuple[str, tuple[Neighbour, ...]], ...]


def exercise_view(exercise: Exercise, exercises: Mapping[str, Exercise]) -> ExerciseView:
    """The exercise as its page shows it."""
    ladders = (
        ("Easier", offered_regressions(exercise, exercises)),
        ("Easier, with somebody’s help", helped_regressions(exercise, exercises)),
        ("Harder", offered_progressions(exercise, exercises)),
        ("Harder, only with a clinician", clinician_progressions(exercise, exercises)),
    )
    said = ((title, neighbours(found)) for title, found in ladders)
    return ExerciseView(
        steps=_steps(exercise),
        places=tuple(_place(exercise, position) for position in exercise.safety_in),
        needs=tuple(_needs(exercise)),
        cautions=exercise.caution_words,
        stops=tuple(say_signs(exercise.stop_words)),
        held=_held(exercise),
        ladders=tuple((title, rows) for title, rows in said if rows),
    )


def _steps(exercise: Exercise) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if moves_between(exercise):
        return (("", tuple(sentences(exercise.how))),)
    groups: dict[tuple[str, ...], list[str]] = {}
    for position in exercise.positions:
        groups.setdefault(exercise.how_in(position), []).append(position)
    if len(groups) == 1:
        return (("", tuple(sentences(exercise.how))),)
    return tuple((_names(places), tuple(sentences(how))) for how, places in groups.items())


def _place(exercise: Exercise, position: str) -> PositionView:
    judged = exercise.safety_in[position]
    kinds = {{"stable_support": "support", "heat_load": "heat"}.get(name, name) for name in judged}
    lines = exercise_strip(exercise, position).lines
    reason = str(judged[REASON])
    return PositionView(POSITION_WORDS[position], tuple(line for line in lines if line.kind in kinds), reason)


def _needs(exercise: Exercise) -> list[str]:
    """Everything it takes, a line for each case: always, in one position, one of several, and what is not a must."""
    lines = [f"Needs: {_things(exercise.needed)}."] if exercise.needed else []
    lines += [f"{POSITION_WORDS[place]}: {_things(things)}." for place, things in exercise.needed_in.items()]
    lines += [f"One of these: {_things(group)}." for group in exercise.one_of]
    told = {thing for group in (*exercise.needed_in.values(), *exercise.one_of) for thing in group}
    if free := tuple(thing for thing in exercise.optional if thing not in told):
        lines.append(f"If you use it: {_things(free)}.")
    return lines or ["Needs: nothing."]


def _things(things: tuple[str, ...]) -> str:
    return ", ".join(EQUIPMENT_WORDS[thing].lower() for thing in things)


def _names(places: Sequence[str]) -> str:
    first, *others = (POSITION_WORDS[place] for place in places)
    return " or ".join([first, *(words[:1].lower() + words[1:] for words in others)])


def _held(exercise: Exercise) -> str:
    if not waits_for_clinician(exercise):
        return ""
    where = f"{_names(exercise.held_positions)}: " if exercise.held_positions else ""
    return f"{where}{exercise.held_for_clinician}"
