"""The free texts of a card: all its words that somebody typed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from forum.rules.routines.cert_answers import CERT_NAMES
from forum.rules.routines.own_names import find_own_name, own_id
from forum.rules.routines.routines import Card

CARD_TEXTS = ("title", "purpose", "note", "provenance_note", *CERT_NAMES)
ITEM_TEXTS = ("note", "reason", "effort_words")


def rewrite(card: Card, change: Callable[[str], str]) -> Card:
    """The card with each of its texts as `change` gives it."""
    items = [
        replace(item, exercise_id=_renamed(item.exercise_id, change), **_changed(item, ITEM_TEXTS, change))
        for item in card.items
    ]
    return replace(card, items=tuple(items), **_changed(card, CARD_TEXTS, change))


def _renamed(exercise_id: str, change: Callable[[str], str]) -> str:
    """An exercise that only its author knows has a name that somebody typed."""
    name = find_own_name(exercise_id)
    return own_id(change(name)) if name else exercise_id


def _changed(thing: object, names: tuple[str, ...], change: Callable[[str], str]) -> dict[str, Any]:
    return {name: change(getattr(thing, name)) for name in names}
