"""Exercises that the library lacks and members suggest: what a suggestion says, and which two mean the same."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from forum.errors import Refused
from forum.rules.library import refusal_words
from forum.rules.library.exercises import Exercise
from forum.rules.library.words import POSITION_WORDS

NAME_CHARS = 60
# "½" and its like become several letters when names are compared.
KEY_CHARS = 240
HOW_LEAST = 20
HOW_CHARS = 1_000
# As many suggestions of one member may wait at once.
MOST_OPEN = 5
SUGGESTED_A_PAGE = 20
STATES: dict[str, str] = {"suggested": "Waiting", "accepted": "Accepted", "declined": "Declined"}
HELD_ON: dict[str, str] = {
    "yes": "Yes, to something firm",
    "no": "No",
    "unsure": "I am not sure",
}
_EMPTY_WORDS = frozenset(("a", "an", "the", "exercise", "with", "of", "and"))
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class MissingExercise:
    """What a member says of an exercise; `key` is equal for two names that mean the same."""

    name: str
    key: str
    how: str
    position: str
    held_on: str


def check_suggestion(*, name: str, how: str, position: str, held_on: str) -> MissingExercise:
    """The suggestion as it may be kept; raises `Refused` for the first field that breaks a rule."""
    name = check_name(name)
    return MissingExercise(name, name_key(name), check_how(how), check_position(position), check_held_on(held_on))


def check_name(name: str) -> str:
    """The name with single spaces; raises `Refused` when nothing of it can be compared."""
    name = " ".join(name.split())
    if not name_key(name):
        raise Refused(refusal_words.NO_EXERCISE_NAME, "name")
    if len(name) > NAME_CHARS:
        raise Refused(refusal_words.text_too_long(len(name), NAME_CHARS), "name")
    return name


def check_how(how: str) -> str:
    """How it is done, trimmed; raises `Refused`."""
    how = how.strip()
    if len(how) < HOW_LEAST:
        raise Refused(refusal_words.how_too_short(HOW_LEAST), "how")
    if len(how) > HOW_CHARS:
        raise Refused(refusal_words.text_too_long(len(how), HOW_CHARS), "how")
    return how


def check_position(position: str) -> str:
    """A position of the library; raises `Refused`."""
    if position not in POSITION_WORDS:
        raise Refused(refusal_words.NO_POSITION, "position")
    return position


def check_held_on(held_on: str) -> str:
    """One of `HELD_ON`; raises `Refused`."""
    if held_on not in HELD_ON:
        raise Refused(refusal_words.NO_HOLD, "held_on")
    return held_on


def check_open(count: int) -> None:
    """Refuse one more suggestion to a member who has so many waiting."""
    if count >= MOST_OPEN:
        raise Refused(refusal_words.too_many_suggested(MOST_OPEN))


def name_key(name: str) -> str:
    """The words of a name without capitals, signs and plural; names with equal keys mean the same exercise."""
    plain = unicodedata.normalize("NFKC", name[: 2 * NAME_CHARS]).casefold()
    words = [_singular(word) for word in _WORD.findall(plain.replace("’", "").replace("'", ""))]
    kept = [word for word in words if word not in _EMPTY_WORDS] or words
    return " ".join(kept)[:KEY_CHARS]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def find_known(name: str, exercises: Mapping[str, Exercise]) -> Exercise | None:
    """The exercise of the library that has this name, or else the first that is also called so."""
    key = name_key(name)
    if not key:
        return None
    also = None
    for one in exercises.values():
        if name_key(one.name) == key:
            return one
        if also is None and any(name_key(alias) == key for alias in one.aliases):
            also = one
    return also


def say_asked(count: int) -> str:
    """How many members asked for an exercise."""
    return "1 member asked for this" if count == 1 else f"{count:,} members asked for this"
