"""What a message would look like, without keeping it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from forum.models import LibraryExercise, Member, db
from forum.queries.library.exercises import get_library
from forum.queries.routines.source_words import read_message
from forum.queries.talk.public_numbers import AtRisk, Masker, mask
from forum.rules.kit.limits import POST_CHARS
from forum.rules.members.names import name_key
from forum.text.kit.clean import clean_text
from forum.text.markup.cook import Cooked, cook
from forum.text.markup.exercise_links import link_exercises
from forum.text.markup.mentions import find_exercise_ids, find_mentions

MOST_KEYS = 5_000


@dataclass(frozen=True, slots=True)
class Preview:
    """A cooked message that is not stored, and what of it everybody is not to read.

    `exercise_count` says how many exercises we read in its author's own words, `about` of how many.
    """

    html: str
    at_risk: AtRisk
    exercise_count: int = 0
    about: int = 0
    is_routine: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """Who and what a message may point at, as `text.markup.cook` takes them."""

    members: dict[str, str]
    exercises: dict[str, str]


def find_names(*texts: str) -> Names:
    """The members and exercises these messages speak of, as far as they exist."""
    keys = {name_key(name) for text in texts for name in find_mentions(text)}
    ids = {one for text in texts for one in find_exercise_ids(text)}
    return Names(_spelled(Member.name_key, Member.name, keys), _spelled(LibraryExercise.id, LibraryExercise.name, ids))


def cook_plainly(text: str) -> Cooked:
    """A text that stands for the house: its exercises are linked, nobody is named in it, its links earn no credit."""
    return cook(text, exercise_names=find_names(text).exercises, member_names={}, link_rel="nofollow ugc")


def _spelled(key: Any, name: Any, wanted: set[str]) -> dict[str, str]:
    """The names under those of the keys that exist, asked for in parts: a database takes only so many at once."""
    asked = sorted(wanted)
    found: dict[str, str] = {}
    for start in range(0, len(asked), MOST_KEYS):
        rows = db.session.execute(select(key, name).where(key.in_(asked[start : start + MOST_KEYS])))
        found.update((row[0], row[1]) for row in rows)
    return found


def cook_text(body: str) -> Cooked:
    """Cook a message with the names of the members and exercises it speaks of; raises `Refused` over a limit."""
    names = find_names(body)
    return cook(body, exercise_names=names.exercises, member_names=names.members)


def preview(
    typed: str, *, wants_exercise_links: bool = True, vouched: Collection[str] = (), known: Collection[str] = ()
) -> Preview:
    """A message as others will see it, contact details masked, and with the links that the worker will add.

    `vouched` are keys of numbers for which the author speaks now, `known` those of earlier.
    """
    cleaned, masker = clean_text(typed[: 2 * POST_CHARS]), Masker(known)
    shown = masker(cleaned)
    html = cook_text(mask(cleaned, {*vouched, *known}).text if vouched else shown).html
    if wants_exercise_links:
        html = link_exercises(html, get_library().exercises).html
    read = read_message(typed)
    return Preview(html, masker.at_risk(vouched), len(read.items), read.about, read.is_routine)
