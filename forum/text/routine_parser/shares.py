"""Amounts for several exercises: what a preamble, a heading or a closing line gives to all.

Never from inside one exercise to the others: an amount of a block that holds an exercise is that block's own.
"""

import re
from dataclasses import dataclass

from forum.text.routine_parser.entry import Entry
from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.places import first_from, within
from forum.text.routine_parser.quantities import Quantity
from forum.text.routine_parser.quantity_values import Key, Values
from forum.text.routine_parser.segment import Outline

# An amount for everything that was said, or will be.
IS_FOR_ALL = re.compile(
    r"\b(?:(?:do|repeat|hold|perform|practise|practice|try|complete) (?:each|all|the whole|these|them|everything|"
    r"every 1|the ticked|both|the \d)|"
    r"each (?:exercise|stretch|1|position|movement|move|hold|pose|of (?:these|them|the))|"
    r"(?:every|all) (?:single |the |of the |[2-9] ){0,2}(?:exercises?|stretch(?:es)?|1|moves?|movements?|the above|"
    r"of (?:these|them|it|the above))|"
    r"of (?:everything|each|all)|everything|all (?:of )?(?:these|this|it)|"
    r"whole (?:thing|lot|list|set|routine|circuit|programme|session|section)|the lot|apiece|"
    r"unless (?:stated|noted|otherwise)|\d (?:rounds|circuits)(?! of (?:it|this|that)\b)|"
    r"(?:do|repeat) this (?:section|routine|circuit|programme|"
    r"list|series|group|set)|(?:the|this) (?:circuit|routine|programme|program|section|list|exercises|stretches)|"
    r"all [2-9](?= ?[:,]| of| exercises| lying)|(?:times|1 times) (?:through|more round|round|over)|round 1 times|"
    r"(?:each|the) round|"
    r"all (?:done|lying|seated|standing|while)|the (?:pair|[2-9]) of (?:them|these)|both (?:of them|exercises|"
    r"stretches)|(?:these|following|exercises|stretches)(?= [^.;\n]{0,40}\d)|between (?:exercises|moves|sets))\b"
)
_DAYS = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun|,)+")
_THESE = re.compile(
    r"\b(?:these|this|them|it|routine|exercises?|programme|program|plan|list|everything|all|session|"
    r"sets?|reps?|times|each|every)\b"
)
_VISITS = re.compile(
    r"\b(?:appointments?|visits?|(?:physical |occupational )?therapy|physio(?:therapist)?|pt|clinic|see (?:him|her))\b"
)
_DOINGS = re.compile(
    r"\b(?:do|does|doing|done|repeat|practi[sc]e|these|them|routine|exercises?|programme|program|list|everything|"
    r"home(?:work)?|sets?|reps?|from|gave|given|told|says|said|wants|each|every)\b"
)
_SEVERAL = re.compile(r"\b(?:exercises|stretches|moves|routine|program(?:me)?|plan|sheet|handout|session|workout)\b")
_OTHERWISE = re.compile(r"\s?[:-]\s?(?:rest|off|nothing|day off|collapse|recover|work|class|yoga|swim|physio)\w{0,4}\b")
_LONGEST_DAY = 30  # letters
_LONGEST_SHARED_S = 180  # "ten minutes, three times a week" says how long the whole takes
_LONGEST_HEADING = 90
_LENGTHS: tuple[Key, ...] = ("seconds", "seconds_max", "moving", "moving_max")


@dataclass(frozen=True, slots=True)
class Shared:
    """An amount for several mentions, those from `first` to `last`."""

    quantity: Quantity
    first: int
    last: int
    is_for_all: bool
    is_of_sides: bool = False


def is_for_all(outline: Outline, quantity: Quantity) -> bool:
    """Whether the sentence of an amount speaks about several exercises."""
    sentence = outline.sentences[outline.sentence_at(quantity.start)]
    return IS_FOR_ALL.search(outline.text, sentence.start, sentence.end) is not None


def _goes_on_for_all(outline: Outline, quantity: Quantity) -> bool:
    """Whether a line has said before that it speaks about all: "Do each 8 times. Rest. Do a second set."."""
    sentence = outline.sentences[outline.sentence_at(quantity.start)]
    return IS_FOR_ALL.search(outline.text, outline.lines[sentence.line].start, sentence.end) is not None


_SIDE = re.compile(r"\b(?:sides?|legs?|arms?|feet|foot|hands?|ways?|knees?|ankles?|e/s)\b")


def speaks_of_sides(outline: Outline, quantity: Quantity) -> bool:
    """Whether "each" is said of legs or sides, and not of exercises."""
    return _SIDE.search(outline.text, quantity.start, quantity.end) is not None


def share(
    outline: Outline, entries: list[Entry], home: Entry, mentions: list[Mention], quantity: Quantity
) -> Shared | None:
    """Whom an amount of a block without an exercise reaches: what is below it, or, as a closing line, what is above."""
    meant = is_for_all(outline, quantity) or ("sets" in quantity.values and _goes_on_for_all(outline, quantity))
    first = first_from(mentions, quantity.start)
    is_led = meant or _may_lead(outline, home, first, quantity)
    is_of_line = {"frequency", "sides"}.isdisjoint(quantity.values)
    if not is_led and (is_of_line or home.kind in {"named", "title"}):
        return None
    if first < len(mentions) and is_led:
        end = _reach(outline.text, entries, home) if _is_heading(outline.text, home) else None
        last = first_from(mentions, end) if end is not None else len(mentions)
        if last > first:
            return Shared(quantity, first, last, meant, speaks_of_sides(outline, quantity))
    is_closing = home is entries[-1] and home.kind == "prose" and quantity.values.get("sides", "each") != "each"
    if first and (meant or is_closing or "frequency" in quantity.values):
        return Shared(quantity, 0, len(mentions), meant, speaks_of_sides(outline, quantity))
    return None


def _may_lead(outline: Outline, home: Entry, first: int, quantity: Quantity) -> bool:
    """Whether a line without an exercise is a heading over all, and not the end of one we do not know."""
    # "Week 1, balance: 3 times a week" is over what is below it.
    is_over = first == 0 and home.kind == "title" and not home.is_one and "frequency" in quantity.values
    if not is_over and (
        home.kind in {"item", "title", "named"} or (home.is_one and home.kind == "unknown" and first > 0)
    ):
        return False
    if home.is_one and home.kind == "unknown" and quantity.is_count and not _is_of_list(outline.text, home):
        return False
    is_led = outline.text[home.start : home.end].rstrip()[-1:] == ":"
    is_for_part = "sides" in quantity.values and _is_heading(outline.text, home)
    return first == 0 or is_led or is_for_part or "frequency" in quantity.values


def _is_of_list(text: str, entry: Entry) -> bool:
    """Whether the title of a block speaks of several exercises, and is none that we do not know."""
    return _SEVERAL.search(text, entry.words, entry.label_end) is not None


def _is_heading(text: str, entry: Entry) -> bool:
    """Whether a block is one short line over others, which ends where the next such line begins."""
    said = text[entry.start : entry.end].strip()
    return len(said) <= _LONGEST_HEADING and "\n" not in said and said[-1:] != "."


def _reach(text: str, entries: list[Entry], home: Entry) -> int | None:
    """Where the part that a heading opens ends: at the next heading without an exercise."""
    after = entries[first_from(entries, home.end) :]
    heads = [one for one in after if not one.kept and one.kind != "item" and _is_heading(text, one)]
    if heads and after[0] is heads[0]:
        # Right below it stands a heading of a part of it, and others like that one may follow: "Round 1", "Round 2".
        same = _first_word(text, heads[0])
        heads = [one for one in heads if _first_word(text, one) != same]
    return heads[0].start if heads else None


def _first_word(text: str, entry: Entry) -> str:
    return text[entry.words : entry.label_end].split(" ", 1)[0]


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


def is_of_visits(outline: Outline, mentions: list[Mention], quantity: Quantity) -> bool:
    """Whether it is how often somebody is seen, and not how often anything is done: "PT once a week"."""
    sentence = outline.sentences[outline.sentence_at(quantity.start)]
    return (
        str(quantity.values["frequency"]).endswith("/week")
        and _VISITS.search(outline.text, sentence.start, sentence.end) is not None
        and not within(mentions, sentence.start, sentence.end)
        and _DOINGS.search(outline.text, sentence.start, sentence.end) is None
    )


def shareable(shared: Shared) -> Values:
    """What of it may be everybody's: no length of the whole, no bare number or distance but where all are meant."""
    values = dict(shared.quantity.values)
    seconds = next((values[name] for name in _LENGTHS if name in values), 0)
    if isinstance(seconds, int) and seconds > _LONGEST_SHARED_S:
        values = {name: value for name, value in values.items() if name.split("_")[0] not in {"seconds", "moving"}}
    if values.get("sides") == "each" and not shared.is_of_sides:
        del values["sides"]  # "10 repetitions each": of each exercise
    if ("bare" in values or "distance" in values) and not shared.is_for_all:
        return {}
    return values
