"""Search kept in PostgreSQL: any number of machines read one index, and one process at a time writes it."""

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection

from forum.queries.kit.chunks import chunks
from forum.search.asking.analysis import stem_of
from forum.search.asking.port import NOBODY, Hit, NoUsableIndex, Results, SearchUnavailable
from forum.search.asking.query import Query
from forum.search.kit.document import Document
from forum.search.postgres import begun, tables
from forum.search.postgres.connections import Connections, copy_in
from forum.search.postgres.lexemes import FIELDS, asked, clean, lexeme
from forum.search.postgres.reading import Keeper, PostgresState
from forum.search.postgres.rows import Row, numbered, row_of
from forum.search.postgres.tables import Mark
from forum.search.whoosh.finding import Wanted, find_in
from forum.search.whoosh.plans import plan_of

BATCH = 50
LOCK_WAIT_S = 10.0
# Whoever looks for something waits behind a table that is to be dropped.
TIDY_WAIT_S = 0.2
# What is gone is looked at every so many commits, and cleared away when it is as much and more than half of the rest.
CLEAR_EVERY, CLEAR_FROM = 100, 1_000

_LEAVE = "UPDATE {table} SET gone = :commit WHERE gone IS NULL AND key = ANY(:keys)"
_STORED = "SELECT number, key, title, url, at FROM {table} WHERE number = ANY(:numbers)"

log = logging.getLogger(__name__)
T = TypeVar("T")


class PostgresSearch:
    """The `Search` port on a PostgreSQL database; one object serves all threads of a process."""

    def __init__(self, url: str, lock_wait_s: float = LOCK_WAIT_S) -> None:
        self._connections = Connections(url)
        self._keeper = Keeper()
        self._lock_wait_s = lock_wait_s

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

        def look(connection: Connection) -> Results:
            rows = self._keeper.newest(connection)
            found = find_in(
                PostgresState(rows, connection, self._keeper.cache, {*exclude_keys, *liked}), query, plan, wanted
            )
            numbers = [(int(rows.numbers[doc]), score) for doc, score in found.best]
            hits = _hits(connection, rows.mark, numbers)
            return found.results(hits)

        return self._read(look)

    def find_begun(
        self, text: str, *, kinds: Collection[str], limit: int, for_members: bool = False
    ) -> tuple[Hit, ...]:
        """See `Search.find_begun`; of a title only the first sixteen words count."""

        def look(connection: Connection) -> tuple[Hit, ...]:
            mark = self._keeper.newest(connection).mark
            found = begun.find_begun(connection, mark, text, kinds, limit, for_members=for_members)
            return tuple(_hit(row, 0.0) for row in found)

        return self._read(look)

    def knows(self, word: str, *, for_members: bool = False) -> bool:
        """See `Search.knows`."""
        query = asked(lexeme(FIELDS["all"], stem_of(word)))

        def look(connection: Connection) -> bool:
            return begun.has_any(connection, self._keeper.newest(connection).mark, query, for_members=for_members)

        return self._read(look)

    def put(self, documents: Iterable[Document]) -> None:
        """See `Search.put`; a commit holds at most 50 documents. Where there is no index one is begun."""
        for batch in chunks(documents, BATCH):
            latest = {document.key: document for document in batch}
            self._write(list(latest), [row_of(document) for document in latest.values()])

    def drop(self, keys: Iterable[str]) -> None:
        """See `Search.drop`."""
        wanted = list(keys)
        if wanted:
            self._write(wanted, [])

    def tidy(self) -> None:
        """See `Search.tidy`; rows that are gone are gone, and their bytes are autovacuum's work."""

    def rebuild(self, documents: Iterable[Document]) -> None:
        """See `Search.rebuild`; all in one transaction, so that searches go on in the old index until it is whole."""
        with self._connections.writing(self._lock_wait_s) as connection:
            mark = tables.make_table(connection)
            copy_in(connection, mark, numbered(map(row_of, documents), 1))
            tables.make_indexes(connection, mark)
            last = connection.scalar(mark.sql("SELECT coalesce(max(number), 0) FROM {table}")) or 0
            tables.write_mark(connection, replace(mark, last_number=last, is_whole=True))
        try:
            with self._connections.writing(TIDY_WAIT_S) as connection:
                tables.drop_others(connection, tables.get_mark(connection))
        except SearchUnavailable:
            log.info("somebody still reads the index that was: the next rebuild removes it")

    def count(self) -> int:
        """See `Search.count`."""
        return self._read(lambda connection: int(self._keeper.newest(connection).alive.sum()))

    def keys(self) -> Iterator[str]:
        """See `Search.keys`; all are read before the first is handed out."""

        def look(connection: Connection) -> list[str]:
            self._keeper.newest(connection)
            living = tables.get_mark(connection).sql("SELECT key FROM {table} WHERE gone IS NULL")
            return list(connection.scalars(living))

        return iter(self._read(look))

    def is_ready(self) -> bool:
        """See `Search.is_ready`."""
        try:
            self._read(lambda connection: self._keeper.newest(connection))
        except SearchUnavailable:
            return False
        return True

    def needs_rebuild(self) -> bool:
        """See `Search.needs_rebuild`; a database that can't be reached is no reason."""
        try:
            return not self._read(tables.get_mark).is_whole
        except NoUsableIndex:
            return True
        except SearchUnavailable:
            return False

    def close(self) -> None:
        """Let go of the connections; the next use makes new ones."""
        self._connections.close()

    def _read(self, look: Callable[[Connection], T]) -> T:
        """What it finds; a rebuild may take the table away between our look and our reading, but not twice."""
        try:
            with self._connections.reading() as connection:
                return look(connection)
        except NoUsableIndex:
            self._keeper.forget()
        with self._connections.reading() as connection:
            return look(connection)

    def _write(self, gone: Collection[str], rows: Collection[Row]) -> None:
        with self._connections.writing(self._lock_wait_s) as connection:
            mark = tables.find_mark(connection) or _begin_anew(connection)
            mark = replace(mark, commit=mark.commit + 1)
            values = {"commit": mark.commit, "keys": [clean(key) for key in gone]}
            connection.execute(mark.sql(_LEAVE), values)
            copy_in(connection, mark, numbered(rows, mark.last_number + 1))
            mark = replace(mark, last_number=mark.last_number + len(rows))
            if mark.commit % CLEAR_EVERY == 0 and _clear_away(connection, mark):
                mark = replace(mark, epoch=mark.epoch + 1)
            tables.write_mark(connection, mark)


def _begin_anew(connection: Connection) -> Mark:
    log.warning("search index begun anew, empty but for what is written now")
    mark = tables.make_table(connection)
    tables.make_indexes(connection, mark)
    return mark


def _clear_away(connection: Connection, mark: Mark) -> bool:
    """Delete what earlier commits replaced or dropped, if that is much."""
    gone, everything = connection.execute(mark.sql("SELECT count(gone), count(*) FROM {table}")).one()
    is_much = gone >= CLEAR_FROM and 2 * gone > everything - gone
    if is_much:
        connection.execute(mark.sql("DELETE FROM {table} WHERE gone < :commit"), {"commit": mark.commit})
    return bool(is_much)


def _hits(connection: Connection, mark: Mark, best: list[tuple[int, float]]) -> tuple[Hit, ...]:
    if not best:
        return ()
    found = connection.execute(mark.sql(_STORED), {"numbers": [number for number, _ in best]})
    rows = {row.number: row for row in found}
    return tuple(_hit(rows[number], score) for number, score in best if number in rows)


def _hit(row: Any, score: float) -> Hit:
    kind, _, id_ = row.key.partition(":")
    return Hit(row.key, kind, id_, round(score, 6), row.title, row.url, row.at)
