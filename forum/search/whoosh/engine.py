"""Search kept in a folder by Whoosh: no server, one writer at a time, any number of readers."""

import logging
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from whoosh.index import FileIndex

from forum.search.asking.port import MAX_LIMIT, MAX_PAGE, Hit, Results, SearchUnavailable
from forum.search.asking.query import Query
from forum.search.kit.document import Document
from forum.search.whoosh import ranking
from forum.search.whoosh.folders import LOCK_WAIT_S, Folders
from forum.search.whoosh.merging import merge_small
from forum.search.whoosh.schema import fields_of, schema
from forum.search.whoosh.segments import new_codec
from forum.search.whoosh.views import INDEX_NAME, View, Views, storage_of

BATCH = 50
# So many that a segment's postings fit in 250 MB of memory, and few enough segments for quick searches.
REBUILD_BATCH = 8_000
_POOL_MB = 1_024

log = logging.getLogger(__name__)
T = TypeVar("T")


class WhooshSearch:
    """The `Search` port on a folder of its own; one object serves all threads of a process."""

    def __init__(self, root: Path, lock_wait_s: float = LOCK_WAIT_S) -> None:
        self._folders = Folders(root)
        self._views = Views(self._folders)
        self._turn = threading.Lock()
        self._lock_wait_s = lock_wait_s
        self._is_begun_anew = False

    def find(
        self,
        query: Query,
        *,
        kinds: Collection[str] = (),
        limit: int = 20,
        page: int = 1,
        skip: int = 0,
        exclude_keys: Collection[str] = (),
    ) -> Results:
        """See `Search.find`; `kinds` narrows further what the query's own `kind:` allows."""
        plan = ranking.plan_of(query)
        if plan.finds_nothing:
            return Results(0, (), {})
        size, number = min(max(limit, 1), MAX_LIMIT), min(max(page, 1), MAX_PAGE)
        with self._reading() as view:
            everything = [ranking.look_up(segment, plan, exclude_keys) for segment in view.segments]
            asked = [ranking.of_kinds(found, query.filters.get("kind", ())) for found in everything]
            founds = [ranking.of_kinds(found, kinds) for found in asked]
            before = skip + size * (number - 1)
            best = ranking.rank(founds, plan, before + size)[before:]
            total = sum(found.any_words.count(1) for found in founds)
            has_all = any(1 in found.all_words for found in founds)
            return Results(
                total=total,
                hits=tuple(_hit(view, ranked) for ranked in best),
                kind_counts=ranking.count_kinds(everything),
                verdict="fits" if has_all else "weak" if total else "none",
            )

    def put(self, documents: Iterable[Document]) -> None:
        """See `Search.put`; a commit holds at most 50 documents. An index that can't be opened is begun anew."""
        for batch in _batches(documents, BATCH):
            latest = {document.key: document for document in batch}
            self._write(latest, latest.values())

    def drop(self, keys: Iterable[str]) -> None:
        """See `Search.drop`."""
        wanted = set(keys)
        if wanted:
            self._write(wanted, ())

    def rebuild(self, documents: Iterable[Document]) -> None:
        """See `Search.rebuild`; searches go on in the old index until the new one is whole."""
        with self._folders.lock(self._lock_wait_s):
            folder = self._folders.new()
            index = _create(folder)
            for batch in _batches(documents, REBUILD_BATCH):
                writer = _writer(index)
                for document in batch:
                    writer.add_document(**fields_of(document))
                writer.commit(merge=False)
            self._folders.switch(folder)
        self._is_begun_anew = False

    def count(self) -> int:
        """See `Search.count`."""
        with self._reading(now=True) as view:
            return sum(segment.alive.count(1) for segment in view.segments)

    def keys(self) -> Iterator[str]:
        """See `Search.keys`; all are read before the first is handed out."""
        with self._reading(now=True) as view:
            found = [
                segment.stored(doc)["key"]
                for segment in view.segments
                for doc in range(segment.size)
                if segment.alive[doc]
            ]
        return iter(found)

    def is_ready(self) -> bool:
        """See `Search.is_ready`."""
        try:
            with self._reading(now=True):
                return True
        except SearchUnavailable:
            return False

    def needs_rebuild(self) -> bool:
        """See `Search.needs_rebuild`."""
        return self._is_begun_anew or not self.is_ready()

    def close(self) -> None:
        """Close the files; the next use opens them again."""
        with self._turn:
            self._views.forget()

    @contextmanager
    def _reading(self, *, now: bool = False) -> Iterator[View]:
        with self._turn:
            try:
                yield self._views.newest(now=now)
            except SearchUnavailable:
                raise
            except Exception as error:
                # A damaged file shows as almost any error of Whoosh, struct, zlib or pickle.
                self._views.forget()
                raise SearchUnavailable("the index can't be read") from error

    def _write(self, gone: Collection[str], documents: Iterable[Document]) -> None:
        prepared = [fields_of(document) for document in documents]
        with self._folders.lock(self._lock_wait_s):
            view = self._writable()
            try:
                self._commit(view, gone, prepared)
            except Exception as error:
                raise SearchUnavailable("the index can't be written; `strideshare reindex` makes it new") from error
        with self._reading(now=True):
            pass

    def _commit(self, view: View, gone: Collection[str], prepared: Iterable[dict[str, Any]]) -> None:
        writer = _writer(_open(view.folder))
        try:
            for number in self._numbers(view, gone):
                writer.delete_document(number)
            for fields in prepared:
                writer.add_document(**fields)
            writer.commit(mergetype=merge_small)
        finally:
            if not writer.is_closed:
                writer.cancel()

    def _writable(self) -> View:
        """The newest view, of a new empty index where there is none that can be read."""
        try:
            with self._reading(now=True) as view:
                return view
        except SearchUnavailable as unavailable:
            reason = unavailable.__cause__ or unavailable
            log.warning("search index begun anew, empty but for what is written now: %r", reason)
        folder = self._folders.new()
        _create(folder)
        self._folders.switch(folder)
        self._is_begun_anew = True
        with self._reading(now=True) as view:
            return view

    def _numbers(self, view: View, keys: Collection[str]) -> list[int]:
        """The living documents with these keys, numbered through all segments as Whoosh does."""
        found, base = [], 0
        with self._turn:
            for segment in view.segments:
                found += [base + doc for doc in map(segment.document, keys) if doc is not None]
                base += segment.size
        return found


def _create(folder: Path) -> Any:
    return FileIndex.create(storage_of(folder), schema(), INDEX_NAME)


def _open(folder: Path) -> Any:
    return FileIndex(storage_of(folder), schema(), INDEX_NAME)


def _writer(index: Any) -> Any:
    """Whoosh's writer; plain files, since our reader takes postings straight from them."""
    return index.writer(limitmb=_POOL_MB, codec=new_codec(), compound=False)


def _hit(view: View, ranked: ranking.Ranked) -> Hit:
    score, _, number, doc = ranked
    stored = view.segments[number].stored(doc)
    kind, _, id_ = stored["key"].partition(":")
    return Hit(stored["key"], kind, id_, round(score, 3), stored.get("title", ""), stored.get("url", ""))


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
