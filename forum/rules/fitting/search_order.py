"""What comes first for a member who said what they can do."""

from collections.abc import Iterator

from forum.rules.fitting.conflicts import list_conflicts
from forum.rules.fitting.profiles import FitProfile
from forum.rules.library.exercises import Exercise
from forum.rules.library.offers import offered_positions
from forum.rules.library.traits import PLACES
from forum.rules.routines.routines import Item
from forum.rules.routines.traits import lacks, needs


def suits(exercise: Exercise, profile: FitProfile) -> bool:
    """Whether there is a position in which nothing goes against the answers."""
    return any(
        not list_conflicts(Item(exercise_id=exercise.id, position=place), exercise, profile)
        for place in offered_positions(exercise)
        if place in profile.positions
    )


def traits_against(profile: FitProfile) -> tuple[str, ...]:
    """The traits of a whole card that go against the answers."""
    return tuple(_against(profile))


def _against(profile: FitProfile) -> Iterator[str]:
    for place, positions in PLACES.items():
        if positions.isdisjoint(profile.positions):
            yield needs("position", place)
    if not profile.has_company:
        yield lacks("company", "alone")
    if not profile.has_support:
        yield needs("support", "hold_on")
    if not profile.can_use_floor:
        yield needs("floor", "yes")
    if not profile.may_close_eyes:
        yield needs("eyes", "closed")
