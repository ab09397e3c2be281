"""What changed between two texts, word by word."""

import re
from difflib import SequenceMatcher
from typing import Literal

Change = Literal["same", "gone", "new"]
WORD = re.compile(r"\s+|[^\s]+")
MOST_WORDS = 4_000


def compare_words(before: str, after: str) -> list[tuple[Change, str]]:
    """Pieces of text in reading order, each the same in both, gone, or new; very long texts are compared by line."""
    old, new = WORD.findall(before), WORD.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces: list[tuple[Change, str]] = []
    for kind, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=True).get_opcodes():
        if kind == "equal":
            pieces.append(("same", "".join(old[old_start:old_end])))
            continue
        if old_end > old_start:
            pieces.append(("gone", "".join(old[old_start:old_end])))
        if new_end > new_start:
            pieces.append(("new", "".join(new[new_start:new_end])))
    return pieces
