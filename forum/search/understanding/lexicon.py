"""The words of needs and answers, read from `seeds/search_needs.json` and `seeds/search_attributes.json`."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from forum.paths import seeds_folder
from forum.search.asking.analysis import light_stems, stems_of

Stems = tuple[str, ...]
# One of each kind of pronoun stands for all of them; none is ever looked up.
_PERSONS = {
    **dict.fromkeys(("your", "his", "her", "their", "our"), "my"),
    **dict.fromkeys(("you", "him", "them", "us"), "me"),
    **dict.fromkeys(("he", "she", "they", "we"), "i"),
}
How = Literal["must", "rather", "exclude", "scene"]


@dataclass(frozen=True, slots=True)
class Joins:
    """Which exercises a need leads to: by family, part of walking, muscle, system and kind; `best` come first."""

    best: tuple[str, ...]
    families: frozenset[str]
    phases: frozenset[str]
    muscles: frozenset[str]
    systems: frozenset[str]
    modality: frozenset[str]
    level_most: int


@dataclass(frozen=True, slots=True)
class Need:
    """A complaint or a wish; it is meant when a text speaks of all the groups of one line of `when`."""

    id: str
    title: str
    when: tuple[tuple[str, ...], ...]
    wordings: tuple[str, ...]
    joins: Joins


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression says of a facet; a `scene` says nothing, though it looks as if it did."""

    facet: str
    value: str
    how: How


Phrases = Mapping[str, Sequence[tuple[Stems, tuple[Any, ...]]]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything, as stems. The tables go from a first stem to its expressions, the longest first.

    `names` has further names of an exercise by its id, as they are written; `plain` all expressions as words; `titles`
    the needs by the name that the site gives them.
    """

    needs: tuple[Need, ...]
    titles: Mapping[Stems, Need]
    groups: Phrases
    answers: Phrases
    bans: Phrases
    cannot: Phrases
    breaks: frozenset[str]
    joins: frozenset[str]
    idle: frozenset[str]
    names: Mapping[str, tuple[str, ...]]
    plain: tuple[tuple[str, ...], ...]
    topics: Phrases


@cache
def lexicon() -> Lexicon:
    """The words, read once a process."""
    needs, answers = _read("search_needs.json"), _read("search_attributes.json")
    listed = _read("search_topics.json")
    topics = [listed["gaps"], listed["elsewhere"]]
    said = [
        (words, Meaning(one["facet"], one["value"], one["how"])) for one in answers["answers"] for words in one["words"]
    ]
    scenes = [(words, Meaning("", "", "scene")) for words in answers["scenes"]]
    return Lexicon(
        needs=(known := tuple(_need(one) for one in needs["needs"])),
        titles={said_stems(one.title): one for one in known},
        groups=table((words, name) for name, group in needs["words"].items() for words in group),
        answers=table([*said, *scenes]),
        bans=table((words, True) for words in answers["bans"]),
        cannot=table((words, True) for words in answers["cannot"]),
        breaks=frozenset(stem for words in answers["breaks"] for stem in stems_of(words)),
        joins=frozenset(stem for words in answers["joins"] for stem in stems_of(words)),
        topics=table((words, topic) for part in topics for topic, said_of in part.items() for words in said_of),
        plain=tuple(
            tuple(line.casefold().split())
            for line in (
                *(words for group in needs["words"].values() for words in group),
                *(words for one in needs["needs"] for words in one["wordings"]),
                *(words for words, _ in said),
                *(words for part in topics for said_of in part.values() for words in said_of),
            )
        ),
        idle=frozenset(stem for words in answers["idle"] for stem in stems_of(words)),
        names={id_: tuple(names) for id_, names in _read("search_names.json")["names"].items()},
    )


@cache
def says_little() -> frozenset[str]:
    """The stems that tell nothing of what is wanted: they stand in every question on a site about exercise."""
    return light_stems() | lexicon().idle


def said_stems(words: str) -> Stems:
    """The stems of an expression, whoever is spoken of: "your foot" and "her foot" are "my foot"."""
    return tuple(_PERSONS.get(stem, stem) for stem in stems_of(words))


def table(entries: Iterable[tuple[str, Any]]) -> Phrases:
    """First stem -> (expression, what it stands for), the longest expressions first."""
    meanings: dict[Stems, list[Any]] = {}
    for words, meaning in entries:
        known = meanings.setdefault(said_stems(words), [])
        if meaning not in known:
            known.append(meaning)
    found: dict[str, list[tuple[Stems, tuple[Any, ...]]]] = {}
    for expression in sorted(meanings, key=len, reverse=True):
        found.setdefault(expression[0], []).append((expression, tuple(meanings[expression])))
    return found


def longest_at(phrases: Phrases, stems: Sequence[str], at: int) -> tuple[int, tuple[Any, ...]] | None:
    """The length and the meanings of the longest expression that begins at this word."""
    for expression, meanings in phrases.get(stems[at], ()):
        if tuple(stems[at : at + len(expression)]) == expression:
            return len(expression), meanings
    return None


def all_at(phrases: Phrases, stems: Sequence[str], at: int) -> list[tuple[int, Any]]:
    """The length and meaning of every expression that begins at this word."""
    return [
        (len(expression), meaning)
        for expression, meanings in phrases.get(stems[at], ())
        if tuple(stems[at : at + len(expression)]) == expression
        for meaning in meanings
    ]


def _read(name: str) -> Any:
    return json.loads((seeds_folder() / name).read_text(encoding="utf-8"))


def _need(data: Mapping[str, Any]) -> Need:
    joins = data["exercises"]
    return Need(
        id=data["id"],
        title=data["title"],
        when=tuple(tuple(groups) for groups in data["when"]),
        wordings=tuple(data["wordings"]),
        joins=Joins(
            best=tuple(joins["best"]),
            families=frozenset(joins["families"]),
            phases=frozenset(joins["phases"]),
            muscles=frozenset(joins["muscles"]),
            systems=frozenset(joins.get("systems", ())),
            modality=frozenset(joins.get("modality", ())),
            level_most=joins.get("level_most", 5),
        ),
    )
