"""One state of the index, held for reading; a newer one takes its place, and nothing in it ever changes."""

import threading
import time
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from forum.search.asking.port import NoUsableIndex
from forum.search.whoosh.cache import Cache
from forum.search.whoosh.codec import latest_commit, segments_of
from forum.search.whoosh.folders import Folders
from forum.search.whoosh.postings import Ints, Positions
from forum.search.whoosh.segments import Segment
from forum.search.whoosh.state import Floats, Mask, raised

# Of posting lists, which hold five bytes a posting.
CACHE_BYTES = 24_000_000
SETS_KEPT = 4
_TRIES = 5
_RETRY_S = 0.02


@dataclass(frozen=True)
class View:
    """The segments of one commit as if they were one: documents are numbered through all of them, in their order.

    `state` is the folder, when it was switched to, and the commit.
    """

    state: tuple[Path, int, int]
    segments: tuple[Segment, ...]
    bases: tuple[int, ...]
    alive: Mask
    lengths: NDArray[np.uint8]
    times: NDArray[np.int64]
    threads: NDArray[np.int64]
    kinds: NDArray[np.uint8]
    # The documents of facets that every page counts, kept apart from the cache and without its lock.
    of_facets: dict[str, Ints] = field(default_factory=dict)
    of_all_facets: dict[tuple[str, ...], NDArray[np.int64]] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.state[0]

    @property
    def size(self) -> int:
        """How many documents there are, those gone since among them."""
        return self.alive.size

    @property
    def words(self) -> int:
        """How many words they have altogether."""
        return sum(segment.records.words for segment in self.segments)

    def frequency(self, field: str, term: str) -> int:
        """How many documents have the term, those gone since among them."""
        return sum(segment.frequency(field, term) for segment in self.segments)

    def documents(self, field: str, term: str) -> Ints:
        """The documents that have the term, ascending."""
        return _row(
            [base + found for base, one in self._parts() if (found := one.postings(field, term).documents).size]
        )

    def with_facet(self, facet: str) -> Ints:
        """The documents that have one of the few facets that are counted again and again."""
        if (found := self.of_facets.get(facet)) is None:
            found = self.of_facets[facet] = self.documents("facets", facet)
        return found

    def with_facets(self, facets: tuple[str, ...]) -> NDArray[np.int64]:
        """See `State.with_facets`; the last few sets are kept, at eight bytes a document and facet."""
        if (found := self.of_all_facets.get(facets)) is None:
            if len(self.of_all_facets) >= SETS_KEPT:
                self.of_all_facets.clear()
            found = self.of_all_facets[facets] = raised(map(self.with_facet, facets), self.size)
        return found

    def weighted(self, term: str) -> tuple[Ints, Floats]:
        """The documents that have the word, and its weight in each."""
        parts = [(base, one.postings("all", term)) for base, one in self._parts()]
        parts = [(base, found) for base, found in parts if found.documents.size]
        documents = _row([base + found.documents for base, found in parts])
        return documents, np.concatenate([np.empty(0), *(found.known[found.codes] for _, found in parts)])

    def placed(self, term: str) -> tuple[Ints, Positions]:
        """The documents that have the word, and where each has it."""
        parts = [one.positions("all", term) for one in self.segments]
        counts = np.concatenate([np.empty(0, np.uint8), *(part.counts for part in parts)])
        places = np.concatenate([np.empty(0, np.uint16), *(part.places for part in parts)])
        return self.documents("all", term), Positions(counts, places)

    def mask(self, field: str, term: str) -> Mask:
        """The documents that have the term, as one truth a document."""
        found = np.zeros(self.size, np.bool_)
        found[self.documents(field, term)] = True
        return found

    def document(self, key: str) -> int | None:
        """The number of the living document with this key."""
        found = self.documents("key", key)
        living = found[self.alive[found]]
        return int(living[0]) if living.size else None

    def stored(self, doc: int) -> dict[str, str]:
        """The stored `key`, `title` and `url` of a document."""
        number = bisect_right(self.bases, doc) - 1
        return self.segments[number].stored(doc - self.bases[number])

    def _parts(self) -> Iterator[tuple[np.int32, Segment]]:
        return zip(map(np.int32, self.bases), self.segments, strict=True)


class Views:
    """The newest view of an index, for any number of threads."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._cache = Cache(CACHE_BYTES)
        self._view: View | None = None
        self._looking = threading.Lock()

    def newest(self) -> View:
        """The index as of this moment; raises `NoUsableIndex`, `DamagedFile` or `OSError`.

        Looked for each time, at 30 microseconds: a view of a moment ago may count what was hidden since, and whose job
        is done. Whoever comes while another thread reads a newer one waits for it.
        """
        with self._looking:
            for _ in range(_TRIES):
                try:
                    return self._refreshed()
                except FileNotFoundError:
                    # A writer removed what its commit replaced between our look and our reading.
                    time.sleep(_RETRY_S)
        raise NoUsableIndex("the index has files missing")

    def forget(self) -> None:
        """Let go of the view; its files are closed when the last search in it is done."""
        self._view = None

    def _refreshed(self) -> View:
        folder = self._folders.current()
        if folder is None:
            self.forget()
            raise NoUsableIndex("there is no index yet; run `strideshare reindex`")
        commit = latest_commit(folder)
        state = (folder, self._folders.switched_at(), commit)
        old = self._view
        if old and old.state == state:
            return old
        known = {segment.id: segment for segment in old.segments} if old and old.folder == folder else {}
        parts = list(segments_of(folder, commit))
        segments = [known.get(part.segment_id()) or Segment(folder, part, self._cache) for part in parts]
        self._view = _view(state, segments, [part.deleted_docs() for part in parts])
        return self._view


def _view(state: tuple[Path, int, int], segments: list[Segment], deleted: list[Any]) -> View:
    bases = [0]
    for segment in segments:
        bases.append(bases[-1] + segment.size)
    alive = np.ones(bases.pop(), np.bool_)
    for base, gone in zip(bases, deleted, strict=True):
        alive[[base + doc for doc in gone]] = False
    return View(
        state=state,
        segments=tuple(segments),
        bases=tuple(bases),
        alive=alive,
        lengths=np.concatenate([np.empty(0, np.uint8), *(segment.records.lengths for segment in segments)]),
        times=np.concatenate([np.empty(0, np.int64), *(segment.records.times for segment in segments)]),
        threads=np.concatenate([np.empty(0, np.int64), *(segment.records.threads for segment in segments)]),
        kinds=np.concatenate([np.empty(0, np.uint8), *(segment.kinds for segment in segments)]),
    )


def _row(parts: list[Ints]) -> Ints:
    return parts[0] if len(parts) == 1 else np.concatenate([np.empty(0, np.int32), *parts])
