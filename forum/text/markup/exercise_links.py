"""Exercises that a cleaned post names in its own words become links to the library."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from forum.rules.library.exercises import Exercise
from forum.text.routine_parser import FoundItem, parse_named
from forum.text.routine_parser.items import Dose

# A post that names more is a list; it does not get calmer by more links.
MOST_LINKS = 20

# No "<" or ">" can stand inside a tag here: the policy lets none into an attribute.
_TOKEN = re.compile(r"<(?P<end>/?)(?P<tag>[a-z0-9]+)(?P<attributes>[^<>]*)>|[^<]+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z0-9]{1,31});", re.IGNORECASE)
_LINKED = re.compile(r'href="/exercises/([a-z0-9-]+)"')
_HEADINGS = frozenset(("h3", "h4", "h5", "h6"))
# Somebody else's words: not read at all.
_QUOTE = "blockquote"
# A heading is a signpost that readers jump to, and a link in it would get the height of a button; code is not prose.
_CLOSED = _HEADINGS | {"a", "code", "pre"}
# How many line ends stand where a block begins and where it ends: words after a heading belong to it, and a list to the
# words that lead to it.
_BEGINS = {"br": 1, "li": 1, "tr": 1, "ul": 1, "ol": 1} | dict.fromkeys((*_HEADINGS, _QUOTE, "pre", "div", "hr"), 2)
_ENDS = {"li": 1, "tr": 1} | dict.fromkeys(_HEADINGS, 1) | dict.fromkeys(("p", _QUOTE, "pre", "div", "ul", "ol"), 2)
_NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Linked:
    """A post with its links; `lines` counts the lines of its routine, `exercises` are those it surely names."""

    html: str
    lines: int
    exercises: tuple[str, ...]


def link_exercises(html: str, library: Mapping[str, Exercise]) -> Linked:
    """Link each exercise once, where a cleaned post first names it; its text and other markup stay as they are.

    What the post links to already is not linked again, so that doing it twice changes nothing. Hand in the same
    library each time.
    """
    read = _read(html)
    items, is_routine = parse_named("".join(read.letters), library)
    sure = [item for item in items if item.is_likely_named and _is_meant(item, library)]
    named = tuple(dict.fromkeys(item.exercise_id for item in sure))[:MOST_LINKS]
    return Linked(_splice(html, read, _choose(read, sure)), len(items) if is_routine else 0, named)


def _is_meant(item: FoundItem, library: Mapping[str, Exercise]) -> bool:
    """Whether a name is an exercise also to a reader: one word alone needs an amount, and to be spelled as we spell it.

    Plants are no planks, a lung is no lunge, and not every bridge is for lying under.
    """
    word = item.mention.casefold()
    if not word.isalpha():
        return True
    exercise = library[item.exercise_id]
    return item.dose != Dose() and word in {name.casefold() for name in (exercise.name, *exercise.aliases)}


@dataclass(slots=True)
class _Reading:
    """What the author wrote, letter by letter: where each stands in the HTML, from and to, and in which text node."""

    letters: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    nodes: list[int] = field(default_factory=list)
    linked: set[str] = field(default_factory=set)
    open: dict[str, int] = field(default_factory=dict)
    lists: list[int] = field(default_factory=list)
    breaks: int = 0
    before: str = ""

    def add(self, text: str, start: int, end: int, node: int) -> None:
        """Letters that stand for one stretch of HTML, each for all of it."""
        self.letters += text
        self.starts += [start] * len(text)
        self.ends += [end] * len(text)
        self.nodes += [node] * len(text)


def _read(html: str) -> _Reading:
    """The post as plain lines, without what it quotes: a line for each list entry, a blank one between paragraphs."""
    read = _Reading()
    for number, token in enumerate(_TOKEN.finditer(html)):
        if token["tag"]:
            _pass_tag(read, token["tag"], token["attributes"], is_end=bool(token["end"]))
        elif not read.open.get(_QUOTE):
            is_closed = any(read.open.get(tag) for tag in _CLOSED)
            _take_text(read, token[0], token.start(), _NOWHERE if is_closed else number)
    return read


def _pass_tag(read: _Reading, tag: str, attributes: str, *, is_end: bool) -> None:
    """Keep in mind where we are, and what must stand before the next words."""
    if tag == _QUOTE or tag in _CLOSED:
        read.open[tag] = max(read.open.get(tag, 0) + (-1 if is_end else 1), 0)
    if tag == "a" and not is_end and not read.open.get(_QUOTE):
        read.linked.update(_LINKED.findall(attributes))
    if breaks := (_ENDS if is_end else _BEGINS).get(tag):
        read.breaks, read.before = max(read.breaks, breaks), ""
    if tag in ("ul", "ol"):
        _pass_list(read, is_ordered=tag == "ol", is_end=is_end)
    elif tag == "li" and not is_end:
        read.before = _bullet(read.lists)
    elif tag in ("td", "th") and not is_end and not read.breaks:
        read.before = " - "


def _pass_list(read: _Reading, *, is_ordered: bool, is_end: bool) -> None:
    """Begin or end the numbers of a list; `lists` holds the last one of each that is open."""
    if not is_end:
        read.lists.append(0 if is_ordered else _NOWHERE)
    elif read.lists:
        read.lists.pop()


def _bullet(lists: list[int]) -> str:
    """What a member would have typed before a list entry."""
    if not lists or lists[-1] == _NOWHERE:
        return "- "
    lists[-1] += 1
    return f"{min(lists[-1], 99)}. "


def _take_text(read: _Reading, text: str, start: int, node: int) -> None:
    """Add a text node, after the line ends and bullets that stand between it and the one before."""
    if read.breaks or read.before:
        words = text.lstrip()
        if not words:
            return
        start += len(text) - len(words)
        text = words
        read.add(_between(read), start, start, _NOWHERE)
        read.breaks, read.before = 0, ""
    end = 0
    for entity in _ENTITY.finditer(text):
        _take_plain(read, text[end : entity.start()], start + end, node)
        read.add(unescape(entity[0]), start + entity.start(), start + entity.end(), node)
        end = entity.end()
    _take_plain(read, text[end:], start + end, node)


def _between(read: _Reading) -> str:
    """Line ends, but none at the top; then the bullet. Words that end in a colon lead on to the next line."""
    last = read.letters[-1] if read.letters else ""
    most = {"": 0, ":": 1, "\n": 1}.get(last, 2)
    return "\n" * min(read.breaks, most) + read.before


def _take_plain(read: _Reading, text: str, start: int, node: int) -> None:
    """Letters that stand for themselves."""
    read.letters += text
    read.starts += range(start, start + len(text))
    read.ends += range(start + 1, start + len(text) + 1)
    read.nodes += [node] * len(text)


def _choose(read: _Reading, sure: list[FoundItem]) -> Iterator[tuple[int, int, str]]:
    """Where in the HTML a link begins and ends, and to which exercise; in the order of the text."""
    linked, done = set(read.linked), 0
    for item in sorted(sure, key=lambda one: one.span):
        start, end = item.span
        if item.exercise_id in linked or len(linked) >= MOST_LINKS or not done <= start < end <= len(read.letters):
            continue
        # Both ends in one text node: a link that crossed a tag would break it in two.
        if read.nodes[start] == read.nodes[end - 1] != _NOWHERE:
            linked.add(item.exercise_id)
            done = end
            yield read.starts[start], read.ends[end - 1], item.exercise_id


def _splice(html: str, read: _Reading, links: Iterator[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    end = 0
    for start, stop, exercise_id in links:
        parts += [html[end:start], f'<a href="/exercises/{exercise_id}">', html[start:stop], "</a>"]
        end = stop
    return "".join([*parts, html[end:]])
