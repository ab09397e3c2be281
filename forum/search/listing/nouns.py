"""Nouns whose every row that strangers may read is one document: what else the index must know of each is one row here.

Threads, posts, cards and exercises have ways of their own in `documents`. Whoever changes a row of these leaves a job
`<kind>.saved` with `<kind>_id`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import selectinload

from forum.models import Digest, ResearchStudy, Resource, db
from forum.queries.kit import outbox
from forum.queries.library import resources
from forum.queries.research import digests, studies
from forum.rules.kit.people import VISITOR
from forum.search.kit.document import Document, key_of
from forum.search.listing.documents import digest_document, resource_document, study_document

CHUNK = 500


@dataclass(frozen=True, slots=True)
class ListedNoun:
    """A table, which of its rows strangers may read, what the index is told of one; `with_rows` are loaded along."""

    model: type[Any]
    is_open: ColumnElement[bool]
    write: Callable[[Any], Document]
    with_rows: tuple[Any, ...] = ()


WITH_TEXT = (selectinload(Digest.study), selectinload(Digest.versions))
LISTED: Mapping[str, ListedNoun] = {
    "resource": ListedNoun(
        Resource, resources.visible_to(VISITOR), resource_document, (selectinload(Resource.topics),)
    ),
    "digest": ListedNoun(Digest, digests.visible_to(VISITOR), digest_document, WITH_TEXT),
    "study": ListedNoun(ResearchStudy, studies.visible_to(VISITOR), study_document),
}
JOBS = tuple(f"{kind}.saved" for kind in LISTED)


def of_listed(kind: str, id_: int) -> tuple[str, Document | None]:
    """The key of a row, and its document while strangers may read it."""
    one = LISTED[kind]
    wanted = select(one.model).where(one.model.id == id_, one.is_open).options(*one.with_rows)
    row = db.session.scalar(wanted.execution_options(populate_existing=True))
    return key_of(kind, id_), one.write(row) if row is not None else None


def every_listed() -> Iterator[Document]:
    """Every document of these nouns, read in chunks; between two the session may be used for other things."""
    for one in LISTED.values():
        last = 0
        while True:
            after = select(one.model).where(one.model.id > last, one.is_open).options(*one.with_rows)
            rows = db.session.scalars(after.order_by(one.model.id).limit(CHUNK)).all()
            found = [one.write(row) for row in rows]
            last = rows[-1].id if rows else last
            db.session.expunge_all()
            yield from found
            if len(found) < CHUNK:
                break


def expected_keys() -> Iterator[str]:
    """The key of each of these documents."""
    for kind, one in LISTED.items():
        ids = select(one.model.id).where(one.is_open)
        yield from (key_of(kind, id_) for id_ in db.session.scalars(ids.execution_options(yield_per=5_000)))


def closed_keys() -> Iterator[str]:
    """The keys of those with a waiting job that strangers may not read any more, or that are gone."""
    for kind, one in LISTED.items():
        ids = outbox.subjects_of(f"{kind}.saved", f"{kind}_id").distinct().subquery()
        (id_,) = ids.c
        is_open = exists().where(one.model.id == id_, one.is_open)
        yield from (key_of(kind, gone) for gone in db.session.scalars(select(id_).where(~is_open)))
