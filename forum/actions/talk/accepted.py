"""Saying which post answers a question, and taking that back."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.actions.talk import notices
from forum.actions.talk.post_counts import touch_thread
from forum.models import AcceptedAnswer, Post, Thread
from forum.rules.kit.people import Person
from forum.rules.talk import accepted as rules


def accept(person: Person, post_id: int, now: datetime) -> None:
    """Say that this post answers its thread, in place of any other; raises `Refused`."""
    with transaction() as session:
        post, thread = get_place(session, post_id)
        rules.check_accept(person, kind=thread.kind, asker_id=thread.author_id, now=now)
        rules.check_answer(n=post.n, is_public=(post.state, thread.state) == ("public", "public"))
        chosen = session.get(AcceptedAnswer, thread.id)
        if chosen is not None and chosen.post_id == post_id:
            return
        if chosen is not None:
            drop(session, chosen)
        session.add(AcceptedAnswer(thread_id=thread.id, post_id=post_id, by_id=person.id, at=now))
        touch_thread(session, thread.id)
        if post.author_id != person.id:
            key = key_of(post_id)
            notices.tell(session, post.author_id, "accepted", key=key, now=now, post=post_id, by=person.id)


def take_back(person: Person, post_id: int, now: datetime) -> None:
    """Say that this post is not the answer any more; raises `Refused`."""
    with transaction() as session:
        _post, thread = get_place(session, post_id)
        rules.check_accept(person, kind=thread.kind, asker_id=thread.author_id, now=now)
        chosen = session.get(AcceptedAnswer, thread.id)
        if chosen is not None and chosen.post_id == post_id:
            drop(session, chosen)
            touch_thread(session, thread.id)


def get_place(session: Session, post_id: int) -> tuple[Post, Thread]:
    """A post and its thread, which is locked: two answers can't be chosen at once."""
    post = get_row(session, Post, post_id)
    return post, get_row(session, Thread, post.thread_id, lock=True)


def drop(session: Session, chosen: AcceptedAnswer) -> None:
    """Let go of an answer, and of what its author was told."""
    notices.take_back(session, key_of(chosen.post_id))
    session.delete(chosen)
    session.flush()


def key_of(post_id: int) -> str:
    """By what the notice that a post is an answer is known."""
    return f"accepted:{post_id}"
