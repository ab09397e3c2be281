"""The exercises that answer a query, the best first; of equals the gentlest."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from forum.rules.library.exercises import Exercise
from forum.rules.library.offers import is_offered
from forum.rules.library.traits import places_barred, places_of
from forum.search.asking.analysis import is_looked_up
from forum.search.understanding.answers import Answers, FacetAnswer
from forum.search.understanding.exercise_texts import ExerciseTexts, Floats, Named
from forum.search.understanding.lexicon import says_little
from forum.search.understanding.needs import MeantNeed
from forum.search.understanding.spelling import Corrected
from forum.search.understanding.truths import Mask, Places, Truths

# What is added for a need that is wholly met, for a name that stands in the query, and for an answer that fits.
NEED, NAMED, RATHER = 9.0, 8.0, 2.5
# The rarity of the words of a name that is no everyday word.
SURELY_NAMED = 5.0
LIGHT = 0.1
# Single words tell less where the words together told of a need.
BESIDE_NEED = 0.5
# A word that gave an answer is not looked for as a word as well, but for a little.
ANSWERED = 0.3
BY_LEVEL, BY_SPOTTER, BY_FALL = 0.12, {"not_needed": 0.0, "recommended": 0.3, "required": 0.8}, 0.4
# What is held back is found by its name, and stands behind what may be done and fits as well.
BY_HELD = 2.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A query taken apart: its words and their stems, what they answer, the needs they tell of, what was misspelt.

    `named` are the exercises by id that it names.
    """

    typed: Sequence[str]
    stems: Sequence[str]
    answers: Answers
    needs: Sequence[MeantNeed]
    named: Mapping[str, Named]
    corrected: tuple[Corrected, ...] = ()


@dataclass(frozen=True, slots=True)
class Fitting:
    """One exercise found; `met` is how well it meets the needs, `named` whether the query has its name."""

    exercise: Exercise
    score: float
    met: float
    words: float
    named: bool


def find_fitting(asked: Asked, texts: ExerciseTexts, truths: Truths, *, is_open: bool = False) -> list[Fitting]:
    """The exercises that fit everything that is a must, by how well they fit the rest.

    An open question has no words and asks for all of them.
    """
    wanted = words_wanted(asked)
    places = places_asked(asked.answers.said)
    # Words that only set answers ask for everything that fits them; a word nobody knows asks for nothing.
    is_open = is_open or (
        bool(asked.answers.said)
        and not asked.needs
        and not any(stem in texts.stems for stem, weight in wanted.items() if weight > LIGHT)
    )
    fit = scored(asked, texts, truths, wanted, places)
    told = fit.is_named | (fit.met != 0) | (fit.words != 0)
    if is_open:
        told |= truths.offered
    numbers = np.flatnonzero(told & allowed(asked, places, texts, truths))
    best = numbers[np.argsort(-fit.score[numbers], kind="stable")]
    columns = (fit.score[best].tolist(), fit.met[best].tolist(), fit.words[best].tolist(), fit.is_named[best].tolist())
    return list(map(Fitting, map(truths.exercises.__getitem__, best.tolist()), *columns))


def allowed(asked: Asked, places: Places, texts: ExerciseTexts, truths: Truths) -> Mask:
    """Which of them are all that they must be, and nothing that was forbidden.

    Words that are an exercise's own name say nothing else of it: "wall sit" asks for nobody's chair.
    """
    answers = asked.answers
    found = obeying(answers.said, answers.forbidden, places, texts, truths)
    for id_, named in asked.named.items():
        if named.places:
            said = [one for one in answers.said if one.start == one.end or not named.holds(one.start, one.end)]
            forbidden = set(answers.forbidden) - {asked.stems[place] for place in named.places}
            here = places if len(said) == len(answers.said) else places_asked(said)
            number = truths.number[id_]
            found[number] = obeying(said, forbidden, here, texts, truths)[number]
    return found


def obeying(
    said: Collection[FacetAnswer], forbidden: Collection[str], places: Places, texts: ExerciseTexts, truths: Truths
) -> Mask:
    """Which of them are all that these answers say, and have no forbidden word in their names; an array of its own."""
    if not said and not forbidden:
        return truths.all.copy()
    found = truths.offered & ~truths.of(texts.with_in_name(forbidden))
    musts: dict[str, Mask] = {}
    for one in said:
        if one.how == "must":
            fits = truths.fits(one.facet, one.value, places)
            musts[one.facet] = musts[one.facet] | fits if one.facet in musts else fits
        elif one.how == "exclude":
            found &= ~truths.forbidden(one.facet, one.value, places)
    for fits in musts.values():
        found &= fits
    return found


def places_asked(said: Iterable[FacetAnswer]) -> Places:
    """The positions that are left when the musts and the bans are obeyed."""
    said = list(said)
    musts = {one.value for one in said if one.facet == "position" and one.how == "must"}
    banned = {one.value for one in said if one.facet == "position" and one.how == "exclude"}
    return places_of(musts) - frozenset().union(*(places_barred(one) for one in banned))


def words_wanted(asked: Asked) -> dict[str, float]:
    """Each stem to look for with its weight."""
    answered = {place for one in asked.answers.said for place in range(one.start, one.end)}
    hard = {place for one in asked.answers.said if one.how != "rather" for place in range(one.start, one.end)}
    wanted = dict[str, float]()
    for place, stem in enumerate(asked.stems):
        if place in hard or place in asked.answers.banned or not is_looked_up(stem):
            continue
        weight = LIGHT if stem in says_little() else ANSWERED if place in answered else 1.0
        wanted[stem] = max(weight, wanted.get(stem, 0.0))
    return wanted


@dataclass(frozen=True, slots=True)
class Scored:
    """How well each exercise of the library fits."""

    score: Floats
    met: Floats
    words: Floats
    is_named: Mask


def scored(asked: Asked, texts: ExerciseTexts, truths: Truths, wanted: Mapping[str, float], places: Places) -> Scored:
    """All of them, whatever is forbidden."""
    words = texts.scores(wanted)
    met = np.maximum.reduce([np.zeros(truths.size), *(one.share * texts.met(one.need.id) for one in asked.needs)])
    named = np.zeros(truths.size)
    for id_, name in asked.named.items():
        named[truths.number[id_]] = name.rarity
    if asked.needs:
        words[named < SURELY_NAMED] *= BESIDE_NEED
    score = words + NEED * met + NAMED * np.minimum(1.0, named / SURELY_NAMED)
    score += RATHER * lifts(asked.answers.of("rather"), truths, places)
    score -= truths.numbers("gentle", gentleness)
    return Scored(score, met, words, named >= SURELY_NAMED / 2)


def lifts(rather: Iterable[FacetAnswer], truths: Truths, places: Places) -> Floats:
    """How many of the facets that these answers are about each of them fits."""
    facets: dict[str, Mask] = {}
    for one in rather:
        fits = truths.fits(one.facet, one.value, places)
        facets[one.facet] = facets[one.facet] | fits if one.facet in facets else fits
    found: Floats = np.add.reduce([np.zeros(truths.size), *facets.values()])
    return found


def gentleness(exercise: Exercise) -> float:
    """What it loses for how hard it is; what is held back stands behind all that may be done and fits as well."""
    safety = exercise.safety
    gentle = BY_LEVEL * exercise.level + BY_SPOTTER[safety.spotter] + BY_FALL * (safety.fall_risk == "high")
    return gentle + BY_HELD * (not is_offered(exercise))
