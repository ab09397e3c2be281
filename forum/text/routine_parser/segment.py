"""Second stage: the lines of a text, their bullets, and the sentences in them."""

import re
from dataclasses import dataclass, field

from forum.text.routine_parser.normalise import Plain
from forum.text.routine_parser.places import last_until

_STOP = re.compile(r"[.!?;]{1,10}[\"')]{0,3}(?=\s|$)|\s(?=[(]?\d{1,2}\)\s)")
_BULLET = re.compile(
    r"[ ]{0,40}(?:(?P<dash>[-*+>~\u2705\u2192])|[(]?(?P<number>\d{1,2})(?:[.):]|-(?=[ ]{1,4}[a-z]))|"
    r"[(]?(?P<roman>i{1,3}|iv|vi{0,3})[.)]"
    r"|[(]?(?P<letter>[a-h])(?:[.)]|(?=[ ]{2}))|(?P<clock>\d{1,2}:\d\d))[ ]{1,40}(?=\S)"
)
# Typed or printed without a space: "•Choose a chair", "1.Stand tall", "1Ankle pumps"; a capital letter must follow.
_TIGHT = re.compile(r"[ ]{0,40}(?:(?P<dash>\*)(?=[a-z\d])|(?P<number>\d{1,2})[.)]?(?=[a-z]))")
# A bullet alone on its line, as copied lists have them.
_ALONE = re.compile(r"\s{0,40}(?:[-*+~]|(?:[-*+~]\s{1,9})?\d{1,2}[.)])\s{0,40}")
_NUMBERED_TITLE = re.compile(
    r"[ ]{0,9}(?:(?:exercise|figure|fig|move|no|tip|rung|level|stage|week|wk|station|"
    r"ex)\.?[ ]{0,2}\d{1,2}[a-z]?\b|\d{1,2}\.\d{1,2}\b)[ ]{0,3}[:.|-]?[ ]{0,4}"
    r"|[ ]{0,9}(?:exercise|name)(?:[ ]name)?[ ]?[:|][ ]{0,4}(?=\S)"
)
_INLINE_NUMBER = re.compile(r"(?:(?<=[\s.!?])|^)[(]?(\d{1,2})[.)](?=\s)", re.MULTILINE)
_BARE_NUMBER = re.compile(
    r"[ ]{0,9}(\d{1,2})[ ]{1,9}(?!(?:sets?|reps?|rounds?|lots|times|x|secs?|seconds?|mins?|minutes?|days?|weeks?|"
    r"of)\b)(?=[a-z])"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:(?P<unit>secs?|mins?|ft|reps|wks?)|approx|ex|e\.g|i\.e|eg|vs|no|rep|fig)|(?:^|\n)[ ]{0,9}\d{1,2})$"
)
_INDENT = re.compile(r"[ ]*")
_FEWEST_CAPITALS = 4
_LONG_LINE = 45  # A shorter line was ended by its author, not by the edge of the paper.
_SHORT_LINE = 24  # Nor does one go on, not even in small letters.
_LINE_START = re.compile(r"(?:^|\n)[ ]{0,20}[a-z]")
_MULTIPLIED = re.compile(r"x\s?\d")
_GOES_ON = re.compile(r"(?:,|\b(?:and|or|the|a|of|to|with|your|my|on|in|at|for|then|as|is))\s*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch between stops; `line` numbers the line it lies in."""

    start: int
    end: int
    line: int
    is_question: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line as its author meant it, without the breaks of a narrow page.

    `bullet` is "dash", "number", "letter" or ""; `words` is where its text begins after the bullet. `is_spaced` says
    that an empty line stands above it, `block` numbers the paragraph. `is_big` says that it is in capitals and most of
    the text is not, as titles are.
    """

    start: int
    end: int
    words: int
    bullet: str
    block: int
    is_spaced: bool
    is_big: bool


@dataclass(slots=True)
class Outline:
    """The lines and sentences of a text, in order; sentences never cross a line.

    `text` is the plain text with a space for every break that is only the edge of the paper; `blocks` holds the
    first and the last line of each paragraph.
    """

    text: str
    lines: list[Line] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    blocks: list[tuple[int, int]] = field(default_factory=list)

    def sentence_at(self, place: int) -> int:
        """The number of the sentence a place of the text lies in."""
        return max(0, last_until(self.sentences, place))

    def block_of(self, sentence: int) -> int:
        """The number of the paragraph a sentence lies in."""
        return self.lines[self.sentences[sentence].line].block


def cut_sentences(plain: Plain) -> Outline:
    """Cut a plain text into lines and sentences; a line that only ran out of paper goes on."""
    lines = _lines(plain, has_capitals=_has_capitals(plain))
    outline = Outline(_unwrapped(plain.text, lines))
    is_counted = {"1", "2"} <= {found[1] for start, _ in lines if (found := _BARE_NUMBER.match(plain.text, start))}
    shouted = {start for start, end in lines if _is_big(plain, start, end)}
    are_titles = 2 * len(shouted) <= len(lines)
    block, is_spaced = 0, False
    for start, end in lines:
        if not plain.text[start:end].strip():
            is_spaced = True
            continue
        block += is_spaced and bool(outline.lines)
        words, bullet = _bullet(plain, outline.text, start, is_counted=is_counted)
        outline.lines.append(Line(start, end, words, bullet, block, is_spaced, are_titles and start in shouted))
        outline.sentences += _sentences(plain, outline.text, start, end, len(outline.lines) - 1)
        number = len(outline.lines) - 1
        outline.blocks[block:] = [(outline.blocks[block][0] if block < len(outline.blocks) else number, number)]
        is_spaced = False
    return outline


def _is_big(plain: Plain, start: int, end: int) -> bool:
    """Whether a line is in capitals only."""
    said = plain.source[plain.firsts[start] : plain.lasts[end - 1] + 1] if start < end else ""
    return said.isupper() and sum(map(str.isalpha, said)) >= _FEWEST_CAPITALS


def _lines(plain: Plain, *, has_capitals: bool) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = line_start = 0
    text = plain.text
    while start <= len(text):
        end = text.find("\n", line_start)
        end = len(text) if end < 0 else end
        is_alone = _ALONE.fullmatch(text, start, end) is not None
        if end < len(text) and (is_alone or _goes_on(plain, line_start, end, has_capitals=has_capitals)):
            line_start = end + 1
            continue
        found += _enumerated(text, start, end)
        start = line_start = end + 1
    return found


def _enumerated(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A line cut before "2.", "3." and so on, where it counts up inside a paragraph: "1. Bridges x10 2. Clams x10"."""
    runs: list[list[int]] = []
    for match in _INLINE_NUMBER.finditer(text, start, end):
        if int(match[1]) == 1:
            runs.append([match.start()])
        elif runs and int(match[1]) == len(runs[-1]) + 1:
            runs[-1].append(match.start())
    places = [place for run in runs if len(run) > 1 for place in run]
    if not places:
        return [(start, end)]
    starts = [start, *(place for place in places if text[start:place].strip())]
    return list(zip(starts, [*starts[1:], end], strict=True))


def _goes_on(plain: Plain, start: int, end: int, *, has_capitals: bool) -> bool:
    """Whether a line break is only the edge of the paper: a long line, and the next goes on in its middle."""
    text = plain.text
    after = end + 1
    while after < len(text) and text[after] == " ":
        after += 1
    if _MULTIPLIED.match(text, after):
        return True
    if end - start < _SHORT_LINE or after >= len(text) or text[after] == "\n" or _BULLET.match(text, end + 1):
        return False
    last = text[start:end].rstrip()[-1:]
    if last in ".:!?;" or (last.isdigit() and not text[after].isalpha()):
        return False
    is_long = len(" ".join(text[start:end].split())) >= _LONG_LINE
    is_small = has_capitals and text[after].isalpha() and not plain.is_capital(after)
    return is_small or (is_long and _GOES_ON.search(text, max(start, end - 12), end) is not None)


def _has_capitals(plain: Plain) -> bool:
    """Whether the author begins lines with capitals, so that a small letter there means something."""
    starts = [match.end() - 1 for match in _LINE_START.finditer(plain.text)]
    return 2 * sum(plain.is_capital(place) for place in starts) >= len(starts)


def _unwrapped(text: str, lines: list[tuple[int, int]]) -> str:
    """The text with a space for every soft break; where lines meet, the sign between them is kept."""
    parts = []
    for (start, end), (after, _) in zip(lines, [*lines[1:], (len(text), 0)], strict=True):
        words = text[start:end].replace("\n", " ")
        is_cut = start < end == after and words[-1] == " "
        parts += [words[:-1] + "\n" if is_cut else words, text[end:after]]
    return "".join(parts)


def _bullet(plain: Plain, text: str, start: int, *, is_counted: bool) -> tuple[int, str]:
    """Where the words of a line begin, and its kind of bullet; `is_counted` says that lines begin with bare numbers."""
    if match := _BULLET.match(text, start):
        second = _BULLET.match(text, match.end()) if match["dash"] else None
        match = second if second and second["number"] else match
        return match.end(), match.lastgroup or ""
    if (match := _TIGHT.match(text, start)) and plain.is_capital(match.end()):
        is_bullet = match["number"] or plain.source[plain.firsts[match.end() - 1]] != "*"
        return (match.end(), match.lastgroup or "") if is_bullet else (start, "")
    if is_counted and (match := _BARE_NUMBER.match(text, start)):
        return match.end(), "number"
    title = _NUMBERED_TITLE.match(text, start)
    if title:
        return title.end(), "title"
    indent = _INDENT.match(text, start)
    return (indent.end() if indent else start), ""


def _sentences(plain: Plain, text: str, start: int, end: int, line: int) -> list[Sentence]:
    found: list[Sentence] = []
    for match in _STOP.finditer(text, start, end):
        mark = match[0]
        short = _ABBREVIATED.search(text, max(start, match.start() - 14), match.start())
        begins_big = match.end() + 1 < end and plain.is_capital(match.end() + 1)
        if mark.startswith(".") and short and not (short["unit"] and begins_big):
            continue
        found.append(Sentence(start, match.end(), line, "?" in mark))
        start = match.end()
    if text[start:end].strip():
        found.append(Sentence(start, end, line, False))
    return found
