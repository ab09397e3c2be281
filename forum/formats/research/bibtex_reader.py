"""BibTeX, with its ways of writing letters."""

import logging
from collections.abc import Iterator

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry, ParsingFailedBlock

from forum.formats.research import refusal_words
from forum.formats.research.read_study import StudyFound, date_of, one_line, put_year

_PASSED_OVER = frozenset(
    ("title", "author", "journal", "journaltitle", "booktitle", "year", "date", "month", "day", "doi", "url", "volume",
     "number", "issue", "pages", "issn", "publisher", "language", "address", "eprint", "urldate", "note")
)  # fmt: skip
# It logs every block that it can't read; we name them to who sent the file.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)


def read_bibtex(text: str) -> Iterator[StudyFound]:
    """Each entry; what is no entry, such as a comment, is passed over."""
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    for block in library.blocks:
        if isinstance(block, ParsingFailedBlock):
            yield StudyFound(problem=refusal_words.unreadable_from_line((block.start_line or 0) + 1))
        elif isinstance(block, Entry):
            yield _entry(block)


def _entry(entry: Entry) -> StudyFound:
    given = {name.lower(): one_line(one.value) for name, one in entry.fields_dict.items()}
    authors = [one_line(one) for one in given.get("author", "").split(" and ")]
    data = {
        "title": given.get("title", ""),
        "journal": given.get("journal") or given.get("journaltitle") or given.get("booktitle") or "",
        "authors": [one for one in authors if one],
        "published": date_of(given.get("date")) or date_of(given.get("year"), given.get("month"), given.get("day")),
        "doi": given.get("doi", ""),
        "url": given.get("url", "") if given.get("url", "").startswith("http") else "",
    }
    return StudyFound(put_year(data), tuple(name[:40] for name in sorted(given.keys() - _PASSED_OVER)))
