"""The verbs every search engine of the house has."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from forum.search.asking.query import Query
from forum.search.kit.document import Document

MAX_LIMIT = 50
MAX_PAGE = 100
NOBODY: Mapping[str, int] = {}


class SearchUnavailable(Exception):
    """The index is missing, damaged, or being rebuilt; trying again later or `reindex` helps."""


class NoUsableIndex(SearchUnavailable):
    """There is no index, or what there is can never be read again: beginning anew loses nothing."""


@dataclass(frozen=True)
class Hit:
    """One document found; a higher `score` comes first. `at_s` is its time in epoch seconds, 0 for what has none.

    `beside` is how many more posts of its thread it stands for.
    """

    key: str
    kind: str
    id: str
    score: float
    title: str
    url: str
    at_s: int = 0
    beside: int = 0


@dataclass(frozen=True)
class Results:
    """One page of hits; `kind_counts` is how many of each kind are found, whatever kinds were asked for.

    `verdict` is "fits" when something of the kinds asked for has all the words, "weak" when it has some. `counts` says
    how many of all that was found have each of the facets, or are no older than each of the moments, asked about.
    `rows` is how many rows a list of them has: as many as the total, fewer where posts of a thread share one.
    """

    total: int
    hits: tuple[Hit, ...]
    kind_counts: Mapping[str, int]
    verdict: str = "none"
    counts: Mapping[str | datetime, int] = field(default_factory=dict)
    rows: int = 0


class Search(Protocol):
    """A search engine; every verb may raise `SearchUnavailable` except `is_ready` and `needs_rebuild`.

    What is for members only (`kit/document.MEMBERS_ONLY`) is found, counted and known to those alone who ask
    `for_members`; to all others it is as if it were not there.
    """

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
        """The documents with all words of the query first, then those with any.

        Pages start at 1; of all hits the first `skip` are left out before pages are counted. In every order but
        "relevance" only those with all words are found: "latest" and "oldest" by their time, "helpful" by how many
        people `liked` each key. What is `counted` is a facet (`name=value`) or a moment.
        Pages are of rows when they are `is_folded`: all posts of a thread are one, and the best stands for it. With
        `groups` of kinds the hits are the first `limit` rows of each group, and there are no pages.
        """

    def find_begun(
        self, text: str, *, kinds: Collection[str], limit: int, for_members: bool = False
    ) -> tuple[Hit, ...]:
        """The newest documents of these kinds whose titles have the words, of which the last may be only begun."""

    def knows(self, word: str, *, for_members: bool = False) -> bool:
        """Whether a document has this word."""

    def put(self, documents: Iterable[Document]) -> None:
        """Add the documents, replacing those with the same keys."""

    def drop(self, keys: Iterable[str]) -> None:
        """Take the documents with these keys out; unknown keys are fine."""

    def tidy(self) -> None:
        """Write anew whatever holds documents that are gone, so that none of their words is kept."""

    def rebuild(self, documents: Iterable[Document]) -> None:
        """Replace the whole index by these documents (each key once), which are read as a stream."""

    def count(self) -> int:
        """How many documents the index holds."""

    def keys(self) -> Iterator[str]:
        """The keys of all documents, in no order."""

    def is_ready(self) -> bool:
        """Whether `find` would answer now."""

    def needs_rebuild(self) -> bool:
        """Whether there is no index that can be read, or this process began one anew and it lacks what was there."""
