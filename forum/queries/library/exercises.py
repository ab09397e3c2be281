"""The exercise library, kept in memory for as long as the loaded one stays the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import select

from forum.models import LibraryExercise, LibraryMeta, LibrarySource, Post, PostExercise, Thread, db
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import Person
from forum.rules.library.cautions import Caution, cautions_from_dict
from forum.rules.library.exercises import Exercise, Source, exercise_from_dict


@dataclass(frozen=True, slots=True)
class Library:
    """All exercises, sources and cautions by id, in the library's order."""

    fingerprint: str
    disclaimer: str
    cautions: Mapping[str, Caution]
    exercises: Mapping[str, Exercise]
    sources: Mapping[str, Source]


EMPTY = Library("", "", MappingProxyType({}), MappingProxyType({}), MappingProxyType({}))
_kept: list[Library] = [EMPTY]


def get_library() -> Library:
    """The library as it was loaded last; one small query when nothing changed."""
    meta = db.session.execute(select(LibraryMeta.fingerprint, LibraryMeta.disclaimer, LibraryMeta.cautions)).first()
    if meta is None:
        return EMPTY
    if _kept[0].fingerprint != meta.fingerprint:
        rows = db.session.execute(select(LibraryExercise.data).order_by(LibraryExercise.position)).scalars()
        sources = db.session.execute(select(LibrarySource.id, LibrarySource.title, LibrarySource.url))
        _kept[0] = Library(
            meta.fingerprint,
            meta.disclaimer,
            MappingProxyType(cautions_from_dict(meta.cautions)),
            MappingProxyType({data["id"]: exercise_from_dict(data) for data in rows}),
            MappingProxyType({row.id: Source(id=row.id, title=row.title, url=row.url) for row in sources}),
        )
    return _kept[0]


def list_threads_about(exercise_id: str, person: Person, limit: int = 5) -> Sequence[Thread]:
    """Threads in which a post everybody may read links to the exercise, newest talk first."""
    posts = (
        select(Post.thread_id)
        .join(PostExercise, PostExercise.post_id == Post.id)
        .where(PostExercise.exercise_id == exercise_id, Post.state == "public")
    )
    wanted = select(Thread).where(Thread.id.in_(posts), visible_to(person))
    return db.session.scalars(wanted.order_by(Thread.last_post_at.desc()).limit(limit)).all()
