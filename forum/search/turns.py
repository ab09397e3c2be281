"""One search at a time in each process, so that a crowd of searchers leaves the processor to the pages.

Two searches in one process would only take turns at Python's lock, and a page would wait for both.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from forum.search.asking.port import SearchUnavailable

_ONE = Lock()
# One searches and two may wait, which takes milliseconds; more are sent away at once and hold no thread.
ROOM = BoundedSemaphore(3)


class SearchBusy(SearchUnavailable):
    """Too many search at this moment; nothing is wrong with the index."""


@contextmanager
def turn() -> Iterator[None]:
    """Search now, alone; raises `SearchBusy`."""
    if not ROOM.acquire(blocking=False):
        raise SearchBusy("others are searching")
    try:
        with _ONE:
            yield
    finally:
        ROOM.release()
