"""What a card asks of a person as a whole, for a search that must not list what they can't or won't do."""

from collections.abc import Iterator, Mapping

from forum.rules.library.exercises import Exercise
from forum.rules.library.traits import FACTS, PLACES, fits_answer, is_forbidden, places_of
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import item_strip
from forum.rules.routines.summary import is_alone_safe

# Every answer of words that a whole card may fail; kinds of exercise and single things are facets of their own.
ANSWERS = (*(("position", place) for place in PLACES), *FACTS, ("equipment", "none"))
# Who speaks of falls may look for a card against them: its own fall risk is said on every hit.
_SAID_ON_THE_CARD = frozenset({"fall_risk"})


def list_traits(card: Card, exercises: Mapping[str, Exercise]) -> list[str]:
    """What keeps the card from being offered: `lacks` and `needs` for each answer that one of its lines fails.

    A line whose exercise is not in the library fails them all.
    """
    return [
        trait
        for facet, value in ANSWERS
        for trait, has_it in ((lacks(facet, value), _lacks), (needs(facet, value), _needs))
        if any(has_it(item, exercises.get(item.exercise_id), facet, value) for item in card.items)
    ]


def lacks(facet: str, value: str) -> str:
    """The trait of a card with a line that does not fit this answer."""
    return f"lacks-{facet}-{value}"


def needs(facet: str, value: str) -> str:
    """The trait of a card with a line that can't be done without this."""
    return f"needs-{facet}-{value}"


def barring(said: Iterator[tuple[str, str, bool]]) -> tuple[str, ...]:
    """The traits that no card may have for somebody who gave these answers; each is (facet, value, is excluded)."""
    return tuple(
        needs(facet, value) if is_excluded else lacks(facet, value)
        for facet, value, is_excluded in said
        if (facet, value) in ANSWERS and facet not in _SAID_ON_THE_CARD
    )


def _lacks(item: Item, exercise: Exercise | None, facet: str, value: str) -> bool:
    if (facet, value) == ("company", "alone") and not is_alone_safe(item_strip(item, exercise)):
        return True
    return exercise is None or not fits_answer(exercise, facet, value, _places(item))


def _needs(item: Item, exercise: Exercise | None, facet: str, value: str) -> bool:
    return exercise is None or is_forbidden(exercise, facet, value, _places(item))


def _places(item: Item) -> frozenset[str]:
    return frozenset({item.position}) if item.position else places_of(())
