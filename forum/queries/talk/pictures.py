"""Pictures as pages show them: under posts, and waiting for a message."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, select

from forum.models import Picture, db
from forum.rules.kit.people import Person


def waits_for(member_id: int) -> ColumnElement[bool]:
    """Whether it waits for a message of this member."""
    return and_(Picture.post_id.is_(None), Picture.member_id == member_id)


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture as a page shows it."""

    id: int
    key: str
    alt: str
    width: int
    height: int
    state: str = "public"
    state_reason: str = ""

    @property
    def url(self) -> str:
        """The address of the picture as large as it is kept."""
        return f"/pictures/{self.key}/page.jpg"

    @property
    def small_url(self) -> str:
        """The address of the picture as it stands in a page."""
        return f"/pictures/{self.key}/small.jpg"


SHOWN = (Picture.id, Picture.key, Picture.alt, Picture.width, Picture.height, Picture.state, Picture.state_reason)


def pictures_of(post_ids: Sequence[int], person: Person) -> dict[int, tuple[ShownPicture, ...]]:
    """The pictures under these posts that this person may see if they may read the posts, by post."""
    if not post_ids:
        return {}
    wanted = select(Picture.post_id, Picture.member_id, *SHOWN).where(Picture.post_id.in_(post_ids))
    found: dict[int, tuple[ShownPicture, ...]] = {}
    for row in db.session.execute(wanted.order_by(Picture.id)):
        if row.post_id and (row.state == "public" or person.is_moderator or row.member_id == person.id):
            found[row.post_id] = (*found.get(row.post_id, ()), ShownPicture(*row[2:]))
    return found


def list_waiting(member_id: int, place: str) -> list[ShownPicture]:
    """The pictures that wait in this place for a member's message."""
    wanted = select(*SHOWN).where(waits_for(member_id), Picture.place == place)
    return [ShownPicture(*row) for row in db.session.execute(wanted.order_by(Picture.id))]


def count_waiting(member_id: int) -> int:
    """How many pictures of a member wait for messages."""
    return db.session.scalar(select(func.count()).select_from(Picture).where(waits_for(member_id))) or 0
