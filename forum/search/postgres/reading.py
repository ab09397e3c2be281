"""One state of the index in PostgreSQL: what is known of all documents, and the lists of terms as they are asked for.

What never changes is kept: of each document its number, length, time and kind; of each term the documents that have it,
in pieces that end at the numbers `stops`. What lies beyond the last of them is asked for anew after each commit.
"""

import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from forum.search.postgres.lexemes import FIELDS, asked, clean, lexeme
from forum.search.postgres.tables import Mark, get_mark
from forum.search.whoosh.cache import Cache, Sized
from forum.search.whoosh.postings import Ints, Positions
from forum.search.whoosh.state import Floats, Mask, raised

CACHE_BYTES = 24_000_000
# So many documents may be beyond the last stop before there is another; of too many stops the last alone is kept.
LATEST, MOST_STOPS = 2_000, 12

_ROWS = """
SELECT string_agg(int4send(number), ''), string_agg(int2send(code), ''), string_agg(int8send(at), ''),
    string_agg(int8send(thread), ''),
    string_agg(int2send(kind), ''), string_agg(int2send((gone IS NULL OR gone > :commit)::int::int2), ''), sum(length)
FROM (SELECT * FROM {table} WHERE number > :after AND number <= :last ORDER BY number) AS rows"""
_GONE = """
SELECT string_agg(int4send(number), '') FROM {table} WHERE gone > :before AND gone <= :commit AND number <= :last"""
# The documents of a term, ascending; `nth` says which of their words it is.
_HAVING = """
(SELECT number, weights, places, array_position(terms, :term) AS nth FROM {table}
WHERE vector @@ CAST(:asked AS tsquery) AND number > :after AND number <= :last ORDER BY number) AS having_it"""
_NUMBERS = "SELECT string_agg(int4send(number), '') FROM" + _HAVING
_WEIGHTS = "SELECT string_agg(int4send(number), ''), string_agg(float4send(weights[nth]), '') FROM" + _HAVING
_PLACES = "SELECT string_agg(int4send(octet_length(places[nth]) / 2), ''), string_agg(places[nth], '') FROM" + _HAVING
_OF_KEYS = "SELECT key, number FROM {table} WHERE gone IS NULL AND key = ANY(:keys)"
T = TypeVar("T", bound=Sized)


@dataclass(frozen=True)
class KnownRows:
    """What is known of all documents up to a mark, in the order of their numbers."""

    mark: Mark
    stops: tuple[int, ...]
    numbers: Ints
    lengths: NDArray[np.uint8]
    times: NDArray[np.int64]
    threads: NDArray[np.int64]
    kinds: NDArray[np.uint8]
    alive: Mask
    words: int


@dataclass(frozen=True)
class Listed:
    """The documents of a term, and its weight in each where it is a word."""

    documents: Ints
    weights: NDArray[np.float32]

    @property
    def size(self) -> int:
        """Bytes of memory."""
        return self.documents.nbytes + self.weights.nbytes


class Keeper:
    """The newest state that this process knows, for any number of threads."""

    def __init__(self) -> None:
        self.cache = Cache(CACHE_BYTES)
        self._rows: KnownRows | None = None
        self._looking = threading.Lock()

    def newest(self, connection: Connection) -> KnownRows:
        """The index as of this moment; raises `NoUsableIndex`.

        Asked for each time: what was known a moment ago may count what was hidden since, and whose job is done.
        """
        with self._looking:
            self._rows = _brought_up_to(get_mark(connection), self._rows, connection)
            return self._rows

    def forget(self) -> None:
        """Begin anew with the next search."""
        self._rows = None


def _brought_up_to(mark: Mark, old: KnownRows | None, connection: Connection) -> KnownRows:
    if old is None or (old.mark.table_id, old.mark.epoch) != (mark.table_id, mark.epoch):
        return _load(mark, 0, connection)
    if old.mark.commit == mark.commit:
        return replace(old, mark=mark)
    new = _load(mark, old.mark.last_number, connection)
    alive = old.alive.copy()
    bounds = {"before": old.mark.commit, "commit": mark.commit, "last": old.mark.last_number}
    (gone,) = connection.execute(mark.sql(_GONE), bounds).one()
    alive[np.searchsorted(old.numbers, _numbers(gone))] = False
    return KnownRows(
        mark=mark,
        stops=_stops(old.stops, mark.last_number),
        numbers=np.concatenate((old.numbers, new.numbers)),
        lengths=np.concatenate((old.lengths, new.lengths)),
        times=np.concatenate((old.times, new.times)),
        threads=np.concatenate((old.threads, new.threads)),
        kinds=np.concatenate((old.kinds, new.kinds)),
        alive=np.concatenate((alive, new.alive)),
        words=old.words + new.words,
    )


def _stops(old: tuple[int, ...], last: int) -> tuple[int, ...]:
    if last - old[-1] <= LATEST:
        return old
    return (*old, last) if len(old) < MOST_STOPS else (last,)


def _load(mark: Mark, after: int, connection: Connection) -> KnownRows:
    bounds = {"after": after, "last": mark.last_number, "commit": mark.commit}
    numbers, codes, times, threads, kinds, alive, words = connection.execute(mark.sql(_ROWS), bounds).one()
    return KnownRows(
        mark=mark,
        stops=(mark.last_number,),
        numbers=_numbers(numbers),
        lengths=np.frombuffer(codes or b"", ">i2").astype(np.uint8),
        times=np.frombuffer(times or b"", ">i8").astype(np.int64),
        threads=np.frombuffer(threads or b"", ">i8").astype(np.int64),
        kinds=np.frombuffer(kinds or b"", ">i2").astype(np.uint8),
        alive=np.frombuffer(alive or b"", ">i2").astype(np.bool_),
        words=int(words or 0),
    )


def _numbers(data: bytes | None) -> Ints:
    return np.frombuffer(data or b"", ">i4").astype(np.int32)


class PostgresState:
    """The `State` of one search; a document is its place among the rows."""

    def __init__(self, rows: KnownRows, connection: Connection, cache: Cache, keys: Collection[str] = ()) -> None:
        self.rows = rows
        self._connection, self._cache, self._keys = connection, cache, keys
        self.size, self.words = rows.numbers.size, rows.words
        self.alive, self.lengths = rows.alive, rows.lengths
        self.times, self.kinds, self.threads = rows.times, rows.kinds, rows.threads

    def frequency(self, field: str, term: str) -> int:
        """See `State.frequency`."""
        return int(self.documents(field, term).size)

    def documents(self, field: str, term: str) -> Ints:
        """See `State.documents`."""
        return _joined([listed.documents for listed in self._lists(field, term)], np.int32)

    def with_facet(self, facet: str) -> Ints:
        """See `State.with_facet`."""
        return self.documents("facets", facet)

    def with_facets(self, facets: tuple[str, ...]) -> NDArray[np.int64]:
        """See `State.with_facets`."""
        return raised(map(self.with_facet, facets), self.size)

    def weighted(self, term: str) -> tuple[Ints, Floats]:
        """See `State.weighted`."""
        lists = self._lists("all", term)
        weights = _joined([listed.weights for listed in lists], np.float32).astype(np.float64)
        return _joined([listed.documents for listed in lists], np.int32), weights

    def placed(self, term: str) -> tuple[Ints, Positions]:
        """See `State.placed`."""
        parts = self._parts("places", lexeme(FIELDS["all"], term), self._fetch_places)
        counts = _joined([part.counts for part in parts], np.uint16)
        return self.documents("all", term), Positions(counts, _joined([part.places for part in parts], np.uint16))

    def mask(self, field: str, term: str) -> Mask:
        """See `State.mask`."""
        found = np.zeros(self.size, np.bool_)
        found[self.documents(field, term)] = True
        return found

    def document(self, key: str) -> int | None:
        """See `State.document`; knows only the keys that it was made with."""
        return self._of_keys.get(clean(key))

    @cached_property
    def _of_keys(self) -> dict[str, int]:
        if not self._keys:
            return {}
        keys = {"keys": [clean(key) for key in self._keys]}
        found = self._connection.execute(self.rows.mark.sql(_OF_KEYS), keys).all()
        return {key: self._place(number) for key, number in found if number <= self.rows.mark.last_number}

    def _place(self, number: int) -> int:
        return int(np.searchsorted(self.rows.numbers, number))

    def _lists(self, field: str, term: str) -> list[Listed]:
        fetch = self._fetch_words if field == "all" else self._fetch_documents
        return self._parts("list", lexeme(FIELDS[field], term), fetch)

    def _parts(self, what: str, term: str, fetch: Callable[[str, int, int], T]) -> list[T]:
        """What there is of the term up to each stop, and after the last."""
        rows = self.rows
        key = (rows.mark.table_id, rows.mark.epoch, what, term)
        ranges = pairwise((0, *rows.stops, rows.mark.last_number))
        return [
            self._cache.get((*key, after, last), lambda after=after, last=last: fetch(term, after, last))  # type: ignore[misc]
            for after, last in ranges
            if last > after
        ]

    def _fetch_documents(self, term: str, after: int, last: int) -> Listed:
        (numbers,) = self._fetch(_NUMBERS, term, after, last)
        return Listed(self._places_of(numbers), np.empty(0, np.float32))

    def _fetch_words(self, term: str, after: int, last: int) -> Listed:
        numbers, weights = self._fetch(_WEIGHTS, term, after, last)
        return Listed(self._places_of(numbers), np.frombuffer(weights or b"", ">f4").astype(np.float32))

    def _fetch_places(self, term: str, after: int, last: int) -> Positions:
        counts, places = self._fetch(_PLACES, term, after, last)
        return Positions(
            np.frombuffer(counts or b"", ">i4").astype(np.uint16), np.frombuffer(places or b"", np.uint16).copy()
        )

    def _fetch(self, statement: str, term: str, after: int, last: int) -> Any:
        values = {"term": term, "asked": asked(term), "after": after, "last": last}
        return self._connection.execute(self.rows.mark.sql(statement), values).one()

    def _places_of(self, numbers: bytes | None) -> Ints:
        return np.searchsorted(self.rows.numbers, _numbers(numbers)).astype(np.int32)


def _joined(parts: list[NDArray[Any]], kind: Any) -> NDArray[Any]:
    return parts[0] if len(parts) == 1 else np.concatenate([np.empty(0, kind), *parts])
