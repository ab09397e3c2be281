"""Making a card's draft of what somebody wrote: of one's own message, or of a post one may read."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from forum.actions.kit.base import find_submission, get_row, remember_submission, transaction
from forum.actions.routines import drafts as routine_drafts
from forum.actions.talk import drafts
from forum.errors import NotFound, Refused
from forum.models import Member, Post, RoutineProse, Submission
from forum.queries.library.exercises import get_library
from forum.queries.routines.source_words import read_routine
from forum.queries.talk.posts import find_place
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake
from forum.rules.routines import refusal_words
from forum.rules.routines.fields import Fields
from forum.text.prose.card import LINES_MIN, draft_from_prose, split_held


def make_from_message(
    person: Person, place: str, typed: Mapping[str, str], now: datetime, *, post_id: int | None = None
) -> int:
    """Keep a message as the draft of its place, and make the draft of a card of it; says the card's id.

    `post_id` is the member's own post whose change the message is. The same message again leads to the same card.
    """
    check_awake(person, now)
    body = typed.get("body", "")
    fields = _read(body, refusal_words.MESSAGE_TOO_FEW)
    with transaction() as session:
        get_row(session, Member, person.id, lock=True)
        post = _own_post(session, post_id, person)
        source = RoutineProse(author_id=person.id, post_id=post_id, place="" if post else place)
        card_id = _make(session, person, fields, source, f"{place}\n{body}", now)
        if post is None or post.body != body.strip():
            drafts.put(session, person, place, {**typed, "card": str(card_id)}, now)
    return card_id


def make_from_post(person: Person, post_id: int, now: datetime) -> int:
    """Make a card's draft of a public post; of somebody else's words it stays private and names its author.

    Raises `NotFound` for a post one may not read. The same post again leads to the same card.
    """
    check_awake(person, now)
    place = find_place(post_id, person)
    if place is None or place.state != "public":
        raise NotFound
    name = "" if place.author_id == person.id else place.author_name
    fields = _read(place.body, refusal_words.POST_TOO_FEW, author_name=name)
    with transaction() as session:
        get_row(session, Member, person.id, lock=True)
        if get_row(session, Post, post_id).state != "public":
            raise NotFound
        source = RoutineProse(author_id=place.author_id, post_id=post_id, place="")
        return _make(session, person, fields, source, f"post:{post_id}\n{place.body}", now)


def _read(body: str, too_few: str, *, author_name: str = "") -> Fields:
    """The card's fields that a message describes; raises `Refused` when it holds no routine."""
    items, exercises = read_routine(body), get_library().exercises
    if len(items) < LINES_MIN:
        raise Refused(too_few, "body")
    if not split_held(items, exercises)[0]:
        raise Refused(refusal_words.ALL_HELD, "body")
    credit = f"From {author_name}’s post" if author_name else ""
    title = {"title": f"Routine from {author_name}’s post"} if author_name else {}
    return routine_drafts.clean_fields(draft_from_prose(items, exercises, credit=credit, **title))


def _own_post(session: Session, post_id: int | None, person: Person) -> Post | None:
    post = session.get(Post, post_id) if post_id else None
    if post_id and (post is None or post.author_id != person.id):
        raise NotFound
    return post


def _make(session: Session, person: Person, fields: Fields, source: RoutineProse, words: str, now: datetime) -> int:
    """A new draft, or the card that the same words at the same place led to before."""
    key = f"prose:{hashlib.sha256(words.encode()).hexdigest()[:48]}"
    known = find_submission(session, person.id, key)
    before = session.get(RoutineProse, known) if known is not None else None
    if before and (before.post_id, before.place) == (source.post_id, source.place):
        return before.routine_id
    # That card is gone, or its message was posted: these words begin another one.
    session.execute(delete(Submission).where(Submission.member_id == person.id, Submission.key == key))
    routine = routine_drafts.begin(session, person, fields, now, made_by="prose")
    source.routine_id = routine.id
    session.add(source)
    remember_submission(session, person.id, key, routine.id, now)
    session.flush()
    return routine.id
