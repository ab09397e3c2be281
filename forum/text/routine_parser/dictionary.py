"""The dictionary: names of the library and how people describe its movements, compiled for one pass over a text."""

import itertools
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from forum.paths import seeds_folder
from forum.rules.library.exercises import Exercise
from forum.text.routine_parser.normalise import simplify
from forum.text.routine_parser.words import SKIPPED, Vocabulary

GAP = ".."
_BRACKETS = re.compile(r"\([^)]*\)")
_CLASSES = frozenset({"class-or-game"})
_SPLIT = re.compile(r"[-/,\s]+")


@dataclass(frozen=True, slots=True)
class WordStep:
    """One word of a phrase: any of `stems`, at once or (after a gap) a few words later."""

    stems: frozenset[str]
    after_gap: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A way to say one exercise.

    The steps of a frame may stand in any order, near each other. A weak phrase needs a dose or company to count, and
    one of `needs` must stand in the same sentence or above.
    """

    exercise_id: str
    steps: tuple[WordStep, ...]
    is_name: bool = False
    is_weak: bool = False
    is_frame: bool = False
    needs: frozenset[str] = frozenset()


# A phrase, and the stems of its next rarest step and of the others by themselves: they are asked most often.
Asked = tuple[Phrase, frozenset[str], tuple[frozenset[str], ...]]


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Everything the parser knows about words, for one library.

    `pairs` holds the phrases that begin with two neighbours under both, `phrases` and `frames` the others under their
    rarest word: so a text asks few of them.
    """

    vocabulary: Vocabulary
    pairs: Mapping[tuple[str, str], tuple[Phrase, ...]]
    phrases: Mapping[str, tuple[Asked, ...]]
    frames: Mapping[str, tuple[Asked, ...]]
    body: frozenset[str]
    refinements: Mapping[str, tuple[tuple[str, str], ...]]
    exercises: Mapping[str, Exercise]


@cache
def movements() -> Mapping[str, Any]:
    """The movements as the project ships them."""
    data: Mapping[str, Any] = json.loads((seeds_folder() / "movements.json").read_text(encoding="utf-8"))
    return data


def compile_dictionary(exercises: Mapping[str, Exercise]) -> Dictionary:
    """Compile names, phrases and frames of the exercises this library has."""
    data = movements()
    vocabulary = Vocabulary(data["synonyms"])
    made = _Maker(vocabulary, data, exercises)
    vocabulary.learn(made.spoken_words())
    phrases, frames = list(made.phrases()), list(made.frames())
    refinements: dict[str, list[tuple[str, str]]] = {}
    for base, condition, better in data["refine"]:
        if better in exercises:
            refinements.setdefault(base, []).append((condition, better))
    return Dictionary(
        vocabulary,
        _by_pair([phrase for phrase in phrases if _is_pair(phrase)]),
        _by_rarest([phrase for phrase in phrases if not _is_pair(phrase)]),
        _by_rarest(frames),
        frozenset(vocabulary.canonical(word) for word in data["body"].split()),
        {base: tuple(lines) for base, lines in refinements.items()},
        exercises,
    )


def _is_pair(phrase: Phrase) -> bool:
    return len(phrase.steps) > 1 and not phrase.steps[1].after_gap


def _by_pair(phrases: list[Phrase]) -> dict[tuple[str, str], tuple[Phrase, ...]]:
    found: dict[tuple[str, str], list[Phrase]] = {}
    for phrase in phrases:
        for pair in itertools.product(phrase.steps[0].stems, phrase.steps[1].stems):
            found.setdefault(pair, []).append(phrase)
    return {pair: tuple(many) for pair, many in found.items()}


def _by_rarest(phrases: list[Phrase]) -> dict[str, tuple[Asked, ...]]:
    """Under the rarest step, so that a text asks as few as possible; a frame, whose order is free, begins with it."""
    common = Counter(stem for phrase in phrases for step in phrase.steps for stem in step.stems)
    found: dict[str, list[Asked]] = {}
    for phrase in phrases:
        rarest, *others = sorted(phrase.steps, key=lambda step: sum(common[stem] for stem in step.stems))
        turned = (rarest, *(step for step in phrase.steps if step is not rarest))
        asked = replace(phrase, steps=turned) if phrase.is_frame else phrase
        second, *rest = [step.stems for step in others] or [rarest.stems]
        for stem in rarest.stems:
            found.setdefault(stem, []).append((asked, second, tuple(rest)))
    return {stem: tuple(many) for stem, many in found.items()}


class _Maker:
    """Makes phrases out of their written form."""

    def __init__(self, vocabulary: Vocabulary, data: Mapping[str, Any], exercises: Mapping[str, Exercise]) -> None:
        self._vocabulary, self._data, self._exercises = vocabulary, data, exercises
        self._classes = {name: [self._one(word) for word in words.split()] for name, words in data["classes"].items()}
        self._weak = {self._steps(text) for text in data["weak"]}
        self._ignored = {self._steps(text) for text in data["ignored"]}
        self._needs = {
            self._steps(text): frozenset(map(self._one, words.split("|"))) for text, words in data["needs"].items()
        }

    def spoken_words(self) -> Iterator[str]:
        """Every word of names and movements, as it is spelled there."""
        texts = [text for _, text in self._names()]
        texts += [text for kind in ("phrases", "frames") for many in self._data[kind].values() for text in many]
        return (word for text in texts for word in _SPLIT.split(text.replace("|", " ").lower()))

    def phrases(self) -> Iterator[Phrase]:
        """The library's own names, and phrases whose words stand in their order."""
        for exercise_id, text in self._names():
            steps = self._steps(text)
            if steps and steps not in self._ignored:
                yield self._phrase(exercise_id, steps, is_name=True)
        for exercise_id, texts in self._data["phrases"].items():
            for text in texts if exercise_id in self._exercises else ():
                yield self._phrase(exercise_id, self._steps(text))

    def frames(self) -> Iterator[Phrase]:
        """The words of a movement in any order."""
        for exercise_id, texts in self._data["frames"].items():
            for text in texts if exercise_id in self._exercises else ():
                yield self._phrase(exercise_id, self._steps(text), is_frame=True)

    def _names(self) -> Iterator[tuple[str, str]]:
        for exercise in self._exercises.values():
            if exercise.family not in _CLASSES:
                for name in (_BRACKETS.sub("", exercise.name), *exercise.aliases):
                    yield exercise.id, simplify(name).text

    def _phrase(
        self, exercise_id: str, steps: tuple[WordStep, ...], *, is_name: bool = False, is_frame: bool = False
    ) -> Phrase:
        needs = self._needs.get(steps, frozenset())
        if "band" in needs and not exercise_id.startswith("band-"):
            needs = frozenset()
        return Phrase(exercise_id, steps, is_name, steps in self._weak, is_frame, needs)

    def _one(self, word: str) -> str:
        return self._vocabulary.canonical(word)

    def _steps(self, text: str) -> tuple[WordStep, ...]:
        steps: list[WordStep] = []
        after_gap = False
        for part in _SPLIT.split(text):
            if part == GAP:
                after_gap = True
            elif part and part not in SKIPPED:
                stems = [stem for word in part.split("|") for stem in self._classes.get(word, [self._one(word)])]
                steps.append(WordStep(frozenset(stems), after_gap))
                after_gap = False
        return tuple(steps)
