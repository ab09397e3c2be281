"""Second stage: the lines, sentences and headings of a text."""

import re
from bisect import bisect_right
from dataclasses import dataclass

_BREAK = re.compile(r"[.!?;]+[\"')]{0,3}(?=\s|$)|\n[ ]{0,40}\n|\n")
_BULLET = re.compile(r"[ ]{0,40}(?:[-*+>]|[(]?(?:\d{1,2}|[a-h])[.)])[ ]{0,40}")
_ABBREVIATED = re.compile(r"(?:\b(?:sec|min|approx|ex|e\.g|i\.e|eg|vs|no|ft|in|reps|wk)|(?:^|\n)[ ]{0,9}\d{1,2})$")
_HEADING_LETTERS = 48


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch between stops; `line` and `block` number the line and the paragraph it lies in."""

    start: int
    end: int
    line: int
    block: int
    is_listed: bool
    is_question: bool


def segment(text: str) -> list[Sentence]:
    """Cut a plain text into sentences; a wrapped line goes on, a list entry or a short heading stops."""
    found: list[Sentence] = []
    start, line, block, listed = 0, 0, 0, bool(_BULLET.match(text))
    for match in _BREAK.finditer(text):
        mark = match[0]
        if "\n" not in mark:
            if mark.startswith(".") and _ABBREVIATED.search(text, max(0, match.start() - 14), match.start()):
                continue
            found.append(Sentence(start, match.end(), line, block, listed, "?" in mark))
            start = match.end()
            continue
        is_blank = mark.count("\n") > 1
        if not is_blank and _goes_on(text, start, match.start(), match.end()):
            continue
        if text[start : match.start()].strip():
            found.append(Sentence(start, match.end(), line, block, listed, False))
        start, line, block = match.end(), line + 1, block + is_blank
        listed = bool(_BULLET.match(text, match.end()))
    if text[start:].strip():
        found.append(Sentence(start, len(text), line, block, listed, False))
    return found


def _goes_on(text: str, start: int, end: int, after: int) -> bool:
    """Whether a line break is only the edge of the paper: a long line, and the next goes on in the middle."""
    line = text[max(text.rfind("\n", start, end) + 1, start) : end]
    return len(line) > _HEADING_LETTERS - 10 and not _BULLET.match(text, after) and line.rstrip()[-1:] not in ":.!?"


def sentence_at(sentences: list[Sentence], place: int) -> int:
    """The number of the sentence a place of the text lies in."""
    return max(0, bisect_right(sentences, place, key=lambda sentence: sentence.start) - 1)


def bullet_end(text: str, start: int) -> int:
    """Where the words of a line begin, after its bullet or number."""
    match = _BULLET.match(text, start)
    return match.end() if match else start
