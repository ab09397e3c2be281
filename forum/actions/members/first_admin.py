"""Making the first admin: a key is given out once where the site is set up, and used once on a page."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.actions.kit.base import transaction
from forum.actions.members.registration import add_member
from forum.actions.members.sessions import HASHER
from forum.actions.members.tokens import new_token, token_hash
from forum.errors import NotFound, Refused
from forum.models import Member, SetupKey
from forum.rules.members import refusal_words
from forum.rules.members.accounts import check_email, check_password
from forum.rules.members.first_admin import KEY_LASTS, check_key
from forum.rules.members.names import check_name

ONLY = 1


def issue_key(now: datetime) -> str | None:
    """A new key, in the place of any earlier one; None when there is an admin."""
    key = new_token()
    with transaction() as session:
        session.execute(delete(SetupKey))
        if has_admin(session):
            return None
        session.add(SetupKey(id=ONLY, key_hash=token_hash(key), expires_at=now + KEY_LASTS))
    return key


def become_admin(key: str, name: str, email: str, password: str, now: datetime) -> int:
    """Make the first admin and give their id; the key is good no more. Raises `Refused`, `NotFound` if there is one."""
    name, email = check_name(name), check_email(email)
    password = check_password(password, name=name, email=email)
    with transaction() as session:
        check_here(session, key, now)
    hashed = HASHER.hash(password)
    with transaction() as session:
        check_here(session, key, now)
        member = add_member(session, name, email, hashed, now, "admin")
        if member.email_key is None:
            raise Refused(refusal_words.EMAIL_TAKEN, "email")
        member.confirmed_at = now
        session.execute(delete(SetupKey))
        return member.id


def check_here(session: Session, key: str, now: datetime) -> None:
    """Raise `NotFound` when no admin is to be made, `Refused` when the key is not the right one."""
    row = session.get(SetupKey, ONLY, with_for_update=True)
    if row is None or has_admin(session):
        raise NotFound
    check_key(token_hash(key.strip()), row.key_hash, row.expires_at, now)


def has_admin(session: Session) -> bool:
    """Whether there is somebody who can give offices."""
    return session.scalar(select(Member.id).where(Member.role == "admin").limit(1)) is not None
