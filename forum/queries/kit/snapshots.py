"""Reading many things as they were at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from forum.models import db


@contextmanager
def snapshot() -> Iterator[None]:
    """All reads inside see the same moment, whatever is written meanwhile."""
    db.session.rollback()
    if db.engine.dialect.name == "postgresql":
        db.session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    else:
        db.session.connection().exec_driver_sql("BEGIN")
    try:
        yield
    finally:
        db.session.rollback()
