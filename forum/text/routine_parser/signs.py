"""Signs of the setting: what the text says, of which kind, and where."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass

from forum.text.routine_parser.items import Span

_MOST_LINES = 40  # above or below
# Named beside or held, they are still what one lies on.
_LAIN_ON = frozenset({"bed", "mat"})


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
        self._starts = {kind: [sign.start for sign in many] for kind, many in self._by_kind.items()}

    def of(self, kind: str) -> Sequence[Sign]:
        """All signs of a kind, in the order of the text."""
        return self._by_kind.get(kind, ())

    def within(self, kind: str, span: Span) -> Sequence[Sign]:
        """The signs of a kind that begin in a stretch of the text."""
        starts = self._starts.get(kind)
        return self._by_kind[kind][bisect_left(starts, span[0]) : bisect_left(starts, span[1])] if starts else ()

    def unheld(self, span: Span) -> list[str]:
        """The things that a stretch names, without those that are only held or stood beside."""
        held = self.within("support", span)
        named = self.within("equipment", span)
        return [sign.value for sign in named if sign.value in _LAIN_ON or not _is_inside(sign, held)]


class Around:
    """What the lines without an exercise say; each kind of sign is laid to its lines once for the whole text.

    An exercise that we do not know owns its lines: how one sits for it and what one uses is nobody else's. That
    somebody is there, or what one holds, counts all the same.
    """

    def __init__(self, signs: Signs, lines: Sequence[Span], owned: Container[Span]) -> None:
        self._signs, self._lines, self._owned = signs, lines, owned
        self._starts = [start for start, _ in lines]
        self._told: dict[str, tuple[list[int], list[str]]] = {}

    def say(self, kind: str, place: int) -> list[str]:
        """What the lines above and below say, the nearest first; `place` is how many of the lines stand above."""
        numbers, values = self._of(kind)
        if not numbers:
            return []
        first, here, last = (bisect_left(numbers, place + by) for by in (-_MOST_LINES, 0, _MOST_LINES))
        above = sorted(range(first, here), key=lambda at: -numbers[at])
        return [values[at] for at in (*above, *range(here, last))]

    def _of(self, kind: str) -> tuple[list[int], list[str]]:
        """The numbers of the lines that say something of a kind, and what they say; "things" are what is not held."""
        if kind not in self._told:
            told = self._things() if kind == "things" else self._laid(kind)
            if kind in {"position", "things"}:
                told = [one for one in told if self._lines[one[0]] not in self._owned]
            self._told[kind] = [at for at, _ in told], [value for _, value in told]
        return self._told[kind]

    def _laid(self, kind: str) -> list[tuple[int, str]]:
        lines = [(self._line_at(sign.start), sign.value) for sign in self._signs.of(kind)]
        return [(at, value) for at, value in lines if at >= 0]

    def _things(self) -> list[tuple[int, str]]:
        lines = dict.fromkeys(at for at, _ in self._laid("equipment"))
        return [(at, value) for at in lines for value in self._signs.unheld(self._lines[at])]

    def _line_at(self, place: int) -> int:
        """The number of the line that a place lies in; -1 for none."""
        at = bisect_right(self._starts, place) - 1
        return at if at >= 0 and place < self._lines[at][1] else -1


def _is_inside(sign: Sign, others: Sequence[Sign]) -> bool:
    return any(other.start <= sign.start < other.end for other in others)
