"""The terms of a segment in order, and where in the postings file the list of each one lies.

    magic, how many, bytes of names | ends of names | ends of lists | frequencies | names

A name is field, NUL and term. A reader keeps all of it in memory, about 30 bytes a term, and asks no file.
"""

import struct
from array import array
from bisect import bisect_left
from collections.abc import Iterator

_HEAD = struct.Struct("<4sII")
_MAGIC = b"StT1"
# Fixed sizes, whatever the machine's own are.
_END, _PLACE = "I", "Q"


class TermsWriter:
    """Collects the terms, which come in their order."""

    def __init__(self) -> None:
        self._ends, self._lists, self._frequencies = array(_END), array(_PLACE), array(_END)
        self._names = bytearray()

    def add(self, name: bytes, frequency: int, list_end: int) -> None:
        """One more term, whose list ends there in the postings file."""
        self._names += name
        self._ends.append(len(self._names))
        self._lists.append(list_end)
        self._frequencies.append(frequency)

    def data(self) -> bytes:
        """All of them, as a file keeps them."""
        head = _HEAD.pack(_MAGIC, len(self._ends), len(self._names))
        rows = (self._ends, self._lists, self._frequencies)
        return head + b"".join(row.tobytes() for row in rows) + bytes(self._names)


class Terms:
    """The terms of one segment."""

    def __init__(self, data: bytes) -> None:
        magic, count, names = _HEAD.unpack_from(data)
        rows, at = [], _HEAD.size
        for typecode in (_END, _PLACE, _END):
            row = array(typecode)
            row.frombytes(data[at : at + count * row.itemsize])
            at += count * row.itemsize
            rows.append(row)
        self._ends, self._lists, self._frequencies = rows
        self._names = data[at:]
        if magic != _MAGIC or len(self._names) != names or len(self._frequencies) != count:
            raise EOFError("the terms are not what their head says")

    def find(self, field: str, term: str) -> tuple[int, int, int]:
        """Start and size of the term's list and how many documents it has; three zeros for one that is not there."""
        name = name_of(field, term.encode())
        at = bisect_left(range(len(self._ends)), name, key=self._name)
        if at == len(self._ends) or self._name(at) != name:
            return 0, 0, 0
        return self._entry(at)

    def begun(self, field: str, prefix: str) -> Iterator[tuple[str, int]]:
        """The terms of the field that begin so, in their order, each with how many documents it has."""
        start = name_of(field, prefix.encode())
        for at in range(bisect_left(range(len(self._ends)), start, key=self._name), len(self._ends)):
            name = self._name(at)
            if not name.startswith(start):
                return
            yield name[len(field) + 1 :].decode(), self._frequencies[at]

    def items(self) -> Iterator[tuple[bytes, tuple[int, int, int]]]:
        """All names in order, each with what `find` says of it."""
        return ((self._name(at), self._entry(at)) for at in range(len(self._ends)))

    def _name(self, at: int) -> bytes:
        return self._names[self._ends[at - 1] if at else 0 : self._ends[at]]

    def _entry(self, at: int) -> tuple[int, int, int]:
        start = self._lists[at - 1] if at else 0
        return start, self._lists[at] - start, self._frequencies[at]


def name_of(field: str, term: bytes) -> bytes:
    """A term as the file names it."""
    return b"\0".join((field.encode(), term))
