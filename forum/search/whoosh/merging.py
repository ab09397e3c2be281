"""Which segments a commit joins: small ones, so that a commit stays quick and a search reads few files.

Whoosh's own policy counts on Fibonacci numbers and lets fifty-document segments pile up. Large segments are
never joined here, because that takes long at 100,000 posts; `rebuild` tidies them.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from forum.search.whoosh.codec import LENGTHS, Writer
from forum.search.whoosh.postings import Postings
from forum.search.whoosh.segments import Segment

MERGE_AT = 8
_TIERS = (100, 800)
_WORTH_TIDYING = 8_000


def merge_small(known: Mapping[str, Segment], writer: Writer, parts: list[Any]) -> list[Any]:
    """Whoosh's merge policy: take some segments into the one being written, and return the others."""
    kept = [part for part in parts if _alive(part)]
    joined = [part for part in kept if _is_mostly_gone(part)]
    for tier in _TIERS:
        small = [part for part in kept if _alive(part) < tier]
        if len(small) >= MERGE_AT:
            joined += [part for part in small if part not in joined]
    for part in joined:
        take_living(known, writer, part)
    return [part for part in kept if part not in joined]


def merge_gone(known: Mapping[str, Segment], writer: Writer, parts: list[Any]) -> list[Any]:
    """Whoosh's merge policy for when nothing that is gone may stay in the files, however large they are."""
    joined = [part for part in parts if part.deleted_count()]
    for part in joined:
        take_living(known, writer, part)
    return [part for part in parts if part not in joined]


def take_living(known: Mapping[str, Segment], writer: Writer, part: Any) -> None:
    """Take what is still there of a segment into the one being written."""
    is_alive = np.ones(part.doc_count_all(), np.bool_)
    is_alive[list(part.deleted_docs())] = False
    _take_in(writer, known[part.segment_id()], is_alive)


def _take_in(writer: Writer, segment: Segment, is_alive: NDArray[np.bool_]) -> None:
    """Put the living documents of a segment behind those that the writer has."""
    numbers = np.cumsum(is_alive, dtype=np.int32) + np.int32(writer.docnum - 1)
    old, new = segment.records, writer.perdocwriter.records
    for doc in np.flatnonzero(is_alive).tolist():
        new.add(int(old.lengths[doc]), int(old.times[doc]), int(old.threads[doc]), segment.record(doc))
        new.words += LENGTHS[old.lengths[doc]]
    for name, postings, positions in segment.lists():
        lives = is_alive[postings.documents]
        if not lives.all():
            postings, positions = postings.only(lives), positions.only(lives)
        if postings.documents.size:
            writer.pool.take(name, Postings(numbers[postings.documents], postings.codes, postings.known), positions)
    writer.took(int(is_alive.sum()))


def _alive(part: Any) -> int:
    return int(part.doc_count_all() - part.deleted_count())


def _is_mostly_gone(part: Any) -> bool:
    return bool(part.deleted_count() > _alive(part) and part.doc_count_all() < _WORTH_TIDYING)
