"""A search among what the index does not hold for everybody: what somebody saved or wrote, what moderators see.

It is read from the database by the one rule of each noun, and looked through in memory: there is little of it.
"""

from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, or_, select

from forum.models import Post, Routine, RoutineSave, RoutineVersion, Thread, db
from forum.queries.routines import routines
from forum.queries.talk.posts import readable_by
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import Person
from forum.search.asking.analysis import Text
from forum.search.asking.port import Hit, Results
from forum.search.asking.query import Query
from forum.search.documents import POSTS, post_document, routine_document
from forum.search.kit.document import KINDS, Document
from forum.search.whoosh.plans import Phrase, QueryPlan, Unit, phrase_of, plan_of
from forum.search.whoosh.schema import StemField, Stems, fields_of

# Of each noun the newest are looked through.
MOST = 500
MOST_OF_ALL = 2 * MOST
TITLE, TEXT, LIGHT = 2.0, 1.0, 0.1
NO_TEXT = Text([], [])
Places = Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class _Match:
    hit: Hit
    has_all: bool


def find(query: Query, person: Person, *, kinds: list[str], limit: int, skip: int = 0) -> Results:
    """What this person saved, wrote or moderates and that has the words; all of it without words."""
    plan = plan_of(query)
    matches = [match for document in candidates(query, person) if (match := _match(document, plan))]
    if query.order in ("latest", "oldest"):
        matches = [one for one in matches if one.has_all]
        matches.sort(key=lambda one: one.hit.at_s, reverse=query.order == "latest")
    else:
        matches.sort(key=lambda one: (one.has_all, one.hit.score, one.hit.at_s), reverse=True)
    counts = Counter(one.hit.kind for one in matches)
    wanted = [one for one in matches if one.hit.kind in kinds]
    verdict = "fits" if any(one.has_all for one in wanted) else "weak" if wanted else "none"
    hits = tuple(one.hit for one in wanted[skip : skip + limit])
    kind_counts = {kind: counts[kind] for kind in KINDS if counts[kind]}
    return Results(len(wanted), hits, kind_counts, verdict, rows=len(wanted))


def candidates(query: Query, person: Person) -> Iterator[Document]:
    """The newest things the question is about that this person may read."""
    for posts in post_conditions(query, person):
        rows = POSTS.where(posts, readable_by(person), visible_to(person)).order_by(Post.id.desc()).limit(MOST)
        yield from map(post_document, db.session.scalars(rows))
    versions = cards_asked(query, person).where(routines.visible_to(person)).order_by(RoutineVersion.id.desc())
    yield from map(routine_document, db.session.scalars(versions.limit(MOST)))


def post_conditions(query: Query, person: Person) -> Iterator[ColumnElement[bool]]:
    """Which posts, if any; nobody keeps posts."""
    mine = Post.author_id == person.id
    of_state = or_(Post.state == query.status, Thread.state == query.status)
    match query.within, bool(query.status):
        case "mine", True:
            yield and_(mine, of_state)
        case "mine", False:
            yield mine
        case "", True:
            yield of_state


def cards_asked(query: Query, person: Person) -> Select[RoutineVersion]:
    """Which cards."""
    wanted = routines.CURRENT
    if query.status:
        wanted = wanted.where(Routine.state == query.status)
    if query.within == "mine":
        wanted = wanted.where(Routine.owner_id == person.id)
    if query.within == "saved":
        kept = select(RoutineSave.routine_id).where(RoutineSave.member_id == person.id)
        wanted = wanted.where(Routine.id.in_(kept))
    return wanted


def _match(document: Document, plan: QueryPlan) -> _Match | None:
    """How well a document fits; None when it does not."""
    fields = fields_of(document)
    stems: Stems = fields["all"]
    text = _words(stems)
    if not _is_allowed(document, frozenset(fields["facets"]), text, plan):
        return None
    concepts, title = frozenset(fields["concepts"]), _words(Stems(stems.title, NO_TEXT, NO_TEXT)).keys()
    if plan.query.is_in_title:
        concepts = frozenset()
    known = title if plan.query.is_in_title else text.keys()
    has = [_has_unit(text, known, concepts, unit) for unit in plan.units if not unit.is_light]
    if (has and not any(has)) or (plan.query.is_in_title and not all(has)):
        return None
    score = sum(_weight(unit, known, title) for unit in plan.units)
    at_s = int(document.at.timestamp())
    hit = Hit(document.key, document.kind, document.id, score, document.title, document.url, at_s)
    return _Match(hit, all(has))


def _is_allowed(document: Document, facets: frozenset[str], text: Places, plan: QueryPlan) -> bool:
    """Whether it fits all that is no word of the query."""
    query = plan.query
    names = [phrase for phrase in map(phrase_of, query.exercise_names) if phrase]
    fits = (
        any(f"{name}={value}" in facets for value in values)
        or (name == "exercise" and any(_has(text, phrase) for phrase in names))
        for name, values in query.filters.items()
        if name != "kind"
    )
    return (
        all(fits)
        and (query.before is None or document.at < query.before)
        and (query.after is None or document.at >= query.after)
        and facets.isdisjoint(f"trait={trait}" for trait in query.barred)
        and all(_has(text, phrase) for phrase in plan.phrases)
        and not any(_has(text, phrase) for phrase in plan.excluded)
    )


def _words(stems: Stems) -> Places:
    """The stems of a document and where each stands, as the index has them."""
    found = StemField().index(stems)
    return {term.decode(): frozenset(array("H", positions)) for term, _, _, positions in found}


def _has_unit(text: Places, known: Collection[str], concepts: frozenset[str], unit: Unit) -> bool:
    has_words = bool(unit.stems) and all(stem in known for stem in unit.stems)
    ways = (way.terms for way in unit.ways if all(stem in known for _, stem in way.terms))
    return has_words or not concepts.isdisjoint(unit.concepts) or any(_has(text, (terms,)) for terms in ways)


def _weight(unit: Unit, known: Collection[str], title: Collection[str]) -> float:
    share = LIGHT if unit.is_light else 1.0
    return share * sum(TEXT * (stem in known) + TITLE * (stem in title) for stem in unit.stems)


def _has(text: Places, phrase: Phrase) -> bool:
    """Whether a phrase stands in the text in one of its ways, each word at its place."""
    return any(
        frozenset.intersection(*(frozenset(at - offset for at in text.get(stem, ())) for offset, stem in terms))
        for terms in phrase
    )
