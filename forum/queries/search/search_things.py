"""The things a search found, as the person may read them now; what they may not read is simply not there."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, select

from forum.models import Digest, DigestVersion, ResearchStudy, Resource, Routine, RoutineVersion
from forum.queries.kit.kept_connection import list_rows
from forum.queries.library.exercises import get_library
from forum.queries.research import digests, studies
from forum.queries.routines import routines
from forum.queries.search.found_posts import find_posts
from forum.queries.search.found_things import FoundThing, Key
from forum.rules.kit.people import Person
from forum.rules.library.exercises import Exercise
from forum.rules.library.words import MODALITY_WORDS, POSITION_WORDS
from forum.rules.research.digests import text_from_dict
from forum.rules.research.studies import StudyRecord, read_record
from forum.rules.research.words import DESIGN_NAMES, STATUS_SAID
from forum.rules.routines.facts import strip_from_dict, told
from forum.rules.routines.safety import exercise_strip

Exercises = Mapping[str, Exercise]


def find_things(keys: Sequence[Key], person: Person, exercises: Exercises | None = None) -> dict[Key, FoundThing]:
    """The things with these keys that the person may read, in their order; one query for each noun among them.

    `exercises` are those of the library, for who has them at hand. What is not committed yet is not seen.
    """
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, id_ in keys:
        by_kind[kind].append(id_)
    if exercises is None:
        exercises = get_library().exercises if by_kind.keys() & {"routine", "exercise"} else {}
    found: dict[Key, FoundThing] = {}
    if by_kind.keys() & {"thread", "post"}:
        found.update(find_posts(by_kind["thread"], by_kind["post"], person))
    for kind, ids in by_kind.items():
        if kind in FINDERS:
            found.update(FINDERS[kind](ids, person, exercises))
    return {key: found[key] for key in keys if key in found}


CARDS = (
    select(Routine.id, Routine.slug, RoutineVersion.card, RoutineVersion.summary)
    .join(RoutineVersion, (RoutineVersion.routine_id == Routine.id) & (RoutineVersion.n == Routine.current_n))
    .where(Routine.id.in_(bindparam("ids", expanding=True)))
)


@lru_cache(maxsize=200)
def cards_for(person: Person) -> Any:
    """The ready statement for some cards at their current version, as this person may know of them."""
    return CARDS.where(routines.visible_to(person))


def find_routines(ids: Sequence[str], person: Person, exercises: Exercises) -> dict[Key, FoundThing]:
    """Routine cards at their current version."""
    rows = list_rows(cards_for(person), ids=[*map(int, ids)])
    return {
        ("routine", str(id_)): found_card(f"/routines/{id_}/{slug}", card, summary, exercises)
        for id_, slug, card, summary in rows
    }


def found_card(url: str, card: Mapping[str, Any], summary: Mapping[str, Any], exercises: Exercises) -> FoundThing:
    """A card with its purpose and the names of its exercises as its text."""
    items = [exercises[item["exercise_id"]].name for item in card["items"] if item["exercise_id"] in exercises]
    return FoundThing(
        title=str(card["title"]),
        url=url,
        text=f"{card.get('purpose', '')} With {', '.join(items)}.".strip(),
        meta=str(summary.get("meta", "")),
        modalities=tuple(summary.get("modalities", ())),
        safety=told(strip_from_dict(summary.get("strip"))),
    )


def find_exercises(ids: Sequence[str], _person: Person, exercises: Exercises) -> dict[Key, FoundThing]:
    """Exercises of the library."""
    return {
        ("exercise", id_): FoundThing(
            exercise.name,
            f"/exercises/{id_}",
            ". ".join(step[:1].upper() + step[1:] for step in exercise.how),
            exercise_meta(exercise),
            exercise.modalities,
            told(exercise_strip(exercise)),
        )
        for id_ in ids
        if (exercise := exercises.get(id_))
    }


def exercise_meta(exercise: Exercise) -> str:
    """Where and what an exercise is; one that is held back says so first."""
    held = ["Held back: do not use it now"] if exercise.hold_words else []
    return " · ".join([*held, *(POSITION_WORDS[one] for one in exercise.positions), MODALITY_WORDS[exercise.modality]])


LINKS = select(Resource.id, Resource.title, Resource.why, Resource.made_by).where(
    Resource.id.in_(bindparam("ids", expanding=True)), Resource.state == "live"
)


def find_resources(ids: Sequence[str], _person: Person, _exercises: Exercises) -> dict[Key, FoundThing]:
    """Trusted resources that are live."""
    return {
        ("resource", str(id_)): FoundThing(title, f"/resources/{id_}", why, f"Made by {made_by}")
        for id_, title, why, made_by in list_rows(LINKS, ids=[*map(int, ids)])
    }


STUDIES = select(ResearchStudy.id, ResearchStudy.plain_title, ResearchStudy.data, ResearchStudy.status).where(
    ResearchStudy.id.in_(bindparam("ids", expanding=True)), studies.PUBLIC
)


DIGESTS = (
    select(Digest.id, Digest.slug, Digest.title, DigestVersion.text, ResearchStudy.design, ResearchStudy.status)
    .join(DigestVersion, (DigestVersion.digest_id == Digest.id) & (DigestVersion.n == Digest.current_n))
    .join(ResearchStudy, ResearchStudy.id == Digest.study_id)
    .where(Digest.id.in_(bindparam("ids", expanding=True)), digests.LISTED)
)


def find_digests(ids: Sequence[str], _person: Person, _exercises: Exercises) -> dict[Key, FoundThing]:
    """Public digests: how their study stands, and of what design it is."""
    found: dict[Key, FoundThing] = {}
    for id_, slug, title, kept, design, status in list_rows(DIGESTS, ids=[*map(int, ids)]):
        text = text_from_dict(kept)
        said = f"{text.takeaway} {text.found}"
        found["digest", str(id_)] = FoundThing(
            title, f"/digests/{id_}/{slug}", said, DESIGN_NAMES[design], mark=STATUS_SAID[status]
        )
    return found


def find_studies(ids: Sequence[str], _person: Person, _exercises: Exercises) -> dict[Key, FoundThing]:
    """Published studies: how they stand, of what design they are, and what did not differ."""
    found: dict[Key, FoundThing] = {}
    for id_, title, data, status in list_rows(STUDIES, ids=[*map(int, ids)]):
        record = read_record(data)
        meta = " · ".join([DESIGN_NAMES[record.design], *([said_null(record)] if record.nulls else [])])
        seen = "; ".join(one.name for one in record.outcomes)
        text = f"{record.summary} {'Measured: ' if seen else ''}{seen}".strip()
        url = f"/studies/{id_}/{studies.slug_of(title)}"
        found["study", str(id_)] = FoundThing(title, url, text, meta, record.modality, mark=STATUS_SAID[status])
    return found


def said_null(record: StudyRecord) -> str:
    """What did not differ, shortly."""
    first, *more = (one.name for one in record.nulls)
    return f"No clear difference in: {first}{f' and {len(more)} more' if more else ''}"


FINDERS: dict[str, Callable[[Sequence[str], Person, Exercises], dict[Key, FoundThing]]] = {
    "routine": find_routines,
    "exercise": find_exercises,
    "resource": find_resources,
    "digest": find_digests,
    "study": find_studies,
}
