"""Titles that have some words, of which the last is still being typed."""

from collections import Counter
from itertools import islice

import numpy as np

from forum.search.asking.analysis import is_looked_up, places_in, plain_of, stem_of
from forum.search.whoosh.matching import Matches, in_title
from forum.search.whoosh.state import State
from forum.search.whoosh.strangers import as_known_to
from forum.search.whoosh.views import View

# Of so many terms a beginning may stand for, those in the most documents are looked up.
READ, LOOKED_UP = 300, 12
# So many letters of an ending the stem of a whole word may lack: "stretchi" is on the way to "stretching".
ENDING, SHORTEST = 4, 4


def look_up(view: View, text: str, *, for_members: bool) -> Matches:
    """The documents whose titles have all the words."""
    *whole, last = [text[place.start : place.end] for place in places_in(text)] or [""]
    if not last:
        return Matches(np.zeros(view.size, np.bool_), np.zeros(view.size, np.bool_))
    stems = list(filter(is_looked_up, map(stem_of, whole)))
    # A last word that is never looked up, such as "on", may be whole: behind other words it asks for nothing.
    state = as_known_to(view, for_members=for_members)
    found = state.alive.copy()
    if is_looked_up(stem_of(last)) or not stems:
        found &= in_title(view, begun(view, state, plain_of(last)))
    for stem in stems:
        found &= in_title(view, (stem,))
    return Matches(found, found)


def begun(view: View, state: State, plain: str) -> set[str]:
    """The terms of this state of the view that a word with this beginning may be found by."""
    counts = Counter[str]()
    for segment in view.segments:
        counts.update(dict(segment.begun("all", plain, READ)))
    known = set(islice((term for term, _ in counts.most_common() if state.frequency("all", term)), LOOKED_UP))
    return known | {stem_of(plain), *(() if known else shorter(plain))}


def shorter(plain: str) -> list[str]:
    """The stems that a word may be on the way to which nothing begins as it does."""
    return [plain[:end] for end in range(max(SHORTEST, len(plain) - ENDING), len(plain))]
