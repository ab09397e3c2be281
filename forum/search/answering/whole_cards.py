"""What the index is asked of cards for a position: that all of a card can be done there."""

from collections.abc import Iterator
from functools import cache

from forum.rules.library.traits import PLACES
from forum.search.asking.operators import values_for
from forum.search.asking.query import Query


def whole_cards(query: Query) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The filters, and for a position the place where all of a card can be done."""
    for name, values in query.filters.items():
        places = tuple(place for place in PLACES if PLACES[place].issuperset(values)) if name == "position" else ()
        if not places or set(values) != set(positions_of(places[0])):
            yield name, values
        if places:
            yield "place", places


@cache
def positions_of(place: str) -> tuple[str, ...]:
    """What an everyday place stands for as a filter."""
    return values_for("position", place)
