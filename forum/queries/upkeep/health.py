"""Is everything the house needs there?"""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from forum.models import Heartbeat, LibraryMeta, db
from forum.queries.kit.kept_connection import find_row

LIBRARY = select(LibraryMeta.id).limit(1)
WORKER_SILENT_FOR = timedelta(seconds=30)


def is_database_ready() -> bool:
    """Whether the database answers and its tables are there, on both ways that pages read it."""
    try:
        db.session.execute(LIBRARY).all()
        find_row(LIBRARY)
    except SQLAlchemyError:
        db.session.rollback()
        return False
    return True


def is_worker_alive(now: datetime) -> bool:
    """Whether a worker said so within the last half minute."""
    try:
        beat = db.session.scalar(select(Heartbeat.beat_at).where(Heartbeat.name == "worker"))
    except SQLAlchemyError:
        db.session.rollback()
        return False
    return beat is not None and now - beat < WORKER_SILENT_FOR
