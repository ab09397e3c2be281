"""Is everything the house needs there?"""

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from forum.models import Heartbeat, LibraryMeta, db
from forum.queries.kit.kept_connection import find_row

LIBRARY = select(LibraryMeta.id).limit(1)
LEAST_FREE_BYTES = 20_000_000
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


def has_room(folder: Path) -> bool:
    """Whether the instance folder may be written, and its disk has room for what people write in a few hours."""
    try:
        return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free >= LEAST_FREE_BYTES
    except OSError:
        return False


def find_free_bytes(folder: Path) -> int | None:
    """How much room the disk of the instance folder has; None when the folder may not be written."""
    try:
        return shutil.disk_usage(folder).free if os.access(folder, os.W_OK) else None
    except OSError:
        return None


def is_worker_alive(now: datetime) -> bool:
    """Whether a worker said so within the last half minute."""
    try:
        beat = db.session.scalar(select(Heartbeat.beat_at).where(Heartbeat.name == "worker"))
    except SQLAlchemyError:
        db.session.rollback()
        return False
    return beat is not None and now - beat < WORKER_SILENT_FOR
