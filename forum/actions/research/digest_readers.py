"""What readers do with a digest: say that it interests them, and ask."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import SentForm, get_row, remember_submission, transaction
from forum.actions.talk.attaching import Chosen
from forum.actions.talk.drafts import drop_sent
from forum.actions.talk.posts import Saved, add_post, find_sent
from forum.actions.talk.threads import count_thread, new_thread
from forum.errors import NotFound, Refused
from forum.models import Category, Digest, DigestInterest, Thread
from forum.rules.kit.limits import TITLE_CHARS
from forum.rules.kit.people import VISITOR, Person
from forum.rules.kit.permissions import check_awake, check_confirmed
from forum.rules.research import refusal_words
from forum.rules.research.questions import opening_of, place_of, title_for
from forum.rules.talk import posting
from forum.rules.talk.audience import EVERYONE
from forum.rules.talk.categories import may_start


@dataclass(frozen=True, slots=True)
class ReaderQuestion:
    """What a reader asks, as the message form sends it."""

    body: str
    idempotency_key: str = ""
    wants_exercise_links: bool = True
    draft_seen: str = ""
    vouched: Collection[str] = ()


def press(person: Person, digest_id: int, *, wants: bool, now: datetime) -> None:
    """Say that a digest interests one, or take that back; a second press changes nothing. Raises `NotFound`."""
    check_awake(person, now)
    with transaction() as session:
        if get_row(session, Digest, digest_id, lock=True).state != "public":
            raise NotFound
        mine = DigestInterest.member_id == person.id, DigestInterest.digest_id == digest_id
        is_there = session.get(DigestInterest, (person.id, digest_id)) is not None
        if wants and not is_there:
            session.add(DigestInterest(member_id=person.id, digest_id=digest_id))
        elif is_there and not wants:
            session.execute(delete(DigestInterest).where(*mine))
        else:
            return
        counted = {"interest_count": Digest.interest_count + (1 if wants else -1), "version": Digest.version + 1}
        session.execute(update(Digest).where(Digest.id == digest_id).values(counted))


def ask(person: Person, digest_id: int, question: ReaderQuestion, now: datetime) -> Saved:
    """Ask under a digest: in the thread of its readers, or as the first who opens it.

    Raises `Refused`, or `NotFound` when nobody may read the digest.
    """
    check_confirmed(person, now)
    body = posting.check_body(question.body)
    with transaction() as session:
        digest = get_row(session, Digest, digest_id, lock=True)
        if digest.state != "public":
            raise NotFound
        sending = SentForm(question.idempotency_key, f"{place_of(digest_id)}\n{body}", "/p")
        if done := find_sent(session, person, sending, now):
            return done
        thread = find_open(session, digest)
        if thread is None:
            thread = open_thread(session, person, digest, now)
            body = posting.check_body(opening_of(digest.title, digest.url, body))
        saved = add_post(session, person, thread, body, now, Chosen(), question.wants_exercise_links, question.vouched)
        if thread.id != digest.thread_id:
            digest.thread_id = thread.id
            digest.version += 1
            if saved.is_held:
                thread.state = "held"
            else:
                count_thread(session, thread, 1)
        drop_sent(session, person, place_of(digest_id), {"body": question.body}, question.draft_seen)
        remember_submission(session, person.id, sending, saved.post_id, now)
    return saved


def find_open(session: Session, digest: Digest) -> Thread | None:
    """The thread of its readers, if everybody may read it and reply; a new one is opened otherwise."""
    thread = session.get(Thread, digest.thread_id, with_for_update=True) if digest.thread_id else None
    is_open = thread and thread.state == "public" and thread.audience == EVERYONE and not thread.is_locked
    return thread if is_open else None


def open_thread(session: Session, person: Person, digest: Digest, now: datetime) -> Thread:
    """The thread in which readers of a digest ask, in the first part of the forum that is open to members."""
    order = select(Category).order_by(Category.position, Category.id)
    places = [one for one in session.scalars(order) if may_start(VISITOR, one.posting)]
    if not places:
        raise Refused(refusal_words.NO_CATEGORY)
    title = title_for(digest.title, TITLE_CHARS)
    return new_thread(session, person, places[0].id, title, "question", now, EVERYONE)
