"""Pictures go where the rows go: into a backup, out of it, and beside an export."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from forum.actions.kit import picture_files

# The table in a backup that holds the files; no database in use has it.
TABLE = "picture_file"


def keep_in(copy: sqlite3.Connection) -> None:
    """Write the files of the pictures that a copy of the database knows of into that copy.

    One that was deleted in the same moment is left out.
    """
    if not has_table(copy, "picture"):
        return
    copy.execute(f"CREATE TABLE {TABLE} (sha256 TEXT, key TEXT, page BLOB, small BLOB)")
    for sha256, key in copy.execute("SELECT sha256, key FROM picture").fetchall():
        page, small = (picture_files.read(sha256, key, size) for size in picture_files.SIZES)
        if page is not None and small is not None:
            copy.execute(f"INSERT INTO {TABLE} VALUES (?, ?, ?, ?)", (sha256, key, page, small))  # noqa: S608
    copy.commit()


def take_out(here: sqlite3.Connection) -> None:
    """Put the files of a restored backup into their folder, and leave none in the database."""
    if not has_table(here, TABLE):
        return
    for sha256, key, page, small in here.execute(f"SELECT sha256, key, page, small FROM {TABLE}"):  # noqa: S608
        picture_files.put(sha256, key, page, small)
    here.execute(f"DROP TABLE {TABLE}")
    here.commit()
    here.execute("VACUUM")


def has_table(database: sqlite3.Connection, name: str) -> bool:
    """Whether there is a table of this name."""
    found = database.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,))
    return found.fetchone() is not None


def copy_beside(target: Path, named: Iterable[tuple[str, str]]) -> int:
    """Write the larger file of each picture (sha256, key) into the folder beside an export; says how many."""
    folder, count = picture_files.beside(target), 0
    for sha256, key in named:
        if (body := picture_files.read(sha256, key, "page")) is not None:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            (folder / f"{sha256}.jpg").write_bytes(body)
            count += 1
    return count
