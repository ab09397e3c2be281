"""The poll of a thread, and what a member chose in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import bindparam, distinct, func, select

from forum.models import Poll, PollChoice, PollVote, Post, db
from forum.queries.kit.kept_connection import list_rows
from forum.queries.talk.posts import readable_by
from forum.rules.kit.people import VISITOR
from forum.rules.talk.polls import say_voters, say_votes, share_of


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One choice, and how it stands: `told` as words, `share` in per cent."""

    id: int
    words: str
    votes: int
    told: str
    share: int


@dataclass(frozen=True, slots=True)
class PollView:
    """A poll as everybody sees it who may read its thread."""

    question: str
    is_several: bool
    closes_at: datetime | None
    voters: int
    choices: tuple[ChoiceView, ...]

    @property
    def words(self) -> str:
        """How many voted."""
        return say_voters(self.voters)


VOTES = select(func.count()).where(PollVote.choice_id == PollChoice.id).correlate(PollChoice)
OTHERS = select(PollChoice.id).where(PollChoice.post_id == Poll.post_id).correlate(Poll)
VOTERS = select(func.count(distinct(PollVote.member_id))).where(PollVote.choice_id.in_(OTHERS)).correlate(Poll)
# The choices, each with its poll and how many voted.
CHOICES = (
    select(
        Post.thread_id,
        Poll.question,
        Poll.is_several,
        Poll.closes_at,
        (Poll.past_voters + VOTERS.scalar_subquery()).label("voters"),
        PollChoice.id,
        PollChoice.words,
        (PollChoice.past_votes + VOTES.scalar_subquery()).label("votes"),
    )
    .join(Poll, Poll.post_id == PollChoice.post_id)
    .join(Post, Post.id == Poll.post_id)
    .order_by(Post.thread_id, PollChoice.position)
)
# While its post waits for a moderator, so does its thread, which then only its author and moderators see.
OF_THREAD = CHOICES.where(Post.thread_id == bindparam("thread_id"), Post.state.in_(("public", "held")))


def find_poll(thread_id: int) -> PollView | None:
    """The poll of a thread, while the post that it came with stands; ask only after `find_head` allowed the thread."""
    rows = list_rows(OF_THREAD, thread_id=thread_id)
    return _poll(rows) if rows else None


def find_public_polls(thread_ids: Sequence[int]) -> dict[int, PollView]:
    """The polls of some threads, by thread, where everybody who sees the thread may read their posts."""
    rows = db.session.execute(CHOICES.where(Post.thread_id.in_(thread_ids), readable_by(VISITOR)))
    return {thread_id: _poll(list(some)) for thread_id, some in groupby(rows, lambda row: row.thread_id)}


def _poll(rows: Sequence[Any]) -> PollView:
    first = rows[0]
    return PollView(first.question, first.is_several, first.closes_at, first.voters, tuple(map(_choice, rows)))


def _choice(row: Any) -> ChoiceView:
    told = say_votes(row.votes, row.voters) if row.voters else ""
    return ChoiceView(row.id, row.words, row.votes, told, share_of(row.votes, row.voters))


MINE = (
    select(PollVote.choice_id)
    .join(PollChoice, PollChoice.id == PollVote.choice_id)
    .join(Post, Post.id == PollChoice.post_id)
    .where(Post.thread_id == bindparam("thread_id"), PollVote.member_id == bindparam("member_id"))
)


def list_chosen(thread_id: int, member_id: int) -> frozenset[int]:
    """What a member chose, for them alone."""
    return frozenset(row.choice_id for row in list_rows(MINE, thread_id=thread_id, member_id=member_id))
