"""Counts that only the words behind them make amounts: the number in "10 heel lifts"."""

import re

from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.quantities import Quantity
from forum.text.routine_parser.quantity_values import ranged
from forum.text.routine_parser.segment import Outline

_COUNT = re.compile(
    r"(?<![\d./:#$£-])(?<!week )(?<!step )(?<!day )(?<!exercise )\b([2-9]|\d{2,3})(?:\s?(?:-|to)\s?(\d{1,3}))? "
    r"(?:(?:slow|small|full|easy|seated|of|reps of|big|proper|more|good|standing|gentle|single|half|mini|wee|little|"
    r"lovely) ){0,2}$"
)
_LETTERS = 28


def find_counts(outline: Outline, mentions: list[Mention], quantities: list[Quantity]) -> list[Quantity]:
    """The number right before each mention, unless it is the line's own or part of an amount that was read."""
    taken = {place for one in quantities for place in range(one.start, one.end)}
    found: list[Quantity] = []
    for mention in mentions:
        first = outline.lines[outline.sentences[mention.sentence].line].words
        start = max(first, mention.start - _LETTERS)
        match = None if mention.phrase.is_weak else _COUNT.search(outline.text, start, mention.start)
        if match is not None and taken.isdisjoint(range(match.start(), match.end())):
            found.append(Quantity(match.start(), match.end(2 if match[2] else 1), ranged("reps", match[1], match[2])))
    return found
