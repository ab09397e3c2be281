"""How Whoosh works inside, as far as we lean on it: how its writer fills a segment, how a commit lists segments.

The codec is Whoosh's own place for other forms of files: it hands over documents and postings, and we write them as
`records`, `terms` and `postings` say. Besides it we lean on `SegmentWriter` (its `pool`, `docnum`, `codec`, and what
`commit` does to them), `W3Segment` (which documents are deleted, pickled into the list of a commit) and `TOC`.
`test_reference.py` holds for the releases that ADR 12 names.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex, LockError
from whoosh.util.numeric import byte_to_length, length_to_byte
from whoosh.writing import IndexingError, SegmentWriter

from forum.search.whoosh.damage import DamagedFile
from forum.search.whoosh.pool import Pool
from forum.search.whoosh.records import RecordsWriter, record_of
from forum.search.whoosh.schema import schema
from forum.search.whoosh.terms import TermsWriter

INDEX_NAME = "MAIN"
# What a commit of Whoosh raises when it can't be written.
CANT_WRITE = (IndexingError, LockError)
LENGTHS: tuple[int, ...] = tuple(byte_to_length(b) for b in range(256))
RECORDS, TERMS, POSTINGS = ".doc", ".trm", ".pst"


def length_code(length: int) -> int:
    """Which of `LENGTHS` a document of so many words has."""
    return int(length_to_byte(length))


class Codec(base.Codec):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's way to our files."""

    # Lengths of documents within each list would be for scorers of Whoosh.
    length_stats = False

    def per_document_writer(self, storage: Any, segment: Any) -> Any:
        """Whoosh asks for this once a segment."""
        return DocumentWriter(storage, segment)

    def field_writer(self, storage: Any, segment: Any) -> Any:
        """Whoosh asks for this once a segment."""
        return FieldWriter(storage, segment)

    def new_segment(self, _storage: Any, index_name: str) -> Any:
        """Whoosh asks for this once a commit."""
        return W3Segment(self, index_name)


class DocumentWriter(base.PerDocumentWriter):  # type: ignore[misc]
    """Takes what is kept of each document beside its postings."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._storage, self._segment = storage, segment
        self.records = RecordsWriter()
        self.is_closed = False

    def start_doc(self, _number: int) -> None:
        """A document begins."""
        self._stored: dict[str, str] = {}
        self._length = self._at = self._thread = 0

    def add_field(self, name: str, _field: Any, value: Any, length: int) -> None:
        """What a field stores, and how long it is."""
        if value is not None:
            self._stored[name] = value
        self._length += length

    def add_column_value(self, name: str, _column: Any, value: int) -> None:
        """The time of the document, or its thread; there are no other columns."""
        if name == "at":
            self._at = value
        else:
            self._thread = value

    def finish_doc(self) -> None:
        """The document is whole."""
        self.records.words += self._length
        self.records.add(length_code(self._length), self._at, self._thread, record_of(self._stored))

    def close(self) -> None:
        """Write the file."""
        with self._segment.create_file(self._storage, RECORDS) as file:
            file.write(self.records.data())
        self.is_closed = True


class FieldWriter(base.FieldWriter):  # type: ignore[misc]
    """Writes all lists of a segment."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._storage, self._segment = storage, segment
        self.is_closed = False

    def add_postings(self, _schema: Any, _lengths: Any, items: Iterable[tuple[bytes, int, bytes]]) -> None:
        """Write what the pool hands out: name, documents and packed list of each term, in order."""
        terms, end = TermsWriter(), 0
        with self._segment.create_file(self._storage, POSTINGS) as file:
            for name, frequency, data in items:
                file.write(data)
                end += len(data)
                terms.add(name, frequency, end)
        with self._segment.create_file(self._storage, TERMS) as file:
            file.write(terms.data())

    def close(self) -> None:
        """The files are closed already."""
        self.is_closed = True


class Writer(SegmentWriter):  # type: ignore[misc]
    """One commit: what it adds becomes a segment, what it deletes is marked in the others."""

    pool: Pool
    perdocwriter: DocumentWriter

    def __init__(self, folder: Path) -> None:
        super().__init__(FileIndex(storage_of(folder), schema(), INDEX_NAME), codec=Codec(), compound=False)
        self.pool = Pool()

    def took(self, documents: int) -> None:
        """So many documents were put straight into `pool` and `perdocwriter`."""
        self.docnum += documents
        self._added = True


def create_index(folder: Path) -> None:
    """An empty index."""
    FileIndex.create(storage_of(folder), schema(), INDEX_NAME)


def latest_commit(folder: Path) -> int:
    """The number of the newest commit; -1 where there is none."""
    return int(TOC._latest_generation(storage_of(folder), INDEX_NAME))


def segments_of(folder: Path, commit: int) -> Iterator[Any]:
    """Whoosh's segments of a commit, in their order; raises `DamagedFile`."""
    try:
        return iter(TOC.read(storage_of(folder), INDEX_NAME, commit, schema=schema()).segments)
    except OSError:
        raise
    except Exception as error:
        # A pickle that is damaged may call for anything.
        raise DamagedFile(f"{type(error).__name__}: {error}") from error


def storage_of(folder: Path) -> Any:
    """Whoosh's storage in a folder."""
    return FileStorage(str(folder), supports_mmap=False)
