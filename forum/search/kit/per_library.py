"""What is worked out once for a whole exercise library, and anew when the library changes."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from forum.rules.library.exercises import Exercise

Library = Mapping[str, Exercise]
Made = TypeVar("Made")


class PerLibrary(Generic[Made]):
    """Keeps what `make` made of the library that this process saw last."""

    def __init__(self, make: Callable[[Library], Made]) -> None:
        self._make = make
        self._kept: tuple[Library, Made] | None = None

    def of(self, library: Library) -> Made:
        """The same thing for the same library."""
        kept = self._kept
        if kept is None or kept[0] is not library:
            kept = self._kept = (library, self._make(library))
        return kept[1]
