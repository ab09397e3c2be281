"""Members, as lists and pages show them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, or_, select, true

from forum.models import Member, db
from forum.rules.kit.people import Person
from forum.rules.members.names import full_name


def visible_to(person: Person) -> ColumnElement[bool]:
    """The one rule for whose public page there is: confirmed members, authors, and one's own."""
    if person.is_moderator:
        return true()
    return or_(Member.confirmed_at.is_not(None), Member.post_count > 0, Member.id == person.id)


# A member's name for others, as a column; `full_name` of the rules says the same of two values.
FULL_NAME = case((Member.display_name != "", Member.display_name + " (@" + Member.name + ")"), else_=Member.name)


@dataclass(frozen=True, slots=True)
class Profile:
    """A member's public page."""

    id: int
    name: str
    display_name: str
    picture: str
    role: str
    about: str
    created_at: datetime
    left_at: datetime | None
    remembered_at: datetime | None

    @property
    def full_name(self) -> str:
        return full_name(self.name, self.display_name)


def find_profile(name_key: str, person: Person) -> Profile | None:
    """The public page under this name, if the person may see one."""
    columns = (
        *(Member.id, Member.name, Member.display_name, Member.picture, Member.role),
        *(Member.about, Member.created_at, Member.left_at, Member.remembered_at),
    )
    row = db.session.execute(select(*columns).where(Member.name_key == name_key, visible_to(person))).first()
    return Profile(*row) if row else None


def get_full_name(member_id: int) -> str:
    """How a member is named to others."""
    return str(db.session.execute(select(FULL_NAME).where(Member.id == member_id)).scalar_one())


def is_remembered(member_id: int) -> bool:
    """Whether the account is kept in memory of a member who died."""
    return (
        db.session.scalar(select(Member.id).where(Member.id == member_id, Member.remembered_at.is_not(None)))
        is not None
    )


def has_members() -> bool:
    """Whether anybody is here yet."""
    return db.session.scalar(select(Member.id).limit(1)) is not None


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody with an office, and whether they have a second factor."""

    name: str
    full_name: str
    role: str
    has_second_factor: bool


def list_staff() -> list[Officer]:
    """Everybody with an office, by role and name."""
    wanted = select(Member.name, FULL_NAME, Member.role, Member.second_factor_at.is_not(None))
    rows = db.session.execute(wanted.where(Member.role != "member").order_by(Member.role, Member.name_key))
    return [Officer(*row) for row in rows]
