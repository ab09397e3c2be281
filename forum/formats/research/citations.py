"""A study for programs that keep references: BibTeX and RIS."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import rispy
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field


@dataclass(frozen=True, slots=True)
class Cited:
    """What a reference holds; `published` begins with the year."""

    key: str
    title: str
    authors: Sequence[str]
    journal: str
    published: str
    doi: str
    url: str


def to_bibtex(cited: Cited) -> str:
    """One entry."""
    told = {
        "title": cited.title,
        "author": " and ".join(cited.authors),
        "journal": cited.journal,
        "year": cited.published[:4],
        "doi": cited.doi,
        "url": cited.url,
    }
    fields = [Field(name, _plain(value)) for name, value in told.items() if value]
    return write_string(Library([Entry("article", cited.key, fields)]), prepend_middleware=[]).replace("\t", "  ")


def _plain(value: str) -> str:
    """Without braces, which would end the value."""
    return value.replace("{", "(").replace("}", ")")


def to_ris(cited: Cited) -> str:
    """One reference."""
    told: dict[str, Any] = {
        "type_of_reference": "JOUR",
        "title": cited.title,
        "authors": list(cited.authors),
        "journal_name": cited.journal,
        "year": cited.published[:4],
        "doi": cited.doi,
        "urls": [cited.url] if cited.url else [],
    }
    text: str = rispy.dumps([{name: value for name, value in told.items() if value}])
    return text
