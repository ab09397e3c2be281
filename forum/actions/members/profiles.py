"""What members say about themselves, and how they want pages to look."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.actions.members.members import refresh_pages_of
from forum.actions.members.registration import list_staff_names
from forum.actions.moderation.exercise_holds import read_anew
from forum.errors import Refused
from forum.models import CalendarEntry, Member
from forum.rules.kit.days import check_zone
from forum.rules.kit.display import clean_display
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake
from forum.rules.members import refusal_words
from forum.rules.members.accounts import check_about
from forum.rules.members.look_alikes import skeletons
from forum.rules.members.names import check_display_name, check_not_staff
from forum.text.kit.clean import clean_text


def save_profile(person: Person, about: str, display_name: str, now: datetime) -> None:
    """Change the few words on one's public page and the name shown beside the handle; raises `Refused`."""
    check_awake(person, now)
    about, display_name = check_about(clean_text(about)), check_display_name(clean_text(display_name))
    with transaction() as session:
        member = get_row(session, Member, person.id, lock=True)
        if display_name != member.display_name:
            check_nobody_else(session, member, display_name)
            member.display_name = display_name
            refresh_pages_of(session, member.id)
            if member.role != "member":
                read_anew(session)
        member.about = about


def check_nobody_else(session: Session, member: Member, display_name: str) -> None:
    """Refuse a shown name that is another's handle to the eye, or passes for somebody with an office."""
    if not display_name:
        return
    others = select(Member.id).where(Member.name_skeleton.in_(skeletons(display_name)), Member.id != member.id)
    if session.scalar(others.limit(1)) is not None:
        raise Refused(refusal_words.NAME_LOOKS_TAKEN, "display_name")
    check_not_staff(display_name, list_staff_names(session, but=member.id), "display_name")


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
