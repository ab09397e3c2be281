"""What is about the same as some words: for whoever begins a thread, and beside what somebody reads."""

from collections.abc import Collection, Sequence

from forum.queries.search.found_things import FoundThing
from forum.queries.search.search_things import find_things
from forum.rules.kit.people import Person
from forum.rules.talk.alike import MOST, is_alike
from forum.search.asking.analysis import is_looked_up, light_stems, stems_of
from forum.search.asking.port import Hit
from forum.search.asking.query import MAX_TERMS, Query
from forum.search.engine import current
from forum.search.turns import turn

LOOKED_AT = 15
# What a text is about stands at its beginning.
BEGINNING_CHARS = 600


def list_alike(title: str, person: Person) -> list[FoundThing]:
    """Threads that this person may read and that may answer a question with this title, the best first.

    Raises `SearchUnavailable` or `SearchBusy`.
    """
    hits = find_alike(title, ("thread",), person)
    things = find_things([(hit.kind, hit.id) for hit in hits], person)
    found = [things[hit.kind, hit.id] for hit in hits if (hit.kind, hit.id) in things]
    asked = matter(title)
    return [one for one in found if is_alike(asked, beginning(one))][:MOST]


def find_alike(words: str, kinds: Collection[str], person: Person) -> Sequence[Hit]:
    """What shares the most with these words, which hold no operators, of what people of this standing may know of.

    Raises `SearchUnavailable` or `SearchBusy`.
    What was closed a moment ago may be among it: nothing here is counted, and whoever shows it asks who may read it.
    """
    query = Query(words=tuple(words.split()[:MAX_TERMS]), for_members=person.is_confirmed)
    with turn():
        return current().find(query, kinds=kinds, limit=LOOKED_AT).hits


def matter(text: str) -> set[str]:
    """The stems of a text that tell what it is about."""
    return {stem for stem in stems_of(text) if is_looked_up(stem) and stem not in light_stems()}


def beginning(thing: FoundThing) -> set[str]:
    """The stems of a thing's title and first lines."""
    return {*stems_of(thing.title), *stems_of(thing.text[:BEGINNING_CHARS])}
