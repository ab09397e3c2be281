"""What the people who run the place do with members: make them, change roles, suspend and let back in."""

from datetime import datetime
from urllib.parse import quote

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, get_row, transaction
from forum.actions.members import security_events
from forum.actions.members.registration import add_member
from forum.actions.members.sessions import HASHER, drop_sessions
from forum.actions.moderation import exercise_reviews, need_verdicts
from forum.actions.moderation.resource_marks import mark_resources
from forum.actions.routines.reviews import withdraw_all
from forum.actions.talk.notices import tell
from forum.errors import Refused
from forum.models import Member, ModlogEntry, Post, Resource, Thread
from forum.rules.kit.days import say_shared_day
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_moderator
from forum.rules.members import membership, refusal_words
from forum.rules.members.accounts import check_email, check_password
from forum.rules.members.names import check_name, name_key
from forum.rules.members.second_factors import STAFF, staff_since


def create_member(name: str, email: str, role: str, password: str, now: datetime) -> int:
    """Make a confirmed member by hand (the operator's command) and give their id; raises `Refused`."""
    name, email, known_role = check_name(name), check_email(email), membership.check_role(role)
    password = check_password(password, name=name, email=email)
    hashed = HASHER.hash(password)
    with transaction() as session:
        member = add_member(session, name, email, hashed, now, known_role)
        if member.email_key is None:
            raise Refused(refusal_words.EMAIL_TAKEN, "email")
        member.confirmed_at = now
        return member.id


def set_password(name: str, password: str, now: datetime) -> None:
    """Set a member's password by hand (the operator's command); raises `NotFound` or `Refused`."""
    password = check_password(password, name=name)
    hashed = HASHER.hash(password)
    with transaction() as session:
        member_id = session.scalar(select(Member.id).where(Member.name_key == name_key(name)))
        member = get_row(session, Member, member_id or 0, lock=True)
        check_here(member)
        member.password_hash = hashed
        drop_sessions(session, member.id)
        security_events.note(session, member.id, "password", now)
        if member.email_key:
            enqueue(session, "mail.password_changed", now, member_id=member.id)


def change_role(actor: Person, member_id: int, role: str, reason: str, now: datetime) -> None:
    """Give a member another role, with the reason in the modlog; raises `Refused` or `NotFound`."""
    membership.check_role_change(actor, member_id, now)
    known_role, reason = membership.check_role(role), membership.check_reason(reason)
    with transaction() as session:
        member = get_row(session, Member, member_id, lock=True)
        check_here(member)
        if member.role == known_role:
            return
        if member.role == "clinician":
            withdraw_all(session, member.id, now)
            exercise_reviews.withdraw_all(session, member.id, now)
            need_verdicts.withdraw_all(session, member.id)
        if known_role not in STAFF or member.role not in STAFF:
            member.staff_since = staff_since(known_role, member.email, now)
        member.role = known_role
        refresh_pages_of(session, member.id)
        entry = note_act(session, actor, member, "role", f"Now {membership.ROLE_WORDS[known_role]}. {reason}", now)
        tell_member(session, member, entry, "role", now, role=known_role, reason=reason)


def suspend(actor: Person, member_id: int, days: int, reason: str, now: datetime) -> None:
    """Let a member only read for some days, from their next click on; raises `Refused` or `NotFound`."""
    reason = membership.check_reason(reason)
    until = membership.suspension_end(days, now)
    with transaction() as session:
        member = get_row(session, Member, member_id, lock=True)
        check_here(member)
        role = membership.check_role(member.role)
        membership.check_suspension(actor, member_id=member_id, role=role, now=now)
        member.suspended_until, member.suspended_reason = until, reason
        entry = note_act(session, actor, member, "suspend", f"Until {say_shared_day(until)}. {reason}", now)
        tell_member(session, member, entry, "suspend", now, until=until.isoformat(), reason=reason)


def unsuspend(actor: Person, member_id: int, reason: str, now: datetime) -> None:
    """End a suspension early; raises `Refused` or `NotFound`."""
    check_moderator(actor, now)
    reason = membership.check_reason(reason)
    with transaction() as session:
        member = get_row(session, Member, member_id, lock=True)
        if member.suspended_until is None or member.suspended_until <= now:
            raise Refused(refusal_words.NOT_SUSPENDED)
        role = membership.check_role(member.role)
        membership.check_suspension(actor, member_id=member_id, role=role, now=now)
        member.suspended_until, member.suspended_reason = None, ""
        entry = note_act(session, actor, member, "unsuspend", reason, now)
        tell_member(session, member, entry, "unsuspend", now, reason=reason)


def check_here(member: Member) -> None:
    """Refuse to do anything with the account of somebody who left or died."""
    if member.left_at is not None:
        raise Refused(refusal_words.ACCOUNT_GONE)
    if member.remembered_at is not None:
        raise Refused(refusal_words.ACCOUNT_REMEMBERED)


def refresh_pages_of(session: Session, member_id: int) -> None:
    """Make the cached pages stale on which a member's name or role is shown."""
    if session.scalar(select(Resource.id).where(Resource.checked_by_id == member_id).limit(1)):
        mark_resources(session, is_relisted=False)
    threads = select(Post.thread_id).where(Post.author_id == member_id)
    session.execute(update(Thread).where(Thread.id.in_(threads)).values(version=Thread.version + 1))


def note_act(session: Session, actor: Person, member: Member, act: str, reason: str, now: datetime) -> int:
    """Write an act on a member into the modlog and give the entry's id."""
    entry = ModlogEntry(
        actor_id=actor.id,
        act=act,
        noun="member",
        noun_id=str(member.id),
        title=member.name,
        url=f"/u/{quote(member.name)}",
        reason=reason,
        created_at=now,
    )
    session.add(entry)
    session.flush()
    return entry.id


def tell_member(session: Session, member: Member, entry_id: int, act: str, now: datetime, **data: str) -> None:
    """Leave the member a notice about an act of the modlog."""
    tell(session, member.id, f"member.{act}", key=f"modlog:{entry_id}", now=now, **data)
