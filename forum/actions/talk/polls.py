"""Polls: making one with its thread, voting, ending it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.actions.talk.danger import note_danger
from forum.actions.talk.post_counts import touch_thread
from forum.errors import NotFound
from forum.models import Poll, PollChoice, PollVote, Post, Thread
from forum.queries.talk.posts import readable_by
from forum.queries.talk.public_numbers import mask
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import Person
from forum.rules.talk import polls as rules
from forum.rules.talk.polls import NewPoll
from forum.text.kit.clean import clean_text


def put_poll(session: Session, thread: Thread, post_id: int, wanted: NewPoll, now: datetime) -> int:
    """Give a new thread its poll, inside a running transaction; says how many contact details were hidden in it."""
    post = get_row(session, Post, post_id)
    masked = [mask(clean_text(text)) for text in (wanted.question, *wanted.choices)]
    question, *choices = (one.text for one in masked)
    session.add(Poll(post_id=post_id, question=question, is_several=wanted.is_several, closes_at=wanted.closes_at))
    session.flush()
    session.add_all(PollChoice(post_id=post_id, position=at, words=words) for at, words in enumerate(choices))
    thread.has_poll = True
    note_danger(session, post_id, post.body, now, title="\n".join((thread.title, question, *choices)))
    return sum(len(one.hidden) for one in masked)


def vote(person: Person, thread_id: int, chosen: Collection[int], now: datetime) -> None:
    """Choose these in the poll of a thread, in place of what was chosen before; none of them takes the vote back.

    Raises `Refused`, or `NotFound` where this person may not read the poll.
    """
    with transaction() as session:
        thread, poll = get_poll(session, person, thread_id)
        known = session.scalars(select(PollChoice.id).where(PollChoice.post_id == poll.post_id)).all()
        rules.check_vote(
            person,
            chosen=chosen,
            known=known,
            is_several=poll.is_several,
            closes_at=poll.closes_at,
            is_locked=thread.is_locked,
            now=now,
        )
        mine = (PollVote.choice_id.in_(known), PollVote.member_id == person.id)
        before = set(session.scalars(select(PollVote.choice_id).where(*mine)))
        if before == set(chosen):
            return
        session.execute(delete(PollVote).where(*mine))
        session.add_all(PollVote(choice_id=one, member_id=person.id, at=now) for one in set(chosen))
        touch_thread(session, thread_id)


def close(person: Person, thread_id: int, now: datetime) -> None:
    """Take no more votes in one's own poll; raises `Refused` or `NotFound`."""
    with transaction() as session:
        thread, poll = get_poll(session, person, thread_id)
        rules.check_close(person, thread.author_id, now)
        if rules.is_open(poll.closes_at, now):
            poll.closes_at = now
            touch_thread(session, thread_id)


def get_poll(session: Session, person: Person, thread_id: int) -> tuple[Thread, Poll]:
    """The thread, which is locked so that one vote comes after the other, and its poll; raises `NotFound`."""
    thread = get_row(session, Thread, thread_id, lock=True)
    may_read = (Post.thread_id == thread_id, readable_by(person), visible_to(person))
    poll = session.scalar(select(Poll).join(Post, Post.id == Poll.post_id).join(Thread).where(*may_read))
    if poll is None:
        raise NotFound
    return thread, poll


def fold_votes(session: Session, member_id: int) -> None:
    """Let the votes of a member who leaves be numbers only.

    Were they taken away, whoever watched the numbers would learn what somebody had chosen who is now a former member.
    """
    voted = select(PollVote.choice_id).where(PollVote.member_id == member_id)
    polls = session.scalars(select(PollChoice.post_id).where(PollChoice.id.in_(voted)).distinct()).all()
    more = {"past_votes": PollChoice.past_votes + 1}
    counted = update(PollChoice).where(PollChoice.id.in_(voted)).values(more)
    session.execute(counted.execution_options(synchronize_session=False))
    told = update(Poll).where(Poll.post_id.in_(polls)).values(past_voters=Poll.past_voters + 1)
    session.execute(told.execution_options(synchronize_session=False))
    session.execute(delete(PollVote).where(PollVote.member_id == member_id))
