"""The postings of a segment that is being written, in rows of plain numbers: far less memory than Whoosh's tuples."""

from array import array
from collections.abc import Iterator

import numpy as np

from forum.search.whoosh.postings import Positions, Postings, pack, weights_of
from forum.search.whoosh.terms import name_of


class _Growing:
    """The list of one term."""

    __slots__ = ("counts", "documents", "places", "weights")

    def __init__(self) -> None:
        self.documents, self.weights, self.counts, self.places = array("i"), array("f"), array("H"), array("H")


class Pool:
    """Takes the place of `SegmentWriter.pool`; documents come in their order."""

    def __init__(self) -> None:
        self._lists: dict[bytes, _Growing] = {}

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """One posting: field, term, document, weight, and its positions where the field has them."""
        field, term, document, weight, positions = item
        name = name_of(field, term)
        growing = self._lists.get(name)
        if growing is None:
            growing = self._lists[name] = _Growing()
        growing.documents.append(document)
        if positions:
            growing.weights.append(weight)
            growing.counts.append(len(positions) // 2)
            growing.places.frombytes(positions)

    def take(self, name: bytes, postings: Postings, positions: Positions) -> None:
        """Many postings of one term, numbered as in the new segment."""
        growing = self._lists.setdefault(name, _Growing())
        growing.documents.frombytes(postings.documents.tobytes())
        if postings.codes.size:
            growing.weights.frombytes(weights_of(postings).tobytes())
            growing.counts.frombytes(positions.counts.astype(np.uint16).tobytes())
            growing.places.frombytes(positions.places.tobytes())

    def iter_postings(self) -> Iterator[tuple[bytes, int, bytes]]:
        """Name, number of documents and packed list of each term, by name."""
        for name in sorted(self._lists):
            one = self._lists.pop(name)
            documents, weights = np.frombuffer(one.documents, np.int32), np.frombuffer(one.weights, np.float32)
            positions = Positions(np.frombuffer(one.counts, np.uint16), np.frombuffer(one.places, np.uint16))
            yield name, documents.size, pack(documents, weights, positions)

    def cleanup(self) -> None:
        """Let go of what was not written."""
        self._lists.clear()
