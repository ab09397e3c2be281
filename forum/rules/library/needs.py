"""What somebody has to have for an exercise: exactly what the position takes, and no more."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from forum.rules.library.exercises import Exercise
from forum.rules.library.positions import moves_between
from forum.rules.library.words import EQUIPMENT_WORDS

# Each is one thing that is missing, with what would do in its place.
Missing = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Needs:
    """What it takes: all of `must`, one thing of each of `one_of`; `optional` is for those who like.

    All are library values in the library's order, no thing twice.
    """

    must: tuple[str, ...] = ()
    one_of: tuple[tuple[str, ...], ...] = ()
    optional: tuple[str, ...] = ()

    @property
    def things(self) -> tuple[str, ...]:
        """Everything that may be used in doing it, but not what is optional."""
        return _in_order({*self.must, *(thing for group in self.one_of for thing in group)})

    @property
    def words(self) -> tuple[str, ...]:
        """What has to be there, one phrase each: "Firm chair", "wall or kitchen worktop"."""
        return _phrases([*((thing,) for thing in self.must), *self.one_of])

    @property
    def optional_words(self) -> str:
        """What may be used too, "If you like: ankle weight"; "" when nothing is optional."""
        free = ", ".join(EQUIPMENT_WORDS[thing].lower() for thing in self.optional)
        return f"If you like: {free}" if free else ""

    def can_do_with(self, have: Collection[str]) -> bool:
        """Whether these things are enough."""
        return set(self.must) <= set(have) and all(set(group) & set(have) for group in self.one_of)


def needs_in(exercise: Exercise, position: str | None, own: Iterable[str] = ()) -> Needs:
    """What it takes in this position, None asks for all its positions; `own` are the things a line names itself."""
    must = {*exercise.needed, *own}
    must.update(thing for place in _places(exercise, position) for thing in exercise.needed_in.get(place, ()))
    told_elsewhere = {thing for things in (*exercise.needed_in.values(), *exercise.one_of) for thing in things}
    return _needs(must, exercise.one_of, set(exercise.optional) - told_elsewhere)


def together(needs: Iterable[Needs]) -> Needs:
    """What all of it takes, one after the other."""
    all_needs = list(needs)
    must = {thing for one in all_needs for thing in one.must}
    groups = (group for one in all_needs for group in one.one_of)
    return _needs(must, groups, {thing for one in all_needs for thing in one.optional})


def missing_in(exercise: Exercise, position: str | None, have: Collection[str]) -> Missing:
    """What is missing to do it in this position, () when nothing is; None asks for all its positions together."""
    groups = [
        *((thing,) for thing in exercise.needed),
        *((thing,) for place in _places(exercise, position) for thing in exercise.needed_in.get(place, ())),
        *exercise.one_of,
    ]
    return tuple(dict.fromkeys(group for group in groups if not set(group) & set(have)))


def can_do_with(exercise: Exercise, have: Collection[str]) -> bool:
    """Whether one of its positions, or all where it goes through them, can be done with these things."""
    return any(not missing_in(exercise, position, have) for position in exercise.positions)


def _places(exercise: Exercise, position: str | None) -> tuple[str, ...]:
    is_open = position is None or position not in exercise.positions or moves_between(exercise)
    return exercise.positions if is_open else (position or "",)


def _needs(must: set[str], groups: Iterable[tuple[str, ...]], optional: set[str]) -> Needs:
    """Without what is there anyway: a group of which one thing is a must, and what stands in a group as optional."""
    open_groups = tuple(dict.fromkeys(group for group in groups if not set(group) & must))
    told = {*must, *(thing for group in open_groups for thing in group)}
    return Needs(_in_order(must), open_groups, _in_order(optional - told))


def _in_order(things: Collection[str]) -> tuple[str, ...]:
    return tuple(thing for thing in EQUIPMENT_WORDS if thing in things and thing != "none")


def _phrases(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    first, *others = [" or ".join(_words(group)) for group in groups] or [""]
    return tuple(words for words in (first, *(words[:1].lower() + words[1:] for words in others)) if words)


def _words(group: tuple[str, ...]) -> list[str]:
    first, *others = (EQUIPMENT_WORDS[thing] for thing in group)
    return [first, *(words[:1].lower() + words[1:] for words in others)]
