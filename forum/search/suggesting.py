"""What somebody may be about to search for, while they type: names and titles that have the words so far."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from forum.queries.library.exercises import get_library
from forum.queries.search.beginnings import list_people_begun, list_tags_begun
from forum.queries.search.search_things import find_things
from forum.rules.kit.people import Person
from forum.rules.library.exercises import Exercise
from forum.rules.library.offers import is_offered
from forum.rules.routines.facts import in_short
from forum.rules.routines.safety import SafetyLine, exercise_strip
from forum.search.asking.analysis import plain_of, words_in
from forum.search.asking.port import SearchUnavailable
from forum.search.engine import current
from forum.search.kit.per_library import PerLibrary
from forum.search.turns import turn

FEWEST_LETTERS = 2
EXERCISES, CARDS, THREADS, TAGS, PEOPLE = 3, 2, 3, 1, 1
# Of the mild facts; dangers are always named.
FACTS_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing, and its page; `safety` says how safe it is if it is done, "" for what is not done."""

    kind: str
    name: str
    url: str
    safety: str = ""


def suggest(text: str, person: Person) -> list[Suggestion]:
    """Up to ten things that this person may know of, exercises first; none before two letters."""
    words = [plain_of(word[0]) for word in words_in(text)]
    if not words or len("".join(words)) < FEWEST_LETTERS:
        return []
    typed = " ".join(text.split())
    return [*_exercises(words), *_titles(typed, person), *_tags(typed, person), *_people(typed, person)]


Names = list[tuple[Exercise, list[list[str]]]]


def names_of(library: Mapping[str, Exercise]) -> Names:
    """The offered exercises with the words of their names."""
    return [
        (one, [[plain_of(word[0]) for word in words_in(name)] for name in (one.name, *one.aliases)])
        for one in library.values()
        if is_offered(one)
    ]


_names = PerLibrary(names_of)


def _exercises(words: list[str]) -> Iterator[Suggestion]:
    found = [(place, one) for one, names in _names.of(get_library().exercises) if (place := place_in(names, words))]
    for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].level, pair[1].name))[:EXERCISES]:
        yield Suggestion("Exercise", one.name, f"/exercises/{one.id}", say_safety(exercise_strip(one).lines))


def place_in(names: Iterable[list[str]], words: list[str]) -> int:
    """How good the words are as a beginning of one of the names: 1 at its start, 2 within, 0 not at all."""
    places = [
        1 if " ".join(name).startswith(" ".join(words)) else 2
        for name in names
        if all(any(part.startswith(word) for part in name) for word in words)
    ]
    return min(places, default=0)


def _titles(typed: str, person: Person) -> Iterator[Suggestion]:
    """Cards and threads; none while the search can't tell."""
    try:
        with turn():
            hits = [
                hit
                for kind, most in (("routine", CARDS), ("thread", THREADS))
                for hit in current().find_begun(typed, kinds=(kind,), limit=most, for_members=person.is_confirmed)
            ]
    except SearchUnavailable:
        return
    things = find_things([(hit.kind, hit.id) for hit in hits], person)
    for hit in hits:
        if thing := things.get((hit.kind, hit.id)):
            kind = "Routine card" if hit.kind == "routine" else "Thread"
            yield Suggestion(kind, thing.title, thing.url, say_safety(thing.safety or ()))


def _tags(typed: str, person: Person) -> Iterator[Suggestion]:
    for name in list_tags_begun(typed.lower(), person, TAGS):
        yield Suggestion("Tag", name, "/search?" + urlencode([("q", f'tag:"{name}"'), ("kind", "thread")]))


def _people(typed: str, person: Person) -> Iterator[Suggestion]:
    for name, full_name in list_people_begun(typed.removeprefix("@"), person, PEOPLE):
        yield Suggestion("Member", full_name, f"/u/{name}")


def say_safety(lines: Iterable[SafetyLine]) -> str:
    """The dangers, and the mild facts as far as there is room, as one line."""
    return ". ".join(in_short(lines, FACTS_SHOWN).words)
