"""Reading a whole table without holding it all: a few rows at a time, along a key."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import InstrumentedAttribute

from forum.models import db
from forum.queries.kit.chunks import CHUNK


def walk(wanted: Any, key: InstrumentedAttribute[int]) -> Iterator[Sequence[Row[Any]]]:
    """The rows of a SELECT in the order of `key`, which each of them has as its `id`."""
    last = 0
    while rows := db.session.execute(wanted.where(key > last).order_by(key).limit(CHUNK)).all():
        yield rows
        last = rows[-1].id
