"""From rows to documents: what may be found of each thing, and nothing that not every member may read.

What only members may read says so itself; see `kit/document.MEMBERS_ONLY`.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from forum.models import Poll, Post, Routine, RoutineVersion, Thread, db
from forum.queries.library.exercises import get_library
from forum.queries.talk.posts import readable_by
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import CONFIRMED
from forum.rules.library.exercises import Exercise
from forum.rules.library.offers import is_offered, offered_positions
from forum.rules.library.search import search_words
from forum.rules.library.traits import PLACES
from forum.rules.members.leaving import NAMELESS
from forum.rules.routines.own_names import name_of
from forum.rules.routines.routines import card_from_dict
from forum.rules.routines.summary import list_facets
from forum.rules.routines.traits import lacks, list_traits
from forum.rules.talk.audience import MEMBERS
from forum.search.asking.operators import facet_value
from forum.search.kit.document import MEMBERS_ONLY, Document, key_of
from forum.search.listing.documents import TRUSTED
from forum.search.listing.nouns import every_listed

POSTS = (
    select(Post)
    .join(Thread)
    .options(
        joinedload(Post.thread).options(
            joinedload(Thread.category), joinedload(Thread.in_short), selectinload(Thread.tags)
        ),
        joinedload(Post.author),
        joinedload(Post.poll).selectinload(Poll.choices),
    )
)
CHUNK = 500


def post_key(post_id: int, n: int, thread_id: int) -> str:
    """The key a post is found by: the first one of a thread is the thread."""
    return key_of("thread", thread_id) if n == 1 else key_of("post", post_id)


def post_document(post: Post) -> Document:
    """A post loaded with its thread, as the index knows it."""
    thread = post.thread
    is_thread = post.n == 1
    return Document(
        kind="thread" if is_thread else "post",
        id=str(thread.id if is_thread else post.id),
        title=thread.title,
        body=post.plain,
        url=thread.url if is_thread else f"/p/{post.id}",
        at=post.created_at,
        author="" if post.author.name == NAMELESS else post.author.name,
        category=thread.category.slug,
        tags=tuple(tag.name for tag in thread.tags),
        thread=thread.id,
        words=tuple(one.plain for one in (thread.in_short, post.poll) if one and is_thread),
        facets=(MEMBERS_ONLY,) if thread.audience == MEMBERS else (),
    )


def readable(wanted: Select[Post]) -> Select[Post]:
    """Only posts that every member may read."""
    return wanted.where(readable_by(CONFIRMED), visible_to(CONFIRMED))


def of_post(post_id: int) -> tuple[str, Document | None]:
    """The key of a post, and its document when members may read it."""
    post = db.session.scalar(POSTS.where(Post.id == post_id).execution_options(populate_existing=True))
    if post is None:
        return key_of("post", post_id), None
    may_read = db.session.scalar(readable(select(Post).join(Thread)).where(Post.id == post_id)) is not None
    return post_key(post.id, post.n, post.thread_id), post_document(post) if may_read else None


def of_thread(thread_id: int) -> tuple[list[Document], list[str]]:
    """The documents of all posts members may read in a thread, and the keys of those they may not."""
    posts = db.session.scalars(POSTS.where(Post.thread_id == thread_id).execution_options(populate_existing=True)).all()
    readable_ids = set(
        db.session.scalars(
            select(Post.id)
            .join(Thread)
            .where(Post.thread_id == thread_id, readable_by(CONFIRMED), visible_to(CONFIRMED))
        )
    )
    found = [post_document(post) for post in posts if post.id in readable_ids]
    return found, [post_key(post.id, post.n, post.thread_id) for post in posts if post.id not in readable_ids]


def of_routine(routine_id: int) -> tuple[str, Document | None]:
    """The key of a card, and its document when it is public."""
    version = db.session.scalar(PUBLIC_CARDS.where(Routine.id == routine_id).execution_options(populate_existing=True))
    return key_of("routine", routine_id), routine_document(version) if version else None


PUBLIC_CARDS = (
    select(RoutineVersion)
    .join(Routine, (Routine.id == RoutineVersion.routine_id) & (Routine.current_n == RoutineVersion.n))
    .where(Routine.state == "public")
    .options(joinedload(RoutineVersion.routine).joinedload(Routine.owner))
)


def routine_document(version: RoutineVersion) -> Document:
    """A card as the index knows it: its own words, its exercises' names and everyday words."""
    library = get_library().exercises
    card, summary = version.card, version.summary
    items: list[dict[str, Any]] = card.get("items", [])
    exercises = [library[item["exercise_id"]] for item in items if item["exercise_id"] in library]
    names = [name_of(item["exercise_id"], library) for item in items]
    notes = [item.get("note", "") for item in items]
    body = "\n".join([card.get("purpose", ""), *names, *notes, card.get("note", "")])
    traits = tuple(list_traits(card_from_dict(card), library))
    return Document(
        kind="routine",
        id=str(version.routine_id),
        title=str(card["title"]),
        body=body,
        url=f"/routines/{version.routine_id}/{version.routine.slug}",
        at=version.published_at,
        author=version.routine.owner.name,
        modality=tuple(summary.get("modalities", ())),
        position=tuple(summary.get("positions", ())),
        equipment=tuple(summary.get("equipment", ())),
        traits=traits,
        facets=tuple(card_facets(version, traits, exercises)),
        words=tuple(alias for one in exercises for alias in one.aliases),
    )


def card_facets(version: RoutineVersion, traits: Collection[str], exercises: Sequence[Exercise]) -> Iterator[str]:
    """What a card is filtered by beside its words; it is done in a place when all of it can be done there."""
    for facet, value in list_facets(card_from_dict(version.card), get_library().exercises):
        yield f"{facet}={value}"
    for one in exercises:
        yield f"exercise={facet_value(one.id)}"
    if exercises:
        yield f"level={max(one.level for one in exercises)}"
        yield from (f"place={place}" for place in PLACES if lacks("position", place) not in traits)
    if version.is_reviewed:
        yield from ("review=clinician", TRUSTED)


def of_exercises(now: datetime) -> Iterator[Document]:
    """Every exercise of the library."""
    for exercise in get_library().exercises.values():
        yield exercise_document(exercise, now)


def exercise_document(exercise: Exercise, now: datetime) -> Document:
    """An exercise as the index knows it."""
    return Document(
        kind="exercise",
        id=exercise.id,
        title=exercise.name,
        body="\n".join([*exercise.how, exercise.note or ""]),
        url=f"/exercises/{exercise.id}",
        at=now,
        # What waits for a clinician is found by its words, never by a chip.
        modality=exercise.modalities if is_offered(exercise) else (),
        position=offered_positions(exercise),
        equipment=exercise.equipment if is_offered(exercise) else (),
        words=(*exercise.aliases, search_words(exercise)),
    )


def everything(now: datetime) -> Iterator[Document]:
    """Every document there should be, read in chunks; between two the session may be used for other things."""
    last = 0
    while True:
        posts = db.session.scalars(readable(POSTS).where(Post.id > last).order_by(Post.id).limit(CHUNK)).all()
        found = [post_document(post) for post in posts]
        last = posts[-1].id if posts else last
        db.session.expunge_all()
        yield from found
        if len(found) < CHUNK:
            break
    yield from [routine_document(version) for version in db.session.scalars(PUBLIC_CARDS)]
    yield from of_exercises(now)
    yield from every_listed()
