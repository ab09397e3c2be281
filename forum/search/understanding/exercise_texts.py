"""The words by which each exercise is found: its own, its everyday words, and those of the needs it answers."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from forum.rules.library.exercises import Exercise
from forum.rules.library.search import place_words
from forum.search.asking.analysis import is_looked_up, read
from forum.search.understanding.lexicon import Stems, lexicon, said_stems
from forum.search.understanding.needs import fit_of

Floats = NDArray[np.float64]

K1 = 1.2
NAME, ALIAS, HELPS, WORDING, HOW, PLACE = 3.0, 2.5, 1.2, 0.4, 0.7, 0.7
# An exercise has the wordings of needs that it answers this well.
WORDINGS_FROM = 0.69


@dataclass(frozen=True, slots=True)
class ExerciseText:
    """The weight of each stem in one exercise, and its names as stems."""

    weights: Mapping[str, float]
    names: tuple[Stems, ...]
    name_stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a query: how much its words tell, and where they stand; a single word holds no place."""

    rarity: float
    places: frozenset[int]

    def holds(self, start: int, end: int) -> bool:
        """Whether all words from `start` to `end` (exclusive) are of the name."""
        return self.places.issuperset(range(start, end))


class ExerciseTexts:
    """The texts of a whole library, with the rarity of each stem in it."""

    def __init__(self, library: Mapping[str, Exercise]) -> None:
        self.library = library
        self.of = {id_: _text(exercise) for id_, exercise in library.items()}
        self._counts = Counter(stem for text in self.of.values() for stem in text.weights)
        self._names: dict[str, list[tuple[Stems, str]]] = defaultdict(list)
        for id_, name in ((id_, name) for id_, text in self.of.items() for name in text.names if name):
            self._names[name[0]].append((name, id_))
        self._having_in_name: dict[str, list[str]] = defaultdict(list)
        for id_, text in self.of.items():
            for stem in text.name_stems:
                self._having_in_name[stem].append(id_)
        self._met = {
            need.id: np.array([fit_of(one, need) for one in library.values()], np.float64) for need in lexicon().needs
        }
        self._weights = self._by_stem()

    @property
    def stems(self) -> Mapping[str, int]:
        """Every stem with the number of exercises that have it."""
        return self._counts

    def rarity(self, stem: str) -> float:
        """How much a stem tells."""
        return math.log(1 + (len(self.of) + 0.5) / (self._counts[stem] + 0.5))

    def rarity_of(self, run: Stems) -> float:
        """How much the words of a name tell together."""
        return sum(self.rarity(stem) for stem in run if stem in self._counts)

    def met(self, need_id: str) -> Floats:
        """How well each exercise answers a need, see `needs.fit_of`."""
        return self._met[need_id]

    def scores(self, wanted: Mapping[str, float]) -> Floats:
        """How well the words fit each exercise; `wanted` has the weight of each stem asked for."""
        scores = np.zeros(len(self.of))
        for stem, share in wanted.items():
            if stem in self._weights:
                numbers, weights = self._weights[stem]
                scores[numbers] += share * self.rarity(stem) * weights * (K1 + 1) / (weights + K1)
        return scores

    def with_in_name(self, stems: Iterable[str]) -> set[str]:
        """The exercises that have one of these stems in a name."""
        return {id_ for stem in stems for id_ in self._having_in_name.get(stem, ())}

    def names_in(self, stems: Sequence[str]) -> dict[str, Named]:
        """The exercises that these words name."""
        found: dict[str, Named] = {}
        for at, stem in enumerate(stems):
            for name, id_ in self._names.get(stem, ()):
                if tuple(stems[at : at + len(name)]) == name:
                    before = found.get(id_, Named(0.0, frozenset()))
                    places = range(at, at + len(name)) if len(name) > 1 else ()
                    found[id_] = Named(max(before.rarity, self.rarity_of(name)), before.places.union(places))
        return found

    def _by_stem(self) -> dict[str, tuple[NDArray[np.intp], Floats]]:
        """The numbers of the exercises that have each stem, and its weight in each."""
        found: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, text in enumerate(self.of.values()):
            for stem, weight in text.weights.items():
                found[stem].append((number, weight))
        return {
            stem: (np.array([at for at, _ in pairs]), np.array([weight for _, weight in pairs]))
            for stem, pairs in found.items()
        }


def _text(exercise: Exercise) -> ExerciseText:
    others = (*exercise.aliases, *lexicon().names.get(exercise.id, ()))
    weights: defaultdict[str, float] = defaultdict(float)

    def add(words: str, weight: float) -> None:
        text = read(words)
        for stem in {*text.stems, *(stem for _, stem in text.more)}:
            if is_looked_up(stem):
                weights[stem] += weight

    add(exercise.name, NAME)
    add(" ".join(others), ALIAS)
    add(" ".join(exercise.helps_with), HELPS)
    add(f"{' '.join(exercise.how)} {exercise.note or ''} {exercise.why}", HOW)
    add(place_words(exercise), PLACE)
    for need in lexicon().needs:
        if fit_of(exercise, need) >= WORDINGS_FROM:
            add(" ".join((need.title, *need.wordings)), WORDING)
    stems = tuple(said_stems(name) for name in (exercise.name, *others))
    return ExerciseText(weights, stems, frozenset(stem for name in stems for stem in name))


def words_of(exercise: Exercise) -> list[str]:
    """Every word that tells of the exercise, as it is written, in small letters."""
    others = (*exercise.aliases, *lexicon().names.get(exercise.id, ()))
    texts = (exercise.name, *others, *exercise.helps_with, *exercise.how, exercise.why, place_words(exercise))
    return re.findall(r"[^\W\d_]+", " ".join(texts).casefold())
