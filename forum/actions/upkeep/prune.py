"""Forgetting what nobody needs any more."""

from datetime import datetime, timedelta

from sqlalchemy import delete, exists

from forum.actions.kit import throttles
from forum.actions.kit.base import transaction
from forum.actions.talk import drafts
from forum.models import MailFailure, Member, Notice, Session, Submission, Token

SUBMISSIONS_KEPT = timedelta(days=7)
NOTICES_KEPT = timedelta(days=365)
ADDRESSES_OF_NOBODY_KEPT = timedelta(days=30)


def forget_old(now: datetime) -> None:
    """Drop sessions and tokens that are over, old form keys, read notices, drafts, throttles, addresses of nobody."""
    drafts.forget_old(now)
    throttles.forget_old(now)
    with transaction() as session:
        session.execute(delete(Session).where(Session.expires_at < now))
        session.execute(delete(Token).where(Token.expires_at < now - timedelta(days=1)))
        session.execute(delete(Submission).where(Submission.created_at < now - SUBMISSIONS_KEPT))
        session.execute(delete(Notice).where(Notice.read_at < now - NOTICES_KEPT))
        is_held = exists().where(Member.email_key == MailFailure.email_key)
        is_old = MailFailure.last_at < now - ADDRESSES_OF_NOBODY_KEPT
        session.execute(delete(MailFailure).where(is_old, ~is_held))
