"""A message that was read: its text, its exercises, and what looks like one and is not known."""

from dataclasses import dataclass

from forum.text.routine_parser import FoundItem, Unread

# Fewer lines are an exercise somebody mentions, and no routine; of a list without any we know it takes more to tell.
LINES_MIN, UNKNOWN_MIN = 2, 3


@dataclass(frozen=True, slots=True)
class ReadMessage:
    """The text as it was read, to which all places count, and what was found in it."""

    text: str
    items: tuple[FoundItem, ...]
    unread: tuple[Unread, ...] = ()

    @property
    def about(self) -> int:
        """About how many exercises it holds."""
        return len(self.items) + len(self.unread)

    @property
    def is_routine(self) -> bool:
        """Whether a card can be begun with it."""
        return self.about >= (LINES_MIN if self.items else UNKNOWN_MIN)
