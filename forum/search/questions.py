"""A member's words and choices as they are asked: who may ask for what, and what is asked of index and library."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from forum.queries.library.exercises import get_library
from forum.queries.members.blocks import list_blocked_names
from forum.queries.routines.fit_profiles import find_profile
from forum.rules.fitting.search_order import suits, traits_against
from forum.rules.kit.people import Person
from forum.rules.library.exercises import Exercise
from forum.rules.routines.traits import barring
from forum.search.answering.whole_cards import whole_cards
from forum.search.asking.operators import facet_value
from forum.search.asking.query import Query, Unused, parse_query, with_parts
from forum.search.engine import current
from forum.search.kit.document import KINDS
from forum.search.understanding.choosing import find_named, names_of
from forum.search.understanding.exercises import Fitting
from forum.search.understanding.finder import FoundExercises, find_exercises

EXERCISE = "exercise"
OTHERS = tuple(kind for kind in KINDS if kind != EXERCISE)
Parts = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class AsRead:
    """How words are read: `as_typed` corrects no word, `removed` are keys of `Understood` that were not meant.

    With `fits_first` what suits the person comes before the rest, if they said what they can do.
    """

    as_typed: bool = False
    removed: Collection[str] = ()
    fits_first: bool = False


AS_USUAL = AsRead()


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    """A query as it is asked of the index, and what it finds in the library.

    `query` is what was asked before anything was put right. What nobody but its asker may search is looked up for
    `person`.
    """

    query: Query
    asked: Query
    wanted: list[str]
    found: FoundExercises
    person: Person
    exercises: Mapping[str, Exercise]
    fits_first: bool = False

    @property
    def fitting(self) -> Sequence[Fitting]:
        """The exercises that were found, when exercises are wanted."""
        return self.found.fitting if EXERCISE in self.wanted else ()

    @property
    def is_personal(self) -> bool:
        """Whether it is asked of what the index does not hold."""
        return bool(self.asked.within or self.asked.status)


def query_of(text: str, parts: Parts, person: Person) -> Query:
    """The query of these words and these choices, without what this person may not ask for.

    What was left out is told in `refused`.
    """
    query = with_parts(parse_query(text, person.time_zone), parts, person.time_zone)
    if query.within and person.is_visitor:
        query = replace(query, within="", unread=(*query.unread, Unused("in", query.within, "visitor")))
    if query.status and not person.is_moderator:
        query = replace(query, status="", unread=(*query.unread, Unused("status", query.status, "office")))
    return with_exercises(query)


def with_exercises(query: Query) -> Query:
    """The query with the ids of the exercises it names, and the names by which texts tell of them."""
    asked = query.filters.get(EXERCISE)
    if not asked:
        return query
    library = get_library().exercises
    ids = [id_ for name in asked if (id_ := find_named(library, name))]
    unknown = tuple(Unused(EXERCISE, name, "thing") for name in asked if not find_named(library, name))
    filters = {name: values for name, values in query.filters.items() if name != EXERCISE}
    if ids:
        filters |= {EXERCISE: tuple(map(facet_value, ids))}
    names = tuple(name for id_ in ids for name in names_of(library[id_]))
    return replace(query, filters=filters, exercise_names=names, unread=(*query.unread, *unknown))


def understand(
    query: Query, person: Person, *, kinds: Collection[str] = (), reading: AsRead = AS_USUAL
) -> SearchQuestion:
    """What is asked, for this person."""
    exercises = get_library().exercises
    query = replace(query, for_members=person.is_confirmed)
    found = find_exercises(query, exercises, as_typed=reading.as_typed, removed=reading.removed)
    asked = replace(corrected_query(query, found), unheard=tuple(list_blocked_names(person)))
    profile = find_profile(person.id) if reading.fits_first and not person.is_visitor else None
    if profile is None or query.order != "relevance":
        return SearchQuestion(query, asked, wanted_kinds(query, kinds), found, person, exercises)
    suited = sorted(found.fitting, key=lambda one: not (one.named or suits(one.exercise, profile)))
    return SearchQuestion(
        query,
        replace(asked, behind=traits_against(profile)),
        wanted_kinds(query, kinds),
        replace(found, fitting=tuple(suited)),
        person,
        exercises,
        fits_first=True,
    )


def wanted_kinds(query: Query, kinds: Collection[str]) -> list[str]:
    """The kinds that both the query and the page ask for; all where neither says."""
    asked, shown_only = query.filters.get("kind", ()) or KINDS, [kind for kind in kinds if kind in KINDS] or KINDS
    return [kind for kind in KINDS if kind in asked and kind in shown_only]


def corrected_query(query: Query, found: FoundExercises) -> Query:
    """The query for all that is no exercise: words that nobody wrote are put right, cards that can't be done barred."""
    meant = {
        one.typed: one.searched
        for one in found.asked.corrected
        if not current().knows(one.typed, for_members=query.for_members)
    }
    said = ((one.facet, one.value, one.how == "exclude") for one in found.asked.answers.said if one.how != "rather")
    words = tuple(meant.get(word, word) for word in query.words)
    return replace(query, words=words, barred=barring(said), filters=dict(whole_cards(query)))
