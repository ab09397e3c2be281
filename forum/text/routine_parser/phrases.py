"""The dictionary: names and aliases of the library with the movement phrases, compiled for one pass over a text."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from forum.paths import seeds_folder
from forum.rules.exercises import Exercise
from forum.text.routine_parser.normalise import normalise
from forum.text.routine_parser.words import SKIPPED, Vocabulary

GAP = ".."
_BRACKETS = re.compile(r"\([^)]*\)")
_CLASSES = frozenset({"class-or-game"})


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a phrase: any of `stems`, at once or (after a gap) a few words later."""

    stems: frozenset[str]
    after_gap: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A way to say one exercise; a weak one needs a dose or company to count, `needs` a word in its sentence."""

    exercise_id: str
    steps: tuple[Step, ...]
    is_weak: bool
    needs: str | None
    is_name: bool


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Everything the parser knows about words, for one library."""

    vocabulary: Vocabulary
    by_first: Mapping[str, tuple[Phrase, ...]]
    refinements: Mapping[str, tuple[tuple[str, str], ...]]
    exercises: Mapping[str, Exercise]


@cache
def movements() -> Mapping[str, Any]:
    """The phrases as the project ships them."""
    data: Mapping[str, Any] = json.loads((seeds_folder() / "movements.json").read_text(encoding="utf-8"))
    return data


def compile_dictionary(exercises: Mapping[str, Exercise]) -> Dictionary:
    """Compile the phrases of the exercises this library has."""
    data = movements()
    vocabulary = Vocabulary(data["synonyms"])
    said = list(_sayings(exercises, data))
    vocabulary.learn(word for _, text, _ in said for word in text.replace("|", " ").split())
    maker = _Maker(vocabulary, data)
    by_first: dict[str, list[Phrase]] = {}
    for exercise_id, text, is_name in said:
        phrase = maker.phrase(exercise_id, text, is_name=is_name)
        if phrase is not None:
            for stem in phrase.steps[0].stems:
                by_first.setdefault(stem, []).append(phrase)
    refinements: dict[str, list[tuple[str, str]]] = {}
    for base, condition, better in data["refine"]:
        if condition and better in exercises:
            refinements.setdefault(base, []).append((condition, better))
    return Dictionary(
        vocabulary,
        {first: tuple(sorted(phrases, key=lambda phrase: -len(phrase.steps))) for first, phrases in by_first.items()},
        {base: tuple(lines) for base, lines in refinements.items()},
        exercises,
    )


def _sayings(exercises: Mapping[str, Exercise], data: Mapping[str, Any]) -> Iterator[tuple[str, str, bool]]:
    for exercise in exercises.values():
        if exercise.family in _CLASSES:
            continue
        for name in (_BRACKETS.sub("", exercise.name), *exercise.aliases):
            yield exercise.id, normalise(name).text, True
        for phrase in data["phrases"].get(exercise.id, ()):
            yield exercise.id, phrase, False


class _Maker:
    """Makes phrases out of their written form."""

    def __init__(self, vocabulary: Vocabulary, data: Mapping[str, Any]) -> None:
        self._vocabulary = vocabulary
        self._classes = {name: [self._one(word) for word in words.split()] for name, words in data["classes"].items()}
        self._weak = {self._key(text) for text in data["weak"]}
        self._ignored = {self._key(text) for text in data["ignored"]}
        self._needs = {self._key(text): self._one(word) for text, word in data["needs"].items()}

    def _one(self, word: str) -> str:
        return self._vocabulary.canonical(word)

    def _key(self, text: str) -> tuple[Step, ...]:
        return tuple(self._steps(text))

    def _steps(self, text: str) -> Iterator[Step]:
        after_gap = False
        for part in text.replace("-", " ").replace("/", " ").replace(",", " ").split():
            if part == GAP:
                after_gap = True
                continue
            stems = [stem for word in part.split("|") for stem in self._classes.get(word, [self._one(word)])]
            if part not in SKIPPED:
                yield Step(frozenset(stems), after_gap)
                after_gap = False

    def phrase(self, exercise_id: str, text: str, *, is_name: bool) -> Phrase | None:
        steps = self._key(text)
        if not steps or (is_name and steps in self._ignored):
            return None
        return Phrase(exercise_id, steps, steps in self._weak, self._needed(exercise_id, steps), is_name)

    def _needed(self, exercise_id: str, steps: tuple[Step, ...]) -> str | None:
        needed = self._needs.get(steps)
        return None if needed == "band" and not exercise_id.startswith("band-") else needed
