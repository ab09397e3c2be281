"""Amounts for several exercises: what a heading, a closing line or a sentence about the whole says."""

import re
from dataclasses import dataclass

from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.places import first_from, within
from forum.text.routine_parser.quantities import Quantity
from forum.text.routine_parser.quantity_values import Values
from forum.text.routine_parser.segment import Outline

# An amount for everything that was said, or will be.
IS_FOR_ALL = re.compile(
    r"\b(?:(?:do|repeat|hold) (?:each|all|the whole|these|them|this|everything|every 1)|each (?:exercise|stretch|1|"
    r"position|movement|move|of (?:these|them))|"
    r"(?:every|all) (?:single )?(?:exercises?|stretch(?:es)?|1|movements?|the above|of (?:these|them|it|the above))|"
    r"of (?:everything|each|all)|everything|"
    r"whole (?:thing|lot|routine|circuit)|the lot|all of it|apiece|unless (?:stated|noted|otherwise)|(?:2|3|"
    r"4) rounds|times through|(?:in )?between|each time|every time|"
    r"all (?:done|lying|seated|standing|while)|the (?:pair|3|4|5) of (?:them|these)|both (?:of them|exercises|"
    r"stretches))\b"
)
_DAYS = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun|,)+")
_THESE = re.compile(
    r"\b(?:these|this|them|it|routine|exercises?|programme|program|plan|list|everything|all|session|"
    r"sets?|reps?|times|each|every)\b"
)
_OTHERWISE = re.compile(r"\s?[:-]\s?(?:rest|off|nothing|day off|collapse|recover|work|class|yoga|swim|physio)\w{0,4}\b")
_LONGEST_DAY = 30  # letters
_LONGEST_SHARED_S = 180  # "ten minutes, three times a week" says how long the whole takes


@dataclass(frozen=True, slots=True)
class Shared:
    """An amount for several mentions, those from `first` to `last`."""

    quantity: Quantity
    first: int
    last: int
    is_for_all: bool


def for_all(mentions: list[Mention], quantity: Quantity, is_for_all: bool) -> Shared:
    """A line of its own: a heading reaches what is below it, a closing line what is above."""
    first = first_from(mentions, quantity.start)
    below = len(mentions) - first
    if below and (not is_for_all or below > 1 or first == 0):
        return Shared(quantity, first, len(mentions), is_for_all)
    is_closing = is_for_all or "frequency" in quantity.values
    return Shared(quantity, 0, len(mentions) if is_closing else 0, is_for_all)


def may_lead(text: str, outline: Outline, number: int, mentions: list[Mention], quantity: Quantity) -> bool:
    """Whether a line without an exercise is a heading, and not the end of one we do not know."""
    line = outline.lines[number]
    is_first = quantity.start < mentions[0].start
    return not line.bullet and (is_first or not quantity.is_count or text[line.start : line.end].rstrip()[-1:] == ":")


def is_about_all(text: str, outline: Outline, mentions: list[Mention], inside: range, quantity: Quantity) -> bool:
    """Whether a sentence without a mention of its own, or behind a list, speaks about the whole entry."""
    number = outline.sentence_at(quantity.start)
    sentence = outline.sentences[number]
    in_sentence = [one for one in inside if mentions[one].sentence == number]
    if not in_sentence:
        is_first = quantity.start < mentions[inside[0]].start
        return IS_FOR_ALL.search(text, sentence.start, sentence.end) is not None or (
            is_first and "frequency" in quantity.values
        )
    first, last = mentions[in_sentence[0]], mentions[in_sentence[-1]]
    if len(in_sentence) > 1 and quantity.end <= first.start:
        between = text[quantity.end : first.start]
        return ":" in between or IS_FOR_ALL.search(text, sentence.start, first.start) is not None
    return quantity.start >= last.end and IS_FOR_ALL.search(text, last.end, sentence.end) is not None


def is_another_day(outline: Outline, mentions: list[Mention], quantity: Quantity) -> bool:
    """Whether a day of the week is told for something else: "yoga on Mondays; otherwise 10 squats"."""
    sentence = outline.sentences[outline.sentence_at(quantity.start)]
    is_day = _DAYS.fullmatch(str(quantity.values["frequency"])) is not None
    is_told = sentence.end - sentence.start > _LONGEST_DAY or _OTHERWISE.match(outline.text, quantity.end) is not None
    return (
        is_day
        and is_told
        and not within(mentions, sentence.start, sentence.end)
        and _THESE.search(outline.text, sentence.start, sentence.end) is None
    )


def shareable(shared: Shared) -> Values:
    """What of it may be everybody's: no length of the whole, and no bare number or distance but where all are meant."""
    values = shared.quantity.values
    seconds = values.get("seconds", 0)
    if isinstance(seconds, int) and seconds > _LONGEST_SHARED_S and not shared.is_for_all:
        return {name: value for name, value in values.items() if not name.startswith("seconds")}
    if "bare" in values or "distance" in values:
        return values if shared.is_for_all else {}
    return values
