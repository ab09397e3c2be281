"""A search as a person gets it: understood, run, checked against what they may read, with excerpts."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from forum.queries.library.exercises import get_library
from forum.queries.search.search_things import FoundThing, find_things
from forum.rules.kit.people import Person
from forum.rules.library.exercises import Exercise
from forum.rules.routines.safety import SafetyLine
from forum.rules.routines.traits import barring
from forum.search.asking.port import MAX_LIMIT, MAX_PAGE, Hit, Results
from forum.search.asking.query import Query, parse_query
from forum.search.engine import current
from forum.search.kit.document import KINDS, key_of
from forum.search.turns import turn
from forum.search.understanding.exercises import Fitting
from forum.search.understanding.finder import FoundExercises, Understood, find_exercises
from forum.search.understanding.spelling import Corrected
from forum.search.understanding.verdict import Verdict
from forum.search.understanding.weaving import Window
from forum.search.unsettled import unsettled_keys
from forum.search.whoosh.marking import first_to_mark, spans_to_mark
from forum.search.whoosh.ranking import ALL_WORDS
from forum.text.kit.excerpts import excerpt

EXERCISE = "exercise"
OTHERS = tuple(kind for kind in KINDS if kind != EXERCISE)


@dataclass(frozen=True, slots=True)
class Shown:
    """One hit as it is shown; `excerpt` is plain text and `segments` the same with the found words told apart.

    `safety` is what its page says aloud, None for what is neither a card nor an exercise.
    `thread_id` is the thread that a post stands in.
    """

    kind: str
    id: str
    title: str
    url: str
    excerpt: str
    score: float
    segments: list[tuple[str, bool]]
    title_segments: list[tuple[str, bool]]
    meta: str
    modalities: tuple[str, ...] = ()
    safety: tuple[SafetyLine, ...] | None = None
    thread_id: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of hits, and what is to be said of them; `kind_counts` counts what each kind would give.

    `fitting` are all exercises that were found, `need_company` those that were left out because somebody is alone.
    `topics` and `unknown` are what no exercise is about.
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


NOTHING = Answer(0, [], {})


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    """A query as it is asked of the index, and what it finds in the library."""

    asked: Query
    wanted: list[str]
    found: FoundExercises

    @property
    def fitting(self) -> Sequence[Fitting]:
        """The exercises that were found, when exercises are wanted."""
        return self.found.fitting if EXERCISE in self.wanted else ()


def search(
    text: str,
    person: Person,
    *,
    kinds: Collection[str] = (),
    limit: int = 20,
    page: int = 1,
    as_typed: bool = False,
    removed: Collection[str] = (),
) -> Answer:
    """What the words find for this person; raises `SearchUnavailable`, or `SearchBusy` which is one.

    `as_typed` corrects no word; `removed` are keys of `Understood` that were not meant.
    """
    query = parse_query(text, person.time_zone)
    if query.is_empty:
        return NOTHING
    size, number = min(max(limit, 1), MAX_LIMIT), min(max(page, 1), MAX_PAGE)
    with turn():
        question = understand(query, kinds=kinds, as_typed=as_typed, removed=removed)
        verdict = question.found.judged.verdict
        window = Window(len(question.fitting), verdict, size * (number - 1), size * number)
        others = look_up(question, limit=window.others_needed, skip=window.others_before)
        hits = woven(window, others, question.fitting)
        return answer_of(question, others, show(hits, person, question.asked))


def understand(
    query: Query, *, kinds: Collection[str] = (), as_typed: bool = False, removed: Collection[str] = ()
) -> SearchQuestion:
    """What is asked, see `search`."""
    found = find_exercises(query, get_library().exercises, as_typed=as_typed, removed=removed)
    return SearchQuestion(corrected_query(query, found), wanted_kinds(query, kinds), found)


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
    )


def show(hits: Sequence[Hit], person: Person, query: Query) -> list[Shown]:
    """These hits as this person may read them now."""
    things = find_things([(hit.kind, hit.id) for hit in hits], person)
    return [shown(hit, things[hit.kind, hit.id], query) for hit in hits if (hit.kind, hit.id) in things]


def find_in_library(text: str, *, as_typed: bool = False, removed: Collection[str] = ()) -> FoundExercises | None:
    """The exercises that these words find, for a box that offers nothing else; None for no words at all."""
    query = parse_query(text)
    if query.is_empty:
        return None
    return find_exercises(query, get_library().exercises, as_typed=as_typed, removed=removed)


def wanted_kinds(query: Query, kinds: Collection[str]) -> list[str]:
    """The kinds that both the query and the page ask for; all where neither says."""
    asked, shown_only = query.filters.get("kind", ()) or KINDS, [kind for kind in kinds if kind in KINDS] or KINDS
    return [kind for kind in KINDS if kind in asked and kind in shown_only]


def corrected_query(query: Query, found: FoundExercises) -> Query:
    """The query for all that is no exercise: words that nobody wrote are put right, cards that can't be done barred."""
    meant = {one.typed: one.searched for one in found.asked.corrected if not current().knows(one.typed)}
    said = ((one.facet, one.value, one.how == "exclude") for one in found.asked.answers.said if one.how != "rather")
    return replace(query, words=tuple(meant.get(word, word) for word in query.words), barred=barring(said))


def look_up(question: SearchQuestion, *, limit: int, skip: int = 0) -> Results:
    """The hits that are no exercises, their total, and how many there are of each kind."""
    others = [kind for kind in OTHERS if kind in question.wanted]
    results = current().find(
        question.asked, kinds=others or OTHERS, limit=limit, skip=skip, exclude_keys=unsettled_keys()
    )
    return results if others else Results(0, (), results.kind_counts)


def woven(window: Window, others: Results, fitting: Sequence[Fitting]) -> list[Hit]:
    """The hits of this page in their order."""
    rest = iter(others.hits)
    lift = ALL_WORDS if window.verdict == "fits" else 0.0
    exercises = iter(fitting[window.exercises_before(others.total) :])
    found = (
        exercise_hit(next(exercises), lift) if place == EXERCISE else next(rest, None)
        for place in window.page(others.total)
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


def shown(hit: Hit, thing: FoundThing, query: Query) -> Shown:
    """A hit with its present title and an excerpt around the words."""
    piece = excerpt(thing.text, first_to_mark(thing.text, query))
    return Shown(
        kind=hit.kind,
        id=hit.id,
        title=thing.title,
        url=thing.url,
        excerpt=piece,
        score=hit.score,
        segments=marked(piece, query),
        title_segments=marked(thing.title, query),
        meta=thing.meta,
        modalities=thing.modalities,
        safety=thing.safety,
        thread_id=thing.thread_id,
    )


def marked(text: str, query: Query) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether the query found it."""
    pieces: list[tuple[str, bool]] = []
    done = 0
    for start, end in spans_to_mark(text, query):
        pieces += [(text[done:start], False), (text[start:end], True)]
        done = end
    return [piece for piece in (*pieces, (text[done:], False)) if piece[0]]
