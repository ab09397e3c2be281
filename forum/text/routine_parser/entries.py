"""Fifth stage: the entries of a text, and which of their mentions are exercises and not only words about one.

An entry is a list line, a heading with what stands below it, or a paragraph. A heading or label that names an exercise
has the say: what follows describes it. In a list line without a name, the most exact description is the exercise.
"""

import re

from forum.text.routine_parser.choose import choose_exercises
from forum.text.routine_parser.dictionary import Dictionary
from forum.text.routine_parser.entry import Entry
from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.places import within
from forum.text.routine_parser.quantities import Quantity
from forum.text.routine_parser.segment import Line, Outline

_LABEL_END = re.compile(r":|\s-\s|\s=\s|\s-(?=[a-z])|\s\(|\.\s|\.{3,}|(?<![.!?\s])\s{2,}|\s\*\s|\s\|")
_LONGEST_LABEL = 60
_LONGEST_TITLE = 64
# A heading over several exercises, and no exercise itself.
_SECTION = re.compile(
    r"\b(?:exercises|stretches|routine|programme|program|workout|day|week|level|stage|session|part|section|"
    r"mobilising|stretching|strengthening|"
    r"warm[- ]up|cool[- ]down|lying|sitting|standing|moves|tips|handout|sheet|diary|log|balance|core|arms|legs)\b"
)
# How a line begins that only goes on with the exercise of the line above.
_STEP = re.compile(
    r"(?:repeat|hold|return|lower|relax|come back|bring it back|then|do this|do it|slowly|now|start|starting|let|"
    r"rest|keep|try|aim|\d)\b"
)

_SETUP = re.compile(r"(?:set[- ]?up|start(?:ing)? position)\s?[:-]")
_COUNT = re.compile(r"\d{1,3}(?:\s?(?:-|to)\s?\d{1,3})?\s?(?:x\s)?")


def find_entries(
    outline: Outline, mentions: list[Mention], quantities: list[Quantity], dictionary: Dictionary
) -> list[Entry]:
    """The entries that hold a mention, each with the mentions that count."""
    text = outline.text
    counted = [one for one in quantities if one.is_count]
    entries = [entry for entry in _cut(text, outline, mentions, counted) if entry.mentions]
    for entry in entries:
        entry.mentions = choose_exercises(text, entry, within(counted, entry.start, entry.end), dictionary)
    return entries


def _cut(text: str, outline: Outline, mentions: list[Mention], counted: list[Quantity]) -> list[Entry]:
    entries: list[Entry] = []
    levels: list[str] = []
    steps = _step_lines(text, outline, mentions, counted)
    for number, line in enumerate(outline.lines):
        is_setup = _SETUP.match(text, line.words) is not None
        inside = [] if is_setup else list(within(mentions, line.start, line.end))
        if line.bullet and line.bullet not in levels:
            levels.append(line.bullet)
        if entries and (number in steps or _goes_on(text, entries[-1], line, inside, levels, counted)):
            entries[-1].end = line.end
            entries[-1].mentions += inside
            entries[-1].is_one |= number in steps or entries[-1].bullet == "title"
            entries[-1].is_listed |= number in steps
            continue
        label_end = _label_end(text, line)
        if inside and inside[0].start >= label_end and _is_only_name(text, line, inside[0], counted):
            label_end = line.end
        is_short = len(outline.lines) > 1 and line.end - line.words <= 2 * _LONGEST_LABEL
        is_named = any(one.end <= label_end and not one.phrase.is_weak for one in inside) and label_end < line.end
        is_listed = (
            line.bullet not in {"", "title"}
            or is_short
            or (is_named and (text[label_end] != "." or len(outline.lines) > 2))
        )
        entries.append(Entry(line.start, line.end, line.words, label_end, is_listed, line.bullet, inside))
    return entries


def _is_only_name(text: str, line: Line, mention: Mention, counted: list[Quantity]) -> bool:
    """Whether a line is no more than a section and a name: "Strength - Step up"."""
    said = text[line.words : line.end].strip()
    is_short = len(said) <= _LONGEST_TITLE and said[-1:] not in ".!?" and not within(counted, line.start, line.end)
    return is_short and mention.phrase.is_name and not text[mention.end : line.end].strip(" :-")


def _step_lines(text: str, outline: Outline, mentions: list[Mention], counted: list[Quantity]) -> set[int]:
    """The numbers of lines that are the steps of the one exercise whose title stands above them."""
    found: set[int] = set()
    for first, last in outline.blocks:
        if outline.lines[first].bullet == "title":  # a numbered title stands over its own lines only
            continue
        title = text[outline.lines[first].start : outline.lines[first].end].strip(" :")
        is_short = last > first and len(title) <= _LONGEST_TITLE // 2 and title[-1:] not in ".!?,"
        if is_short and not _SECTION.search(title):
            below = outline.lines[first + 1 : last + 1]
            if _are_steps(text, below, mentions, counted):
                found.update(range(first + 1, last + 1))
    return found


def _are_steps(text: str, lines: list[Line], mentions: list[Mention], counted: list[Quantity]) -> bool:
    """Whether lines describe one exercise: none begins with a name, at most one is dosed, and some only go on."""
    dosed, is_led = 0, False
    for line in lines:
        inside = [one for one in within(mentions, line.start, line.end) if not one.phrase.is_weak]
        count = _COUNT.match(text, line.words)
        begins = count.end() if count else line.words
        if any(one.phrase.is_name and one.start - begins < 2 for one in inside):
            return False
        dosed += bool(inside) and bool(within(counted, line.start, line.end))
        is_led |= _STEP.match(text, line.words) is not None
    return dosed <= 1 and is_led


def _goes_on(
    text: str, entry: Entry, line: Line, inside: list[Mention], levels: list[str], counted: list[Quantity]
) -> bool:
    """Whether a line belongs to the entry above it."""
    is_named = any(one.start < entry.label_end for one in entry.mentions) or entry.bullet == "title"
    if line.bullet == "title" or (entry.bullet and entry.bullet == line.bullet):
        return False
    if line.bullet and is_named and _is_dosed_name(line, inside, counted):
        return False
    if line.bullet:
        return is_named and levels.index(line.bullet) > (levels.index(entry.bullet) if entry.bullet else -1)
    if line.is_spaced:
        return entry.bullet == "title" and not entry.mentions
    is_dosed = bool(within(counted, entry.start, entry.label_end))
    is_title = (
        "\n" in text[entry.start : entry.end].strip()
        or entry.bullet == "title"
        or (_is_heading(text, entry) and not is_dosed)
    )
    if is_title and is_named:
        label_end = _label_end(text, line)
        has_name = any(one.start < label_end and one.phrase.is_name for one in inside)
        return not (has_name and (label_end - line.words < _LONGEST_TITLE) and _is_title(text, line, label_end))
    return bool(entry.bullet) and text[line.start : line.start + 2] == "  "


def _is_dosed_name(line: Line, inside: list[Mention], counted: list[Quantity]) -> bool:
    """Whether a list line begins with an exercise's name and has its amount: so it describes no other exercise."""
    begins = any(one.phrase.is_name and len(one.phrase.steps) > 1 and one.start - line.words < 2 for one in inside)
    return begins and bool(within(counted, line.start, line.end))


def _is_heading(text: str, entry: Entry) -> bool:
    """Whether an entry is only its name so far: "Bridging (Fig. 1)", "HEEL RAISES:"."""
    rest = text[entry.label_end : entry.end].strip(" :-.*")
    return not rest or (rest[0] == "(" and rest[-1] == ")")


def _is_title(text: str, line: Line, label_end: int) -> bool:
    return label_end >= line.end or text[label_end : label_end + 3].strip()[:1] in {":", "-", "(", "="}


def _label_end(text: str, line: Line) -> int:
    """Where the label of a line ends: at its first colon, dash, bracket or full stop, when that comes soon."""
    match = _LABEL_END.search(text, line.words, line.end)
    end = match.start() if match else line.end
    longest = _LONGEST_LABEL // 2 if match and match[0][0] == "." else _LONGEST_LABEL
    return end if end - line.words <= longest else line.words
