"""Seventh stage: which amount belongs to which exercise, and whether it was said of it or of all.

An amount binds inside the smallest block that holds it. Where a block tells of several exercises, it goes to the one it
stands right before, else to the one it follows. What a preamble or a closing line gives to all fills what is empty.
"""

import re
from collections.abc import Mapping

from forum.rules.library.exercises import Exercise
from forum.text.routine_parser.bound import Bound
from forum.text.routine_parser.entry import Entry
from forum.text.routine_parser.given import fill_elided, fill_shared
from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.parts import find_parts
from forum.text.routine_parser.places import first_from, last_until, within
from forum.text.routine_parser.quantities import Quantity
from forum.text.routine_parser.reach import closes_list, is_about_all, is_led_by_all, is_of_all, listed, of_sentence
from forum.text.routine_parser.segment import Outline
from forum.text.routine_parser.shares import Shared, is_another_day, is_of_visits, share, speaks_of_sides

_FILLER = (
    r"(?:x|of|the|my|a|an|these|on|more|minutes?|reps?|times|slow|sets?|seated|standing|easy|gentle|good|full|each|"
    r"side|leg|"
    r"left|right|small|big|long|proper|little|half|mini|wee|lovely|reps|more|lots?|for|in|single|deep|supported|assisted|band|banded|resisted|with|"
    r"weighted|#{1,9})"
)
_NEAR = re.compile(rf"[\s(:]*(?:{_FILLER}\s+){{0,4}}")
_BESIDE = 12
_CUT = re.compile(r"[,.;:\n(+]|\b(?:and|then|plus|also|n|w)\b")
_STOP = re.compile(r"[,;\n]")
_WORD = re.compile(r"[a-z]{3}")


def bind_amounts(
    outline: Outline,
    entries: list[Entry],
    mentions: list[Mention],
    quantities: list[Quantity],
    exercises: Mapping[str, Exercise],
) -> list[Bound]:
    """The amounts of each mention: its own first, then what a preamble or a closing line gives to all.

    What stands right beside something that is not done, or that we do not list, is nobody's.
    """
    if not mentions:
        return []
    text = outline.text
    own = [Bound() for _ in mentions]
    shared: list[Shared] = []
    leading: list[tuple[int, Quantity]] = []
    followed: set[int] = set()
    often = {str(one.values["frequency"]) for one in quantities if "frequency" in one.values}
    parts = find_parts(text, entries, mentions, quantities)
    for quantity in quantities:
        if any(part.start < quantity.end and quantity.start < part.end for part in parts):
            continue
        target = _target(outline, entries, mentions, quantity, is_often_once=len(often) == 1)
        if isinstance(target, Shared):
            shared.append(target)
        elif target is None or _is_of_another(entries, mentions, mentions[target], quantity):
            continue
        elif quantity.end <= mentions[target].start and not _is_near(text, quantity, mentions[target]):
            leading.append((target, quantity))
        else:
            own[target].add(quantity.values, (quantity.start, quantity.end))
            followed |= {target} if quantity.is_count and quantity.start >= mentions[target].end else set()
    _add_leading(outline, mentions, own, leading, followed)
    for part in parts:
        for number in part.mentions if part.rounds > 1 else ():
            own[number].add({"rounds": part.rounds}, (part.start, part.end), is_inherited=True)
    fill_elided(text, mentions, own)
    fill_shared(outline, mentions, own, shared, [exercises[one.phrase.exercise_id] for one in mentions])
    return own


def _is_of_another(entries: list[Entry], mentions: list[Mention], mention: Mention, quantity: Quantity) -> bool:
    """Whether an amount stands beside a mention that was left out, and further from the one it would go to."""
    home = entries[max(0, last_until(entries, quantity.start))]
    if home.is_titled and home.named:
        return False
    kept = {one.start for one in within(mentions, home.start, home.end)}
    farthest = min(_gap(quantity, mention), _BESIDE)
    others = [
        one
        for one in home.mentions
        if (one.phrase.is_name or one.phrase.is_weak)
        and one.start not in kept
        and (one.end <= quantity.start or quantity.end <= one.start)
    ]
    return any(_gap(quantity, one) < (min(farthest, 2) if one.phrase.is_weak else farthest) for one in others)


def _gap(quantity: Quantity, mention: Mention) -> int:
    return max(mention.start - quantity.end, quantity.start - mention.end, 0)


def _target(
    outline: Outline, entries: list[Entry], mentions: list[Mention], quantity: Quantity, *, is_often_once: bool
) -> Shared | int | None:
    """Whose an amount is: the number of its mention, several mentions', or nobody's."""
    if "frequency" in quantity.values and (
        is_another_day(outline, mentions, quantity) or is_of_visits(outline, mentions, quantity)
    ):
        return None
    home = entries[max(0, last_until(entries, quantity.start))]
    inside = range(first_from(mentions, home.start), first_from(mentions, home.end))
    if not inside and quantity.is_count and any(_gap(quantity, one) < _BESIDE for one in home.mentions):
        return None
    if not inside:
        return share(outline, entries, home, mentions, quantity) or _carried(outline, home, mentions, quantity)
    if home.kind == "prose" and first_from(mentions, quantity.start) == 0 and is_led_by_all(outline, quantity):
        return Shared(quantity, 0, len(mentions), True, speaks_of_sides(outline, quantity))
    if home.kind == "prose" and "frequency" in quantity.values and is_often_once:
        return Shared(quantity, 0, len(mentions), True, speaks_of_sides(outline, quantity))
    if home.kind == "prose" and is_of_all(outline, home, mentions, inside, quantity):
        return Shared(quantity, 0, len(mentions), True, speaks_of_sides(outline, quantity))
    if is_often_once and closes_list(outline, entries, home, mentions, quantity):
        return Shared(quantity, 0, len(mentions), True, speaks_of_sides(outline, quantity))
    owner = inside[0] if len(inside) == 1 else _owner(outline, mentions, inside, quantity)
    reached = listed(outline, mentions, inside, quantity)
    if not reached and (owner is None or is_about_all(outline, mentions, inside, quantity)):
        is_own = "frequency" in quantity.values and not is_often_once
        reached = (of_sentence(outline, mentions, inside, quantity) if is_own else range(0)) or inside
    if len(reached) > 1 or owner is None:
        return Shared(quantity, reached[0], reached[-1] + 1, True, speaks_of_sides(outline, quantity))
    return owner


def _carried(outline: Outline, home: Entry, mentions: list[Mention], quantity: Quantity) -> int | None:
    """The exercise last told of in the same paragraph, for a line that names none: "Keep it there for 8 seconds"."""
    before = first_from(mentions, quantity.start) - 1
    if (
        before < 0
        or "bare" in quantity.values
        or home.kind != "prose"
        or any(one.phrase.is_name for one in home.mentions)
    ):
        return None
    block = outline.block_of(outline.sentence_at(quantity.start))
    return before if outline.block_of(mentions[before].sentence) == block else None


def _is_near(text: str, quantity: Quantity, mention: Mention) -> bool:
    """Whether an amount stands right before the words of a mention, and not before the heading it grew out of."""
    is_headed = ":" in text[mention.start : mention.end]
    return not is_headed and _NEAR.fullmatch(text, quantity.end, mention.start) is not None


def _add_leading(
    outline: Outline,
    mentions: list[Mention],
    own: list[Bound],
    leading: list[tuple[int, Quantity]],
    followed: set[int],
) -> None:
    """Amounts before a mention, unless it has its own and they count something we do not know."""
    unknown: set[int] = set()
    for owner, quantity in leading:
        number = outline.sentence_at(quantity.start)
        if owner in followed and _is_said_of_another(outline, mentions[owner], quantity):
            unknown |= {number} if quantity.is_count else set()
            if number in unknown:
                continue
        own[owner].add(quantity.values, (quantity.start, quantity.end))


def _is_said_of_another(outline: Outline, mention: Mention, quantity: Quantity) -> bool:
    """Whether an amount before a mention stands behind words of its own: "cat cow x 10, squats x 5"."""
    text, sentence = outline.text, outline.sentences[outline.sentence_at(quantity.start)]
    is_cut_off = _STOP.search(text, quantity.end, mention.start) is not None
    return is_cut_off and _WORD.search(text, sentence.start, quantity.start) is not None


def _owner(outline: Outline, mentions: list[Mention], inside: range, quantity: Quantity) -> int | None:
    """The mention of a block that an amount belongs to; None when it leads the block and speaks of no one."""
    text, number = outline.text, outline.sentence_at(quantity.start)
    around = next((one for one in inside if quantity.start <= mentions[one].start < quantity.end), None)
    if around is not None:
        return around
    before = max((one for one in inside if mentions[one].start < quantity.start), default=None)
    after = min((one for one in inside if mentions[one].start >= quantity.end), default=None)
    is_same_after = after is not None and mentions[after].sentence == number
    if before is None:
        return after
    if not is_same_after or after is None:
        return before
    gap = text[quantity.end : mentions[after].start]
    if mentions[before].sentence != number:
        return after if len(gap) < 60 else before
    is_free = _CUT.search(text, mentions[before].end, quantity.start) is not None
    return after if is_free and _NEAR.fullmatch(gap) else before
