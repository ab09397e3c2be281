"""A card, a programme or an exercise in short, as lists and posts show it."""

from collections.abc import Sequence
from dataclasses import dataclass

KINDS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class MiniCard:
    """All that `macros/minicard.html` reads; "" and () where there is nothing to say."""

    url: str
    title: str
    meta: str
    purpose: str
    modalities: tuple[str, ...]
    badge: str
    icon: str


def mini_card(
    url: str,
    title: str,
    meta: object,
    *,
    purpose: str = "",
    modalities: Sequence[str] = (),
    badge: str = "",
    icon: str = "clipboard-list",
) -> MiniCard:
    """The one maker of a mini-card; only the first kinds of exercise are named."""
    return MiniCard(url, title, str(meta), purpose, tuple(modalities[:KINDS_SHOWN]), badge, icon)
