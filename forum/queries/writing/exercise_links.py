"""What a post needs to get its links to the exercise library."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from forum.models import Post, PostExercise, db


@dataclass(frozen=True, slots=True)
class Linkable:
    """A post as it is kept: its HTML, what was counted in it, and the exercises it points at."""

    id: int
    html: str
    wants_links: bool
    lines: int
    exercises: frozenset[str]


def list_linkable(post_ids: Sequence[int]) -> list[Linkable]:
    """These posts, as far as they exist; two queries."""
    pointed: dict[int, set[str]] = defaultdict(set)
    pairs = select(PostExercise.post_id, PostExercise.exercise_id).where(PostExercise.post_id.in_(post_ids))
    for post_id, exercise_id in db.session.execute(pairs):
        pointed[post_id].add(exercise_id)
    kept = select(Post.id, Post.html, Post.wants_exercise_links, Post.exercise_count).where(Post.id.in_(post_ids))
    rows = db.session.execute(kept.order_by(Post.id))
    return [Linkable(*row, frozenset(pointed[row.id])) for row in rows]
