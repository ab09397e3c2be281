"""Keeping a search, and letting it go."""

from datetime import datetime

from sqlalchemy import exists, select, update

from forum.actions.kit.base import get_row, transaction
from forum.actions.talk.letters import PLANNED_AT_ONCE, add_letter
from forum.errors import NotFound
from forum.models import Letter, Member, SavedSearch
from forum.rules.kit.people import Person
from forum.rules.library import saved_searches as rules
from forum.rules.talk.letters import WEEK
from forum.text.kit.clean import clean_text


def keep(person: Person, name: str, query_string: str, now: datetime) -> None:
    """Keep a search under this name, or name one anew that is kept already; raises `Refused`."""
    asked = rules.check_asked(clean_text(query_string))
    given = rules.check_name(clean_text(name), asked)
    with transaction() as session:
        get_row(session, Member, person.id, lock=True)
        mine = session.scalars(select(SavedSearch).where(SavedSearch.member_id == person.id)).all()
        same = next((one for one in mine if one.asked == asked), None)
        if same is None:
            rules.check_room(len(mine))
            same = SavedSearch(member_id=person.id, asked=asked)
            session.add(same)
        same.name, same.saved_at = given, now


def choose_mailed(person: Person, search_id: int, now: datetime, *, is_mailed: bool) -> None:
    """Have one's own search told of once a week from now on, or no longer; raises `NotFound`."""
    with transaction() as session:
        found = get_row(session, SavedSearch, search_id, lock=True)
        if found.member_id != person.id:
            raise NotFound
        if found.is_mailed != is_mailed:
            found.is_mailed, found.told_from, found.told_at = is_mailed, None, now


def plan_letters(now: datetime) -> None:
    """Leave the letters about searches that are due: one a member, about all of theirs, each once."""
    with transaction() as session:
        mailed = (SavedSearch.member_id == Member.id, SavedSearch.is_mailed)
        waits = exists().where(Letter.member_id == Member.id, Letter.kind == "searches", Letter.sent_at.is_(None))
        is_due = exists().where(*mailed, SavedSearch.told_at <= now - WEEK)
        due = select(Member.id).where(is_due, ~waits, Member.remembered_at.is_(None)).limit(PLANNED_AT_ONCE)
        for member_id in session.scalars(due).all():
            theirs = update(SavedSearch).where(SavedSearch.member_id == member_id, SavedSearch.is_mailed)
            session.execute(theirs.values(told_from=SavedSearch.told_at, told_at=now))
            add_letter(session, member_id, "searches", now, now)


def drop(person: Person, search_id: int) -> None:
    """Let go of one's own search; raises `NotFound`."""
    with transaction() as session:
        found = get_row(session, SavedSearch, search_id, lock=True)
        if found.member_id != person.id:
            raise NotFound
        session.delete(found)
