"""The poll on a thread's first page, as one person sees it."""

from dataclasses import dataclass

from forum.clock import utc_now
from forum.queries.talk import polls
from forum.queries.talk.polls import PollView
from forum.queries.talk.threads import ThreadHead
from forum.rules.talk.polls import is_open
from forum.web.kit.caching import Shelf
from forum.web.kit.request_context import current_person

# By thread and version, which grows with every vote.
POLLS: Shelf[tuple[PollView | None]] = Shelf(600)


@dataclass(frozen=True, slots=True)
class Ballot:
    """The poll, what this person chose, and whether they may vote now or end it."""

    poll: PollView
    chosen: frozenset[int]
    may_vote: bool
    may_close: bool


def find_ballot(head: ThreadHead, page: int) -> Ballot | None:
    """The poll of this thread for whoever asks; none beside a thread by somebody whom they blocked."""
    person = current_person()
    if page != 1 or not head.has_poll or head.author_id in person.blocked:
        return None
    key = (head.id, head.version)
    (poll,) = POLLS.find(key) or POLLS.keep(key, (polls.find_poll(head.id),))
    if poll is None:
        return None
    takes_votes = is_open(poll.closes_at, utc_now()) and head.state == "public" and not head.is_locked
    if person.is_visitor:
        return Ballot(poll, frozenset(), may_vote=False, may_close=False)
    chosen = polls.list_chosen(head.id, person.id)
    is_own = person.id == head.author_id
    return Ballot(poll, chosen, may_vote=takes_votes, may_close=is_own and is_open(poll.closes_at, utc_now()))
