"""Which browsers are told, and whether there is still something to tell."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select

from forum.models import Letter, Member, Notice, PushSubscription, db
from forum.queries.members.people import find_person
from forum.queries.notices.letters import Waiting, find_wish, list_answers_of
from forum.rules.talk.push import LETTER_KINDS, PushKind, Subscription

# What a letter that is a push tells of, by its kind.
TELLS: dict[str, PushKind] = {letter: kind for kind, letter in LETTER_KINDS.items()}


@dataclass(frozen=True, slots=True)
class OwnBrowser:
    """A browser in its member's own list."""

    id: int
    browser: str
    answers: bool
    messages: bool
    created_at: datetime


def list_browsers(member_id: int) -> list[OwnBrowser]:
    """The browsers in which a member is told, oldest first."""
    wanted = select(
        PushSubscription.id,
        PushSubscription.browser,
        PushSubscription.answers,
        PushSubscription.messages,
        PushSubscription.created_at,
    ).where(PushSubscription.member_id == member_id)
    return [OwnBrowser(*row) for row in db.session.execute(wanted.order_by(PushSubscription.id))]


def find_waiting(letter_id: int) -> Waiting | None:
    """A push that was not sent yet; none for a member who is not here any more."""
    letter = db.session.scalar(select(Letter).where(Letter.id == letter_id, Letter.sent_at.is_(None)))
    is_here = Member.remembered_at.is_(None) & Member.left_at.is_(None)
    here = letter and db.session.scalar(select(Member.id).where(Member.id == letter.member_id, is_here))
    person = find_person(letter.member_id) if letter and here else None
    if letter is None or person is None:
        return None
    return Waiting(letter.id, letter.kind, letter.thread_id, letter.created_at, person, "", find_wish(person.id))


def has_something(letter: Waiting) -> bool:
    """Whether what a push tells of is still unread, and its reader may still read it."""
    if TELLS[letter.kind] == "answers":
        return bool(list_answers_of(letter))
    mine = (Notice.member_id == letter.person.id, Notice.kind == "message", Notice.read_at.is_(None))
    return bool(db.session.scalar(select(exists().where(*mine))))


def list_ids(member_id: int, kind: PushKind) -> list[int]:
    """The browsers of a member that want to be told of this."""
    wants = PushSubscription.answers if kind == "answers" else PushSubscription.messages
    wanted = select(PushSubscription.id).where(PushSubscription.member_id == member_id, wants)
    return list(db.session.scalars(wanted))


def find_subscription(subscription_id: int) -> Subscription | None:
    """Where and with which keys one browser takes pushes."""
    columns = (PushSubscription.endpoint, PushSubscription.p256dh, PushSubscription.auth)
    row = db.session.execute(select(*columns).where(PushSubscription.id == subscription_id)).first()
    return Subscription(*row) if row else None
