"""RIS, as EndNote, Zotero and journals write it."""

import re
from collections.abc import Iterator
from typing import Any

import rispy

from forum.formats.research import refusal_words
from forum.formats.research.read_study import StudyFound, date_of, one_line, put_year

_BEGINS = re.compile(r"^TY {1,2}- ?", re.MULTILINE)
_TITLES = ("title", "primary_title", "translated_title", "short_title")
_JOURNALS = ("journal_name", "secondary_title", "alternate_title3", "alternate_title2")
_DATES = ("date", "year", "publication_year")
_AUTHORS = ("authors", "first_authors")
# What a reference has and a record does not need.
_PASSED_OVER = frozenset(
    (*_TITLES, *_JOURNALS, *_DATES, *_AUTHORS, "doi", "urls", "type_of_reference", "id", "issn", "number", "volume",
     "start_page", "end_page", "publisher", "language", "place_published", "access_date", "name_of_database",
     "database_provider", "accession_number", "author_address", "unknown_tag")
)  # fmt: skip


def read_ris(text: str) -> Iterator[StudyFound]:
    """Each reference; one whose end is missing ends where the next begins."""
    starts = [match.start() for match in _BEGINS.finditer(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        block = text[start:end].strip()
        if "\nER" not in block:
            block += "\nER  - "
        try:
            found = rispy.loads(block)
        except (ValueError, KeyError, IndexError, OSError) as error:
            yield StudyFound(problem=refusal_words.unreadable(type(error).__name__))
            continue
        yield _reference(found[0]) if found else StudyFound(problem=refusal_words.unreadable("RIS"))


def _reference(given: dict[str, Any]) -> StudyFound:
    urls = [one_line(one) for one in given.get("urls", [])]
    data = {
        "title": _first(given, _TITLES),
        "journal": _first(given, _JOURNALS),
        "authors": [one_line(one) for name in _AUTHORS for one in given.get(name, [])],
        "published": next((day for name in _DATES if (day := date_of(given.get(name)))), ""),
        "doi": one_line(given.get("doi")),
        "url": next((one for one in urls if one.startswith("http")), ""),
    }
    odd = [f"{tag}" for tag in given.get("unknown_tag", {})]
    unknown = [*sorted(given.keys() - _PASSED_OVER), *odd]
    return StudyFound(put_year(data), tuple(one[:40] for one in unknown))


def _first(given: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((line for name in names if (line := one_line(given.get(name)))), "")
