"""The exercise library, kept in memory for as long as it and what clinicians say of it stay the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from sqlalchemy import select

from forum.figures.shelf import pose_mark
from forum.models import LibraryExercise, LibraryMeta, LibrarySource, Post, PostExercise, Thread, db
from forum.queries.kit.kept_connection import find_row
from forum.queries.library.desk import (
    JudgedNeed,
    OpenHold,
    Signature,
    list_judged_needs,
    list_open_holds,
    list_signatures,
)
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import Person
from forum.rules.library.cautions import cautions_from_dict
from forum.rules.library.changes import ExerciseChange, changes_of
from forum.rules.library.exercises import Exercise, Source, exercise_from_dict
from forum.rules.library.facts_hash import facts_hash
from forum.rules.library.holds import say_hold
from forum.rules.library.marks import hold_back, without_needs


@dataclass(frozen=True, slots=True)
class Library:
    """All exercises and sources by id, in the library's order, and what is said of them now.

    An exercise that is held back says so itself (`hold_words`), and so does one with a clinician's name under its
    present facts (`is_reviewed`), and one that does not help with what our rules say (`denied_needs`). `reviews` are
    all there are, `hashes` the marks of the present facts.
    """

    fingerprint: str
    disclaimer: str
    exercises: Mapping[str, Exercise]
    sources: Mapping[str, Source]
    version: int = 1
    desk_stamp: str = ""
    changes: tuple[ExerciseChange, ...] = ()
    hashes: Mapping[str, str] = field(default_factory=dict)
    reviews: Mapping[str, Sequence[Signature]] = field(default_factory=dict)
    holds: Mapping[str, Sequence[OpenHold]] = field(default_factory=dict)
    judged_needs: Mapping[str, Sequence[JudgedNeed]] = field(default_factory=dict)

    def reviews_of(self, exercise_id: str) -> list[Signature]:
        """The names under the present facts of an exercise and its present figure, the newest first."""
        present, signed = self.hashes.get(exercise_id), self.reviews.get(exercise_id, ())
        # Poses are read for those alone that somebody signed with their figure.
        stand = (one for one in signed if one.facts_hash == present)
        return [one for one in stand if one.pose_mark in ("", pose_mark(exercise_id))]

    def old_reviews_of(self, exercise_id: str) -> list[Signature]:
        """The names under facts or a figure that have changed since; none while there is one under the present ones."""
        return [] if self.reviews_of(exercise_id) else list(self.reviews.get(exercise_id, ()))


EMPTY = Library("", "", MappingProxyType({}), MappingProxyType({}))
MARKS = select(LibraryMeta.fingerprint, LibraryMeta.desk_stamp)
_kept: list[Library] = [EMPTY]


def get_library() -> Library:
    """The library as it was loaded last and as it is held now; one small query when nothing changed."""
    # Who has begun something sees what they wrote themselves; for who has not, asking so takes a fifth of the time.
    meta = db.session.execute(MARKS).first() if db.session().in_transaction() else find_row(MARKS)
    if meta is None:
        return EMPTY
    if (_kept[0].fingerprint, _kept[0].desk_stamp) != (meta.fingerprint, meta.desk_stamp):
        # The marks were read before the rows: a race puts newer rows under an older mark, never the other way round.
        read = replace(
            _read_loaded(), reviews=list_signatures(), holds=list_open_holds(), judged_needs=list_judged_needs()
        )
        exercises = {name: _as_it_stands(one, read) for name, one in read.exercises.items()}
        _kept[0] = replace(
            read,
            fingerprint=meta.fingerprint,
            desk_stamp=meta.desk_stamp,
            exercises=MappingProxyType(exercises),
        )
    return _kept[0]


def _read_loaded() -> Library:
    """What was loaded, without anything that was said of it since."""
    rows = db.session.execute(select(LibraryExercise.data).order_by(LibraryExercise.position)).scalars()
    sources = db.session.execute(select(LibrarySource.id, LibrarySource.title, LibrarySource.url))
    meta = db.session.execute(
        select(LibraryMeta.disclaimer, LibraryMeta.version, LibraryMeta.cautions, LibraryMeta.changes)
    ).one()
    cautions = cautions_from_dict(meta.cautions)
    exercises = {data["id"]: exercise_from_dict(data, cautions) for data in rows}
    return replace(
        EMPTY,
        disclaimer=meta.disclaimer,
        version=meta.version,
        exercises=exercises,
        sources=MappingProxyType({row.id: Source(id=row.id, title=row.title, url=row.url) for row in sources}),
        changes=changes_of(meta.changes),
        hashes=MappingProxyType({name: facts_hash(one) for name, one in exercises.items()}),
    )


def _as_it_stands(exercise: Exercise, library: Library) -> Exercise:
    """The exercise, signed if there is a name under its facts, held back if somebody holds it, and for what it is."""
    status = "pt_reviewed" if library.reviews_of(exercise.id) else exercise.review_status
    known, holds = replace(exercise, review_status=status), library.holds.get(exercise.id, ())
    if holds:
        known = hold_back(known, say_hold(exercise.name, holds[0].kind, holds[0].at))
    denied = [one.need_id for one in library.judged_needs.get(exercise.id, ()) if not one.fits]
    return without_needs(known, denied) if denied else known


def list_threads_about(exercise_id: str, person: Person, limit: int = 5) -> Sequence[Thread]:
    """Threads in which a post everybody may read links to the exercise, newest talk first."""
    posts = (
        select(Post.thread_id)
        .join(PostExercise, PostExercise.post_id == Post.id)
        .where(PostExercise.exercise_id == exercise_id, Post.state == "public")
    )
    wanted = select(Thread).where(Thread.id.in_(posts), visible_to(person))
    return db.session.scalars(wanted.order_by(Thread.last_post_at.desc()).limit(limit)).all()
