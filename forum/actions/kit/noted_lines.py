"""Files of lines beside the database, which an older backup does not undo; each line is an object of JSON."""

import json
import os
from collections.abc import Iterator, Mapping
from typing import Any

from forum.actions.kit import instance


def append(name: str, line: Mapping[str, Any]) -> None:
    """Add a line to the file of this name, on the disk before this returns."""
    handle = os.open(instance.folder("") / name, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
        file.flush()
        os.fsync(file.fileno())


def read(name: str) -> Iterator[dict[str, Any]]:
    """The lines of this file; one that was cut off half way is passed over."""
    path = instance.folder("") / name
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        try:
            yield dict(json.loads(line))
        except (ValueError, TypeError):
            continue
