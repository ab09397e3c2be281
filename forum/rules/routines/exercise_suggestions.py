"""Exercises that might come next in a card: gentle ones first, of a kind the card does not have yet."""

from collections.abc import Mapping

from forum.rules.library.exercises import Exercise
from forum.rules.library.offers import is_offered_in
from forum.rules.routines.coverage import modalities, positions
from forum.rules.routines.routines import Card


def suggest_exercises(card: Card, exercises: Mapping[str, Exercise], limit: int = 6) -> list[Exercise]:
    """Up to `limit` exercises for the card's positions (sitting, when it has none), each of another family.

    None asks for somebody else in the room, and none is harder than what the card has already.
    """
    taken = {item.exercise_id for item in card.items}
    known = [exercises[exercise_id] for exercise_id in taken if exercise_id in exercises]
    hardest = max([2, *(one.level for one in known)])
    where = set(positions(card, exercises)) or {"seated"}
    have = set(modalities(card, exercises))
    fitting = [
        one
        for one in exercises.values()
        if one.id not in taken
        and one.level <= hardest
        and one.safety.spotter == "not_needed"
        and one.family != "class-or-game"
        and is_offered_in(one, where)
    ]
    fitting.sort(key=lambda one: (one.modality in have, one.level))
    return _mix(fitting, {one.family for one in known}, limit)


def _mix(fitting: list[Exercise], families: set[str], limit: int) -> list[Exercise]:
    """The first of each family, going round the kinds of exercise so that no kind fills the list."""
    rounds: dict[str, list[Exercise]] = {}
    for one in fitting:
        if one.family not in families:
            families = families | {one.family}
            rounds.setdefault(one.modality, []).append(one)
    longest = max(map(len, rounds.values()), default=0)
    mixed = [kind[n] for n in range(longest) for kind in rounds.values() if n < len(kind)]
    return mixed[:limit]
