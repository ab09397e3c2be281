"""Fifth stage: the blocks of a text. An exercise owns its block: name line, steps and dose line.

A heading or the entry of a list opens a block; what is written below goes on with it until the next one opens. Steps
under a title belong to it. A paragraph that belongs to no title is a block of its own and may tell of several.
"""

import re

from forum.text.routine_parser.entry import Entry
from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.places import within
from forum.text.routine_parser.quantities import Quantity
from forum.text.routine_parser.segment import Outline
from forum.text.routine_parser.shapes import Shape, find_rows, is_page, is_part, is_step
from forum.text.routine_parser.shares import IS_FOR_ALL

SECTION = re.compile(
    r"\b(?:exercises|stretches|routine|programme|program|workout|days?|weeks?|level|stage|session|part|section|phase|"
    r"mobilising|stretching|strengthening|warm[- ]?up|cool[- ]?down|lying|sitting|standing|moves|tips|handout|sheet|"
    r"diary|log|balance|core|arms|legs|flexibility|strength|mobility|before|after|stop|safety|movements)\b"
)
_PART_OF_ROUTINE = re.compile(
    r"(?:to |gentle )?(?:warm(?:ing)?[- ]?up|cool(?:ing)?[- ]?down|(?:start|begin|finish|end)(?:ing)?(?: with)?|"
    r"strength(?:ening)?|balance|stretch(?:es|ing)?|flexibility|cardio|aerobic|breathing|relaxation|mobility|core|"
    r"main part|first|next|last(?:ly)?|finally)"
)
_CELLS = re.compile(r"\S(?:[ ]{2,}|[ ]?\|[ ]?|;[ ]?)(?=\S)")
_MOST_TITLE = 7  # words
_MOST_LABEL = 14  # words before a colon, where each paragraph of a text begins so


def find_blocks(outline: Outline, mentions: list[Mention], quantities: list[Quantity]) -> list[Entry]:
    """All blocks in order, each with the mentions in it."""
    counted = [one for one in quantities if one.is_count]
    rows = find_rows(outline, mentions, counted)
    return _Scan(outline, rows, quantities).blocks()


class _Scan:
    """Goes through the rows once and says of each whether it opens a block."""

    def __init__(self, outline: Outline, rows: list[Shape], quantities: list[Quantity]) -> None:
        self.text, self.outline, self.rows, self.quantities = outline.text, outline, rows, quantities
        self.entries: list[Entry] = []
        self.are_steps: dict[int, bool] = {}
        self.last_of: dict[int, int] = {row.group: number for number, row in enumerate(rows) if row.group >= 0}

    def blocks(self) -> list[Entry]:
        """The blocks."""
        for number, row in enumerate(self.rows):
            entry = self.entries[-1] if self.entries else None
            if entry is not None and entry.kind == "title" and not entry.is_worded:
                self._entitle(entry, row)
            elif entry is not None and self._goes_on(number, row, entry):
                self._extend(entry, row)
            else:
                self.entries.append(self._opened(number, row))
        return self.entries

    def _opened(self, number: int, row: Shape) -> Entry:
        kind = self._kind(number, row)
        line = row.line
        is_listed = kind in {"named", "unknown", "title", "item"} or (
            len(self.rows) > 1 and line.end - line.words <= 2 * 60
        )
        entry = Entry(line.start, line.end, line.words, row.label_end, is_listed, line.bullet, list(row.mentions))
        entry.kind, entry.group, entry.named = kind, row.group, row.named
        entry.is_worded = bool(self.text[line.words : line.end].strip(" :.-"))
        entry.is_only_title = not self.text[row.label_end : line.end].strip(" :-.*") or self._is_bracket(row)
        return entry

    def _is_bracket(self, row: Shape) -> bool:
        rest = self.text[row.label_end : row.line.end].strip(" :-.*")
        return rest[:1] == "(" and rest[-1:] == ")"

    def _entitle(self, entry: Entry, row: Shape) -> None:
        """The line under a bare "Exercise 3" is its title."""
        entry.words, entry.label_end, entry.end = row.line.words, row.label_end, row.line.end
        entry.mentions += row.mentions
        entry.named, entry.is_worded, entry.is_only_title = row.named, True, row.shape == "head"

    def _extend(self, entry: Entry, row: Shape) -> None:
        entry.end = row.line.end
        entry.mentions += row.mentions
        if entry.kind != "prose":
            entry.is_one = entry.is_listed = True

    def _kind(self, number: int, row: Shape) -> str:
        if row.shape == "title":
            return "title"
        if row.shape == "head" and (row.is_named or self._is_title(number, row)):
            return "named" if row.is_named else "unknown"
        if row.shape == "item":
            return "item"
        if row.shape == "label" and row.is_named:
            return "named"
        return "unknown" if row.shape == "label" and self._is_dosed_label(row) and self._begins(row) else "prose"

    def _goes_on(self, number: int, row: Shape, entry: Entry) -> bool:
        """Whether a line belongs to the open block."""
        if row.shape == "title" or is_page(self.text, row):
            return is_page(self.text, row)
        if row.shape == "item":
            return self._is_step(row, entry)
        if row.shape == "prose" and entry.kind == "prose" and not row.line.is_spaced and not row.mentions:
            return not self._is_footer(row)
        is_titled = entry.kind in {"named", "unknown", "title"} or (entry.kind == "item" and entry.is_only_title)
        if self._is_footer(row) or (self._is_finished(entry) and self._says_how_often(row)):
            return False
        if is_part(self.text, row):
            return is_titled or entry.is_one
        if row.shape in {"head", "label"} and self._repeats(row, entry):
            return True
        if row.shape == "head" and self._opens(number, row, entry):
            return False
        if row.shape == "label" and (row.is_named or self._is_dosed_label(row)) and self._begins(row):
            return False
        if row.shape == "label" and row.mentions and self._is_section_label(row):
            return False
        if self._is_table_row(number) or (row.shape == "prose" and not entry.is_only_title and self._is_dosed(row)):
            return False
        if row.line.is_spaced:
            if entry.kind == "item" and self._is_inside(number, entry) and self._is_indented(row):
                return True
            return is_titled and (entry.kind != "unknown" or entry.end - entry.start < 900)
        if entry.kind == "item":
            return is_titled or entry.is_one or self._is_inside(number, entry) or self._is_indented(row)
        return is_titled

    def _is_dosed(self, row: Shape) -> bool:
        """Whether a line has an exercise and an amount of its own."""
        return row.is_counted and any(not one.phrase.is_weak for one in row.mentions)

    def _is_table_row(self, number: int) -> bool:
        """Whether a line has as many cells as the one above it, an amount in both: each row is an exercise."""
        row, before = self.rows[number], self.rows[number - 1]
        cells = len(_CELLS.findall(self.text, row.line.words, row.line.end))
        return (
            cells > 0
            and row.is_counted
            and before.is_counted
            and not row.line.is_spaced
            and cells == len(_CELLS.findall(self.text, before.line.words, before.line.end))
        )

    def _repeats(self, row: Shape, entry: Entry) -> bool:
        """Whether a line only says the name of the open block again, as the words under a picture do."""
        ids = {one.phrase.exercise_id for one in entry.mentions if one.start < entry.label_end}
        mine = {one.phrase.exercise_id for one in row.mentions}
        return row.is_named and bool(mine) and mine <= ids and row.shape == "head" and not row.line.is_spaced

    def _is_dosed_label(self, row: Shape) -> bool:
        """Whether a label that names nothing we know has its amount right behind it: "Hammer curls - 12"."""
        said = self.text[row.line.words : row.label_end]
        is_dosed = any(one.is_count for one in within(self.quantities, row.label_end, row.label_end + 6))
        most = _MOST_LABEL if self._is_paragraph(row) else 4
        return is_dosed and said.count(" ") < most and not is_part(self.text, row)

    def _begins(self, row: Shape) -> bool:
        """Whether a label is a title and no step."""
        return self._is_paragraph(row) or not is_step(self.text, row)

    def _is_section_label(self, row: Shape) -> bool:
        """Whether a line says only of which part of a routine the exercise behind it is: "Warm up: march"."""
        return _PART_OF_ROUTINE.fullmatch(self.text, row.line.words, row.label_end) is not None

    def _is_paragraph(self, row: Shape) -> bool:
        """Whether it begins a paragraph with its own words, a colon and its amount, as the open block began."""
        entry = self.entries[-1] if self.entries else None
        is_like = (
            entry is not None and not entry.is_only_title and self.text[entry.label_end : entry.label_end + 1] == ":"
        )
        return is_like and row.line.is_spaced and self.text[row.label_end : row.label_end + 1] == ":"

    def _opens(self, number: int, row: Shape, entry: Entry) -> bool:
        """Whether a heading opens a block and is no short step."""
        if row.is_named:
            return row.named > 0.8 or row.line.is_big or row.line.is_spaced or not is_step(self.text, row)
        return self._is_title(number, row)

    def _is_title(self, number: int, row: Shape) -> bool:
        """Whether a heading that names nothing we know is one all the same."""
        said = self.text[row.line.words : row.line.end].strip()
        before = self.rows[number - 1] if number else None
        is_free = (
            before is None or row.line.is_spaced or row.line.is_big or before.is_counted or is_page(self.text, before)
        )
        if before is not None and not is_free:
            is_free = self.text[before.line.start : before.line.end].rstrip()[-1:] in ".!?)"
        is_last = number + 1 == len(self.rows)
        return is_free and not is_last and said.count(" ") < _MOST_TITLE and not is_step(self.text, row)

    def _is_step(self, row: Shape, entry: Entry) -> bool:
        """Whether the entry of a list is a step of the open block."""
        if row.group == entry.group and entry.kind == "item":
            return False
        if row.group in self.are_steps:
            return self.are_steps[row.group]
        self.are_steps[row.group] = self._are_steps([one for one in self.rows if one.group == row.group], entry)
        return self.are_steps[row.group]

    def _are_steps(self, rows: list[Shape], entry: Entry) -> bool:
        """Whether a list tells how the exercise above it is done, and holds no exercises of its own."""
        named = [row for row in rows if row.is_named and not is_part(self.text, row)]
        dosed = [row for row in rows if row.mentions and row.is_counted]
        begun = [row for row in rows if row.mentions and row.mentions[0].start - row.line.words < 3]
        has_name = entry.kind in {"named", "title", "item"} and entry.named >= 0.5
        steps = sum(is_step(self.text, row) for row in rows)
        if entry.kind == "prose" or (entry.kind == "unknown" and self._is_section(entry) and 2 * steps < len(rows)):
            return False
        if has_name and entry.is_only_title:
            ids = {one.phrase.exercise_id for row in named for one in row.mentions[:1] if one.phrase.is_name}
            return not (len(ids) > 1 and 2 * len(named) >= len(rows) and len(dosed) > 1)
        if entry.kind in {"unknown", "title"} or (entry.kind == "item" and entry.is_only_title):
            return 3 * len(named) < len(rows) and len(dosed) < 2 and 2 * len(begun) < len(rows)
        return has_name and not dosed and not named

    def _is_section(self, entry: Entry) -> bool:
        return SECTION.search(self.text, entry.start, entry.label_end) is not None

    def _is_inside(self, number: int, entry: Entry) -> bool:
        """Whether the list goes on below, so that a line between its entries belongs to the one above."""
        return entry.group >= 0 and self.last_of[entry.group] > number

    def _is_indented(self, row: Shape) -> bool:
        return self.text[row.line.start : row.line.start + 2] == "  "

    def _is_finished(self, entry: Entry) -> bool:
        """Whether a block has said its amount, so that the only words of the text for how often are not its own."""
        if not entry.is_only_title:
            return True
        often = sum("frequency" in one.values for one in self.quantities)
        return often == 1 and any(one.is_count for one in within(self.quantities, entry.words, entry.end))

    def _says_how_often(self, row: Shape) -> bool:
        """Whether a line says only how often or on which side, as a closing line does: "Tues and Fri, left only"."""
        inside = within(self.quantities, row.line.start, row.line.end)
        said = {key for one in inside for key in one.values}
        return "frequency" in said <= {"frequency", "sides"} and not row.mentions

    def _is_footer(self, row: Shape) -> bool:
        """Whether a line gives an amount to all exercises."""
        said = IS_FOR_ALL.search(self.text, row.line.start, row.line.end)
        return said is not None and bool(within(self.quantities, row.line.start, row.line.end))
