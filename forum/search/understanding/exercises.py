"""The exercises that answer a query, the best first; of equals the gentlest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from forum.rules.library.exercises import Exercise
from forum.rules.library.offers import is_offered
from forum.rules.library.traits import fits_answer, is_forbidden, places_barred, places_of
from forum.search.asking.analysis import is_looked_up
from forum.search.understanding.answers import Answers, FacetAnswer
from forum.search.understanding.exercise_texts import ExerciseText, ExerciseTexts, Named
from forum.search.understanding.lexicon import says_little
from forum.search.understanding.needs import MeantNeed
from forum.search.understanding.spelling import Corrected

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
UNNAMED = Named(0.0, frozenset())


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


def find_fitting(asked: Asked, texts: ExerciseTexts, *, is_open: bool = False) -> list[Fitting]:
    """The exercises that fit everything that is a must, by how well they fit the rest.

    An open question has no words and asks for all of them.
    """
    wanted = words_wanted(asked)
    places = places_asked(asked.answers.said)
    rather = asked.answers.of("rather")
    found = [
        fitting(exercise, asked, texts, wanted, rather, places)
        for exercise in texts.library.values()
        if is_allowed(exercise, asked, places, texts.of[exercise.id])
    ]
    # Words that only set answers ask for everything that fits them; a word nobody knows asks for nothing.
    is_open = is_open or (
        bool(asked.answers.said)
        and not asked.needs
        and not any(stem in texts.stems for stem, weight in wanted.items() if weight > LIGHT)
    )
    told = [one for one in found if (is_open and is_offered(one.exercise)) or one.met or one.words or one.named]
    return sorted(told, key=lambda one: -one.score)


def is_allowed(exercise: Exercise, asked: Asked, places: frozenset[str], text: ExerciseText) -> bool:
    """Whether it is all that it must be, and nothing that was forbidden.

    Words that are its own name say nothing else of it: "wall sit" asks for nobody's chair.
    """
    answers = asked.answers
    if not answers.said and not answers.forbidden:
        return True
    name = asked.named.get(exercise.id, UNNAMED).places
    said = [one for one in answers.said if not name.issuperset(range(one.start, one.end)) or one.start == one.end]
    forbidden = set(answers.forbidden) - {asked.stems[place] for place in name}
    if not said and not forbidden:
        return True
    if not is_offered(exercise) or not text.name_stems.isdisjoint(forbidden):
        return False
    musts: dict[str, list[FacetAnswer]] = {}
    for one in said:
        if one.how == "must":
            musts.setdefault(one.facet, []).append(one)
    here = places if len(said) == len(answers.said) else places_asked(said)
    return all(
        any(fits_answer(exercise, one.facet, one.value, here) for one in either) for either in musts.values()
    ) and not any(is_forbidden(exercise, one.facet, one.value, here) for one in said if one.how == "exclude")


def places_asked(said: Iterable[FacetAnswer]) -> frozenset[str]:
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


def fitting(
    exercise: Exercise,
    asked: Asked,
    texts: ExerciseTexts,
    wanted: Mapping[str, float],
    rather: Sequence[FacetAnswer],
    places: frozenset[str],
) -> Fitting:
    """One exercise with its score; `rather` are the answers that lift it if it fits them."""
    words = texts.score(exercise.id, wanted)
    met = max((one.share * texts.met(one.need.id, exercise.id) for one in asked.needs), default=0.0)
    named = asked.named.get(exercise.id, UNNAMED).rarity
    lifts = {one.facet for one in rather if fits_answer(exercise, one.facet, one.value, places)}
    safety = exercise.safety
    gentle = BY_LEVEL * exercise.level + BY_SPOTTER[safety.spotter] + BY_FALL * (safety.fall_risk == "high")
    gentle += BY_HELD * (not is_offered(exercise))
    if asked.needs and named < SURELY_NAMED:
        words *= BESIDE_NEED
    score = words + NEED * met + NAMED * min(1.0, named / SURELY_NAMED) + RATHER * len(lifts) - gentle
    return Fitting(exercise, score, met, words, named >= SURELY_NAMED / 2)
