"""The free texts of a card: all its words that somebody typed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from forum.rules.routines.cert_answers import CERT_NAMES
from forum.rules.routines.routines import Card

CARD_TEXTS = ("title", "purpose", "note", "provenance_note", *CERT_NAMES)
ITEM_TEXTS = ("note", "reason", "effort_words")


def rewrite(card: Card, change: Callable[[str], str]) -> Card:
    """The card with each of its texts as `change` gives it."""
    items = [replace(item, **_changed(item, ITEM_TEXTS, change)) for item in card.items]
    return replace(card, items=tuple(items), **_changed(card, CARD_TEXTS, change))


def _changed(thing: object, names: tuple[str, ...], change: Callable[[str], str]) -> dict[str, Any]:
    return {name: change(getattr(thing, name)) for name in names}
