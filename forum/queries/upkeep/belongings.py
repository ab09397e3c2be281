"""The rows of every table that are about one member, by `rules.members.belongings`."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Table, func, select

from forum.models import Base, db
from forum.rules.members.belongings import BELONGINGS, Belonging


def table_of(name: str) -> Table:
    """A table by its name."""
    return Base.metadata.tables[name]


def is_of(one: Belonging, member_id: int) -> ColumnElement[bool]:
    """Whether a row of this table belongs to the member."""
    return _leads(table_of(one.table), one.columns, member_id)


def _leads(table: Table, columns: Sequence[str], member_id: int) -> ColumnElement[bool]:
    column = table.c[columns[0]]
    if len(columns) == 1:
        return column == member_id
    target = next(iter(column.foreign_keys)).column
    return column.in_(select(target).where(_leads(target.table, columns[1:], member_id)))


def _mine(one: Belonging, member_id: int) -> list[ColumnElement[bool]]:
    """The same without the kinds that are not theirs to take away."""
    only = [is_of(one, member_id)]
    table = table_of(one.table)
    kind = table.c.kind if "kind" in table.c else table.c.get("act")
    return only if kind is None or not one.not_mine else [*only, kind.not_in(one.not_mine)]


def count_all(member_id: int) -> list[tuple[Belonging, int]]:
    """How many there are of everything that can be taken away."""
    found = []
    for one in BELONGINGS:
        if one.file:
            wanted = select(func.count()).select_from(table_of(one.table)).where(*_mine(one, member_id))
            found.append((one, db.session.scalar(wanted) or 0))
    return found


def rows_of(one: Belonging, member_id: int) -> Iterator[dict[str, Any]]:
    """The rows as they may be taken away, in the order they were made in."""
    table = table_of(one.table)
    columns = [column for column in table.columns if column.name not in one.secret]
    wanted = select(*columns).where(*_mine(one, member_id)).order_by(*table.primary_key.columns)
    for row in db.session.execute(wanted.execution_options(yield_per=500)):
        yield dict(row._mapping)
