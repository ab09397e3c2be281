"""Mailed links: each is good once, for one purpose and one address, and only its hash is kept."""

import hashlib
import secrets
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.errors import NotFound, Refused
from forum.models import Member, Token
from forum.rules.members import refusal_words
from forum.rules.members.accounts import LINK_LASTS, email_key


def new_token() -> str:
    """A token nobody can guess."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What the database keeps of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def issue(member_id: int, purpose: str, now: datetime) -> str:
    """A new token for a letter; raises `NotFound` when the member has no address for this purpose."""
    token = new_token()
    with transaction() as session:
        address = bound_address(get_row(session, Member, member_id), purpose)
        if not address:
            raise NotFound
        session.add(
            Token(
                token_hash=token_hash(token),
                purpose=purpose,
                member_id=member_id,
                email_key=address,
                created_at=now,
                expires_at=now + LINK_LASTS[purpose],
            )
        )
    return token


def bound_address(member: Member, purpose: str) -> str | None:
    """The address (as its key) that a link for this purpose proves."""
    if purpose == "email":
        return email_key(member.new_email) if member.new_email else None
    if purpose == "confirm" and member.confirmed_at:
        return None
    return member.email_key


def use(session: Session, token: str, purposes: Collection[str], now: datetime) -> tuple[Member, str]:
    """Spend a token and its siblings; gives its member and purpose, or raises `Refused` when it is no good."""
    wanted = select(Token).where(Token.token_hash == token_hash(token)).with_for_update()
    row = session.scalar(wanted)
    if row is None or row.used_at or row.expires_at <= now or row.purpose not in purposes:
        raise Refused(refusal_words.LINK_TOO_OLD)
    member = get_row(session, Member, row.member_id, lock=True)
    if bound_address(member, row.purpose) != row.email_key:
        raise Refused(refusal_words.LINK_TOO_OLD)
    session.execute(
        update(Token)
        .where(Token.member_id == member.id, Token.purpose == row.purpose, Token.used_at.is_(None))
        .values(used_at=now)
    )
    return member, row.purpose
