"""What the history of a post says: its older texts, and what changed from one to the next that may be read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

Pieces = TypeVar("Pieces")


class OldText(Protocol):
    """A text that a post had before."""

    @property
    def id(self) -> int: ...

    @property
    def body(self) -> str: ...

    @property
    def state(self) -> str: ...

    @property
    def written_at(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One older text: `pieces` say what the next readable one changed, None when this one is closed to the reader."""

    id: int
    written_at: datetime
    is_closed: bool
    pieces: object


def steps_of(
    now_says: str, older: Sequence[OldText], compare: Callable[[str, str], Pieces], *, reads_closed: bool
) -> list[HistoryStep]:
    """The older texts, newest first. A closed one is compared with nothing, or its words would show as changes."""
    steps, after = [], now_says
    for text in older:
        is_closed = text.state != "public"
        is_read = reads_closed or not is_closed
        steps.append(HistoryStep(text.id, text.written_at, is_closed, compare(text.body, after) if is_read else None))
        after = text.body if is_read else after
    return steps
