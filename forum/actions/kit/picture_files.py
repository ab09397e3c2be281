"""The files of pictures in the instance folder, named by what is in them and by the key of their row.

No two rows share a file, so that one which goes takes no other picture along.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from forum.actions.kit import instance

FOLDER = "pictures"
Size = Literal["page", "small"]
SIZES: tuple[Size, ...] = ("page", "small")


def hash_of(body: bytes) -> str:
    """The name of what is in a file."""
    return hashlib.sha256(body).hexdigest()


def path_of(sha256: str, key: str, size: Size) -> Path:
    """Where one size of a picture lies."""
    return instance.folder(FOLDER) / sha256[:2] / f"{sha256}.{key}.{size}.jpg"


def put(sha256: str, key: str, page: bytes, small: bytes) -> None:
    """Write both sizes, each whole or not at all, and readable by this account only."""
    for size, body in (("page", page), ("small", small)):
        path = path_of(sha256, key, "page" if size == "page" else "small")
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
            Path(part).replace(path)
        except OSError:
            Path(part).unlink(missing_ok=True)
            raise


def read(sha256: str, key: str, size: Size) -> bytes | None:
    """The bytes of one size; None when the file is not there."""
    try:
        return path_of(sha256, key, size).read_bytes()
    except FileNotFoundError:
        return None


def is_whole(sha256: str, key: str) -> bool:
    """Whether both sizes are there, and the larger one is what its name says."""
    page = read(sha256, key, "page")
    return page is not None and hash_of(page) == sha256 and path_of(sha256, key, "small").is_file()


def drop(named: Iterable[tuple[str, str]]) -> None:
    """Delete both sizes of these pictures, given as (sha256, key)."""
    for sha256, key in named:
        for size in SIZES:
            path_of(sha256, key, size).unlink(missing_ok=True)


def beside(lines: Path) -> Path:
    """The folder in which an export or import has its pictures, each named by its checksum."""
    return lines.with_name(f"{lines.name}.pictures")


def every_file() -> Iterator[Path]:
    """All files that lie there."""
    for shelf in instance.folder(FOLDER).iterdir():
        if shelf.is_dir():
            yield from shelf.iterdir()
