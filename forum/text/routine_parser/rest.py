"""What of a text looks like a line of a routine and names no exercise that we know."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from forum.text.routine_parser.entry import Entry
from forum.text.routine_parser.items import FoundItem, Span
from forum.text.routine_parser.normalise import Plain, simplify
from forum.text.routine_parser.places import within
from forum.text.routine_parser.quantities import Quantity, find_quantities
from forum.text.routine_parser.reading import MOST_QUANTITIES, Found
from forum.text.routine_parser.segment import cut_sentences
from forum.text.routine_parser.shapes import begins_step
from forum.text.routine_parser.talk import Talk
from forum.text.routine_parser.tree import SECTION, find_blocks

# More are no routine; a list of hundreds of numbers shall not become hundreds of questions.
MOST_UNREAD = 40
MOST_NAME_WORDS = 7
# A question and a day are no exercises, though numbers follow them: "What was tested", "Tue 10-11".
_NO_NAME = re.compile(
    r"(?:what|who|whom|whose|why|how|when|where|which|is|are|was|can|should|date|time|price|total|day|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})\b"
)
_LISTED = frozenset({"unknown", "title", "item"})


@dataclass(frozen=True, slots=True)
class Unread:
    """One such block: where it stands, and where the name its author gave it stands."""

    block: Span
    name: Span


def list_unread(text: str, found: Found | None, items: Sequence[FoundItem]) -> tuple[Unread, ...]:
    """The blocks with an amount of their own that no item was read from; `found` is None where nothing is named."""
    plain, blocks, quantities = (found.plain, found.blocks, found.quantities) if found else _scan(text)
    taken = sorted(item.span[0] for item in items)
    unread = []
    for entry in blocks:
        block = plain.source_span(entry.start, entry.end)
        is_read = bisect_left(taken, block[0]) < bisect_left(taken, block[1])
        if not is_read and (name := _find_name(plain.text, entry, quantities)):
            unread.append(Unread(block, plain.source_span(*name)))
    return tuple(unread[:MOST_UNREAD])


def _scan(text: str) -> tuple[Plain, list[Entry], list[Quantity]]:
    plain = simplify(text)
    outline = cut_sentences(plain)
    if not outline.sentences:
        return plain, [], []
    talk = Talk(outline)
    quantities = [one for one in find_quantities(outline.text)[:MOST_QUANTITIES] if not talk.is_elsewhere(one.start)]
    return plain, find_blocks(outline, [], quantities), quantities


def _find_name(text: str, entry: Entry, quantities: Sequence[Quantity]) -> Span | None:
    """The words before the first amount that can be the name of an exercise; None for anything else."""
    inside = within(quantities, entry.words, entry.end)
    if entry.kind not in _LISTED or not any(one.is_count for one in inside):
        return None
    end = min(entry.label_end, inside[0].start) if entry.label_end > entry.words else inside[0].start
    said = text[entry.words : end].strip(" \n\t:,.|-(")
    if not said or said.count(" ") >= MOST_NAME_WORDS or begins_step(text, entry.words):
        return None
    if SECTION.search(said) or _NO_NAME.match(said):
        return None
    return entry.words, entry.words + len(said)
