"""Notices of a changed library keep the ids of exercises, and say the names that these have when they are read.

Until now such a notice held a piece of a sentence, “A”, “B” and 2 more, so an old name stayed in it for ever. The names
are looked up; where the library knows none of them, the notice stays a sentence, under the kind "told".

Revision ID: 0010
Revises: 0009
"""

import re
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

NOTICE = sa.table("notice", sa.column("id"), sa.column("kind"), sa.column("data", sa.JSON()))
EXERCISE = sa.table("exercise", sa.column("id"), sa.column("name"))
CHANGED = NOTICE.c.kind == "library_changed"
NAME = re.compile("“([^”]*)”")
TOLD = "The library says more about the safety of {}. Your cards show it already. See what changed."


def rewrite(connection: sa.Connection, row_id: int, kind: str, data: dict[str, Any]) -> None:
    """Give one notice another kind and other data."""
    connection.execute(sa.update(NOTICE).where(NOTICE.c.id == row_id).values(kind=kind, data=data))


def upgrade() -> None:
    connection = op.get_bind()
    ids = {row.name: row.id for row in connection.execute(sa.select(EXERCISE.c["id", "name"]))}
    for row in connection.execute(sa.select(NOTICE.c["id", "data"]).where(CHANGED)).all():
        names = str(row.data["names"])
        known = [ids[name] for name in NAME.findall(names) if name in ids]
        if known:
            rewrite(connection, row.id, "library_changed", {"exercises": known})
        else:
            rewrite(connection, row.id, "told", {"text": TOLD.format(names), "url": "/exercises/changes"})


def downgrade() -> None:
    connection = op.get_bind()
    names = {row.id: row.name for row in connection.execute(sa.select(EXERCISE.c["id", "name"]))}
    for row in connection.execute(sa.select(NOTICE.c["id", "data"]).where(CHANGED)).all():
        known = [f"“{names[one]}”" for one in row.data["exercises"] if one in names]
        rewrite(connection, row.id, "library_changed", {"names": ", ".join(known) or "some exercises"})
