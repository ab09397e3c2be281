"""Reading one Whoosh segment, a block of postings at a time.

Whoosh's matchers step from posting to posting in Python, about ten calls each; a word that most posts have
then takes half a second at 100,000 posts. Here a posting list is read in one go, and a set of documents is a
mask: one byte a document, 0 or 1, combined as big integers. The Whoosh version is pinned, so its block form
can't change.
"""

import io
import os
import pickle
import struct
import sys
import zlib
from array import array
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, repeat
from typing import Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.reading import SegmentReader, TermNotFound
from whoosh.util.numeric import byte_to_length

_BLOCK = struct.Struct("!i")
_MAGIC = 4
_CACHED_MASKS = 64
LENGTHS: tuple[int, ...] = tuple(byte_to_length(b) for b in range(256))

# Documents, weights, packed positions; a field without positions has None.
Block = tuple[list[int], Iterable[float], Sequence[bytes] | None]


def new_codec() -> Any:
    """Whoosh's codec with larger blocks, lightly packed, without the lengths that only its scorers use."""
    codec = W3Codec(blocklimit=512, compression=1)
    codec.length_stats = False
    return codec


class Segment:
    """One immutable segment; only which of its documents are `alive` changes with time."""

    def __init__(self, storage: Any, schema: Any, segment: Any) -> None:
        self.id: str = segment.segment_id()
        self.size: int = segment.doc_count_all()
        self._reader = SegmentReader(storage, schema, segment)
        self._masks: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self.words: int = self._reader.field_length("all")
        self.lengths = self._column("_all_len", "B").ljust(self.size, b"\0")
        self.times = array("q", self._column("at", "q").ljust(8 * self.size, b"\0"))
        if sys.byteorder == "little":
            self.times.byteswap()
        self.set_deleted(segment.deleted_docs())

    def close(self) -> None:
        """Give back the files."""
        self._reader.close()

    def set_deleted(self, deleted: Iterable[int]) -> None:
        """Say which documents are gone."""
        alive = bytearray(b"\1" * self.size)
        for doc in deleted:
            alive[doc] = 0
        self.alive = bytes(alive)

    def frequency(self, field: str, term: str) -> int:
        """How many documents have the term, those gone since among them."""
        return int(self._reader.doc_frequency(field, term.encode()))

    def blocks(self, field: str, term: str) -> Iterator[Block]:
        """The postings of a term: documents, weights and packed positions."""
        try:
            # Whoosh leaves the size in the 1-tuple that it was unpacked to.
            start, (size,) = self._reader._terms.term_info(field, term.encode()).extent()
        except TermNotFound:
            return
        yield from blocks_at(self._reader._terms._postfile, start, size)

    def mask(self, field: str, term: str) -> bytes:
        """The documents that have the term."""
        known = self._masks.get((field, term))
        if known is not None:
            self._masks.move_to_end((field, term))
            return known
        found = bytearray(self.size)
        for documents, _, _ in self.blocks(field, term):
            for doc in documents:
                found[doc] = 1
        self._masks[field, term] = bytes(found)
        if len(self._masks) > _CACHED_MASKS:
            self._masks.popitem(last=False)
        return bytes(found)

    def phrase(self, terms: Sequence[tuple[int, str]]) -> bytes:
        """The documents that have all terms, each at its offset from a common start."""
        wanted = both(*(self.mask("all", term) for _, term in terms))
        if len(terms) == 1:
            return wanted
        starts: dict[int, set[int]] | None = None
        for offset, term in terms:
            here = self._starts(term, offset, wanted)
            starts = here if starts is None else {doc: starts[doc] & here[doc] for doc in here}
        found = bytearray(self.size)
        for doc, places in (starts or {}).items():
            found[doc] = bool(places)
        return bytes(found)

    def document(self, key: str) -> int | None:
        """The number of the living document with this key."""
        for documents, _, _ in self.blocks("key", key):
            for doc in documents:
                if self.alive[doc]:
                    return doc
        return None

    def stored(self, doc: int) -> dict[str, str]:
        """The stored `key`, `title` and `url` of a document."""
        fields: dict[str, str] = self._reader.stored_fields(doc)
        return fields

    def _starts(self, term: str, offset: int, wanted: bytes) -> dict[int, set[int]]:
        starts = {}
        for documents, _, values in self.blocks("all", term):
            for doc, value in zip(documents, values or (), strict=True):
                if wanted[doc]:
                    starts[doc] = {place - offset for place in array("H", value)}
        return starts

    def _column(self, name: str, typecode: str) -> bytes:
        if not self._reader._perdoc.has_column(name):
            return b""
        file, start, size = self._reader._perdoc._get_column_file(name)
        try:
            return _read(file, start, size - size % struct.calcsize(typecode))
        finally:
            file.close()


def both(first: bytes, *others: bytes) -> bytes:
    """The documents in every mask."""
    number = int.from_bytes(first, "little")
    for other in others:
        number &= int.from_bytes(other, "little")
    return number.to_bytes(len(first), "little")


def either(first: bytes, *others: bytes) -> bytes:
    """The documents in any mask."""
    number = int.from_bytes(first, "little")
    for other in others:
        number |= int.from_bytes(other, "little")
    return number.to_bytes(len(first), "little")


def without(first: bytes, *others: bytes) -> bytes:
    """The documents of the first mask that are in none of the others."""
    number = kept = int.from_bytes(first, "little")
    for other in others:
        kept &= number ^ (number & int.from_bytes(other, "little"))
    return kept.to_bytes(len(first), "little")


def _read(file: Any, start: int, size: int) -> bytes:
    """Read without moving the file's own position, which other readers of the process share."""
    data = os.pread(file.fileno(), size, start)
    if len(data) != size:
        raise EOFError("the index is shorter than its table says")
    return data


def blocks_at(file: Any, start: int, size: int) -> Iterator[Block]:
    """The blocks of the posting list that lies there in a segment's postings file."""
    data = _read(file, start, size)
    stream, is_last = io.BytesIO(data), False
    stream.seek(_MAGIC)
    while not is_last:
        (size,) = _BLOCK.unpack(stream.read(_BLOCK.size))
        is_last = size < 0
        end = stream.tell() + abs(size)
        packed = pickle.load(stream)[3]  # noqa: S301  # the index folder is the app's own, never from elsewhere
        raw = data[stream.tell() : end]
        steps, weights, values = pickle.loads(zlib.decompress(raw) if packed else raw)  # noqa: S301
        documents = list(accumulate(steps))
        if weights is None or isinstance(weights, float):
            weights = repeat(1.0 if weights is None else weights, len(documents))
        yield documents, weights, values
        stream.seek(end)
