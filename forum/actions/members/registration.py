"""Becoming a member: register, and confirm an address by a mailed link."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, get_row, transaction
from forum.actions.members import security_events, tokens
from forum.actions.members.sessions import HASHER
from forum.errors import Refused
from forum.models import Member
from forum.queries.kit.site import find_site
from forum.rules.kit.people import Person, Role
from forum.rules.members import refusal_words
from forum.rules.members.accounts import check_email, check_open, check_password, email_key
from forum.rules.members.look_alikes import skeleton, skeletons
from forum.rules.members.names import check_name, check_not_staff, name_key
from forum.rules.members.second_factors import staff_since


def register(name: str, email: str, password: str, now: datetime) -> int:
    """A new, unconfirmed member's id; raises `Refused`.

    Nothing the caller can see depends on whether the address is known: then the new account only names the
    address, and the letter to it says that there is an account already.
    """
    check_open(find_site().joining)
    name, email = check_name(name), check_email(email)
    password = check_password(password, name=name, email=email)
    hashed = HASHER.hash(password)
    try:
        return _register(name, email, hashed, now)
    except IntegrityError:  # somebody took the name or the address a moment ago: now we see it
        return _register(name, email, hashed, now)


def _register(name: str, email: str, hashed: str, now: datetime) -> int:
    with transaction() as session:
        member = add_member(session, name, email, hashed, now)
        send_confirmation(session, member, now)
        return member.id


def add_member(session: Session, name: str, email: str, hashed: str, now: datetime, role: Role = "member") -> Member:
    """Add a member inside a running transaction; raises `Refused` when the name is taken."""
    if session.scalar(select(Member.id).where(Member.name_key == name_key(name))) is not None:
        raise Refused(refusal_words.NAME_TAKEN, "username")
    if session.scalar(select(Member.id).where(Member.name_skeleton.in_(skeletons(name))).limit(1)) is not None:
        raise Refused(refusal_words.NAME_LOOKS_TAKEN, "username")
    if role == "member":
        check_not_staff(name, list_staff_names(session))
    member = Member(
        name=name,
        name_key=name_key(name),
        name_skeleton=skeleton(name),
        email=email,
        email_key=None if find_holder(session, email) else email_key(email),
        password_hash=hashed,
        role=role,
        created_at=now,
        staff_since=staff_since(role, email, now),
    )
    session.add(member)
    session.flush()
    return member


def list_staff_names(session: Session, *, but: int = 0) -> list[str]:
    """The names of all with an office here, handles and shown ones."""
    staff = select(Member.name, Member.display_name).where(Member.role != "member", Member.id != but)
    return [name for row in session.execute(staff) for name in row if name]


def find_holder(session: Session, email: str) -> int | None:
    """The member who holds an address."""
    holder: int | None = session.scalar(select(Member.id).where(Member.email_key == email_key(email)))
    return holder


def send_confirmation(session: Session, member: Member, now: datetime) -> None:
    """Have a letter written to the address a member named: a link, or that it has an account already."""
    kind = "mail.confirm" if member.email_key else "mail.known_address"
    enqueue(session, kind, now, member_id=member.id, purpose="confirm")


def resend(person: Person, now: datetime) -> None:
    """Have the confirmation letter written again; raises `Refused` when there is nothing to confirm."""
    with transaction() as session:
        member = get_row(session, Member, person.id)
        if member.confirmed_at:
            raise Refused(refusal_words.EMAIL_CONFIRMED)
        if not member.email:
            raise Refused(refusal_words.NO_EMAIL_YET)
        send_confirmation(session, member, now)


def confirm(token: str, now: datetime) -> int:
    """Spend a mailed link: it confirms an address or puts a new one in force; gives the member's id.

    Raises `Refused` when the link is no good, or its address came to be another account's meanwhile.
    """
    with transaction() as session:
        member, purpose = tokens.use(session, token, ("confirm", "email"), now)
        if purpose == "email" and member.new_email:
            holder = find_holder(session, member.new_email)
            if holder not in (None, member.id):
                raise Refused(refusal_words.EMAIL_OF_ANOTHER_ACCOUNT)
            member.email, member.email_key = member.new_email, email_key(member.new_email)
            member.new_email = None
            security_events.note(session, member.id, "email", now)
        member.confirmed_at = member.confirmed_at or now
        return member.id
