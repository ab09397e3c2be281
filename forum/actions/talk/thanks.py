"""Thanking for a post, and taking it back."""

from datetime import datetime

from sqlalchemy import delete

from forum.actions.kit.base import get_row, transaction
from forum.actions.talk import notices
from forum.actions.talk.post_counts import touch_thread
from forum.models import Post, Thanks
from forum.rules.kit.people import Person
from forum.rules.talk.thanks import check_thanks


def give(person: Person, post_id: int, now: datetime) -> None:
    """Thank for a post that the person may read, once; raises `Refused`."""
    with transaction() as session:
        post = get_row(session, Post, post_id, lock=True)
        is_public = (post.state, post.thread.state) == ("public", "public")
        check_thanks(person, author_id=post.author_id, is_public=is_public, now=now)
        if session.get(Thanks, (post_id, person.id)) is not None:
            return
        session.add(Thanks(post_id=post_id, member_id=person.id, at=now))
        touch_thread(session, post.thread_id)
        key = key_of(post_id, person)
        notices.tell(session, post.author_id, "thanks", key=key, now=now, post=post_id, by=person.id)


def take_back(person: Person, post_id: int) -> None:
    """Take one's own thanks back, and what the author was told of them, whatever became of the post."""
    with transaction() as session:
        mine = delete(Thanks).where(Thanks.post_id == post_id, Thanks.member_id == person.id)
        if session.execute(mine.returning(Thanks.post_id)).first():
            touch_thread(session, get_row(session, Post, post_id).thread_id)
            notices.take_back(session, key_of(post_id, person))


def key_of(post_id: int, person: Person) -> str:
    """By what the notice of somebody's thanks is known."""
    return f"thanks:{post_id}:{person.id}"
