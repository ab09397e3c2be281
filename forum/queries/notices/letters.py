"""What a letter of the conversation says when it is written, and whether it may go."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from forum.models import Letter, MailChoice, Member, Notice, Thread, db
from forum.queries.members.people import find_person
from forum.queries.members.reachability import is_unreachable
from forum.queries.notices.notices import Said, say_all
from forum.rules.kit.people import Person
from forum.rules.talk.letters import ANSWERS, DAY, MailWish, find_moment


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter that waits, with whom it is for and what they want; `address` is "" when none may be written to."""

    id: int
    kind: str
    thread_id: int | None
    created_at: datetime
    person: Person
    address: str
    wish: MailWish


def find_wish(member_id: int) -> MailWish:
    """What a member wants to be mailed."""
    columns = (
        MailChoice.answers,
        MailChoice.digest,
        MailChoice.quiet_from,
        MailChoice.quiet_until,
        MailChoice.messages,
    )
    row = db.session.execute(select(*columns).where(MailChoice.member_id == member_id)).first()
    return MailWish(*row) if row else MailWish()


def find_waiting(letter_id: int) -> Waiting | None:
    """A letter that was not sent yet. Nobody is written to whose address is not proven, or reaches nobody."""
    row = db.session.execute(
        select(Letter, Member.email, Member.confirmed_at)
        .join(Member, Member.id == Letter.member_id)
        .where(Letter.id == letter_id, Letter.sent_at.is_(None))
    ).first()
    person = find_person(row.Letter.member_id) if row else None
    if row is None or person is None:
        return None
    may_write = row.confirmed_at is not None and row.email and not is_unreachable(row.email)
    letter, address = row.Letter, row.email if may_write else ""
    return Waiting(
        letter.id, letter.kind, letter.thread_id, letter.created_at, person, address, find_wish(letter.member_id)
    )


def find_time(letter: Waiting, now: datetime) -> datetime:
    """When a letter may go; not after `now` when it may go now."""
    mine = (Letter.member_id == letter.person.id, Letter.kind == letter.kind, Letter.sent_at > now - DAY)
    sent = db.session.execute(select(Letter.thread_id, Letter.sent_at).where(*mine)).all()
    here = [at for thread_id, at in sent if at and thread_id == letter.thread_id]
    moments = [at for _, at in sent if at]
    zone = letter.person.time_zone
    return find_moment(now, letter.wish, zone, last_of_thread=max(here, default=None), sent=moments)


def list_answers_of(letter: Waiting) -> list[Said]:
    """The answers that a letter tells of, oldest first: unread ones, as far as their reader may read them now."""
    wanted = select(Notice).where(
        Notice.member_id == letter.person.id,
        Notice.read_at.is_(None),
        Notice.thread_id == letter.thread_id,
        Notice.kind.in_(ANSWERS),
        Notice.created_at >= letter.created_at,
    )
    told = say_all(db.session.scalars(wanted.order_by(Notice.id)).all(), letter.person)
    return [one for one in told if one.url and one.excerpt]


def list_messages_of(letter: Waiting) -> list[Said]:
    """The conversations in which messages wait unread, oldest first; never what they say."""
    wanted = select(Notice).where(
        Notice.member_id == letter.person.id,
        Notice.read_at.is_(None),
        Notice.kind == "message",
        Notice.created_at >= letter.created_at,
    )
    told = say_all(db.session.scalars(wanted.order_by(Notice.id)).all(), letter.person)
    return [one for one in told if one.url]


def find_title(thread_id: int) -> str:
    """What a thread is called."""
    return db.session.scalar(select(Thread.title).where(Thread.id == thread_id)) or ""
