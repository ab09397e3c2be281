"""A card, a programme or an exercise in short, as lists and posts show it."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.rules.routines.facts import InShort, in_short
from forum.rules.routines.safety import Strip

KINDS_SHOWN = 3
FACTS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class MiniCard:
    """All that `macros/minicard.html` reads; "" and () where there is nothing to say.

    `safety` names every dangerous fact, and the mild ones as far as there is room.
    """

    url: str
    title: str
    meta: str
    purpose: str
    modalities: tuple[str, ...]
    badge: str
    icon: str
    safety: InShort


def mini_card(
    url: str,
    title: str,
    meta: object,
    strip: Strip,
    *,
    purpose: str = "",
    modalities: Sequence[str] = (),
    badge: str = "",
    icon: str = "clipboard-list",
) -> MiniCard:
    """The one maker of a mini-card; only the first kinds of exercise are named, and every danger."""
    safety = in_short(strip.lines, FACTS_SHOWN)
    return MiniCard(url, title, str(meta), purpose, tuple(modalities[:KINDS_SHOWN]), badge, icon, safety)
