"""What a sheet can be asked for: its paper, the size of its letters; and what its look is known by."""

import hashlib
from functools import cache
from importlib.metadata import version
from typing import Literal

from forum.paths import templates_folder

Paper = Literal["a4", "letter"]
Size = Literal[12, 16, 22]
PAPERS: dict[str, Paper] = {"a4": "a4", "letter": "letter"}
SIZES: dict[str, Size] = {"12": 12, "16": 16, "22": 22}
USUAL_PAPER: Paper = "a4"
USUAL_SIZE: Size = 16


@cache
def look_stamp() -> str:
    """What tells this look of sheets from another: templates and typesetter."""
    texts = b"".join(path.read_bytes() for path in sorted((templates_folder() / "print").glob("*.typ")))
    return hashlib.sha256(texts + version("typst").encode()).hexdigest()[:16]
