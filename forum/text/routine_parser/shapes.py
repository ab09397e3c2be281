"""The shape of every line: a heading, an entry of a list, a label with its text, or prose; and how much it names."""

import re
from dataclasses import dataclass, field

from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.places import within
from forum.text.routine_parser.quantities import Quantity
from forum.text.routine_parser.segment import Line, Outline

# What it begins with is asked first: most letters are none of these.
_LABEL_END = re.compile(
    r"(?=[:\s(.,])(?::|\s-\s|\s=\s|\s-(?=[a-z])|\s?\(|\.\s|\.{3,}|(?<![.!?\s])\s{2,}|\s\*\s|\s\||,\s)"
)
_LONGEST_LABEL = 60
_LONGEST_HEAD = 64
_MOST_HEAD_WORDS = 8
_MOST_MISSING = 4  # numbers of a list that somebody may have left out
_NAMED, _SURELY = 0.5, 0.8
_STEP = re.compile(
    r"(?:repeat|hold|return|lower|relax|come|bring|then|do|slowly|now|start|starting|let|rest|keep|try|aim|stand|sit|"
    r"lie|lay|lift|raise|bend|straighten|push|pull|press|squeeze|tighten|roll|rock|turn|step|place|put|take|reach|lean|"
    r"shift|swing|tap|touch|brace|engage|walk|spread|straight|face|grab|grip|clasp|cross|tie|wrap|loop|extend|flex|point|use|loop|look|breathe|drop|stay|tilt|tuck|kneel|move|make|go|get|count|switch|"
    r"change|swap|draw|open|close|slide|perform|complete|with|from|on|in|as|feet|foot|hands?|arms?|legs?|knees?|"
    r"elbows?|heels?|toes|weight|back (?:flat|against|straight|long|level|to)|chest|head|tummy|palms?|1 (?:leg|foot|"
    r"hand|knee|heel)|both|your|the|a|i|we|you|it|this|that|if|when|always|never|don't|do not|and|or|but|so|about|up|"
    r"down|for|better|good|great|works?|builds?|strengthens?|helps?|improves?|targets?|1|same|no|not|\d{1,4})\b"
)
# What stands over a part of one exercise, and is no exercise and no section.
_PART = re.compile(
    r"(?:the )?(?:aims?|instructions?|actions?|movements?|positions?|(?:start(?:ing)?|beginning) position|"
    r"set[- ]?up|how(?: to(?: do (?:it|this))?| many| often)?|(?:number of )?(?:reps?|repetitions?|sets?)|duration|"
    r"frequency|doses?|dosage|amount|volume|prescription|how much|support|"
    r"key (?:points?|movement)|benefits?|why|purpose|technique|notes?|tips?|do this|method|steps?(?: \d+)?|"
    r"hold(?: time)?|rest|equipment|muscles worked|progressions?|variations?|harder|easier|make it (?:harder|easier)|"
    r"errors?|description|what (?:to do|you need)|good for|works|watch (?:the|this) video|video|to progress|caution|"
    r"(?:reps?|repetitions?|sets?)\s?(?:/|and|&)\s?\w+|"
    r"(?:sets?|reps?|repetitions?|hold|rest) \d{1,3}.{0,12}|instruction \| .{0,30})\s?[:.]?"
)
_PAGE = re.compile(r"[\d\s/|.-]{1,20}|(?:page \d+\s?){1,3}|\[[^\]]{1,60}\]|\(?(?:fig|figure|see) [^)\n]{1,20}\)?")
_CONTENT = re.compile(r"[a-z]+")


@dataclass(slots=True)
class Shape:
    """A line with its shape; `named` says how much of its label is an exercise's name or description, from 0 to 1."""

    line: Line
    label_end: int
    shape: str
    named: float
    is_counted: bool
    is_name: bool
    mentions: list[Mention] = field(default_factory=list)
    group: int = -1

    @property
    def is_named(self) -> bool:
        """Whether its label names an exercise and little else."""
        return self.named >= _NAMED


def find_rows(outline: Outline, mentions: list[Mention], counted: list[Quantity]) -> list[Shape]:
    """One row for each line, in order."""
    text = outline.text
    rows = []
    for line in outline.lines:
        inside = list(within(mentions, line.start, line.end))
        label_end = _label_end(text, line, inside)
        is_counted = bool(within(counted, line.start, line.end))
        named = _named(text, line, label_end, inside)
        is_name = any(one.phrase.is_name and one.start < label_end for one in inside)
        rows.append(
            Shape(line, label_end, _shape(text, line, label_end, is_counted), named, is_counted, is_name, inside)
        )
    _group(text, rows)
    return rows


def is_part(text: str, row: Shape) -> bool:
    """Whether a line only opens a part of an exercise: "How to do it", "Repetitions: 8"."""
    return _PART.fullmatch(text, row.line.words, row.label_end) is not None


def is_step(text: str, row: Shape) -> bool:
    """Whether a line begins like a step and not like a title."""
    return not (row.named >= _SURELY and (row.is_name or row.is_counted)) and begins_step(text, row.line.words)


def begins_step(text: str, place: int) -> bool:
    """Whether words that begin here read like a step: "lie on your back"."""
    return _STEP.match(text, place) is not None


def is_page(text: str, row: Shape) -> bool:
    """Whether a line is only the number of a page or a slide."""
    return _PAGE.fullmatch(text[row.line.start : row.line.end].strip()) is not None


def _shape(text: str, line: Line, label_end: int, is_counted: bool) -> str:
    said = text[line.words : line.end].strip()
    if line.bullet == "title":
        return "title"
    if line.bullet:
        return "item"
    is_short = len(said) <= _LONGEST_HEAD and said.count(" ") < _MOST_HEAD_WORDS and said[-1:] not in ".!?,;"
    rest = text[label_end : line.end].strip(" :-.*")
    if is_short and (not rest or rest[0] == "(") and not (is_counted and not rest):
        return "head"
    return "label" if line.words < label_end < line.end and text[label_end] != "," else "prose"


def _label_end(text: str, line: Line, inside: list[Mention]) -> int:
    """Where the label of a line ends: at its first colon, dash, bracket or full stop, when that comes soon."""
    match = _LABEL_END.search(text, line.words, line.end)
    if match is None:
        end = line.end
    elif match[0] == ", ":
        end = line.end if line.end - line.words <= _LONGEST_HEAD else match.start()
        match = None if end == line.end else match
    else:
        end = match.start()
    if match and match[0].strip() in {"-", ":", "*", "|"} and not any(one.start < end for one in inside):
        # "Strength - Sit to stand", "Phase II: Fire hydrant": the name stands behind the section.
        second = _LABEL_END.search(text, match.end(), line.end)
        far = second.start() if second else line.end
        if any(
            one.phrase.is_name and 2 * (one.end - one.start) > far - match.end() for one in inside if one.end <= far
        ):
            return far
    longest = _LONGEST_LABEL // 2 if match and match[0][0] in ".," else _LONGEST_LABEL
    return end if end - line.words <= longest else line.words


def _named(text: str, line: Line, label_end: int, inside: list[Mention]) -> float:
    """The part of a label's letters that its mentions cover; a description counts less than a name."""
    said = [one for one in inside if one.start < label_end]
    strong = [one for one in said if not one.phrase.is_weak or one.start - line.words < 2]
    if not strong:
        return 0.0
    letters = sum(len(word) for word in _CONTENT.findall(text, line.words, label_end)) or 1
    covered = sum(
        sum(len(word) for word in _CONTENT.findall(text, one.start, min(one.end, label_end)))
        * (1 if one.phrase.is_name else 0.8)
        for one in strong
    )
    return min(1.0, covered / letters)


def _group(text: str, rows: list[Shape]) -> None:
    """Number the lists: entries that count on from each other, or have the same kind of bullet with no head between."""
    open_lists: list[tuple[str, int, int]] = []  # kind, number of the last entry, group
    groups, is_broken = 0, False
    for row in rows:
        bullet = row.line.bullet
        if row.shape == "head" and row.line.is_spaced:
            open_lists = [one for one in open_lists if one[0] == "number"]
        if bullet in {"", "title"}:
            is_broken = True
            continue
        if is_broken and (bullet == "number" or any(one[0] == "number" for one in open_lists)):
            # Dashes below numbers are steps of theirs: neither a list before nor one behind goes on with them.
            open_lists = [one for one in open_lists if one[0] == "number"]
        is_broken = False
        number = _number(text, row.line) if bullet == "number" else 0
        kind = (
            bullet if bullet != "dash" else text[row.line.start : row.line.words].strip() + str(_indent(text, row.line))
        )
        while open_lists and not _continues(open_lists, kind, number):
            open_lists.pop()
        if open_lists and open_lists[-1][0] == kind and (bullet != "number" or open_lists[-1][1] < number):
            group = open_lists.pop()[2]
        else:
            group, groups = groups, groups + 1
        open_lists.append((kind, number, group))
        row.group = group


def _continues(open_lists: list[tuple[str, int, int]], kind: str, number: int) -> bool:
    """Whether an entry may stand at or below the last open list, or must close it first."""
    last, at, _ = open_lists[-1]
    if last == kind:
        return kind != "number" or at < number <= at + _MOST_MISSING or number == 1
    return all(
        one[0] != kind or (kind == "number" and not one[1] < number <= one[1] + _MOST_MISSING) for one in open_lists
    )


def _number(text: str, line: Line) -> int:
    found = re.search(r"\d{1,2}", text[line.start : line.words])
    return int(found[0]) if found else 0


def _indent(text: str, line: Line) -> int:
    return min(3, (len(text[line.start : line.words]) - len(text[line.start : line.words].lstrip())) // 2)
