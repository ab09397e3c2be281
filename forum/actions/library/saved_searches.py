"""Keeping a search, and letting it go."""

from datetime import datetime

from sqlalchemy import select

from forum.actions.kit.base import get_row, transaction
from forum.errors import NotFound
from forum.models import Member, SavedSearch
from forum.rules.kit.people import Person
from forum.rules.library import saved_searches as rules
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


def drop(person: Person, search_id: int) -> None:
    """Let go of one's own search; raises `NotFound`."""
    with transaction() as session:
        found = get_row(session, SavedSearch, search_id, lock=True)
        if found.member_id != person.id:
            raise NotFound
        session.delete(found)
