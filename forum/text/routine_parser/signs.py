"""Signs of the setting: what the text says, of which kind, and where."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.text.routine_parser.items import Span
from forum.text.routine_parser.places import within


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing the text says about the setting, at its place."""

    kind: str
    value: str
    start: int
    end: int


class Signs:
    """The signs of a text, found by kind and place without looking at all of them."""

    def __init__(self, signs: list[Sign]) -> None:
        self._by_kind: dict[str, list[Sign]] = {}
        for sign in signs:
            self._by_kind.setdefault(sign.kind, []).append(sign)

    def within(self, kind: str, span: Span) -> Sequence[Sign]:
        """The signs of a kind that begin in a stretch of the text."""
        return within(self._by_kind.get(kind, []), *span)
