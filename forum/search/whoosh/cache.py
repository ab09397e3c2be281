"""What was read of posting lists, kept while there is room."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Protocol, TypeVar, cast

# A list costs this much beside its numbers.
_ENTRY_BYTES = 300


class Sized(Protocol):
    """Something that knows how many bytes of memory it takes."""

    @property
    def size(self) -> int:
        """Bytes of memory."""


T = TypeVar("T", bound=Sized)


class Cache:
    """At most so many bytes; what was asked for longest ago goes first. For all threads of a process."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._held: OrderedDict[Hashable, Sized] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is kept under the key, or else made now. Two threads may make the same at once."""
        with self._lock:
            if (known := self._held.get(key)) is not None:
                self._held.move_to_end(key)
                return cast(T, known)
        made = make()
        with self._lock:
            if key not in self._held:
                self._held[key] = made
                self._bytes += made.size + _ENTRY_BYTES
            while self._bytes > self._most_bytes:
                _, gone = self._held.popitem(last=False)
                self._bytes -= gone.size + _ENTRY_BYTES
        return made
