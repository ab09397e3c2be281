"""Search kept in a folder by Whoosh: no server, one writer at a time, any number of readers."""

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from forum.queries.kit.chunks import chunks
from forum.search.asking.analysis import stem_of
from forum.search.asking.port import NOBODY, Hit, NoUsableIndex, Results, SearchUnavailable
from forum.search.asking.query import Query
from forum.search.kit.document import Document
from forum.search.whoosh import beginnings, matching, ranking
from forum.search.whoosh.codec import CANT_WRITE, Writer, create_index
from forum.search.whoosh.damage import DamagedFile
from forum.search.whoosh.finding import Wanted, find_in
from forum.search.whoosh.folders import LOCK_WAIT_S, Folders
from forum.search.whoosh.merging import merge_gone, merge_small
from forum.search.whoosh.plans import plan_of
from forum.search.whoosh.schema import fields_of
from forum.search.whoosh.strangers import as_known_to
from forum.search.whoosh.views import View, Views

BATCH = 50
# So many that a segment's postings fit in 250 MB of memory, and few enough segments for quick searches.
REBUILD_BATCH = 50_000

log = logging.getLogger(__name__)
T = TypeVar("T")
Merge = Callable[[Any, Writer, list[Any]], list[Any]]


class WhooshSearch:
    """The `Search` port on a folder of its own; one object serves all threads of a process."""

    def __init__(self, root: Path, lock_wait_s: float = LOCK_WAIT_S) -> None:
        self._folders = Folders(root)
        self._views = Views(self._folders)
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
        counted: Collection[str | datetime] = (),
        liked: Mapping[str, int] = NOBODY,
        is_folded: bool = False,
        groups: Sequence[Collection[str]] = (),
    ) -> Results:
        """See `Search.find`; `kinds` narrows further what the query's own `kind:` allows."""
        plan = plan_of(query)
        if plan.finds_nothing:
            return Results(0, (), {})
        wanted = Wanted(kinds, limit, page, skip, exclude_keys, counted, liked, is_folded, groups)
        with self._reading() as view:
            found = find_in(view, query, plan, wanted)
            hits = tuple(_hit(view, doc, score) for doc, score in found.best)
        return found.results(hits)

    def find_begun(
        self, text: str, *, kinds: Collection[str], limit: int, for_members: bool = False
    ) -> tuple[Hit, ...]:
        """See `Search.find_begun`; of a title only the first sixteen words count."""
        with self._reading() as view:
            found = matching.of_kinds(view, beginnings.look_up(view, text, for_members=for_members), kinds)
            return tuple(_hit(view, doc, 0.0) for doc in ranking.newest(view, found, limit))

    def knows(self, word: str, *, for_members: bool = False) -> bool:
        """See `Search.knows`; documents gone since may count until their segment is written anew."""
        with self._reading() as view:
            return as_known_to(view, for_members=for_members).frequency("all", stem_of(word)) > 0

    def put(self, documents: Iterable[Document]) -> None:
        """See `Search.put`; a commit holds at most 50 documents. An index that can't be opened is begun anew."""
        for batch in chunks(documents, BATCH):
            latest = {document.key: document for document in batch}
            self._write(latest, latest.values())

    def drop(self, keys: Iterable[str]) -> None:
        """See `Search.drop`."""
        wanted = set(keys)
        if wanted:
            self._write(wanted, ())

    def tidy(self) -> None:
        """See `Search.tidy`; an index without anything gone is left alone."""
        with self._reading() as view:
            if view.alive.all():
                return
        self._write((), (), merge_gone)

    def rebuild(self, documents: Iterable[Document]) -> None:
        """See `Search.rebuild`; searches go on in the old index until the new one is whole."""
        with self._folders.lock(self._lock_wait_s):
            folder = self._folders.new()
            create_index(folder)
            for batch in chunks(documents, REBUILD_BATCH):
                writer = Writer(folder)
                for document in batch:
                    writer.add_document(**fields_of(document))
                writer.commit(merge=False)
            self._folders.switch(folder)
        self._is_begun_anew = False

    def count(self) -> int:
        """See `Search.count`."""
        with self._reading() as view:
            return int(view.alive.sum())

    def keys(self) -> Iterator[str]:
        """See `Search.keys`; all are read before the first is handed out."""
        with self._reading() as view:
            return iter([view.stored(doc)["key"] for doc in view.alive.nonzero()[0].tolist()])

    def is_ready(self) -> bool:
        """See `Search.is_ready`."""
        try:
            with self._reading():
                return True
        except SearchUnavailable:
            return False

    def needs_rebuild(self) -> bool:
        """See `Search.needs_rebuild`; a folder or disk that can't be read now is no reason."""
        try:
            with self._reading():
                return self._is_begun_anew
        except NoUsableIndex:
            return True
        except SearchUnavailable:
            return self._is_begun_anew

    def close(self) -> None:
        """Let go of the files; the next use opens them again."""
        self._views.forget()

    @contextmanager
    def _reading(self) -> Iterator[View]:
        try:
            yield self._views.newest()
        except DamagedFile as error:
            self._views.forget()
            raise NoUsableIndex("the index can't be read") from error
        except OSError as error:
            self._views.forget()
            raise SearchUnavailable("the index can't be read now") from error

    def _write(self, gone: Collection[str], documents: Iterable[Document], merge: Merge = merge_small) -> None:
        prepared = [fields_of(document) for document in documents]
        with self._folders.lock(self._lock_wait_s):
            view = self._writable()
            try:
                self._commit(view, gone, prepared, merge)
            except (DamagedFile, OSError, *CANT_WRITE) as error:
                raise SearchUnavailable("the index can't be written; `strideshare reindex` makes it new") from error
        with self._reading():
            pass

    def _commit(self, view: View, gone: Collection[str], prepared: Iterable[dict[str, Any]], merge: Merge) -> None:
        writer = Writer(view.folder)
        known = {segment.id: segment for segment in view.segments}
        try:
            for key in gone:
                if (number := view.document(key)) is not None:
                    writer.delete_document(number)
            for fields in prepared:
                writer.add_document(**fields)
            writer.commit(mergetype=partial(merge, known))
        finally:
            if not writer.is_closed:
                writer.cancel()

    def _writable(self) -> View:
        """The newest view, of a new empty index where there is none that can ever be read again."""
        try:
            with self._reading() as view:
                return view
        except NoUsableIndex as unavailable:
            reason = unavailable.__cause__ or unavailable
            log.warning("search index begun anew, empty but for what is written now: %r", reason)
        folder = self._folders.new()
        create_index(folder)
        self._folders.switch(folder)
        self._is_begun_anew = True
        with self._reading() as view:
            return view


def _hit(view: View, doc: int, score: float) -> Hit:
    stored = view.stored(doc)
    kind, _, id_ = stored["key"].partition(":")
    return Hit(stored["key"], kind, id_, round(score, 6), stored["title"], stored["url"], int(view.times[doc]))
