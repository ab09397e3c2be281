"""What else is about the same as a card or an exercise, by the search."""

from collections.abc import Collection
from itertools import islice

from forum.queries.search.found_things import Key
from forum.queries.search.search_things import find_things
from forum.rules.kit.people import Person, anybody_like
from forum.rules.library.offers import is_offered, offered_positions
from forum.rules.talk.alike import is_alike
from forum.search.alike import beginning, find_alike, matter
from forum.search.questions import EXERCISE, AsRead
from forum.search.service import find_in_library

A_KIND = 3
OTHERS = ("routine", "thread")


def list_related(
    title: str, purpose: str, positions: Collection[str], but: Collection[Key], person: Person
) -> list[Key]:
    """Up to three exercises, cards and threads each, none of those in `but`.

    Exercises are only such as may be offered to anybody, and done in one of these positions; threads such as everybody
    of this person's standing may know of. Raises `SearchUnavailable` or `SearchBusy`.
    """
    others = _others(title, but, anybody_like(person))
    return [*_exercises(f"{title} {purpose}", positions, but), *others]


def _exercises(words: str, positions: Collection[str], but: Collection[Key]) -> list[Key]:
    found = find_in_library(words, AsRead(as_typed=True))
    fitting = (
        (EXERCISE, one.id)
        for one in (found.exercises if found else ())
        if is_offered(one) and not set(positions).isdisjoint(offered_positions(one)) and (EXERCISE, one.id) not in but
    )
    return list(islice(fitting, A_KIND))


def _others(title: str, but: Collection[Key], person: Person) -> list[Key]:
    keys = [(hit.kind, hit.id) for hit in find_alike(title, OTHERS, person) if (hit.kind, hit.id) not in but]
    things, asked = find_things(keys, person), matter(title)
    alike = [key for key in keys if key in things and is_alike(asked, beginning(things[key]))]
    return [key for kind in OTHERS for key in [one for one in alike if one[0] == kind][:A_KIND]]
