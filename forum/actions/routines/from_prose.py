"""Making a card's draft of what somebody wrote: of one's own message, or of a post one may read."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from forum.actions.kit.base import SentForm, find_submission, get_row, remember_submission, transaction
from forum.actions.routines import drafts as routine_drafts
from forum.actions.talk import drafts
from forum.errors import NotFound, Refused
from forum.models import Member, Post, RoutineProse, Submission
from forum.queries.library.exercises import get_library
from forum.queries.routines.routines import find_version
from forum.queries.routines.source_words import find_made_of, read_message
from forum.queries.talk.posts import find_place
from forum.queries.talk.threads import find_head
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake
from forum.rules.routines import refusal_words
from forum.rules.routines.fields import Fields, fields_of, read_card
from forum.rules.routines.questions import carry_answers
from forum.rules.routines.routines import card_from_dict
from forum.rules.talk.drafts import base_of
from forum.text.prose.card import Titles, draft_from_prose, split_held


def make_from_message(
    person: Person, place: str, typed: Mapping[str, str], now: datetime, *, post_id: int | None = None, seen: str = ""
) -> int:
    """Keep a message as the draft of its place, and make the draft of a card of it; says the card's id.

    `post_id` is the member's own post whose change the message is. The same message again leads to the same card.
    `seen` is what the page knew of the draft that is kept there.
    """
    check_awake(person, now)
    body = typed.get("body", "")
    fields = _read(body, refusal_words.MESSAGE_TOO_FEW, _titles(person, place, typed, post_id))
    with transaction() as session:
        get_row(session, Member, person.id, lock=True)
        post = _own_post(session, post_id, person)
        source = RoutineProse(author_id=person.id, post_id=post_id, place="" if post else base_of(place))
        newer = _next_version(person, post_id, fields, body, now)
        card_id = newer or _make(session, person, fields, source, f"{place}\n{body}", now)
        if post is None or post.body != body.strip():
            drafts.put(session, person, place, {**typed, "card": str(card_id)}, now, seen=seen)
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
    titles = Titles(of_thread=place.thread_title, fixed=f"Routine from {name}’s post" if name else "")
    credit = f"From {name}’s post" if name else ""
    fields = _read(place.body, refusal_words.POST_TOO_FEW, titles, credit=credit)
    with transaction() as session:
        get_row(session, Member, person.id, lock=True)
        if get_row(session, Post, post_id).state != "public":
            raise NotFound
        source = RoutineProse(author_id=place.author_id, post_id=post_id, place="")
        newer = None if name else _next_version(person, post_id, fields, place.body, now)
        return newer or _make(session, person, fields, source, f"post:{post_id}\n{place.body}", now)


def _read(body: str, too_few: str, titles: Titles, *, credit: str = "") -> Fields:
    """The card's fields that a message describes; raises `Refused` when it holds no routine."""
    message, exercises = read_message(body), get_library().exercises
    if not message.is_routine:
        raise Refused(too_few, "body")
    if message.items and not message.unread and not split_held(message.items, exercises)[0]:
        raise Refused(refusal_words.ALL_HELD, "body")
    return routine_drafts.clean_fields(draft_from_prose(message, exercises, titles, credit=credit))


def _titles(person: Person, place: str, typed: Mapping[str, str], post_id: int | None) -> Titles:
    """What a card of a message may be called: the title of the thread it begins, or of the one it answers in."""
    if post_id:
        post = find_place(post_id, person)
        return Titles(of_thread=post.thread_title if post else "")
    noun, _, key = base_of(place).partition(":")
    thread = find_head(int(key), person) if noun == "reply" and key.isdigit() else None
    return Titles(own=typed.get("title", ""), of_thread=thread.title if thread else "")


def _next_version(person: Person, post_id: int | None, fields: Fields, body: str, now: datetime) -> int | None:
    """Begin the next version of the card that was published of this post, and say its id; None without such a card.

    Its name, its purpose and where it comes from stay. The same words again change nothing; changes that wait are not
    written over.
    """
    routine = find_made_of(post_id, person.id) if post_id else None
    if routine is None:
        return None
    words = hashlib.sha256(body.strip().encode()).hexdigest()[:48]
    if routine.draft is not None:
        if routine.draft.get("mark") == words:
            return routine.id
        raise Refused(refusal_words.card_has_changes(routine.title), "body")
    version = find_version(routine.id, person)
    before = fields_of(card_from_dict(version.card)) if version else {}
    newer = carry_answers(before, fields)
    if read_card(newer)[0] != read_card(before)[0]:
        routine.draft = {"fields": newer, "stamp": f"{routine.current_n}.1", "mark": words}
        routine.touched_at = now
    return routine.id


def _own_post(session: Session, post_id: int | None, person: Person) -> Post | None:
    post = session.get(Post, post_id) if post_id else None
    if post_id and (post is None or post.author_id != person.id):
        raise NotFound
    return post


def _make(session: Session, person: Person, fields: Fields, source: RoutineProse, words: str, now: datetime) -> int:
    """A new draft, or the card that the same words at the same place led to before."""
    key = f"prose:{hashlib.sha256(words.encode()).hexdigest()[:48]}"
    known = find_submission(session, person.id, SentForm(key))
    before = session.get(RoutineProse, known) if known is not None else None
    if before and (before.post_id, before.place) == (source.post_id, source.place):
        return before.routine_id
    # That card is gone, or its message was posted: these words begin another one.
    session.execute(delete(Submission).where(Submission.member_id == person.id, Submission.key == key))
    routine = routine_drafts.begin(session, person, fields, now, made_by="prose")
    source.routine_id = routine.id
    session.add(source)
    remember_submission(session, person.id, SentForm(key), routine.id, now)
    session.flush()
    return routine.id
