"""AsRead one segment of the index, which never changes once it is written."""

import os
import weakref
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from forum.search.kit.document import KINDS
from forum.search.whoosh import postings, records
from forum.search.whoosh.cache import Cache
from forum.search.whoosh.codec import POSTINGS, RECORDS, TERMS
from forum.search.whoosh.postings import Positions, Postings
from forum.search.whoosh.terms import Terms


class Segment:
    """The documents of one segment, the deleted ones among them, for any number of threads and forked processes.

    Files are closed when nothing reads them any more.
    """

    def __init__(self, folder: Path, part: Any, cache: Cache) -> None:
        self.id: str = part.segment_id()
        self.size: int = part.doc_count_all()
        self._cache = cache
        self._lists = _File(folder / part.make_filename(POSTINGS))
        self._records = _File(folder / part.make_filename(RECORDS))
        self._terms = Terms((folder / part.make_filename(TERMS)).read_bytes())
        head = self._records.read(0, records.head_size(self._records.read(0, 16)))
        self.records = records.unpack(head)
        self.kinds = self._kinds()

    def postings(self, field: str, term: str) -> Postings:
        """The documents that have the term."""
        return self._cache.get((self.id, field, term), lambda: postings.unpack(self._list(field, term)))

    def positions(self, field: str, term: str) -> Positions:
        """Where in those documents it is."""
        key = (self.id, field, term, "positions")
        return self._cache.get(key, lambda: postings.unpack_positions(self._list(field, term)))

    def frequency(self, field: str, term: str) -> int:
        """How many documents have the term, those gone since among them."""
        return self._terms.find(field, term)[2]

    def begun(self, field: str, prefix: str, most: int) -> list[tuple[str, int]]:
        """The first `most` terms that begin so, each with how many documents it has."""
        return list(islice(self._terms.begun(field, prefix), most))

    def lists(self) -> Iterator[tuple[bytes, Postings, Positions]]:
        """Every term with its list, by name."""
        for name, (start, size, _) in self._terms.items():
            data = self._lists.read(start, size)
            yield name, postings.unpack(data), postings.unpack_positions(data)

    def record(self, doc: int) -> bytes:
        """The record of a document as it is kept."""
        return self._records.read(*self.records.place(doc))

    def stored(self, doc: int) -> dict[str, str]:
        """The stored `key`, `title` and `url` of a document."""
        return records.stored_of(self.record(doc))

    def _list(self, field: str, term: str) -> bytes:
        start, size, _ = self._terms.find(field, term)
        return self._lists.read(start, size) if size else postings.EMPTY

    def _kinds(self) -> NDArray[np.uint8]:
        """For each document the number of its kind, from 1 on."""
        found = np.zeros(self.size, np.uint8)
        for number, kind in enumerate(KINDS, 1):
            found[self.postings("facets", f"kind={kind}").documents] = number
        return found


class _File:
    """A file that many read at once, each from wherever they like."""

    def __init__(self, path: Path) -> None:
        self._number = os.open(path, os.O_RDONLY)
        weakref.finalize(self, os.close, self._number)

    def read(self, start: int, size: int) -> bytes:
        data = os.pread(self._number, size, start)
        if len(data) != size:
            raise EOFError("the index is shorter than its table says")
        return data
