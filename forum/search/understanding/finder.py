"""Exercises for a member's words: what was understood, what fits, and whether that is an answer."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from forum.rules.library.answer_words import say_answer
from forum.rules.library.exercises import Exercise
from forum.search.asking.analysis import stems_of
from forum.search.asking.query import Query
from forum.search.kit.per_library import PerLibrary
from forum.search.understanding.choosing import Chooser
from forum.search.understanding.exercise_texts import ExerciseTexts
from forum.search.understanding.exercises import Asked, Fitting, find_fitting
from forum.search.understanding.reading import Reader
from forum.search.understanding.verdict import MEANT, Judged, judge

# What scores less than this share of the best only shares a word with it.
TAIL = 0.25
# Up to here nothing but gentleness tells them apart.
AS_GOOD = 1.0


@dataclass(frozen=True, slots=True)
class Understood:
    """One thing that was understood: an answer to a facet, or a need; `chip` is how it is said."""

    facet: str
    value: str
    is_excluded: bool
    words: str
    chip: str

    @property
    def key(self) -> str:
        """How an address names it."""
        return f"{self.facet}:{self.value}"


@dataclass(frozen=True, slots=True)
class FoundExercises:
    """The exercises that fit, the best first; `need_company` would fit too, but not for somebody alone.

    `before` are those that fit the words, whatever the filters say; `chooser` knows the filters.
    """

    asked: Asked
    fitting: tuple[Fitting, ...] = ()
    judged: Judged = field(default_factory=lambda: Judged("none"))
    understood: tuple[Understood, ...] = ()
    need_company: tuple[Exercise, ...] = ()
    before: tuple[Fitting, ...] = ()
    chooser: Chooser | None = None

    @property
    def exercises(self) -> list[Exercise]:
        """The exercises alone."""
        return [one.exercise for one in self.fitting]


_readers = PerLibrary(lambda library: Reader(ExerciseTexts(library)))


def find_exercises(
    query: Query, library: Mapping[str, Exercise], *, as_typed: bool = False, removed: Collection[str] = ()
) -> FoundExercises:
    """What the query finds; `as_typed` corrects nothing, `removed` are keys of what was understood and not meant."""
    reader = _readers.of(library)
    asked = reader.read(" ".join(query.words), " ".join(query.phrases), as_typed=as_typed)
    asked = forbidding(without(asked, removed), query)
    if query.is_about_posts or query.within or query.status:
        return FoundExercises(asked, understood=tuple(understood(asked)))
    texts, truths = reader.texts, reader.truths
    needed = {stem for phrase in query.phrases for stem in stems_of(phrase)} & texts.stems.keys()
    found = [
        one
        for one in find_fitting(asked, texts, truths, is_open=not asked.typed and bool(query.filters))
        if all(stem in texts.of[one.exercise.id].weights for stem in needed)
    ]
    judged = judge(asked, found, texts)
    # Beside a question about medicine an exercise that shares a word with it would only mislead.
    is_elsewhere = judged.verdict == "none" and bool(judged.topics)
    before = () if is_elsewhere else tuple(cut(found))
    chooser = Chooser(query, asked, texts, truths)
    fitting = tuple(chooser.fitting(before))
    if not asked.typed and fitting:
        # Nothing but filters was asked, and they hold.
        judged = Judged("fits")
    missed = tuple(missed_alone(asked, found, reader, query))
    return FoundExercises(asked, fitting, judged, tuple(understood(asked)), missed, before, chooser)


def without(asked: Asked, removed: Collection[str]) -> Asked:
    """The same words without these answers and needs."""
    said = tuple(one for one in asked.answers.said if one.key not in removed)
    needs = [one for one in asked.needs if f"need:{one.need.id}" not in removed]
    return replace(asked, answers=replace(asked.answers, said=said), needs=needs)


def forbidding(asked: Asked, query: Query) -> Asked:
    """The same words with what a minus forbids: -floor."""
    unwanted = tuple(stem for words in query.excluded for stem in stems_of(words))
    return replace(asked, answers=replace(asked.answers, forbidden=(*asked.answers.forbidden, *unwanted)))


def cut(found: list[Fitting]) -> list[Fitting]:
    """Without the tail of those that share no more than a word with the best; where all are as good, all of them."""
    least = TAIL * found[0].score if found and found[0].score > AS_GOOD else -math.inf
    return [one for one in found if one.score >= least]


def understood(asked: Asked) -> list[Understood]:
    """What the chips say, each once; needs first, then answers in the order of their words."""
    chips = {
        f"need:{one.need.id}": Understood("need", one.need.id, False, " ".join(asked.typed), one.need.title)
        for one in asked.needs
        if one.share >= MEANT
    }
    for one in asked.answers.said:
        is_excluded = one.how == "exclude"
        words = " ".join(asked.typed[one.start : one.end])
        chip = say_answer(one.facet, one.value, is_excluded=is_excluded)
        chips.setdefault(one.key, Understood(one.facet, one.value, is_excluded, words, chip))
    return list(chips.values())


def missed_alone(asked: Asked, found: list[Fitting], reader: Reader, query: Query) -> list[Exercise]:
    """Those that only somebody who has company may do, when the words say that one is alone."""
    others = without(asked, {"company:alone"})
    if len(others.answers.said) == len(asked.answers.said):
        return []
    known = {one.exercise.id for one in found}
    texts, truths = reader.texts, reader.truths
    return [
        one.exercise
        for one in Chooser(query, others, texts, truths).fitting(cut(find_fitting(others, texts, truths)))
        if one.exercise.id not in known
    ]
