"""Reading one segment of the index, which never changes once it is written."""

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
from forum.search.whoosh.damage import DamagedFile, decoding
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
        terms = (folder / part.make_filename(TERMS)).read_bytes()
        with decoding():
            self._terms = Terms(terms)
            self.records = records.unpack(self._records.read(0, records.head_size(self._records.read(0, 16))))
        if self.records.lengths.size != self.size:
            raise DamagedFile("the records are of other documents")
        self.kinds = self._kinds()

    def postings(self, field: str, term: str) -> Postings:
        """The documents that have the term."""
        return self._cache.get((self.id, field, term), lambda: self._unpacked(self._list(field, term)))

    def positions(self, field: str, term: str) -> Positions:
        """Where in those documents it is."""
        key = (self.id, field, term, "positions")
        return self._cache.get(key, lambda: _unpacked_positions(self._list(field, term)))

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
            yield name, self._unpacked(data), _unpacked_positions(data)

    def record(self, doc: int) -> bytes:
        """The record of a document as it is kept."""
        return self._records.read(*self.records.place(doc))

    def stored(self, doc: int) -> dict[str, str]:
        """The stored `key`, `title` and `url` of a document."""
        record = self.record(doc)
        with decoding():
            return records.stored_of(record)

    def _list(self, field: str, term: str) -> bytes:
        start, size, _ = self._terms.find(field, term)
        return self._lists.read(start, size) if size else postings.EMPTY

    def _unpacked(self, data: bytes) -> Postings:
        with decoding():
            found = postings.unpack(data)
        documents, codes = found.documents, found.codes
        if documents.size and (documents.min() < 0 or documents.max() >= self.size):
            raise DamagedFile("a list has documents that are not there")
        if codes.size and codes.max() >= found.known.size:
            raise DamagedFile("a list has weights that are not there")
        return found

    def _kinds(self) -> NDArray[np.uint8]:
        """For each document the number of its kind, from 1 on."""
        found = np.zeros(self.size, np.uint8)
        for number, kind in enumerate(KINDS, 1):
            found[self.postings("facets", f"kind={kind}").documents] = number
        return found


def _unpacked_positions(data: bytes) -> Positions:
    with decoding():
        return postings.unpack_positions(data)


class _File:
    """A file that many read at once, each from wherever they like."""

    def __init__(self, path: Path) -> None:
        self._number = os.open(path, os.O_RDONLY)
        weakref.finalize(self, os.close, self._number)

    def read(self, start: int, size: int) -> bytes:
        is_within = start + size <= os.fstat(self._number).st_size
        data = os.pread(self._number, size, start) if is_within else b""
        if len(data) != size:
            raise DamagedFile("the index is shorter than its table says")
        return data
