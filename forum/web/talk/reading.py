"""How a member reads a thread: what is new on this page, where they left off, and moving their mark."""

from dataclasses import dataclass, replace

from flask import request

from forum.actions.talk import read_marks
from forum.clock import utc_now
from forum.queries.talk.read_marks import Standing, find_standing
from forum.queries.talk.threads import ThreadHead
from forum.rules.kit.paging import page_of, page_span
from forum.rules.talk.unread import place_in
from forum.web.kit.guards import keep_nowhere
from forum.web.kit.request_context import current_person
from forum.web.kit.urls import whole_number
from forum.web.talk.ballots import Ballot, find_ballot


@dataclass(frozen=True, slots=True)
class ThreadReading:
    """How one member reads this page: `new_n` is the post under the line "New since you were here", 0 for no line.

    `way` leads to the first new post, if there is one; `is_muted` is None for a thread neither followed nor muted.
    `ballot` is the thread's poll as they see it.
    """

    standing: Standing
    new_n: int = 0
    way: str = ""
    ballot: Ballot | None = None

    @property
    def is_muted(self) -> bool | None:
        return self.standing.is_muted


NOT_KEPT = ThreadReading(Standing(0, 0, None))


def find_reading(head: ThreadHead, page: int) -> ThreadReading:
    """How whoever asks reads this page; the address may name the post that was new when they came."""
    person = current_person()
    ballot = find_ballot(head, page)
    if person.is_visitor:
        return replace(NOT_KEPT, ballot=ballot)
    standing = find_standing(head.id, person.id, page)
    new_n = whole_number("new", standing.first_new_n)
    is_here = new_n > 1 and page_of(new_n) == page and new_n <= head.last_n
    way = "#new" if is_here else f"{head.url}?to=unread" if standing.first_new_n > 1 else ""
    return ThreadReading(standing, new_n if is_here else 0, way, ballot)


def find_way(head: ThreadHead) -> str:
    """Where a thread that is opened from a list begins for this person."""
    if current_person().is_visitor:
        return head.url
    keep_nowhere()
    return place_in(head.url, find_standing(head.id, current_person().id).first_new_n, head.last_n)


def note_read(head: ThreadHead, page: int, standing: Standing) -> None:
    """Move the mark of a member who reads this page to its last post; a browser that only looks ahead reads nothing."""
    person = current_person()
    n = min(page_span(page)[1], head.last_n)
    is_ahead = request.method != "GET" or "prefetch" in request.headers.get("Sec-Purpose", "")
    is_news = n > standing.read_n or standing.is_told
    if not person.is_visitor and is_news and not is_ahead:
        read_marks.move(person.id, head.id, n, utc_now())
