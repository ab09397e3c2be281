"""Changes between two versions of a card as a page shows them, with rewritten texts word by word."""

from collections.abc import Iterable
from dataclasses import dataclass

from forum.rules.routines.diff import Change
from forum.text.kit.differences import compare_words

ICONS = {
    "added": "plus",
    "removed": "minus",
    "swapped": "arrow-left-right",
    "moved": "move",
    "dose": "pencil",
    "text": "pencil",
    "warning": "triangle-alert",
}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change; `pieces` are ("same" | "gone" | "new", text) of a text that was rewritten."""

    icon: str
    words: str
    pieces: tuple[tuple[str, str], ...] = ()


def view_changes(changes: Iterable[Change]) -> tuple[ChangeRow, ...]:
    """The changes, ready for a template."""
    return tuple(ChangeRow(ICONS[one.kind], one.words, tuple(compare_words(one.before, one.after))) for one in changes)
