"""What to watch out for in the lines of a card, and the signs to stop at: as the library says them now.

A line's sentences stand at the line, the most important first; the signs of all lines stand together once. Where there
is little room the first of each line is named and the others are counted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from forum.rules.kit.spans import capital
from forum.rules.library.exercises import Exercise
from forum.rules.routines.routines import Card


@dataclass(frozen=True, slots=True)
class Watch:
    """What to watch out for in one line: the sentence that matters most, and the others."""

    first: str = ""
    more: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        return (self.first, *self.more) if self.first else ()

    @property
    def more_words(self) -> str:
        """How many are left where only the first is said."""
        return f"{len(self.more)} more to watch out for" if self.more else ""


@dataclass(frozen=True, slots=True)
class StopSigns:
    """The signs to stop at, as sentences, each once: the first of every line, and the others."""

    first: tuple[str, ...] = ()
    more: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What stands before them, after the rules that hold for every exercise."""
        return "Signs to stop at on this card"

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.first, *self.more)

    @property
    def more_words(self) -> str:
        """How many are left where only the first of each line is said."""
        return f"{len(self.more)} more {'sign' if len(self.more) == 1 else 'signs'} to stop at" if self.more else ""


def watch_of(exercise: Exercise | None) -> Watch:
    """What to watch out for in this exercise; nothing is known of one that the library lacks."""
    words = exercise.caution_words if exercise else ()
    return Watch(words[0], words[1:]) if words else Watch()


def signs_of(card: Card, exercises: Mapping[str, Exercise]) -> StopSigns:
    """The signs to stop any of these exercises at; `exercises` is the library by id."""
    lines = [exercises[item.exercise_id].stop_words for item in card.items if item.exercise_id in exercises]
    first = dict.fromkeys(words[0] for words in lines if words)
    more = dict.fromkeys(sign for sign in chain.from_iterable(lines) if sign not in first)
    return StopSigns(tuple(say_signs(first)), tuple(say_signs(more)))


def say_counted(watches: Iterable[Watch], signs: StopSigns) -> tuple[str, str]:
    """How much to watch out for and how many signs to stop at the whole card has, for a sheet without room for them."""
    things, stops = len({words for one in watches for words in one.words}), len(signs.words)
    return (
        f"{things} more to watch out for on the card." if things else "",
        f"{stops} more {'sign' if stops == 1 else 'signs'} to stop at on the card." if stops else "",
    )


def say_signs(signs: Iterable[str]) -> list[str]:
    """The library's signs as sentences."""
    return [f"{capital(sign)}." for sign in signs]
