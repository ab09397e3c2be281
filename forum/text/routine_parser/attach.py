"""Seventh stage: which amount belongs to which mention.

An amount belongs to the mention of its own entry. Where an entry has several, it goes to the one it stands right
before, else to the one it follows. Amounts of headings and closing lines go to every mention in reach that has none.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from forum.text.routine_parser.entry import Entry
from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.quantities import Quantity
from forum.text.routine_parser.quantity_values import Values
from forum.text.routine_parser.segment import Outline

# An amount for everything that was said, or will be.
_ALL = re.compile(
    r"\b(?:(?:do|repeat|hold) (?:each|all|the whole|these|them|this|everything|every 1)|each (?:exercise|stretch|1|"
    r"position|movement|move|of (?:these|them))|"
    r"(?:every|all) (?:single )?(?:exercises?|stretch(?:es)?|1|movements?|the above|of (?:these|them|it|the above))|"
    r"of (?:everything|each|all)|everything|"
    r"whole (?:thing|lot|routine|circuit)|the lot|all of it|apiece|unless (?:stated|noted|otherwise)|(?:2|3|"
    r"4) rounds|times through|(?:in )?between|each time|every time|"
    r"all (?:done|lying|seated|standing|while)|the (?:pair|3|4|5) of (?:them|these)|both (?:of them|exercises|"
    r"stretches))\b"
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
_CUT = re.compile(r"[,.;:\n(+]|\b(?:and|then|plus|also|n|w)\b")
_STOP = re.compile(r"[,;\n]")
_WORD = re.compile(r"[a-z]{3}")
_DAYS = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun|,)+")
_THESE = re.compile(
    r"\b(?:these|this|them|it|routine|exercises?|programme|program|plan|list|everything|all|session|"
    r"sets?|reps?|times|each|every)\b"
)
_LONGEST_DAY = 30  # letters
_MOST_SHARED = 30
_LONGEST_SHARED_S = 180  # "ten minutes, three times a week" says how long the whole takes
# Values of one group exclude each other; the rest stand alone.
_GROUPS = {"bare": "reps", "held": "seconds", "moving": "seconds", "hold_s": "seconds"}


@dataclass(frozen=True, slots=True)
class Shared:
    """An amount for several mentions, those from `first` to `last`."""

    quantity: Quantity
    first: int
    last: int
    is_for_all: bool


def attach(outline: Outline, entries: list[Entry], mentions: list[Mention], quantities: list[Quantity]) -> list[Values]:
    """The values of each mention: its own first, then what a heading or a closing line gives to all."""
    if not mentions:
        return []
    text = outline.text
    own = [_count_before(text, mention, quantities) for mention in mentions]
    homes = [_home(entries, one.start) for one in quantities]
    often = {str(one.values["frequency"]) for one in quantities if "frequency" in one.values}
    shared: list[Shared] = []
    leading: list[tuple[int, Quantity]] = []
    followed: set[int] = set()
    for quantity, home in zip(quantities, homes, strict=True):
        if "frequency" in quantity.values and _is_another_day(outline, mentions, quantity):
            continue
        if "frequency" in quantity.values and len(often) == 1:
            shared.append(Shared(quantity, 0, len(mentions), True))
            continue
        inside = _inside(mentions, home) if home is not None else range(0)
        sentence = outline.sentences[outline.sentence_at(quantity.start)]
        said = text[sentence.start : sentence.end]
        if not inside:
            is_for_all = _ALL.search(said) is not None
            if is_for_all or _may_lead(text, outline, sentence.line, mentions, quantity):
                shared.append(_for_all(mentions, quantity, is_for_all))
            continue
        owner = inside[0] if len(inside) == 1 else _owner(text, outline, mentions, inside, quantity)
        if owner is None or (len(inside) > 1 and _is_about_all(text, outline, mentions, inside, quantity)):
            shared.append(Shared(quantity, inside[0], inside[-1] + 1, True))
        elif len(inside) == 1 and quantity.start > mentions[owner].end and _ALL.search(said) and len(mentions) > 1:
            shared.append(Shared(quantity, 0, len(mentions), True))
        elif quantity.end <= mentions[owner].start and not _NEAR.fullmatch(text, quantity.end, mentions[owner].start):
            leading.append((owner, quantity))
        else:
            _add(own[owner], quantity.values)
            followed |= {owner} if quantity.is_count and quantity.start >= mentions[owner].end else set()
    for owner, quantity in leading:
        if owner not in followed or not _is_said_of_another(outline, mentions[owner], quantity):
            _add(own[owner], quantity.values)
    _fill_elided(text, mentions, own)
    for one in shared[:_MOST_SHARED]:
        for values in own[one.first : one.last]:
            _add(values, _shareable(one))
    return own


def _is_another_day(outline: Outline, mentions: list[Mention], quantity: Quantity) -> bool:
    """Whether a day of the week is told for something else: "yoga on Mondays; otherwise 10 squats"."""
    number = outline.sentence_at(quantity.start)
    sentence = outline.sentences[number]
    is_day = _DAYS.fullmatch(str(quantity.values["frequency"])) is not None
    is_long = sentence.end - sentence.start > _LONGEST_DAY
    return (
        is_day
        and is_long
        and all(one.sentence != number for one in mentions)
        and _THESE.search(outline.text, sentence.start, sentence.end) is None
    )


def _is_said_of_another(outline: Outline, mention: Mention, quantity: Quantity) -> bool:
    """Whether an amount before a mention stands behind words of its own: "cat cow x 10, squats x 5"."""
    text, sentence = outline.text, outline.sentences[outline.sentence_at(quantity.start)]
    is_cut_off = _STOP.search(text, quantity.end, mention.start) is not None
    return is_cut_off and _WORD.search(text, sentence.start, quantity.start) is not None


def _home(entries: list[Entry], place: int) -> Entry | None:
    at = bisect_right(entries, place, key=lambda entry: entry.start) - 1
    return entries[at] if at >= 0 and place < entries[at].end else None


def _inside(mentions: list[Mention], entry: Entry) -> range:
    first = bisect_left(mentions, entry.start, key=_start)
    return range(first, bisect_left(mentions, entry.end, first, key=_start))


def _start(mention: Mention) -> int:
    return mention.start


def _may_lead(text: str, outline: Outline, number: int, mentions: list[Mention], quantity: Quantity) -> bool:
    """Whether a line without an exercise is a heading, and not the end of one we do not know."""
    line = outline.lines[number]
    is_first = quantity.start < mentions[0].start
    return not line.bullet and (is_first or not quantity.is_count or text[line.start : line.end].rstrip()[-1:] == ":")


def _for_all(mentions: list[Mention], quantity: Quantity, is_for_all: bool) -> Shared:
    """A line of its own: a heading reaches what is below it, a closing line what is above."""
    first = bisect_left(mentions, quantity.start, key=_start)
    below = len(mentions) - first
    if below and (not is_for_all or below > 1 or first == 0):
        return Shared(quantity, first, len(mentions), is_for_all)
    is_closing = is_for_all or "frequency" in quantity.values
    return Shared(quantity, 0, len(mentions) if is_closing else 0, is_for_all)


def _shareable(shared: Shared) -> Values:
    values = shared.quantity.values
    seconds = values.get("seconds", 0)
    if isinstance(seconds, int) and seconds > _LONGEST_SHARED_S and not shared.is_for_all:
        return {name: value for name, value in values.items() if not name.startswith("seconds")}
    if "bare" in values or "distance" in values:
        return values if shared.is_for_all else {}
    return values


def _is_about_all(text: str, outline: Outline, mentions: list[Mention], inside: range, quantity: Quantity) -> bool:
    """Whether a sentence without a mention of its own, or behind a list, speaks about the whole entry."""
    number = outline.sentence_at(quantity.start)
    sentence = outline.sentences[number]
    in_sentence = [one for one in inside if mentions[one].sentence == number]
    if not in_sentence:
        is_first = quantity.start < mentions[inside[0]].start
        return _ALL.search(text, sentence.start, sentence.end) is not None or (
            is_first and "frequency" in quantity.values
        )
    first, last = mentions[in_sentence[0]], mentions[in_sentence[-1]]
    if len(in_sentence) > 1 and quantity.end <= first.start:
        between = text[quantity.end : first.start]
        return ":" in between or _ALL.search(text, sentence.start, first.start) is not None
    return quantity.start >= last.end and _ALL.search(text, last.end, sentence.end) is not None


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


def _count_before(text: str, mention: Mention, quantities: list[Quantity]) -> Values:
    """The number in "10 heel lifts", unless it belongs to an amount that was read already."""
    match = None if mention.phrase.is_weak else _COUNT.search(text, max(0, mention.start - 28), mention.start)
    if match is None or any(one.start < match.end() and match.start() < one.end for one in quantities):
        return {}
    values: Values = {"reps": int(match[1])}
    return values | {"reps_max": int(match[2])} if match[2] else values


def _add(values: Values, more: Values) -> None:
    """Take over what is not there yet; the low and high end of a range stay together."""
    taken = {_group(name) for name in values}
    values |= {name: value for name, value in more.items() if _group(name) not in taken}


def _group(name: str) -> str:
    name = name.removesuffix("_max")
    return _GROUPS.get(name, name)
