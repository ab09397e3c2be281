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


@dataclass(frozen=True, slots=True)
class Positions:
    """How many positions each document of a term has, and all of them in a row."""

    counts: NDArray[np.unsignedinteger]
    places: NDArray[np.uint16]

    @property
    def size(self) -> int:
        """Bytes of memory."""
        return self.counts.nbytes + self.places.nbytes


def _narrow(row: NDArray[np.integer]) -> NDArray[np.unsignedinteger]:
    most = int(row.max(initial=0))
    return row.astype(_WIDTHS[1 if most < 1 << 8 else 2 if most < 1 << 16 else 4])


def pack(documents: Ints, weights: NDArray[np.float32], positions: Positions) -> bytes:
    """The list as bytes; `weights` and `positions` are empty where a term has none."""
    steps = _narrow(np.diff(documents, prepend=np.int32(0)))
    if not weights.size:
        return _HEAD.pack(documents.size, steps.itemsize, 0, 0, 0) + steps.tobytes()
    known, found = np.unique(weights, return_inverse=True)
    codes, counts = _narrow(found), _narrow(positions.counts)
    head = _HEAD.pack(documents.size, steps.itemsize, codes.itemsize, counts.itemsize, known.size)
    rows = (steps, known.astype("<f4"), codes, counts, positions.places.astype("<u2"))
    return head + b"".join(row.tobytes() for row in rows)


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
