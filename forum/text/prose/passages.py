"""The author's own words for one line, with the places in them that its name and its amounts were read from.

What stands elsewhere in the message and speaks of this line too ("every day", at the top) is a paragraph of its own.
"""

import re
from collections.abc import Iterable, Sequence

from forum.rules.routines.fields import SAID_CHARS
from forum.text.prose.own_words import MARKS

Span = tuple[int, int]

MOST_MARKS = 20
_MOST_AROUND = 120  # characters of a sentence on either side of a place that stands elsewhere
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")


def quote_of(source: str, stretch: Span, places: Iterable[Span]) -> tuple[str, str]:
    """The words to show for a stretch of a message, and their marks as `rules.routines.questions` reads them."""
    wanted = sorted({place for place in places if place[0] < place[1]})
    inside = [place for place in wanted if stretch[0] <= place[0] and place[1] <= stretch[1]]
    parts = [(stretch, inside)]
    for place in wanted:
        if place in inside:
            continue
        around = _around(source, place)
        if around[0] <= parts[0][0][0] and parts[0][0][1] <= around[1]:
            # The sentence around it holds the words of the line itself: it is quoted once.
            parts[0] = (around, [*parts[0][1], place])
            continue
        if known := next((marks for part, marks in parts[1:] if part == around), None):
            known.append(place)
        else:
            parts.append((around, [place]))
    return _joined(source, parts)


def stretch_of(source: str, words: str, place: Span) -> Span:
    """Where the words that a line was read from stand: around the place of its name."""
    start = source.rfind(words, 0, place[0] + len(words)) if words else -1
    return (start, start + len(words)) if start >= 0 else place


def _around(source: str, place: Span) -> Span:
    before = [found.end() for found in _SENTENCE_END.finditer(source, max(0, place[0] - _MOST_AROUND), place[0])]
    after = _SENTENCE_END.search(source, place[1], place[1] + _MOST_AROUND)
    start = before[-1] if before else max(0, place[0] - _MOST_AROUND)
    return start, after.end() if after else min(len(source), place[1] + _MOST_AROUND)


def _joined(source: str, parts: Sequence[tuple[Span, list[Span]]]) -> tuple[str, str]:
    said, marks = "", []
    for (start, end), places in parts:
        words, kept = _without_marks(source[start:end], [(one - start, other - start) for one, other in places])
        offset = len(said) + 1 if said else 0
        if not words or offset + len(words) > SAID_CHARS:
            words = words[: max(0, SAID_CHARS - offset)]
        said = f"{said}\n{words}" if said and words else said or words
        marks += [(offset + one, offset + other) for one, other in kept if offset + other <= len(said)]
    return said, ",".join(f"{start}-{end}" for start, end in sorted(marks)[:MOST_MARKS])


def _without_marks(passage: str, places: Sequence[Span]) -> tuple[str, list[Span]]:
    """The passage without the signs of lists, headings and bold words, and where the places are now."""
    gone = [found.span() for found in MARKS.finditer(passage)]
    rest = "".join(letter for n, letter in enumerate(passage) if not any(start <= n < end for start, end in gone))
    lead = len(rest) - len(rest.lstrip())
    rest = rest.strip()

    def moved(place: int) -> int:
        before = sum(min(end, place) - start for start, end in gone if start < place)
        return min(max(place - before - lead, 0), len(rest))

    kept = [(moved(start), moved(end)) for start, end in places]
    return rest, [(start, end) for start, end in kept if start < end]
