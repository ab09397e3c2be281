"""The words that carry nothing, their spellings, compounds and concepts, as the seeds have them."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from forum.paths import seeds_folder


@dataclass(frozen=True)
class WordLists:
    """The words of `seeds/search_words.json`; `concepts` maps a concept to its (words, ask) lists.

    `compounds` are pairs of words that mean the same when they are written as one.
    """

    stop: frozenset[str]
    light: tuple[str, ...]
    spellings: dict[str, str]
    compounds: tuple[str, ...]
    concepts: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]


@cache
def word_lists() -> WordLists:
    """The word lists, read once."""
    data: dict[str, Any] = json.loads((seeds_folder() / "search_words.json").read_text(encoding="utf-8"))
    return WordLists(
        stop=frozenset(data["stop"]),
        light=tuple(data["light"]),
        spellings=data["spellings"],
        compounds=tuple(data["compounds"]),
        concepts={
            concept: (tuple(entry["words"]), tuple(entry.get("ask", ()))) for concept, entry in data["concepts"].items()
        },
    )
