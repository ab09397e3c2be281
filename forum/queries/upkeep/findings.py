"""What a check found: how many things keep an invariant."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select

from forum.models import db
from forum.queries.upkeep.losses import LOST


@dataclass(frozen=True, slots=True)
class Finding:
    """How many things keep an invariant, in the words of `strideshare check`."""

    words: str
    total: int
    wrong: int
    is_loss: bool = False


def count(table: Any, where: ColumnElement[bool] | None = None) -> int:
    """How many rows there are, or how many of them are like this."""
    wanted = select(func.count()).select_from(table)
    return db.session.scalar(wanted if where is None else wanted.where(where)) or 0


def of_rows(words: str, table: Any, wrong: ColumnElement[bool]) -> Finding:
    """What was found about the rows of one table."""
    return Finding(words, count(table), count(table, wrong))


def of_losses(words: str, column: Any) -> Finding:
    """What was found missing of what a column speaks of."""
    return Finding(words, count(column.class_), count(column.class_, LOST[column]), is_loss=True)
