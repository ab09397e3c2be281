"""Logging in and out: sessions are rows, so that each can be seen and ended."""

from datetime import datetime

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import ColumnElement, and_, delete, select, update
from sqlalchemy.orm import Session as DatabaseSession

from forum.actions.kit.base import enqueue, transaction
from forum.actions.members import security_events
from forum.errors import NotFound, Refused
from forum.models import Member, Session, db
from forum.rules.members import refusal_words
from forum.rules.members.accounts import REMEMBERED_LASTS, SESSION_LASTS, TOUCH_EVERY, email_key
from forum.rules.members.names import name_key
from forum.rules.members.passwords import typed_forms

# argon2id with 19 MiB: above OWASP's floor, and several log-ins at once still fit a small machine.
HASHER = PasswordHasher(time_cost=3, memory_cost=19_456, parallelism=1)
# Checked when there is no such member, so that an unknown name takes as long as a wrong password.
NOBODY = HASHER.hash("nobody has this password")


def meant_by(name_or_email: str) -> ColumnElement[bool]:
    """Whom somebody means who logs in by this."""
    if "@" in name_or_email:
        # An unconfirmed address proves nothing yet, and must not tell whether somebody else holds it.
        named = and_(Member.email_key == email_key(name_or_email), Member.confirmed_at.is_not(None))
    else:
        named = Member.name_key == name_key(name_or_email)
    return and_(named, Member.remembered_at.is_(None))


def find_meant(name_or_email: str) -> int | None:
    """The member somebody means who logs in by this; nobody may be told whether there is one."""
    member_id: int | None = db.session.scalar(select(Member.id).where(meant_by(name_or_email)))
    return member_id


def find_login(name_or_email: str, password: str) -> int | None:
    """The member with this name (or confirmed address) and password; all kinds of no take equally long."""
    row = db.session.execute(select(Member.id, Member.password_hash).where(meant_by(name_or_email))).first()
    stored = (row.password_hash if row else None) or NOBODY
    db.session.rollback()  # argon2 takes long; hold no connection meanwhile
    return row.id if is_password(stored, password) and row and row.password_hash else None


def is_password(stored: str, password: str) -> bool:
    """Whether a password fits its stored hash, in the form we keep or as it was typed before there was one."""
    return any(fits(stored, form) for form in typed_forms(password[:1000]))


def fits(stored: str, form: str) -> bool:
    """Whether this very text is what was hashed."""
    try:
        return HASHER.verify(stored, form)
    except (VerificationError, InvalidHashError):
        return False


def get_login(name_or_email: str, password: str) -> int:
    """The member who logs in; raises `Refused` in the same words whatever was wrong."""
    member_id = find_login(name_or_email, password)
    if member_id is None:
        raise Refused(refusal_words.WRONG_LOGIN, "password")
    return member_id


def check_current(member_id: int, password: str) -> None:
    """Refuse when this is not the member's present password."""
    stored = db.session.scalar(select(Member.password_hash).where(Member.id == member_id))
    db.session.rollback()
    if not is_password(stored or NOBODY, password) or not stored:
        raise Refused(refusal_words.WRONG_CURRENT_PASSWORD, "current_password")


def open_session(
    member_id: int, now: datetime, *, token_hash: str, is_remembered: bool, browser: str, is_new_device: bool = False
) -> datetime:  # fmt: skip
    """Open a session for a member who proved who they are, and say when it ends; a letter tells of a new device."""
    expires_at = now + (REMEMBERED_LASTS if is_remembered else SESSION_LASTS)
    with transaction() as session:
        session.add(
            Session(
                token_hash=token_hash,
                member_id=member_id,
                created_at=now,
                seen_at=now,
                expires_at=expires_at,
                is_remembered=is_remembered,
                browser=browser[:80],
            )
        )
        security_events.note(session, member_id, "new_device" if is_new_device else "login", now, browser)
        if is_new_device:
            enqueue(session, "mail.new_device", now, member_id=member_id, browser=browser[:80], at=now.isoformat())
    return expires_at


def touch(session_id: int, seen_at: datetime, now: datetime, *, is_remembered: bool) -> datetime | None:
    """Note that a session is in use, at most once in 15 minutes; gives its new end when it was noted."""
    if now - seen_at < TOUCH_EVERY:
        return None
    expires_at = now + (REMEMBERED_LASTS if is_remembered else SESSION_LASTS)
    with transaction() as session:
        session.execute(update(Session).where(Session.id == session_id).values(seen_at=now, expires_at=expires_at))
    return expires_at


def log_out(session_id: int) -> None:
    """End one session."""
    with transaction() as session:
        session.execute(delete(Session).where(Session.id == session_id))


def end_session(member_id: int, session_id: int) -> None:
    """End one session of this member; raises `NotFound` for another member's, which stays as it is."""
    with transaction() as session:
        mine = delete(Session).where(Session.id == session_id, Session.member_id == member_id)
        if session.execute(mine.returning(Session.id)).first() is None:
            raise NotFound


def end_others(member_id: int, session_id: int) -> None:
    """End every session of a member but this one."""
    with transaction() as session:
        drop_sessions(session, member_id, but=session_id)


def drop_sessions(session: DatabaseSession, member_id: int, *, but: int = 0) -> None:
    """End the sessions of a member, all or all but one, inside a running transaction."""
    session.execute(delete(Session).where(Session.member_id == member_id, Session.id != but))
