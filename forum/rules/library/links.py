"""The rules between the library's entries: the ladder of easier and harder, and words owned by one entry."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Any

Entry = Mapping[str, Any]

_BACK = {"progressions": "regressions", "regressions": "progressions"}


def check_links(entries: Sequence[Entry]) -> list[str]:
    """Every breach between entries, as one line each: mirrored edges, rising levels, no cycle, own words."""
    by_id = {entry["id"]: entry for entry in entries}
    breaches = [f"{entry['id']}: {words}" for entry in entries for words in _ladder(entry, by_id)]
    breaches += _cycles(by_id)
    breaches += [f"{entry['id']}: {words}" for entry in entries for words in _own_words(entry)]
    return breaches + list(_shared_words(entries))


def word_form(text: str) -> str:
    """The form in which two words are the same word: case, hyphens, punctuation and spacing do not matter."""
    return " ".join(re.sub(r"[^a-z0-9']+", " ", text.lower()).split())


def _ladder(entry: Entry, by_id: Mapping[str, Entry]) -> Iterator[str]:
    for name, back in _BACK.items():
        if len(set(entry[name])) != len(entry[name]):
            yield f"repeated id in {name}"
        for other in entry[name]:
            if other == entry["id"]:
                yield f"{name} names itself"
            if other not in by_id:
                yield f"{name} names unknown id {other}"
            elif entry["id"] not in by_id[other][back]:
                yield f"{name} {other} is not mirrored"
    for other in entry["progressions"]:
        if other in by_id and by_id[other]["level"] < entry["level"]:
            yield f"level falls along the progression to {other}"


def _cycles(by_id: Mapping[str, Entry]) -> Iterator[str]:
    try:
        TopologicalSorter({name: entry["progressions"] for name, entry in by_id.items()}).prepare()
    except CycleError as cycle:
        yield f"{cycle.args[1][0]}: cycle: {' > '.join(cycle.args[1])}"


def _words(entry: Entry) -> list[str]:
    return [word_form(text) for text in (entry["name"], *entry["aliases"])]


def _own_words(entry: Entry) -> Iterator[str]:
    for word, count in Counter(_words(entry)).items():
        if count > 1:
            yield f"alias repeated, or equal to the name: {word!r}"
        if len(word) < 3:
            yield f"alias too short: {word!r}"


def _shared_words(entries: Sequence[Entry]) -> Iterator[str]:
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for word in _words(entry):
            owners[word].add(entry["id"])
    for word, who in owners.items():
        if len(who) > 1:
            yield f"{max(who)}: word shared by two exercises: {word!r} {sorted(who)}"
