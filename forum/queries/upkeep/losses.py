"""What was written down beside rows that can't be made anew, so that their loss is noticed; and what is there now."""

from typing import Any

from sqlalchemy import ColumnElement, exists, func, select

from forum.models import Post, PostRoutine, Revision, Thread

_IS_ATTACHED = exists().where(PostRoutine.post_id == Post.id, Post.thread_id == Thread.id)

# Column -> what the rows that are there would make it.
THERE: dict[Any, ColumnElement[Any]] = {
    Post.card_count: select(func.count()).where(PostRoutine.post_id == Post.id).correlate(Post).scalar_subquery(),
    Post.revision_count: select(func.count()).where(Revision.post_id == Post.id).correlate(Post).scalar_subquery(),
    Thread.has_routine: _IS_ATTACHED,
}
LOST: dict[Any, ColumnElement[bool]] = {
    Post.card_count: Post.card_count != THERE[Post.card_count],
    Post.revision_count: Post.revision_count != THERE[Post.revision_count],
    Thread.has_routine: Thread.has_routine & ~_IS_ATTACHED,
}
