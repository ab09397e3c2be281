"""Files that were made once, kept in the instance folder: named by what they say, bounded, and safe to delete."""

import logging
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from forum.clock import utc_now

log = logging.getLogger("strideshare.files")
MOST_BYTES = 200_000_000
LEFT_BYTES = 160_000_000
KEPT_S = 30 * 24 * 3600
# One name in so many is followed by a look at the whole folder.
LOOKS = 16


def kept_or_made(folder: Path, name: str, make: Callable[[], bytes]) -> bytes:
    """The file of this name, made and kept when it is not there; `name` begins with hexadecimal digits.

    Two that make it at once write the same bytes; a folder that can't be written only costs time.
    """
    path = folder / name
    try:
        return path.read_bytes()
    except OSError:
        body = make()
    try:
        keep(path, body)
        if int(name[:4], 16) % LOOKS == 0:
            prune(folder)
    except OSError as error:
        log.warning("a made file could not be kept (%s)", type(error).__name__)
    return body


def keep(path: Path, body: bytes) -> None:
    """Write a file that is there whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
        Path(part).replace(path)
    except OSError:
        Path(part).unlink(missing_ok=True)
        raise


def prune(folder: Path, most: int = MOST_BYTES, left: int = LEFT_BYTES) -> None:
    """Delete what is older than a month, and the oldest files when there is too much."""
    with os.scandir(folder) as entries:
        found = [(entry.stat(follow_symlinks=False), Path(entry.path)) for entry in entries]
    files = sorted((stat.st_mtime, stat.st_size, path) for stat, path in found)
    total, since = sum(size for _, size, _ in files), utc_now().timestamp() - KEPT_S
    goal = left if total > most else total
    for made_at, size, path in files:
        if made_at >= since and total <= goal:
            break
        path.unlink(missing_ok=True)
        total -= size
