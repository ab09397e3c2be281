"""Leaving for good: all of it in one transaction, so that nothing is ever half gone.

What is left of a member is a row without a name, so that what others wrote and decided still leads somewhere. What
lies outside of the database (index, letters, files) is left to the job `member.left`.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, get_row, transaction
from forum.actions.members.leaving_cards import settle_cards, settle_programmes
from forum.actions.members.leaving_posts import settle_posts
from forum.actions.members.members import refresh_pages_of
from forum.actions.moderation import exercise_holds, exercise_reviews, need_verdicts
from forum.actions.moderation.unasked import drop_unasked
from forum.actions.routines.reviews import withdraw_all
from forum.actions.talk.polls import fold_votes
from forum.actions.talk.wiping import recount
from forum.models import (
    Digest,
    DigestInterest,
    Flag,
    MailFailure,
    Member,
    ModlogEntry,
    Notice,
    OutboxRow,
    Resource,
    ResourceSave,
    Routine,
    RoutineHelpful,
    RoutineSave,
)
from forum.queries.kit.chunks import chunks
from forum.queries.upkeep.belongings import is_of, table_of
from forum.rules.members.accounts import email_key
from forum.rules.members.belongings import BELONGINGS
from forum.rules.members.leaving import REMOVED_THING, SWEPT_AFTER, check_may_leave, former_name
from forum.rules.members.names import name_key


def leave(member_id: int, now: datetime, *, keeps: bool, is_forced: bool = False) -> None:
    """Delete an account; its posts and public cards stay under "former member" if the member `keeps` them.

    Raises `Refused` for the last admin, unless it is done again after a restore. Nothing happens to one that is gone.
    """
    with transaction() as session:
        member = get_row(session, Member, member_id, lock=True)
        if member.left_at is not None:
            return
        is_admin = (Member.role == "admin") & (Member.id != member_id) & Member.remembered_at.is_(None)
        others = session.scalar(select(func.count()).select_from(Member).where(is_admin)) or 0
        check_may_leave("" if is_forced else member.role, others)
        name, addresses = member.name, [one for one in (member.email, member.new_email) if one]
        withdraw_all(session, member_id, now)
        exercise_reviews.withdraw_all(session, member_id, now)
        need_verdicts.withdraw_all(session, member_id)
        if member.role != "member":
            exercise_holds.read_anew(session)
        become_former(session, member, now)
        settle(session, member_id, now, keeps=keeps)
        enqueue(session, "member.left", now, member_id=member_id, keeps=keeps, name=name, addresses=addresses)
        enqueue(session, "member.swept", now, due_at=now + SWEPT_AFTER, member_id=member_id, keeps=keeps)


def sweep(member_id: int, now: datetime, *, keeps: bool) -> None:
    """Take what was on its way when a member left, such as the draft that a page saved in that very moment."""
    with transaction() as session:
        get_row(session, Member, member_id, lock=True)
        settle(session, member_id, now, keeps=keeps)


def settle(session: Session, member_id: int, now: datetime, *, keeps: bool) -> None:
    """Do with everything about a member what `rules.members.belongings` says; a second time it changes nothing."""
    saved = select(RoutineSave.routine_id).where(RoutineSave.member_id == member_id)
    liked = select(RoutineHelpful.routine_id).where(RoutineHelpful.member_id == member_id)
    counted = set(session.scalars(saved.union(liked)))
    kept = set(session.scalars(select(ResourceSave.resource_id).where(ResourceSave.member_id == member_id)))
    pressed = set(session.scalars(select(DigestInterest.digest_id).where(DigestInterest.member_id == member_id)))
    fold_votes(session, member_id)
    forget_private(session, member_id)
    drop_unasked(session)
    for table, ids in ((Routine, counted), (Resource, kept), (Digest, pressed)):
        recount(session, table, ids)
    programmes, needed = settle_programmes(session, member_id, keeps=keeps)
    keys = settle_cards(session, member_id, needed, keeps=keeps)
    keys += settle_posts(session, member_id, now, keeps=keeps)
    recount(session, Member, [member_id])
    refresh_pages_of(session, member_id)
    forget_records(session, member_id, [*keys, *(f"programme:{one}" for one in programmes)])
    for some in chunks(keys):
        enqueue(session, "index.drop", now, keys=list(some))


def forget_private(session: Session, member_id: int) -> None:
    """Delete what was theirs alone, the jobs about them, and the columns that are wiped of what stays."""
    for one in BELONGINGS:
        table = table_of(one.table)
        if one.fate == "goes":
            session.execute(delete(table).where(is_of(one, member_id)))
        elif one.wiped:
            session.execute(update(table).where(is_of(one, member_id)).values(dict.fromkeys(one.wiped, "")))
    waits = (OutboxRow.payload["member_id"].as_integer() == member_id) & OutboxRow.kind.not_like("member.%")
    session.execute(delete(OutboxRow).where(waits))


def forget_records(session: Session, member_id: int, gone: Collection[str]) -> None:
    """Take the member's words and name out of what moderators keep; act, day and reason stay.

    `gone` are the things that are there no more, as "noun:number": reports of them have nothing to be about.
    """
    name = former_name(member_id)
    about = (ModlogEntry.noun == "member") & (ModlogEntry.noun_id == str(member_id))
    renamed = {"title": name, "url": f"/u/Former%20member%20{member_id}"}
    session.execute(update(ModlogEntry).where(about).values(renamed))
    by, to = Notice.data["by"].as_integer() == member_id, Notice.data["to"].as_integer() == member_id
    messages = or_((Notice.kind == "contact") & by, (Notice.kind == "contact_answered") & to)
    session.execute(delete(Notice).where(messages))
    things: dict[str, list[int]] = {}
    for key in gone:
        noun, _, number = key.partition(":")
        things.setdefault(noun, []).append(int(number))
    for noun, ids in things.items():
        for some in chunks(ids):
            logged = (ModlogEntry.noun == noun) & ModlogEntry.noun_id.in_([str(one) for one in some])
            session.execute(update(ModlogEntry).where(logged).values(title=REMOVED_THING))
            # What a thread said in short is made of its words.
            session.execute(update(ModlogEntry).where(logged, ModlogEntry.act == "sum_up").values(reason=REMOVED_THING))
            session.execute(delete(Flag).where(Flag.noun == noun, Flag.noun_id.in_(some), is_missing(noun)))


def is_missing(noun: str) -> ColumnElement[bool]:
    """Whether what a report is about is not there any more."""
    table = table_of(noun)
    return ~select(table.c.id).where(table.c.id == Flag.noun_id).exists()


def become_former(session: Session, member: Member, now: datetime) -> None:
    """Take name, address, password and all else off the member's own row."""
    addresses = [email_key(one) for one in (member.email, member.new_email) if one]
    session.execute(delete(MailFailure).where(MailFailure.email_key.in_(addresses)))
    name = former_name(member.id)
    for column, value in {**NOTHING, "name": name, "name_key": name_key(name), "left_at": now}.items():
        setattr(member, column, value)
    session.flush()


# What a former member's row says; number, day of joining and counted posts stay.
NOTHING: dict[str, Any] = {
    "name_skeleton": None,
    "display_name": "",
    "picture": "",
    "email": None,
    "email_key": None,
    "new_email": None,
    "password_hash": None,
    "role": "member",
    "about": "",
    "confirmed_at": None,
    "suspended_until": None,
    "suspended_reason": "",
    "time_zone": "",
    "display": {},
    "staff_since": None,
    "second_factor_at": None,
    "unread_from": None,
    "follows_own": False,
    "remembered_at": None,
    "takes_messages": False,
}
