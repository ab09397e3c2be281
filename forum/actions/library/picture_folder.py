"""Pictures of exercises kept on disk, under a name that changes with the poses and with the way of drawing."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from forum.figures import shelf
from forum.paths import package_folder, seeds_folder


@cache
def stamp() -> str:
    """Another one as soon as a line of the drawing or of a pose file is another one."""
    found = sha256()
    for path in sorted([*(package_folder() / "figures").rglob("*.py"), *(seeds_folder() / "figures").glob("*.json")]):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def use(folder: Path) -> None:
    """From now on every picture of this process is kept there, and taken from there when another process made it."""
    shelf.keep_with(lambda name, make: kept(folder / stamp() / name, make))


def kept(path: Path, make: Callable[[], str]) -> str:
    """What the file says, else what `make` makes; a folder that can't be written is as good as none."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        text = make()
    own = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        own.write_text(text, encoding="utf-8")
        own.replace(path)  # whole or not at all, however many processes write it
    except OSError:
        with suppress(OSError):
            own.unlink()
    return text


def fill(folder: Path) -> int:
    """Makes what pages show, so that no request has to, and throws away what was drawn otherwise; says how many."""
    for old in folder.iterdir():
        if old.name != stamp():
            shutil.rmtree(old, ignore_errors=True)
    return shelf.make_usual()
