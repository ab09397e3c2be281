"""Forgetting what nobody needs any more."""

from datetime import datetime, timedelta

from sqlalchemy import delete, exists

from forum.actions.kit import outbox, throttles
from forum.actions.kit.base import transaction
from forum.actions.routines import carers
from forum.actions.talk import drafts, letters, pictures, wiping
from forum.actions.upkeep import takeaways
from forum.models import (
    LoginStep,
    MailFailure,
    MailLogEntry,
    Member,
    Notice,
    SecurityEvent,
    Session,
    SetupKey,
    Submission,
    Token,
)
from forum.rules.members.second_factors import EVENTS_KEPT

SUBMISSIONS_KEPT = timedelta(days=7)
NOTICES_KEPT = timedelta(days=365)
LETTERS_KEPT = timedelta(days=30)
ADDRESSES_OF_NOBODY_KEPT = timedelta(days=30)


def forget_old(now: datetime) -> None:
    """Drop what is over: sessions, tokens, form keys, events, read notices, drafts and more."""
    drafts.forget_old(now)
    throttles.forget_old(now)
    takeaways.forget_old(now)
    if wiping.wipe_old(now):
        outbox.leave_tidy(now)
    letters.forget_old(now)
    pictures.forget_old(now)
    carers.forget_old(now)
    with transaction() as session:
        session.execute(delete(Session).where(Session.expires_at < now))
        session.execute(delete(Token).where(Token.expires_at < now - timedelta(days=1)))
        session.execute(delete(LoginStep).where(LoginStep.expires_at < now))
        session.execute(delete(SecurityEvent).where(SecurityEvent.at < now - EVENTS_KEPT))
        session.execute(delete(Submission).where(Submission.created_at < now - SUBMISSIONS_KEPT))
        session.execute(delete(Notice).where(Notice.read_at < now - NOTICES_KEPT))
        session.execute(delete(MailLogEntry).where(MailLogEntry.at < now - LETTERS_KEPT))
        session.execute(delete(SetupKey).where(SetupKey.expires_at < now))
        is_held = exists().where(Member.email_key == MailFailure.email_key)
        is_old = MailFailure.last_at < now - ADDRESSES_OF_NOBODY_KEPT
        session.execute(delete(MailFailure).where(is_old, ~is_held))
