"""A few lines around the words somebody searched for, with those words marked."""

import re
from collections.abc import Collection

# Shorter words, such as MS or PT, match only as they are.
SHORTEST_STEM = 4
_ENDINGS = ("ings", "ing", "ers", "ies", "es", "ed", "er", "ly", "s", "e", "y")
_LONGEST_ENDING = 5


def excerpt(plain: str, words: Collection[str] = (), length: int = 200) -> str:
    """At most `length` characters of whole words around the first match, or else from the start."""
    text = " ".join(plain.split())
    if len(text) <= length:
        return text
    pattern = _pattern(words)
    match = pattern.search(text) if pattern else None
    first = match.start() if match else 0
    start = min(_word_start(text, max(first - length // 3, 0)), _word_start(text, len(text) - length + 2), first)
    before = "… " if start else ""
    room = length - len(before)
    if len(text) - start <= room:
        return before + text[start:]
    return before + _cut(text[start : start + room]) + "…"


def mark(excerpt: str, words: Collection[str]) -> list[tuple[str, bool]]:
    """The excerpt in pieces, each with whether it is one of the words; joined they give the excerpt again."""
    pattern = _pattern(words)
    pieces: list[tuple[str, bool]] = []
    done = 0
    for match in pattern.finditer(excerpt) if pattern else ():
        pieces += [(excerpt[done : match.start()], False), (match[0], True)]
        done = match.end()
    pieces.append((excerpt[done:], False))
    return [piece for piece in pieces if piece[0]]


def _pattern(words: Collection[str]) -> re.Pattern[str] | None:
    """What matches the words and their everyday endings: "balancing" finds "balance" and "balanced"."""
    choices = {_choice(word) for raw in words for word in re.findall(r"\w+", raw)}
    if not choices:
        return None
    return re.compile(rf"\b(?:{'|'.join(sorted(choices, reverse=True))})\b", re.IGNORECASE)


def _choice(word: str) -> str:
    stem = _stem(word.lower())
    if len(stem) < SHORTEST_STEM:
        return re.escape(word.lower()) + "s?"
    return rf"{re.escape(stem)}\w{{0,{_LONGEST_ENDING}}}"


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def _word_start(text: str, at: int) -> int:
    """The start of the first whole word from here on; here, when no blank is near."""
    if at == 0 or text[at - 1] == " ":
        return at
    blank = text.find(" ", at, at + 40)
    return at if blank < 0 else blank + 1


def _cut(text: str) -> str:
    """The text without its last, perhaps broken word; without its last letter when no blank is near."""
    head, _, tail = text.rpartition(" ")
    return head.rstrip(" ,;:-") if head and len(tail) <= 40 else text[:-1]
