"""What a segment keeps of each document beside its words: length, time, thread, and what a hit is shown with.

magic, documents, words of them all | lengths as bytes | times | threads | ends of records | records
"""

import struct
from array import array
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_HEAD = struct.Struct("<4sIQ")
_MAGIC = b"StD2"
# A title may hold half a surrogate pair, which UTF-8 has no place for.
_CODING = ("utf-8", "surrogatepass")
PARTS = ("key", "title", "url")


class RecordsWriter:
    """Collects the documents of a new segment."""

    def __init__(self) -> None:
        self.words = 0
        self._lengths, self._times, self._threads, self._ends = bytearray(), array("q"), array("q"), array("Q")
        self._records = bytearray()

    def __len__(self) -> int:
        return len(self._lengths)

    def add(self, length: int, at: int, thread: int, record: bytes) -> None:
        """One more document; its length is in the one byte that ranking knows."""
        self._lengths.append(length)
        self._times.append(at)
        self._threads.append(thread)
        self._records += record
        self._ends.append(len(self._records))

    def data(self) -> bytes:
        """All of them, as a file keeps them."""
        head = _HEAD.pack(_MAGIC, len(self), self.words)
        rows = (self._times, self._threads, self._ends)
        return head + bytes(self._lengths) + b"".join(row.tobytes() for row in rows) + bytes(self._records)


@dataclass(frozen=True, slots=True)
class Records:
    """What is held of a segment's documents; the records themselves stay in the file, from `start` on."""

    words: int
    lengths: NDArray[np.uint8]
    times: NDArray[np.int64]
    threads: NDArray[np.int64]
    ends: NDArray[np.uint64]
    start: int

    def place(self, doc: int) -> tuple[int, int]:
        """Where in the file the record of a document lies, and how long it is."""
        begin = int(self.ends[doc - 1]) if doc else 0
        return self.start + begin, int(self.ends[doc]) - begin


def unpack(data: bytes) -> Records:
    """The documents of a file, of which `data` is all or at least all before the records."""
    magic, size, words = _HEAD.unpack_from(data)
    if magic != _MAGIC:
        raise EOFError("these are no records")
    at = _HEAD.size
    lengths = np.frombuffer(data, np.uint8, size, at).copy()
    times = np.frombuffer(data, "<i8", size, at + size).astype(np.int64)
    threads = np.frombuffer(data, "<i8", size, at + 9 * size).astype(np.int64)
    ends = np.frombuffer(data, "<u8", size, at + 17 * size).astype(np.uint64)
    return Records(words, lengths, times, threads, ends, at + 25 * size)


def head_size(first: bytes) -> int:
    """How many bytes lie before the records; `first` is at least the first 16 bytes."""
    return _HEAD.size + 25 * int(_HEAD.unpack_from(first)[1])


def record_of(stored: dict[str, str]) -> bytes:
    """Key, title and address as they are kept."""
    return "\0".join(stored.get(part, "").replace("\0", " ") for part in PARTS).encode(*_CODING)


def stored_of(record: bytes) -> dict[str, str]:
    """Key, title and address by name."""
    return dict(zip(PARTS, record.decode(*_CODING).split("\0"), strict=True))
