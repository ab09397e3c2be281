"""The form of a posting list: plain numbers one after the other, which numpy reads as they lie.

    head | steps from document to document | weights that occur | which of them each document has
         | how many positions each document has | positions

Numbers are as narrow as the largest of their row allows. A list without weights ends after its steps. Whoosh's own
blocks are pickles, and unpickling them took longer than all the rest of a search.
"""

import struct
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

_HEAD = struct.Struct("<IBBBxI")
_WIDTHS: dict[int, np.dtype[Any]] = {1: np.dtype("<u1"), 2: np.dtype("<u2"), 4: np.dtype("<u4")}

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Postings:
    """The documents of a term, ascending, and which of the weights `known` each of them has."""

    documents: Ints
    codes: NDArray[np.unsignedinteger]
    known: NDArray[np.float64]

    @property
    def size(self) -> int:
        """Bytes of memory."""
        return self.documents.nbytes + self.codes.nbytes + self.known.nbytes

    def only(self, wanted: NDArray[np.bool_]) -> "Postings":
        """Some of the documents."""
        codes = self.codes[wanted] if self.codes.size else self.codes
        return Postings(self.documents[wanted], codes, self.known)


@dataclass(frozen=True, slots=True)
class Positions:
    """How many positions each document of a term has, and all of them in a row."""

    counts: NDArray[np.unsignedinteger]
    places: NDArray[np.uint16]

    @property
    def size(self) -> int:
        """Bytes of memory."""
        return self.counts.nbytes + self.places.nbytes

    def only(self, wanted: NDArray[np.bool_]) -> "Positions":
        """Those of some of the documents."""
        if not self.counts.size:
            return self
        return Positions(self.counts[wanted], self.places[np.repeat(wanted, self.counts)])


def _narrow(row: NDArray[np.integer]) -> NDArray[np.unsignedinteger]:
    most = row.max() if row.size else 0
    return row.astype(_WIDTHS[1 if most < 1 << 8 else 2 if most < 1 << 16 else 4])


def pack(documents: Ints, weights: NDArray[np.float32], positions: Positions) -> bytes:
    """The list as bytes; `weights` and `positions` are empty where a term has none."""
    gaps = documents.copy()
    gaps[1:] -= documents[:-1]
    steps = _narrow(gaps)
    if not weights.size:
        return _HEAD.pack(documents.size, steps.itemsize, 0, 0, 0) + steps.tobytes()
    # Quicker than `np.unique` for the many short lists, and for long ones, which have few weights.
    known = np.array(sorted(set(weights.tolist())), "<f4")
    codes, counts = _narrow(np.searchsorted(known, weights)), _narrow(positions.counts)
    head = _HEAD.pack(documents.size, steps.itemsize, codes.itemsize, counts.itemsize, known.size)
    rows = (steps, known, codes, counts, positions.places.astype("<u2", copy=False))
    return head + b"".join([row.tobytes() for row in rows])


def unpack(data: bytes) -> Postings:
    """The documents and weights of a list."""
    size, step, code, _, known = _HEAD.unpack_from(data)
    steps = np.frombuffer(data, _WIDTHS[step], size, _HEAD.size)
    documents = np.cumsum(steps, dtype=np.int32)
    if not code:
        return Postings(documents, np.empty(0, np.uint8), np.empty(0))
    at = _HEAD.size + step * size
    weights = np.frombuffer(data, "<f4", known, at).astype(np.float64)
    return Postings(documents, np.frombuffer(data, _WIDTHS[code], size, at + 4 * known).copy(), weights)


def unpack_positions(data: bytes) -> Positions:
    """The positions of a list that has them."""
    size, step, code, count, known = _HEAD.unpack_from(data)
    if not code:
        return Positions(np.empty(0, np.uint8), np.empty(0, np.uint16))
    at = _HEAD.size + (step + code) * size + 4 * known
    counts = np.frombuffer(data, _WIDTHS[count], size, at).copy()
    return Positions(counts, np.frombuffer(data, "<u2", int(counts.sum()), at + count * size).copy())


# The list of a term that no document has.
EMPTY = pack(np.empty(0, np.int32), np.empty(0, np.float32), Positions(np.empty(0, np.uint8), np.empty(0, np.uint16)))


def weights_of(postings: Postings) -> NDArray[np.float32]:
    """The weight of each document as it was packed."""
    weights: NDArray[np.float32] = postings.known.astype(np.float32)[postings.codes]
    return weights
