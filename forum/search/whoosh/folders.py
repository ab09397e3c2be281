"""Where the index lies: one folder a generation, a file that names the current one, and the writer's lock.

    search/current          "v1-000007"
    search/v1-000007/...    Whoosh's files
    search/writer.lock

A rebuild makes the next folder and then swaps the name, so a crash leaves the old index in use.
"""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from forum.search.asking.port import SearchUnavailable
from forum.search.whoosh.schema import FORM

LOCK_WAIT_S = 10.0
_RETRY_S = 0.02


class Folders:
    """The generations of one index under `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._pointer = root / "current"

    def current(self) -> Path | None:
        """The folder in use; None when there is none, or it is of another form than this program reads."""
        try:
            name = self._pointer.read_text(encoding="ascii").strip()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError, UnicodeDecodeError):
            return None
        folder = self.root / name
        is_ours = name.startswith(f"v{FORM}-") and folder.parent == self.root
        return folder if is_ours and folder.is_dir() else None

    def switched_at(self) -> int:
        """When the current folder was made it, in nanoseconds: after a deletion another one may have its name."""
        return self._pointer.stat().st_mtime_ns

    def new(self) -> Path:
        """An empty folder for the next generation; half-built ones are cleared away."""
        current = self.current()
        for folder in self._generations():
            if folder != current:
                shutil.rmtree(folder, ignore_errors=True)
        number = int(current.name.rpartition("-")[2]) + 1 if current else 1
        folder = self.root / f"v{FORM}-{number:06d}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def switch(self, folder: Path) -> None:
        """Make `folder` the current one in a single step, and remove the others."""
        draft = self._pointer.with_suffix(".new")
        with draft.open("w", encoding="ascii") as file:
            file.write(folder.name)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._pointer)
        for other in self._generations():
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)

    @contextmanager
    def lock(self, wait_s: float = LOCK_WAIT_S) -> Iterator[None]:
        """Be the only writer; raises `SearchUnavailable` when another keeps at it for `wait_s`.

        The kernel gives the lock back when its holder dies, however it dies.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / "writer.lock").open("ab") as file:
            until = time.monotonic() + wait_s
            while not _try_lock(file.fileno()):
                if time.monotonic() > until:
                    raise SearchUnavailable("another process is writing the index")
                time.sleep(_RETRY_S)
            yield

    def _generations(self) -> list[Path]:
        return [folder for folder in self.root.glob("v*-*") if folder.is_dir()]


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
