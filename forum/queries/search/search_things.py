"""The things a search found, as the person may read them now; what they may not read is simply not there."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, select

from forum.models import Category, Member, Post, Resource, Routine, Thread, db
from forum.queries.library.exercises import get_library
from forum.queries.routines import routines
from forum.queries.talk.posts import readable_by
from forum.queries.talk.threads import visible_to
from forum.rules.kit.paging import page_of
from forum.rules.kit.people import Person
from forum.rules.library.exercises import Exercise
from forum.rules.library.words import MODALITY_WORDS, POSITION_WORDS
from forum.rules.members.names import full_name
from forum.rules.routines.facts import told
from forum.rules.routines.safety import SafetyLine, exercise_strip

Key = tuple[str, str]
Exercises = Mapping[str, Exercise]


@dataclass(frozen=True, slots=True)
class FoundThing:
    """One thing found: where it is, its title, the text excerpts are cut from, and how safe it is if it is done."""

    title: str
    url: str
    text: str
    meta: str = ""
    modalities: tuple[str, ...] = ()
    safety: tuple[SafetyLine, ...] | None = None
    thread_id: int | None = None


def find_things(keys: Sequence[Key], person: Person, exercises: Exercises | None = None) -> dict[Key, FoundThing]:
    """The things with these keys that the person may read; one query for each kind among them.

    `exercises` are those of the library, for who has them at hand.
    """
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, id_ in keys:
        by_kind[kind].append(id_)
    if exercises is None:
        exercises = get_library().exercises if by_kind.keys() & {"routine", "exercise"} else {}
    found: dict[Key, FoundThing] = {}
    for kind, ids in by_kind.items():
        found.update(FINDERS[kind](ids, person, exercises))
    return found


# Columns, not objects: of a post and all it hangs on, a hit shows little.
POSTS = (
    select(Post.id, Post.n, Post.thread_id, Post.plain, Thread.slug, Thread.title)
    .add_columns(Category.title.label("category"), Member.name, Member.display_name)
    .join(Thread, Thread.id == Post.thread_id)
    .join(Category, Category.id == Thread.category_id)
    .join(Member, Member.id == Post.author_id)
)


def find_posts(ids: Sequence[str], person: Person, _exercises: Exercises) -> dict[Key, FoundThing]:
    """Posts from the second on."""
    return {("post", str(row.id)): found_post(row) for row in _posts(Post.id.in_(map(int, ids)), person)}


def find_threads(ids: Sequence[str], person: Person, _exercises: Exercises) -> dict[Key, FoundThing]:
    """Threads, each with the text of its first post."""
    # Ids first: SQLite would rather walk all public posts than look a few up by thread and number.
    first = select(Post.id).where(Post.thread_id.in_(map(int, ids)), Post.n == 1)
    return {("thread", str(row.thread_id)): found_post(row) for row in _posts(Post.id.in_(first), person)}


def _posts(wanted: ColumnElement[bool], person: Person) -> Sequence[Row[Any]]:
    return db.session.execute(POSTS.where(wanted, readable_by(person), visible_to(person))).all()


def found_post(row: Row[Any]) -> FoundThing:
    """A post where it stands in its thread."""
    page = page_of(row.n)
    place = "" if row.n == 1 else f"{f'?page={page}' if page > 1 else ''}#post-{row.n}"
    by = f"By {full_name(row.name, row.display_name)} in {row.category}"
    return FoundThing(row.title, f"/t/{row.thread_id}/{row.slug}{place}", row.plain, by, thread_id=row.thread_id)


def find_routines(ids: Sequence[str], person: Person, exercises: Exercises) -> dict[Key, FoundThing]:
    """Routine cards at their current version."""
    wanted = routines.CURRENT.where(Routine.id.in_(map(int, ids)), routines.visible_to(person))
    rows = [routines.row_of(version) for version in db.session.scalars(wanted)]
    return {
        ("routine", str(row.id)): FoundThing(
            row.title,
            row.url,
            card_text(row, exercises),
            row.meta,
            tuple(row.modalities),
            told(row.strip),
        )
        for row in rows
    }


def card_text(row: routines.CardRow, exercises: Exercises) -> str:
    """A card's purpose and the names of its exercises."""
    items = [exercises[item["exercise_id"]].name for item in row.card["items"] if item["exercise_id"] in exercises]
    return f"{row.purpose} With {', '.join(items)}.".strip()


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


def find_resources(ids: Sequence[str], _person: Person, _exercises: Exercises) -> dict[Key, FoundThing]:
    """Trusted resources that are live."""
    wanted = select(Resource).where(Resource.id.in_(map(int, ids)), Resource.state == "live")
    return {
        ("resource", str(one.id)): FoundThing(one.title, f"/resources/{one.id}", one.why, f"Made by {one.made_by}")
        for one in db.session.scalars(wanted)
    }


FINDERS: dict[str, Callable[[Sequence[str], Person, Exercises], dict[Key, FoundThing]]] = {
    "post": find_posts,
    "thread": find_threads,
    "routine": find_routines,
    "exercise": find_exercises,
    "resource": find_resources,
}
