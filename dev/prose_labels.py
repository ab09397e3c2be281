"""Labelled passages for training the reader of prose, and which of what it read in them is right."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from forum.paths import seeds_folder
from forum.rules.library.exercises import Exercise, exercises_from_library
from forum.text.routine_parser import dictionary_of
from forum.text.routine_parser.dictionary import Dictionary
from forum.text.routine_parser.items import FoundItem
from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.reading import Found

Row = Mapping[str, Any]
SAMPLES = Path(__file__).parent.parent / "tests" / "samples" / "prose"
FILES = (
    "leaflets.jsonl",
    "leaflets-2.jsonl",
    "open.jsonl",
    "open-2.jsonl",
    "open-3.jsonl",
    "open-4.jsonl",
    "others.jsonl",
)
DOSE = ("sets", "reps", "reps_max", "hold_s", "hold_s_max", "sides", "frequency", "duration_s")
OF_LEAFLETS = ("move_s", "return_s", "rounds")  # labelled in leaflets only
_LONG_MENTION, _SAME_MENTIONS = 9, 3


@dataclass(frozen=True, slots=True)
class Passage:
    """A labelled passage; those of one `group` tell the same and are held out together."""

    row: Row
    layout: str
    group: str

    @property
    def is_leaflet(self) -> bool:
        """Whether it is like a printed sheet or page."""
        return "layout" in self.row

    @property
    def is_other(self) -> bool:
        """Whether it only speaks of exercise: news, a letter, a timetable."""
        return str(self.row["id"]).startswith("other-")

    @property
    def fields(self) -> tuple[str, ...]:
        """What of a line is labelled."""
        return (*DOSE, *OF_LEAFLETS) if self.is_leaflet else DOSE


@cache
def library() -> Mapping[str, Exercise]:
    """The exercises as the project ships them."""
    return exercises_from_library(json.loads((seeds_folder() / "exercises.json").read_text(encoding="utf-8")))


def words() -> Dictionary:
    """The names and phrases of the library."""
    return dictionary_of(library())


def read_passages() -> list[Passage]:
    """All labelled passages; two that share three long names of exercises belong to one group."""
    rows = [json.loads(line) for name in FILES for line in (SAMPLES / name).read_text(encoding="utf-8").splitlines()]
    named = [{item["mention"].lower() for item in row["items"] if len(item["mention"]) > _LONG_MENTION} for row in rows]
    groups: list[str] = []
    for number, row in enumerate(rows):
        like = next((at for at in range(number) if len(named[at] & named[number]) >= _SAME_MENTIONS), None)
        groups.append(row["id"] if like is None else groups[like])
    return [
        Passage(row, str(row.get("layout", "members' posts")), group) for row, group in zip(rows, groups, strict=True)
    ]


def label_mentions(passage: Passage, found: Found, mentions: Sequence[Mention]) -> list[bool | None]:
    """Which mentions are lines of the passage; None for another description of a line that has its mention."""
    spans = [found.plain.source_span(one.start, one.end) for one in mentions]
    labels: list[bool | None] = [False] * len(mentions)
    for item in passage.row["items"]:
        ranked = sorted(range(len(mentions)), key=lambda at: -_fits(item, mentions[at], spans[at]))
        best = ranked[0] if ranked and _fits(item, mentions[ranked[0]], spans[ranked[0]]) > 1 else None
        for at, span in enumerate(spans):
            if best is None and _overlap(item["span"], span) and not labels[at]:
                labels[at] = None
        if best is not None:
            labels[best] = True
    return labels


def _fits(item: Row, mention: Mention, span: tuple[int, int]) -> float:
    """How well a mention says a labelled item: its exercise, or one of its kind at its place."""
    exact = item["exercise"] in _reachable(mention.phrase.exercise_id)
    family = library()[mention.phrase.exercise_id].family
    kin = item["exercise"] in library() and library()[item["exercise"]].family == family
    is_there = _overlap(item["span"], span)
    if not exact and not (kin and is_there):
        return 0.0
    far = min(1.0, abs(span[0] - int(item["span"][0])) / 2000)
    return 3.0 * exact + 1.5 * kin + 2.0 * is_there - far


@cache
def _reachable(exercise_id: str) -> frozenset[str]:
    """An exercise, and what its setting may make of it."""
    more: dict[str, set[str]] = defaultdict(set)
    for base, lines in words().refinements.items():
        more[base] |= {better for _, better in lines}
    reached, todo = {exercise_id}, [exercise_id]
    while todo:
        new = more[todo.pop()] - reached
        reached |= new
        todo += new
    return frozenset(reached)


def match_items(passage: Passage, items: Sequence[FoundItem]) -> dict[int, Row]:
    """The labelled item that each found one is, by its number; the larger overlap first, then the nearer order."""
    gold = passage.row["items"]
    pairs = sorted(
        (-_shared(one["span"], item.span), abs(left - right), left, right)
        for left, one in enumerate(gold)
        for right, item in enumerate(items)
        if one["exercise"] == item.exercise_id
    )
    matched: dict[int, Row] = {}
    taken: set[int] = set()
    for *_, left, right in pairs:
        if left not in taken and right not in matched:
            taken.add(left)
            matched[right] = gold[left]
    return matched


def is_right(passage: Passage, item: FoundItem, gold: Row, fields: Sequence[str]) -> bool:
    """Whether fields of a found item are as labelled; posts count the rounds of a list as sets."""
    for name in fields:
        value = getattr(item.dose, name)
        if name == "sets" and value is None and not passage.is_leaflet:
            value = item.dose.rounds
        if (value or None) != (gold.get(name) or None):
            return False
    return True


def is_unlisted(passage: Passage, item: FoundItem) -> bool:
    """Whether an item lies on words for an exercise that the labels' library lacked: it counts for nothing."""
    text = passage.row["text"].replace("\u00a0", " ").lower()
    most = max((_shared(one["span"], item.span) for one in passage.row["items"]), default=0)
    return any(_shared(place, item.span) > most for place in _unlisted_places(passage, text))


def _unlisted_places(passage: Passage, text: str) -> Iterator[tuple[int, int]]:
    for words_of in passage.row.get("unlisted", []):
        said = str(words_of).lower()
        start = text.find(said)
        while start >= 0:
            yield start, start + len(said)
            start = text.find(said, start + 1)


def _overlap(left: Sequence[int], right: Sequence[int]) -> bool:
    return _shared(left, right) > 0


def _shared(left: Sequence[int], right: Sequence[int]) -> int:
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))
