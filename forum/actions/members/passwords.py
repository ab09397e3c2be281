"""Passwords and addresses of members: forgotten, changed, set by hand."""

from datetime import datetime

from sqlalchemy import select

from forum.actions.kit import throttles
from forum.actions.kit.base import enqueue, get_row, transaction
from forum.actions.members import security_events, tokens
from forum.actions.members.registration import find_holder
from forum.actions.members.sessions import HASHER, check_current, drop_sessions
from forum.errors import Refused
from forum.models import Member
from forum.rules.kit.people import Person
from forum.rules.members import refusal_words
from forum.rules.members.accounts import check_email, check_password, email_key
from forum.rules.members.names import name_key


def forget(name_or_email: str, now: datetime, *, is_limited: bool = True) -> None:
    """Have a reset link mailed, if there is such a member with an address; nothing tells whether there is."""
    wanted = (
        Member.email_key == email_key(name_or_email)
        if "@" in name_or_email
        else Member.name_key == name_key(name_or_email)
    )
    with transaction() as session:
        member_id = session.scalar(
            select(Member.id).where(wanted, Member.email_key.is_not(None), Member.remembered_at.is_(None))
        )
    # However an account is named, only so many letters go to it; whoever asks is not told.
    if member_id and is_limited and not throttles.may("letter", now, account=str(member_id)):
        member_id = None
    with transaction() as session:
        # Member 0 is nobody: the same work is done for an unknown name, and the letter is never written.
        enqueue(session, "mail.reset", now, member_id=member_id or 0, purpose="reset")


def reset(token: str, password: str, now: datetime) -> int:
    """Set a new password by a mailed link, and give the member's id; raises `Refused`.

    The link also proves the address, and every session ends.
    """
    password = check_password(password)
    hashed = HASHER.hash(password)
    with transaction() as session:
        member, _ = tokens.use(session, token, ("reset",), now)
        check_password(password, name=member.name, email=member.email or "")
        member.password_hash = hashed
        member.confirmed_at = member.confirmed_at or now
        drop_sessions(session, member.id)
        security_events.note(session, member.id, "password", now)
        enqueue(session, "mail.password_changed", now, member_id=member.id)
        return member.id


def change(person: Person, session_id: int, current: str, password: str, now: datetime) -> None:
    """Set a new password, knowing the present one; every other session ends. Raises `Refused`."""
    check_current(person.id, current)
    try:
        password = check_password(password, name=person.name)
    except Refused as error:
        raise Refused(error.message, "new_password") from None
    hashed = HASHER.hash(password)
    with transaction() as session:
        member = get_row(session, Member, person.id, lock=True)
        member.password_hash = hashed
        drop_sessions(session, member.id, but=session_id)
        security_events.note(session, member.id, "password", now)
        if member.email_key:
            enqueue(session, "mail.password_changed", now, member_id=member.id)


def change_email(person: Person, current: str, email: str, now: datetime) -> None:
    """Ask for a new address: it counts once its link is used, and the old one is told. Raises `Refused`.

    Nothing the caller can see depends on whether the address is another member's.
    """
    email = check_email(email)
    check_current(person.id, current)
    with transaction() as session:
        member = get_row(session, Member, person.id, lock=True)
        if member.email_key == email_key(email) and member.confirmed_at:
            raise Refused(refusal_words.EMAIL_UNCHANGED, "email")
        member.new_email = email
        is_free = find_holder(session, email) in (None, member.id)
        kind = "mail.email_change" if is_free else "mail.known_address"
        enqueue(session, kind, now, member_id=member.id, purpose="email")
        if member.email_key and member.email_key != email_key(email):
            enqueue(session, "mail.email_warning", now, member_id=member.id)
