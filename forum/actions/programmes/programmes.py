"""What owners do with a programme as a whole, and what all its actions share."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.errors import NotFound, Refused
from forum.models import Programme
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake
from forum.rules.programmes import refusal_words
from forum.text.kit.slugs import slugify

UNNAMED = "Programme without a name"


def own_programme(session: Session, person: Person, programme_id: int) -> Programme:
    """The member's own programme, locked; raises `NotFound` for anybody else's, `Refused` for a hidden one."""
    programme = get_row(session, Programme, programme_id, lock=True)
    if person.is_visitor or programme.owner_id != person.id:
        raise NotFound
    if programme.state == "hidden":
        raise Refused(refusal_words.HIDDEN_STAYS)
    return programme


def name_programme(programme: Programme, title: str) -> None:
    """Give the programme its name and the readable end of its address."""
    programme.title = " ".join(title.split())[:120] or UNNAMED
    programme.slug = slugify(programme.title, default="programme")


def stamp_of(programme: Programme) -> str:
    """What tells one saving of a draft from the next."""
    return str(programme.draft["stamp"]) if programme.draft else f"{programme.current_n}.0"


def delete_draft(person: Person, programme_id: int, now: datetime) -> None:
    """Delete a programme that was never published; raises `Refused` for any other."""
    check_awake(person, now)
    with transaction() as session:
        programme = own_programme(session, person, programme_id)
        if programme.current_n:
            raise Refused(refusal_words.PUBLISHED_STAYS)
        session.delete(programme)
