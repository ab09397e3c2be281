"""All that was read in one text, stage by stage, before its lines are put together."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.text.routine_parser.bind import bind_amounts
from forum.text.routine_parser.bound import Bound
from forum.text.routine_parser.counts import find_counts
from forum.text.routine_parser.dictionary import Dictionary
from forum.text.routine_parser.entry import Entry
from forum.text.routine_parser.features import Looks
from forum.text.routine_parser.mentions import Mention, find_mentions
from forum.text.routine_parser.normalise import Plain, simplify
from forum.text.routine_parser.pick import Picked, pick_done
from forum.text.routine_parser.places import within
from forum.text.routine_parser.quantities import Quantity, find_quantities
from forum.text.routine_parser.segment import Outline, cut_sentences
from forum.text.routine_parser.talk import Talk
from forum.text.routine_parser.tree import find_blocks

MOST_QUANTITIES = 600
_LONGEST_COUNT = 30  # letters before the unit of an amount


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a text: its blocks with the mentions in them, and its amounts."""

    plain: Plain
    outline: Outline
    talk: Talk
    blocks: list[Entry]
    quantities: list[Quantity]
    dictionary: Dictionary

    def looks(self) -> Looks:
        """The features of its mentions."""
        return Looks(self.talk, self.blocks, self.quantities, self.dictionary)


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in a text, what of it is done, and the amounts of each.

    Unless `is_told`, the text as a whole tells of something else: it only names these exercises.
    """

    found: Found
    picked: list[Picked]
    bounds: list[Bound]
    is_told: bool


def find_all(text: str, dictionary: Dictionary) -> Found | None:
    """The first stages: blocks, mentions and amounts; None where a text mentions no exercise."""
    plain = simplify(text)
    outline = cut_sentences(plain)
    mentions = find_mentions(outline, dictionary) if outline.sentences else []
    if not mentions:
        return None
    talk = Talk(outline)
    said = find_quantities(outline.text)[:MOST_QUANTITIES]
    mentions = [one for one in mentions if not _is_unit(one, said)]
    said = sorted([*said, *find_counts(outline, mentions, said)], key=lambda one: one.start)
    quantities = [one for one in said if not talk.is_elsewhere(one.start)]
    return Found(plain, outline, talk, find_blocks(outline, mentions, quantities), quantities, dictionary)


def _is_unit(mention: Mention, quantities: Sequence[Quantity]) -> bool:
    """Whether words are what an amount counts: the steps of "10 steps" are no step-ups."""
    return any(
        one.end >= mention.end and (mention.phrase.is_weak or "distance" in one.values)
        for one in within(quantities, mention.start - _LONGEST_COUNT, mention.start)
    )


def read_text(text: str, dictionary: Dictionary) -> Reading | None:
    """What of a text is done, with its amounts; None where nothing is."""
    found = find_all(text, dictionary)
    return read_found(found) if found else None


def read_found(found: Found) -> Reading | None:
    """The same of a text whose blocks, mentions and amounts are known."""
    picked, is_told = pick_done(found.looks())
    if not picked:
        return None
    bounds = bind_amounts(
        found.outline, found.blocks, [one.mention for one in picked], found.quantities, found.dictionary.exercises
    )
    return Reading(found, picked, bounds, is_told)
