"""Finding things by words: `open_search` or `open_postgres` gives a `Search`, `parse_query` what to ask it."""

import warnings
from pathlib import Path

# Whoosh 2.7.4 compares numbers with `is` and has unraw patterns; Python says so when it first compiles it.
for _category in (SyntaxWarning, DeprecationWarning):
    warnings.filterwarnings("ignore", category=_category, module=r".*[/\\.]?whoosh\b")

from forum.search.asking.port import MAX_LIMIT, MAX_PAGE, Hit, Results, Search, SearchUnavailable  # noqa: E402
from forum.search.asking.query import Query, parse_query  # noqa: E402
from forum.search.kit.document import KINDS, Document, key_of  # noqa: E402
from forum.search.postgres.engine import PostgresSearch  # noqa: E402
from forum.search.turns import SearchBusy  # noqa: E402
from forum.search.whoosh.engine import WhooshSearch  # noqa: E402
from forum.search.whoosh.marking import spans_to_mark  # noqa: E402

__all__ = [
    "KINDS",
    "MAX_LIMIT",
    "MAX_PAGE",
    "Document",
    "Hit",
    "Query",
    "Results",
    "Search",
    "SearchBusy",
    "SearchUnavailable",
    "key_of",
    "open_postgres",
    "open_search",
    "parse_query",
    "spans_to_mark",
]


def open_search(folder: Path) -> Search:
    """The search kept in `folder`, which is made by the first write."""
    return WhooshSearch(folder)


def open_postgres(url: str) -> Search:
    """The search kept in the PostgreSQL database of this URL; its tables are made by the first write."""
    return PostgresSearch(url)
