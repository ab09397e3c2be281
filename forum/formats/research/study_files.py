"""Files of references, as programs write them: which kind a file is, and what each of its studies says.

Nothing is fetched and nothing that a file points at is opened. A study that can't be read is named with its number and
does not keep the others from being read.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from forum.errors import Refused
from forum.formats.research import refusal_words
from forum.formats.research.bibtex_reader import read_bibtex
from forum.formats.research.crossref_reader import read_crossref
from forum.formats.research.csv_reader import read_csv
from forum.formats.research.pubmed_reader import read_pubmed
from forum.formats.research.read_study import StudyFound
from forum.formats.research.ris_reader import read_ris
from forum.rules.research.shape import fold_doi, problems_of

ROWS_MOST = 10_000
Reader = Callable[[str], Iterator[StudyFound]]
# By what a file begins with.
_READERS: Sequence[tuple[str, str, Reader]] = (
    ("<", "PubMed XML", read_pubmed),
    ("{", "Crossref JSON", read_crossref),
    ("[", "Crossref JSON", read_crossref),
    ("@", "BibTeX", read_bibtex),
    ("%", "BibTeX", read_bibtex),
    ("TY", "RIS", read_ris),
)


@dataclass(frozen=True, slots=True)
class ReadStudy:
    """One study of a file: its number from 1, its record, the fields we have no place for, and what is wrong with it.

    `notes` is what a curator should know of it before it is kept.
    """

    number: int
    data: Mapping[str, Any]
    unknown: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def title(self) -> str:
        """Its title, shortened; what is no text has none."""
        title = self.data.get("title")
        return title[:200] if isinstance(title, str) else ""


def decode(raw: bytes) -> str:
    """The text of a file; raises `Refused` for what is no UTF-8 or UTF-16, or no text at all."""
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(refusal_words.wrong_encoding(error.start), "file") from None
    if "\0" in text:
        raise Refused(refusal_words.NO_TEXT_FILE, "file")
    return text


def kind_of(text: str) -> tuple[str, Reader]:
    """What a file is, by how it begins: its name in words, and who reads it; a table where nothing else fits."""
    start = text.lstrip()[:2]
    return next(((name, reader) for mark, name, reader in _READERS if start.startswith(mark)), ("CSV", read_csv))


def read_studies(text: str, most: int = ROWS_MOST) -> tuple[str, list[ReadStudy]]:
    """What kind of file it is, and its studies; raises `Refused` for a file that has none, or more than `most`."""
    name, reader = kind_of(text)
    found = list(islice(reader(text), most + 1))
    if len(found) > most:
        raise Refused(refusal_words.too_many_studies(most), "file")
    if not found:
        raise Refused(refusal_words.no_studies(name), "file")
    return name, [judge(number, one) for number, one in enumerate(found, 1)]


def judge(number: int, found: StudyFound) -> ReadStudy:
    """A study that was read, with all that is wrong with it."""
    data = dict(found.data)
    if found.problem:
        return ReadStudy(number, data, found.unknown, (found.problem,))
    problems = tuple(words for _field, words in problems_of(data))
    if not problems and data.get("doi"):
        data["doi"] = fold_doi(data["doi"])
        data["url"] = data.get("url") or f"https://doi.org/{data['doi']}"
    return ReadStudy(number, data, found.unknown, problems, found.notes)
