"""Telling members by themselves, in the browsers they chose: subscribing, leaving a push, and letting go."""

import hashlib
from datetime import datetime

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, get_row, transaction
from forum.errors import NotFound, Refused
from forum.models import Letter, Member, PushSubscription
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake
from forum.rules.talk import push, refusal_words
from forum.rules.talk.letters import WAIT
from forum.rules.talk.push import PushKind, Subscription


def subscribe(person: Person, given: Subscription, browser: str, now: datetime, *, is_local: bool) -> int:
    """Tell this member in this browser from now on, of everything until they choose; raises `Refused`.

    A browser belongs to whoever is logged in there: it leaves whom it told before.
    """
    check_awake(person, now)
    push.check_subscription(given, is_local=is_local)
    hashed = hashlib.sha256(given.endpoint.encode()).hexdigest()
    with transaction() as session:
        get_row(session, Member, person.id, lock=True)
        row = session.scalar(select(PushSubscription).where(PushSubscription.endpoint_hash == hashed))
        if row is None:
            mine = select(func.count()).select_from(PushSubscription).where(PushSubscription.member_id == person.id)
            if (session.scalar(mine) or 0) >= push.MOST_BROWSERS:
                raise Refused(refusal_words.too_many_browsers(push.MOST_BROWSERS))
            row = PushSubscription(endpoint=given.endpoint, endpoint_hash=hashed, created_at=now)
            row.answers = row.messages = True
        elif row.member_id != person.id:
            row.answers = row.messages = True
        row.member_id, row.p256dh, row.auth, row.browser = person.id, given.p256dh, given.auth, browser[:80]
        session.add(row)
        session.flush()
        return row.id


def choose(person: Person, subscription_id: int, *, answers: bool, messages: bool) -> None:
    """Keep of what one browser wants to be told; of nothing at all, it is let go. Raises `NotFound`."""
    with transaction() as session:
        row = get_row(session, PushSubscription, subscription_id, lock=True)
        if row.member_id != person.id:
            raise NotFound
        row.answers, row.messages = answers, messages
        if not answers and not messages:
            session.delete(row)


def let_go(subscription_id: int) -> None:
    """Tell nothing more in a browser that is not there any more."""
    with transaction() as session:
        session.execute(delete(PushSubscription).where(PushSubscription.id == subscription_id))


def leave(session: Session, member_id: int, kind: PushKind, now: datetime, thread_id: int | None = None) -> None:
    """Leave a push inside a running transaction, unless one waits or no browser wants it."""
    wants = PushSubscription.answers if kind == "answers" else PushSubscription.messages
    waits = exists().where(
        Letter.member_id == member_id,
        Letter.kind == push.LETTER_KINDS[kind],
        Letter.thread_id.is_not_distinct_from(thread_id),
        Letter.sent_at.is_(None),
    )
    wanted = select(PushSubscription.id).where(PushSubscription.member_id == member_id, wants, ~waits).limit(1)
    if session.scalar(wanted) is None:
        return
    letter = Letter(member_id=member_id, kind=push.LETTER_KINDS[kind], thread_id=thread_id, created_at=now)
    session.add(letter)
    session.flush()
    enqueue(session, "mail.push_due", now, due_at=now + WAIT, letter_id=letter.id)


def put_off(letter_id: int, until: datetime, now: datetime) -> None:
    """Try a push again when it may go."""
    with transaction() as session:
        enqueue(session, "mail.push_due", now, due_at=until, letter_id=letter_id)


def send_on(letter_id: int, subscription_ids: list[int], kind: PushKind, now: datetime) -> None:
    """Note that a push went, and leave it for each browser, so that one which fails delays no other."""
    with transaction() as session:
        letter = get_row(session, Letter, letter_id, lock=True)
        letter.sent_at = now
        for subscription_id in subscription_ids:
            enqueue(session, "mail.push", now, subscription_id=subscription_id, what=kind, member_id=letter.member_id)
