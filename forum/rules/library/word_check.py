"""A word for an exercise means one thing in the whole project: library, search words and prose dictionary."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from forum.rules.library.links import word_form

Entry = Mapping[str, Any]

_FIELDS = {
    "position": "positions",
    "equipment": "equipment",
    "gait_phase": "gait_phases",
}


def check_words(entries: Sequence[Entry], search_words: Entry, movements: Entry) -> list[str]:
    """Every alias that the search words or the prose dictionary read as something else, one line each."""
    return [*_against_search(entries, search_words["concepts"]), *_against_prose(entries, movements)]


def _against_search(entries: Sequence[Entry], concepts: Entry) -> Iterator[str]:
    meanings: dict[str, list[str]] = {}
    for concept, one in concepts.items():
        for text in one["words"]:
            meanings.setdefault(word_form(text), []).append(concept)
    for entry in entries:
        for alias in (entry["name"], *entry["aliases"]):
            for concept in meanings.get(word_form(alias), ()):
                if not _is_true(entry, concept):
                    yield f"{entry['id']}: “{alias}” is a search word for {concept}, which is not true of it"


def _is_true(entry: Entry, concept: str) -> bool:
    kind, _, value = concept.partition("=")
    if concept == "topic=eyes_closed":
        return bool(entry["safety"]["eyes_closed"])
    if kind == "modality":
        return value in (entry["modality"], *entry["secondary_modalities"])
    if kind in _FIELDS:
        return value in entry[_FIELDS[kind]]
    # Other topics say what a text is about, not how an exercise is done.
    return True


def _against_prose(entries: Sequence[Entry], movements: Entry) -> Iterator[str]:
    stems = {word: stem for stem, words in movements["synonyms"].items() for word in words.split()}
    phrases: dict[tuple[str, ...], set[str]] = {}
    for owner, texts in movements["phrases"].items():
        for text in texts:
            if not any(mark in text for mark in ("|", "..")) and text == text.lower():
                phrases.setdefault(_stemmed(text, stems), set()).add(owner)
    for entry in entries:
        for alias in entry["aliases"]:
            others = phrases.get(_stemmed(alias, stems), set())
            if others and entry["id"] not in others:
                yield f"{entry['id']}: “{alias}” is a phrase of {', '.join(sorted(others))} in the prose dictionary"


def _stemmed(text: str, stems: Mapping[str, str]) -> tuple[str, ...]:
    words = word_form(text).split()
    return tuple(stems.get(word, stems.get(word.removesuffix("s"), word.removesuffix("s"))) for word in words)
