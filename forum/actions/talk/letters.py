"""Letters of the conversation: leaving them, sending them on, and what members choose of them."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, exists, func, select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, get_row, transaction, upsert
from forum.models import Letter, MailChoice, Member, Notice, SavedSearch
from forum.rules.talk.letters import ANSWERS, WAIT, MailKind, MailWish, check_wish, next_digest

SENT_KEPT = timedelta(days=2)
PLANNED_AT_ONCE = 200


def leave(session: Session, member_id: int, thread_id: int, now: datetime) -> None:
    """Leave a letter about answers in a thread inside a running transaction, unless one waits or none is wanted."""
    is_wanted = ~exists().where(MailChoice.member_id == member_id, MailChoice.answers.is_(False))
    _leave(session, member_id, "answers", now, is_wanted, thread_id)


def leave_of_message(session: Session, member_id: int, now: datetime) -> None:
    """Leave a letter that a message waits, where it was asked for and none waits yet, inside a running transaction."""
    is_wanted = exists().where(MailChoice.member_id == member_id, MailChoice.messages)
    _leave(session, member_id, "messages", now, is_wanted)


def _leave(
    session: Session,
    member_id: int,
    kind: MailKind,
    now: datetime,
    is_wanted: ColumnElement[bool],
    thread_id: int | None = None,
) -> None:
    waits = exists().where(
        Letter.member_id == member_id,
        Letter.kind == kind,
        Letter.thread_id.is_not_distinct_from(thread_id),
        Letter.sent_at.is_(None),
    )
    reachable = select(Member.id).where(
        Member.id == member_id,
        Member.email.is_not(None),
        Member.confirmed_at.is_not(None),
        is_wanted,
        ~waits,
        Member.remembered_at.is_(None),
    )
    if session.scalar(reachable) is not None:
        add_letter(session, member_id, kind, now, now + WAIT, thread_id)


def add_letter(
    session: Session, member_id: int, kind: MailKind, now: datetime, due_at: datetime, thread_id: int | None = None
) -> None:
    """One more letter that waits, and its job."""
    letter = Letter(member_id=member_id, kind=kind, thread_id=thread_id, created_at=now)
    session.add(letter)
    session.flush()
    enqueue(session, "mail.told", now, due_at=due_at, letter_id=letter.id)


def put_off(letter_id: int, until: datetime, now: datetime) -> None:
    """Try a letter again when it may go."""
    with transaction() as session:
        enqueue(session, "mail.told", now, due_at=until, letter_id=letter_id)


def drop(letter_id: int) -> None:
    """Let go of a letter that has nothing to say, or is not wanted any more."""
    with transaction() as session:
        session.execute(delete(Letter).where(Letter.id == letter_id))


def note_sent(letter_id: int, last_notice_id: int, now: datetime) -> None:
    """Note that a letter was sent, and leave the next one when more was told while it was written."""
    with transaction() as session:
        letter = get_row(session, Letter, letter_id, lock=True)
        letter.sent_at = now
        session.flush()
        newer = select(func.min(Notice.created_at)).where(
            Notice.member_id == letter.member_id, Notice.read_at.is_(None), Notice.id > last_notice_id
        )
        if letter.kind == "messages":
            since = session.scalar(newer.where(Notice.kind == "message"))
            if since is not None:
                leave_of_message(session, letter.member_id, since)
        elif letter.thread_id is not None:
            since = session.scalar(newer.where(Notice.thread_id == letter.thread_id, Notice.kind.in_(ANSWERS)))
            if since is not None:
                leave(session, letter.member_id, letter.thread_id, since)


def choose(member_id: int, wish: MailWish, zone: str, now: datetime) -> None:
    """Keep what a member wants to be mailed; raises `Refused`."""
    check_wish(wish)
    with transaction() as session:
        get_row(session, Member, member_id, lock=True)
        chosen = session.get(MailChoice, member_id) or MailChoice(member_id=member_id)
        if not wish.digest:
            chosen.digest_at = None
        elif not chosen.digest or chosen.digest_at is None:
            chosen.digest_at = next_digest(now, zone)
        chosen.answers, chosen.digest, chosen.messages = wish.answers, wish.digest, wish.messages
        chosen.quiet_from, chosen.quiet_until = wish.quiet_from, wish.quiet_until
        session.add(chosen)


def stop(member_id: int, kind: MailKind) -> None:
    """Send no more letters of one kind to a member; raises `NotFound` when there is no such member any more."""
    usual = MailWish()
    row = {"member_id": member_id, "quiet_from": usual.quiet_from, "quiet_until": usual.quiet_until}
    off = {kind: False} | ({"digest_at": None} if kind == "digest" else {})
    with transaction() as session:
        get_row(session, Member, member_id, lock=True)
        if kind == "searches":
            mine = update(SavedSearch).where(SavedSearch.member_id == member_id)
            session.execute(mine.values(is_mailed=False))
            return
        new = upsert(session, MailChoice).values(row | off)
        session.execute(new.on_conflict_do_update(index_elements=[MailChoice.member_id], set_=off))


def plan_digests(now: datetime) -> None:
    """Leave the letters of the week that are due, each once, and say when the next ones are."""
    with transaction() as session:
        due = select(MailChoice, Member.time_zone).join(Member, Member.id == MailChoice.member_id)
        due = (
            due.where(MailChoice.digest_at <= now, Member.remembered_at.is_(None))
            .order_by(MailChoice.digest_at)
            .limit(PLANNED_AT_ONCE)
        )
        for choice, zone in session.execute(due).all():
            choice.digest_at = next_digest(now, zone)
            add_letter(session, choice.member_id, "digest", now, now)


def forget_old(now: datetime) -> None:
    """Drop the letters that were sent days ago."""
    with transaction() as session:
        session.execute(delete(Letter).where(Letter.sent_at < now - SENT_KEPT))
