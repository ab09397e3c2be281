"""What stands at the foot of a card or an exercise: what else is about the same.

A search costs more than all the rest of such a page, so what it found is kept for ten minutes. Only keys are kept: who
may read what, its title and its safety are asked anew for each page. Pages of threads lead to a page of its own for it:
they lie ready for visitors, known by the thread's version, which stays when another thread is hidden or renamed.
"""

from collections.abc import Collection
from dataclasses import dataclass

from forum.clock import utc_now
from forum.queries.library.exercises import Library
from forum.queries.search.found_things import FoundThing, Key
from forum.queries.search.search_things import find_things
from forum.rules.library.offers import is_offered
from forum.search import SearchUnavailable
from forum.search.related import list_related
from forum.web.kit.caching import Shelf
from forum.web.kit.request_context import current_person

KEPT_S = 600
KEPT: Shelf[list[Key]] = Shelf(3_000)
HEADINGS = {"exercise": "Exercises", "routine": "Routine cards", "thread": "Threads"}
Related = tuple[str, list[FoundThing]]


@dataclass(frozen=True, slots=True)
class About:
    """What a page is about: its own key and words, and what it shows already (`but`)."""

    key: Key
    title: str
    purpose: str
    positions: Collection[str]
    but: Collection[Key]


def related_to(about: About, library: Library) -> list[Related]:
    """Headings with up to three things each, as this person may read them now; none while the search can't tell."""
    keys = [key for key in find_keys(about, (library.fingerprint, library.desk_stamp)) if key not in about.but]
    things = find_things(
        [(kind, id_) for kind, id_ in keys if kind != "exercise" or is_offered(library.exercises[id_])],
        current_person(),
    )
    groups = [
        (words, [things[key] for key in keys if key[0] == kind and key in things]) for kind, words in HEADINGS.items()
    ]
    return [group for group in groups if group[1]]


def find_keys(about: About, library_mark: tuple[str, str]) -> list[Key]:
    """What the search found in these ten minutes, or finds now."""
    person = current_person()
    mark = (about.key, about.title, library_mark, person.is_confirmed, int(utc_now().timestamp()) // KEPT_S)
    kept = KEPT.find(mark)
    if kept is not None:
        return kept
    try:
        return KEPT.keep(
            mark, list_related(about.title, about.purpose, about.positions, [about.key, *about.but], person)
        )
    except SearchUnavailable:
        return []
