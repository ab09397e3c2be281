"""Whom in a block an amount is of: the exercises that a sentence lists, those of its sentence, the block, or all."""

import re

from forum.text.routine_parser.entry import Entry
from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.quantities import Quantity
from forum.text.routine_parser.segment import Outline
from forum.text.routine_parser.shares import IS_FOR_ALL, is_for_all

_OF_EACH = re.compile(
    r"\b(?:of|on|for) (?:each|all)\b(?! (?:sides?|legs?|arms?|foot|feet|hands?|ways?|knees?|day|fours)\b)"
)
_BESIDE = 12  # letters


def closes_list(
    outline: Outline, entries: list[Entry], home: Entry, mentions: list[Mention], quantity: Quantity
) -> bool:
    """Whether the one word of a text for how often is a sentence by itself, behind the last entry of its list."""
    sentence = outline.sentences[outline.sentence_at(quantity.start)]
    said = outline.text[sentence.start : quantity.start] + outline.text[quantity.end : sentence.end]
    return (
        "frequency" in quantity.values
        and home is entries[-1]
        and home.kind in {"item", "title"}
        and not said.strip(" .;:")
        and any(one.kind == home.kind and one.group == home.group for one in entries[:-1])
    )


def of_sentence(outline: Outline, mentions: list[Mention], inside: range, quantity: Quantity) -> range:
    """The exercises of the sentence of an amount, and those behind it where it leads: "Daily: squats. Lunges too"."""
    number = outline.sentence_at(quantity.start)
    own = [one for one in inside if mentions[one].sentence == number]
    if not own:
        return range(0)
    return range(own[0], inside.stop if quantity.end <= mentions[own[0]].start else own[-1] + 1)


def listed(outline: Outline, mentions: list[Mention], inside: range, quantity: Quantity) -> range:
    """The exercises that a sentence lists before an amount "of each"; none where it is of one or of all."""
    if _OF_EACH.search(outline.text, quantity.start, quantity.end + _BESIDE) is None:
        return range(0)
    number = outline.sentence_at(quantity.start)
    before = [one for one in inside if mentions[one].sentence == number and mentions[one].end <= quantity.start]
    return range(before[0], before[-1] + 1) if before else range(0)


def is_led_by_all(outline: Outline, quantity: Quantity) -> bool:
    """Whether the words before an amount, in its sentence, say that it is for all: "Do these twice a week and walk"."""
    sentence = outline.sentences[outline.sentence_at(quantity.start)]
    return IS_FOR_ALL.search(outline.text, sentence.start, quantity.end) is not None


def is_of_all(outline: Outline, home: Entry, mentions: list[Mention], inside: range, quantity: Quantity) -> bool:
    """Whether a paragraph says it of the whole text: in a sentence without an exercise, or how often once for all."""
    number = outline.sentence_at(quantity.start)
    has_own = any(mentions[one].sentence == number for one in inside)
    if "frequency" in quantity.values and len(mentions) > len(inside) and not has_own:
        return True
    return not has_own and is_for_all(outline, quantity) and len(mentions) > 1


def is_about_all(outline: Outline, mentions: list[Mention], inside: range, quantity: Quantity) -> bool:
    """Whether a sentence without a mention of its own, or behind a list, speaks about the whole block."""
    text, number = outline.text, outline.sentence_at(quantity.start)
    sentence = outline.sentences[number]
    in_sentence = [one for one in inside if mentions[one].sentence == number]
    if not in_sentence:
        return "frequency" in quantity.values or IS_FOR_ALL.search(text, sentence.start, sentence.end) is not None
    first, last = mentions[in_sentence[0]], mentions[in_sentence[-1]]
    if len(in_sentence) > 1 and quantity.end <= first.start:
        between = text[quantity.end : first.start]
        is_said = ":" in between or IS_FOR_ALL.search(text, sentence.start, first.start) is not None
        return is_said or "frequency" in quantity.values
    if "frequency" in quantity.values and (quantity.start >= last.end or quantity.end <= first.start):
        return True
    return quantity.start >= last.end and IS_FOR_ALL.search(text, last.end, sentence.end) is not None
