"""A search as a person gets it: understood, run, checked against what they may read, with excerpts."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from forum.queries.library.exercises import get_library
from forum.queries.search.helpful import count_helpful
from forum.rules.kit.people import Person
from forum.rules.library.exercises import Exercise
from forum.search import personal
from forum.search.answering.showing import Shown, show
from forum.search.asking.port import MAX_LIMIT, MAX_PAGE, NOBODY, Hit, Results
from forum.search.asking.query import Query, parse_query
from forum.search.engine import current
from forum.search.kit.document import KINDS, key_of
from forum.search.questions import (
    AS_USUAL,
    EXERCISE,
    OTHERS,
    AsRead,
    Parts,
    SearchQuestion,
    query_of,
    understand,
    with_exercises,
)
from forum.search.turns import turn
from forum.search.understanding.exercises import Fitting
from forum.search.understanding.finder import FoundExercises, Understood, find_exercises
from forum.search.understanding.spelling import Corrected
from forum.search.understanding.verdict import Verdict
from forum.search.understanding.weaving import Window
from forum.search.unsettled import unsettled_keys
from forum.search.whoosh.ranking import ALL_WORDS


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of hits, and what is to be said of them; `kind_counts` counts what each kind would give.

    `fitting` are all exercises that were found, `need_company` those that were left out because somebody is alone.
    `topics` and `unknown` are what no exercise is about. `query` is what was asked; with `fits_first` what suits the
    person comes before the rest. `counts` are what the index was asked to count. A list of all has so many
    `rows`: fewer than the total where posts of one thread share a row.
    """

    total: int
    hits: list[Shown]
    kind_counts: Mapping[str, int]
    verdict: Verdict = "none"
    topics: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    understood: tuple[Understood, ...] = ()
    fitting: Sequence[Fitting] = ()
    need_company: tuple[Exercise, ...] = ()
    query: Query = field(default_factory=Query)
    fits_first: bool = False
    counts: Mapping[str | datetime, int] = field(default_factory=dict)
    rows: int = 0


def search(
    text: str,
    person: Person,
    *,
    kinds: Collection[str] = (),
    parts: Parts = (),
    limit: int = 20,
    page: int = 1,
    reading: AsRead = AS_USUAL,
) -> Answer:
    """What the words find for this person; raises `SearchUnavailable`, or `SearchBusy` which is one.

    `parts` are operators beside the words, as (name, value).
    """
    query = query_of(text, parts, person)
    if query.is_empty:
        return nothing_for(query)
    with turn():
        return answered(understand(query, person, kinds=kinds, reading=reading), limit, page)


def nothing_for(query: Query) -> Answer:
    """The answer where nothing was asked for."""
    return Answer(0, [], {}, query=query)


def answered(
    question: SearchQuestion,
    limit: int,
    page: int,
    counted: Collection[str | datetime] = (),
    *,
    is_folded: bool = False,
) -> Answer:
    """A page of the answer to a question that was understood; the index counts what is `counted`.

    An answer that `is_folded` has of each thread the post that fits best.
    """
    size, number = min(max(limit, 1), MAX_LIMIT), min(max(page, 1), MAX_PAGE)
    # The exercises have no day: by time they come last.
    verdict = question.found.judged.verdict if question.asked.order == "relevance" else "weak"
    window = Window(len(question.fitting), verdict, size * (number - 1), size * number)
    others = look_up(
        question, limit=window.others_needed, skip=window.others_before, counted=counted, is_folded=is_folded
    )
    hits = woven(window, others, question.fitting)
    return answer_of(question, others, show(hits, question.person, question.asked, question.exercises))


def answer_of(question: SearchQuestion, others: Results, hits: list[Shown]) -> Answer:
    """The answer with these hits."""
    fitting, found = question.fitting, question.found
    return Answer(
        total=others.total + len(fitting),
        hits=hits,
        kind_counts=counts_of(others, found),
        verdict=best_of(found.judged.verdict if fitting else "none", others),
        topics=found.judged.topics,
        unknown=found.judged.unknown,
        corrected=found.asked.corrected,
        understood=found.understood,
        fitting=fitting,
        need_company=found.need_company,
        query=question.query,
        fits_first=question.fits_first,
        counts=others.counts,
        rows=others.rows + len(fitting),
    )


def find_in_library(text: str, reading: AsRead = AS_USUAL) -> FoundExercises | None:
    """The exercises that these words find, for a box that offers nothing else; None for no words at all."""
    query = with_exercises(replace(parse_query(text), within="", status=""))
    if query.is_empty:
        return None
    return find_exercises(query, get_library().exercises, as_typed=reading.as_typed, removed=reading.removed)


def look_up(
    question: SearchQuestion,
    *,
    limit: int,
    skip: int = 0,
    counted: Collection[str | datetime] = (),
    is_folded: bool = False,
    groups: Sequence[Collection[str]] = (),
) -> Results:
    """The hits that are no exercises, their total, and how many there are of each kind; see `Search.find`.

    Whoever looks for their own posts, or for hidden ones, wants each of them: then all stand by themselves.
    """
    asked = question.asked
    others = [kind for kind in OTHERS if kind in question.wanted]
    if question.is_personal:
        most = personal.MOST_OF_ALL if groups else limit
        return personal.find(asked, question.person, kinds=others, limit=most, skip=skip)
    results = current().find(
        asked,
        kinds=others or OTHERS,
        limit=limit,
        skip=skip,
        exclude_keys=unsettled_keys(question.person),
        counted=counted,
        liked=count_helpful() if asked.order == "helpful" else NOBODY,
        is_folded=is_folded,
        groups=groups,
    )
    return results if others else Results(0, (), results.kind_counts)


def woven(window: Window, others: Results, fitting: Sequence[Fitting]) -> list[Hit]:
    """The hits of this page in their order."""
    rest = iter(others.hits)
    lift = ALL_WORDS if window.verdict == "fits" else 0.0
    exercises = iter(fitting[window.exercises_before(others.rows) :])
    found = (
        exercise_hit(next(exercises), lift) if place == EXERCISE else next(rest, None)
        for place in window.page(others.rows)
    )
    return list(falling(hit for hit in found if hit))


def exercise_hit(one: Fitting, lift: float = 0.0) -> Hit:
    """An exercise as the index would hand it out; `lift` is for one that answers, as for what has all the words."""
    id_ = one.exercise.id
    return Hit(key_of(EXERCISE, id_), EXERCISE, id_, one.score + lift, one.exercise.name, f"/exercises/{id_}")


def falling(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits with scores that never rise: whoever sorts by them keeps this order."""
    least = math.inf
    for hit in hits:
        least = min(least, hit.score)
        yield replace(hit, score=least)


def counts_of(others: Results, found: FoundExercises) -> dict[str, int]:
    """How many there are of each kind; kinds without any are left out."""
    counts = {**others.kind_counts, EXERCISE: len(found.fitting)}
    return {kind: counts[kind] for kind in KINDS if counts.get(kind)}


def best_of(exercises: Verdict, others: Results) -> Verdict:
    """The better of two verdicts; others fit when one has all the words."""
    if "fits" in (exercises, others.verdict):
        return "fits"
    return "weak" if "weak" in (exercises, others.verdict) else "none"
