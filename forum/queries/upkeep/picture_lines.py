"""The pictures of an export file: their lines, and which files go beside it."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Row, select

from forum.formats.archive.picture_lines import PictureLine
from forum.models import Picture, Post, Thread, db
from forum.queries.kit.walking import walk
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import VISITOR

PICTURES = (
    select(Picture.id, Picture.post_id, Picture.alt, Picture.created_at, Picture.sha256, Picture.key)
    .join(Post, Post.id == Picture.post_id).join(Thread, Thread.id == Post.thread_id)
    .where(Picture.state == "public", Post.state == "public", visible_to(VISITOR))
)  # fmt: skip


def picture_lines(rows: Sequence[Row[Any]]) -> list[PictureLine]:
    """The lines of these rows of `PICTURES`."""
    return [PictureLine(row.id, row.post_id, row.alt, row.created_at, row.sha256) for row in rows]


def every_picture() -> Iterator[tuple[str, str]]:
    """The pictures of the lines: (sha256, key)."""
    for rows in walk(PICTURES, Picture.id):
        yield from ((row.sha256, row.key) for row in rows)


def every_picture_here() -> list[tuple[str, str]]:
    """All pictures, shown or not: (sha256, key)."""
    return [(row.sha256, row.key) for row in db.session.execute(select(Picture.sha256, Picture.key))]
