"""What members say about themselves, and how they want pages to look."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import update

from forum.actions.kit.base import get_row, transaction
from forum.models import CalendarEntry, Member
from forum.rules.kit.days import check_zone
from forum.rules.kit.display import clean_display
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake
from forum.rules.members.accounts import check_about
from forum.text.kit.clean import clean_text


def save_about(person: Person, about: str, now: datetime) -> None:
    """Change the few words on one's public page; raises `Refused`."""
    check_awake(person, now)
    about = check_about(clean_text(about))
    with transaction() as session:
        get_row(session, Member, person.id, lock=True).about = about


def save_time_zone(person: Person, time_zone: str, now: datetime) -> None:
    """Change where days begin for a member; a suspended one may too. Raises `Refused`."""
    known = check_zone(time_zone)
    with transaction() as session:
        get_row(session, Member, person.id, lock=True).time_zone = known
        # Every entry of the calendar begins at another moment now, and calendars have to take notice.
        moved = update(CalendarEntry).where(CalendarEntry.member_id == person.id)
        session.execute(moved.values(sequence=CalendarEntry.sequence + 1, changed_at=now))


def save_display(person: Person, choices: Mapping[str, str]) -> None:
    """Keep how a member wants pages to look; unknown choices are left out."""
    with transaction() as session:
        get_row(session, Member, person.id, lock=True).display = dict(clean_display(choices))
