"""The stretch of text that speaks about each mention, and the lines above and below that speak about all."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from forum.text.routine_parser.entry import Entry
from forum.text.routine_parser.items import Span
from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.places import last_until, within
from forum.text.routine_parser.quantities import Quantity
from forum.text.routine_parser.segment import Outline

_CUT = re.compile(r"[,;:(+]|\s-\s|\b(?:and|then|also|plus)\b")
_FARTHEST = 500


@dataclass(frozen=True, slots=True)
class Zone:
    """`own` speaks about the mention alone, `lead` is what its entry says before the first exercise.

    `place` is how many of the lines without an exercise stand above.
    """

    own: Span
    entry: Span
    lead: Span
    place: int


def find_zones(
    outline: Outline, entries: list[Entry], mentions: list[Mention], quantities: list[Quantity]
) -> tuple[list[Zone], list[Span]]:
    """One zone for each mention, and the lines without a mention."""
    text = outline.text
    homes = [entries[last_until(entries, mention.start)] for mention in mentions]
    filled = sorted({(home.start, home.end) for home in homes})
    free = [(line.start, line.end) for line in outline.lines if not _covers(filled, line.start)]
    zones = []
    for number, (mention, home) in enumerate(zip(mentions, homes, strict=True)):
        start, end = home.start, home.end
        if number and homes[number - 1] is home:
            start = _border(text, outline, mentions[number - 1], mention, quantities)
        if number + 1 < len(mentions) and homes[number + 1] is home:
            end = _border(text, outline, mention, mentions[number + 1], quantities)
        own = max(start, mention.start - _FARTHEST), min(max(end, mention.end), mention.end + _FARTHEST)
        first = within(mentions, home.start, home.end)[0]
        lead = home.start, max(outline.sentences[first.sentence].start, _colon(text, home.start, first.end))
        place = bisect_left(free, (home.start, home.start))
        zones.append(Zone(own, (home.start, home.end), lead, place))
    return zones, free


def _border(text: str, outline: Outline, left: Mention, right: Mention, quantities: list[Quantity]) -> int:
    """Where one mention's stretch ends and the next one's begins.

    Of the sentences between them, those up to the last amount still speak about the left one.
    """
    if left.sentence == right.sentence:
        cuts = [cut.end() for cut in _CUT.finditer(text, left.end, right.start)]
        return cuts[-1] if cuts else left.end
    dosed = [outline.sentence_at(one.start) for one in within(quantities, left.end, right.start) if one.is_count]
    between = [number for number in dosed if number < right.sentence]
    return outline.sentences[max([left.sentence, *between]) + 1].start


def _colon(text: str, start: int, end: int) -> int:
    """Where what stands before a colon ends; it speaks about the whole list after it."""
    return max(start, text.rfind(":", start, end))


def _covers(spans: list[Span], place: int) -> bool:
    at = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return at >= 0 and spans[at][0] <= place < spans[at][1]
