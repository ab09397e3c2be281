"""Sixth stage: which amount belongs to which mention."""

import re
from bisect import bisect_left, bisect_right

from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.quantities import Quantity, Values
from forum.text.routine_parser.segment import Sentence, sentence_at

# An amount for everything that was said, or will be.
_ALL = re.compile(
    r"\b(?:do (?:these|this|them|each|all|everything)|(?:repeat|do) (?:each|all|the whole)|each exercise|"
    r"every exercise|all exercises|of everything|do everything|everything =|"
    r"all of (?:these|them|it)|whole (?:thing|lot|routine)|each of (?:these|them)|of each|apiece|each 1|"
    r"there and back|do it all|unless stated|"
    r"(?:2|3|4) rounds|times through|between each|a second set|each stretch|all (?:done|lying|seated|standing))\b"
)
_NEAR = re.compile(
    r"[\s(]*(?:(?:x|of|the|my|a|an|these|on|more|minutes?|of these|slow|sets|reps|seated|standing|easy|"
    r"gentle|good|full|each|side|leg)\s+){0,3}"
)
_ELIDED = re.compile(r"(?:\s?[,&/]\s?(?:and\s)?|\sand\s|\s?\([^)]{1,40}\),?\s)(?:\w{1,9}\s)?")
_COUNT = re.compile(
    r"(?<![\d./:#$-])(?<!week )(?<!step )(?<!day )\b([2-9]|\d{2,3})(?:\s?(?:-|to)\s?(\d{1,3}))?\s(?:slow |"
    r"small |full |"
    r"easy |seated |of |reps of )?$"
)
_MOST_SHARED = 30
_CUT = re.compile(r"[,.;:\n(]|\b(?:and|then|plus|also)\b")


def attach(text: str, sentences: list[Sentence], mentions: list[Mention], quantities: list[Quantity]) -> list[Values]:
    """The values of each mention: its own first, then what a header or a closing line gives to all."""
    own = [_count_before(text, mention, quantities) for mention in mentions]
    shared: list[tuple[int, Quantity]] = []
    starts = [mention.start for mention in mentions]
    often = {str(quantity.values["frequency"]) for quantity in quantities if "frequency" in quantity.values}
    for quantity in quantities:
        number = sentence_at(sentences, quantity.start)
        if _is_for_all(text, sentences, mentions, quantity, number) or (
            "frequency" in quantity.values and len(often) == 1
        ):
            shared.append((number, quantity))
            continue
        owner = _owner(text, sentences, mentions, starts, quantity, number)
        if owner is not None:
            _add(own[owner], quantity.values)
    _fill_elided(text, mentions, own)
    for number, quantity in shared[:_MOST_SHARED]:
        for values, mention in zip(own, mentions, strict=True):
            if _reaches(sentences, mentions, number, quantity, mention):
                _add(values, quantity.values)
    return own


def _fill_elided(text: str, mentions: list[Mention], own: list[Values]) -> None:
    """In "calves, quads and hamstrings, 30 seconds each" the last one's amounts are everybody's."""
    for number in range(len(mentions) - 2, -1, -1):
        left, right = mentions[number], mentions[number + 1]
        if left.sentence == right.sentence and not own[number] and _ELIDED.fullmatch(text, left.end, right.start):
            own[number] |= own[number + 1]


def _count_before(text: str, mention: Mention, quantities: list[Quantity]) -> Values:
    """The number in "10 heel lifts", unless it belongs to an amount that was read already."""
    match = None if mention.phrase.is_weak else _COUNT.search(text, max(0, mention.start - 18), mention.start)
    if match is None:
        return {}
    nearest = bisect_right(quantities, match.start(), key=lambda quantity: quantity.start) - 1
    if nearest >= 0 and quantities[nearest].end > match.start():
        return {}
    values: Values = {"reps": int(match[1])}
    return values | {"reps_max": int(match[2])} if match[2] else values


def _add(values: Values, more: Values) -> None:
    """Take over what is not there yet; the low and high end of a range stay together."""
    amounts = {key.removesuffix("_max") for key in values}
    values |= {key: value for key, value in more.items() if key.removesuffix("_max") not in amounts}


def _is_for_all(text: str, sentences: list[Sentence], mentions: list[Mention], quantity: Quantity, number: int) -> bool:
    sentence = sentences[number]
    inside = [mention for mention in mentions if mention.sentence == number]
    said = text[sentence.start : sentence.end]
    if not inside:
        earlier = any(mention.start < quantity.start for mention in mentions)
        listed_before = any(
            mention.start < sentence.start and sentences[mention.sentence].block == sentence.block
            for mention in mentions
        )
        return not earlier or bool(_ALL.search(said)) or not listed_before
    if quantity.end <= inside[0].start and len(inside) > 1:
        between = text[quantity.end : inside[0].start]
        return ":" in between or bool(_ALL.search(said[: inside[0].start - sentence.start]))
    return quantity.start >= inside[-1].end and bool(_ALL.search(text, inside[-1].end, sentence.end))


def _owner(
    text: str, sentences: list[Sentence], mentions: list[Mention], starts: list[int], quantity: Quantity, number: int
) -> int | None:
    """The mention an amount belongs to: the one it stands right before, else the one before it."""
    reached = bisect_right(starts, quantity.start)
    ahead = bisect_left(starts, quantity.end)
    before = reached - 1 if reached else None
    after = ahead if ahead < len(mentions) else None
    if after is not None and mentions[after].sentence == number:
        gap = text[quantity.end : mentions[after].start]
        is_free = before is None or _CUT.search(text, mentions[before].end, quantity.start) is not None
        first = before is None or mentions[before].sentence != number
        if (
            first
            and len(gap) < 90
            and (before is None or sentences[number].line != sentences[mentions[before].sentence].line)
        ):
            return after
        if is_free and _NEAR.fullmatch(gap):
            return after
        if first and _NEAR.fullmatch(gap):
            return after
    if before is not None:
        return before
    return after


def _reaches(
    sentences: list[Sentence], mentions: list[Mention], number: int, quantity: Quantity, mention: Mention
) -> bool:
    """Whether an amount for all reaches a mention: a header the list below it, a closing line the list above."""
    sentence, other = sentences[number], sentences[mention.sentence]
    if "frequency" in quantity.values:
        return True
    if mention.sentence == number or other.block == sentence.block:
        return True
    blocks_before = {sentences[one.sentence].block for one in mentions if one.start < quantity.start}
    return sentence.block not in blocks_before
