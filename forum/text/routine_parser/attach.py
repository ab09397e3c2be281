"""Seventh stage: which amount belongs to which mention.

An amount belongs to the mention of its own entry. Where an entry has several, it goes to the one it stands right
before, else to the one it follows. Amounts of headings and closing lines go to every mention in reach that has none.
"""

import re

from forum.text.routine_parser.entry import Entry
from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.places import first_from, last_until
from forum.text.routine_parser.quantities import Quantity
from forum.text.routine_parser.quantity_values import Values, ranged
from forum.text.routine_parser.segment import Outline
from forum.text.routine_parser.shares import (
    IS_FOR_ALL,
    Shared,
    for_all,
    is_about_all,
    is_another_day,
    may_lead,
    shareable,
)

_FILLER = (
    r"(?:x|of|the|my|a|an|these|on|more|minutes?|reps?|times|slow|sets?|seated|standing|easy|gentle|good|full|each|"
    r"side|leg|"
    r"left|right|small|big|long|proper|little|lots?|for|in|single|deep|supported|assisted|band|banded|resisted|with|"
    r"weighted|#{1,9})"
)
_NEAR = re.compile(rf"[\s(:]*(?:{_FILLER}\s+){{0,4}}")
_ELIDED = re.compile(r"(?:\s?[,&/+]\s?(?:and\s|&\s)?|\s(?:and|&|plus)\s|\s?\([^)]{1,40}\),?\s)(?:\w{1,9}\s){0,2}")
_COUNT = re.compile(
    r"(?<![\d./:#$£-])(?<!week )(?<!step )(?<!day )(?<!exercise )\b([2-9]|\d{2,3})(?:\s?(?:-|to)\s?(\d{1,3}))? "
    r"(?:(?:slow|small|full|easy|seated|of|reps of|big|proper|more|good|standing|gentle|single|half|mini|wee|little|"
    r"lovely) ){0,2}$"
)
_COUNT_LETTERS = 28
_CUT = re.compile(r"[,.;:\n(+]|\b(?:and|then|plus|also|n|w)\b")
_STOP = re.compile(r"[,;\n]")
_WORD = re.compile(r"[a-z]{3}")
_MOST_SHARED = 30
# Told by its length, a trip has no sets: "3 x 10 of each; plus a walk of 10 minutes".
_TRIPS = frozenset({"walking", "treadmill-walk", "recumbent-cycle", "arm-cycle", "elliptical", "pool-walk"})
# Values of one group exclude each other; the rest stand alone.
_GROUPS = {"bare": "reps", "held": "seconds", "moving": "seconds", "hold_s": "seconds"}


def attach_amounts(
    outline: Outline, entries: list[Entry], mentions: list[Mention], quantities: list[Quantity]
) -> list[Values]:
    """The values of each mention: its own first, then what a heading or a closing line gives to all."""
    if not mentions:
        return []
    text = outline.text
    own = [_count_before(outline, mention, quantities) for mention in mentions]
    often = {str(one.values["frequency"]) for one in quantities if "frequency" in one.values}
    shared: list[Shared] = []
    leading: list[tuple[int, Quantity]] = []
    followed: set[int] = set()
    for quantity in quantities:
        target = _target(outline, entries, mentions, quantity, is_often_once=len(often) == 1)
        if isinstance(target, Shared):
            shared.append(target)
        elif target is None:
            continue
        elif quantity.end <= mentions[target].start and not _is_near(text, quantity, mentions[target]):
            leading.append((target, quantity))
        else:
            _add(own[target], quantity.values)
            followed |= {target} if quantity.is_count and quantity.start >= mentions[target].end else set()
    _add_leading(outline, mentions, own, leading, followed)
    _fill_elided(text, mentions, own)
    for one in shared[:_MOST_SHARED]:
        for mention, values in zip(mentions[one.first : one.last], own[one.first : one.last], strict=True):
            is_timed = mention.phrase.exercise_id in _TRIPS and not {"seconds", "distance"}.isdisjoint(values)
            _add(values, {} if is_timed and one.quantity.is_count else shareable(one))
    return own


def _target(
    outline: Outline, entries: list[Entry], mentions: list[Mention], quantity: Quantity, *, is_often_once: bool
) -> Shared | int | None:
    """Whose an amount is: the number of its mention, several mentions', or nobody's."""
    text = outline.text
    if "frequency" in quantity.values and is_another_day(outline, mentions, quantity):
        return None
    if "frequency" in quantity.values and is_often_once:
        return Shared(quantity, 0, len(mentions), True)
    home = _home(entries, quantity.start)
    inside = _inside(mentions, home) if home is not None else range(0)
    sentence = outline.sentences[outline.sentence_at(quantity.start)]
    is_for_all = IS_FOR_ALL.search(text[sentence.start : sentence.end]) is not None
    if not inside:
        is_heading = is_for_all or may_lead(text, outline, sentence.line, mentions, quantity)
        return for_all(mentions, quantity, is_for_all) if is_heading else None
    owner = inside[0] if len(inside) == 1 else _owner(text, outline, mentions, inside, quantity)
    if owner is None or (len(inside) > 1 and is_about_all(text, outline, mentions, inside, quantity)):
        return Shared(quantity, inside[0], inside[-1] + 1, True)
    if len(inside) == 1 and quantity.start > mentions[owner].end and is_for_all and len(mentions) > 1:
        return Shared(quantity, 0, len(mentions), True)
    return owner


def _is_near(text: str, quantity: Quantity, mention: Mention) -> bool:
    """Whether an amount stands right before the words of a mention, and not before the heading it grew out of."""
    is_headed = ":" in text[mention.start : mention.end]
    return not is_headed and _NEAR.fullmatch(text, quantity.end, mention.start) is not None


def _add_leading(
    outline: Outline,
    mentions: list[Mention],
    own: list[Values],
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
        _add(own[owner], quantity.values)


def _is_said_of_another(outline: Outline, mention: Mention, quantity: Quantity) -> bool:
    """Whether an amount before a mention stands behind words of its own: "cat cow x 10, squats x 5"."""
    text, sentence = outline.text, outline.sentences[outline.sentence_at(quantity.start)]
    is_cut_off = _STOP.search(text, quantity.end, mention.start) is not None
    return is_cut_off and _WORD.search(text, sentence.start, quantity.start) is not None


def _home(entries: list[Entry], place: int) -> Entry | None:
    at = last_until(entries, place)
    return entries[at] if at >= 0 and place < entries[at].end else None


def _inside(mentions: list[Mention], entry: Entry) -> range:
    return range(first_from(mentions, entry.start), first_from(mentions, entry.end))


def _owner(text: str, outline: Outline, mentions: list[Mention], inside: range, quantity: Quantity) -> int | None:
    """The mention of an entry that an amount belongs to; None when it leads the entry and speaks of no one."""
    number = outline.sentence_at(quantity.start)
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


def _fill_elided(text: str, mentions: list[Mention], own: list[Values]) -> None:
    """In "calves, quads and hamstrings, 30 seconds each" the last one's amounts are everybody's."""
    for number in range(len(mentions) - 2, -1, -1):
        left, right = mentions[number], mentions[number + 1]
        is_bare = not set(own[number]) - {"sides"}
        if left.sentence == right.sentence and is_bare and _ELIDED.fullmatch(text, left.end, right.start):
            _add(own[number], own[number + 1])


def _count_before(outline: Outline, mention: Mention, quantities: list[Quantity]) -> Values:
    """The number in "10 heel lifts", unless it is the line's own or belongs to an amount that was read already."""
    first = outline.lines[outline.sentences[mention.sentence].line].words
    start = max(first, mention.start - _COUNT_LETTERS)
    match = None if mention.phrase.is_weak else _COUNT.search(outline.text, start, mention.start)
    if match is None or any(one.start < match.end() and match.start() < one.end for one in quantities):
        return {}
    return ranged("reps", match[1], match[2])


def _add(values: Values, more: Values) -> None:
    """Take over what is not there yet; the low and high end of a range stay together."""
    taken = {_group(name) for name in values}
    values |= {name: value for name, value in more.items() if _group(name) not in taken}


def _group(name: str) -> str:
    name = name.removesuffix("_max")
    return _GROUPS.get(name, name)
