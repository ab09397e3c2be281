"""Who may see a picture, and where it is."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, true

from forum.models import Picture, Post, Thread, db
from forum.queries.talk.pictures import SHOWN, ShownPicture, waits_for
from forum.queries.talk.posts import readable_by
from forum.queries.talk.threads import visible_to as thread_visible_to
from forum.rules.kit.people import VISITOR, Person


def shown_to(person: Person) -> ColumnElement[bool]:
    """The one rule for who may see a picture, beside `Post` and `Thread`, which are not there while it waits.

    Those who may read its post; one that a moderator hid is for its owner and moderators, one that waits for its owner.
    """
    not_hidden = true() if person.is_moderator else or_(Picture.state == "public", Picture.member_id == person.id)
    with_post = and_(Picture.post_id.is_not(None), readable_by(person), thread_visible_to(person), not_hidden)
    return with_post if person.is_visitor else or_(with_post, waits_for(person.id))


@dataclass(frozen=True, slots=True)
class PictureFile:
    """Which file is asked for, and whether strangers may see it."""

    key: str
    sha256: str
    is_public: bool


def find_file(key: str, person: Person) -> PictureFile | None:
    """The file behind an address, if this person may see it now."""
    is_public = shown_to(VISITOR).label("is_public")
    row = db.session.execute(
        _placed(Picture.key, Picture.sha256, is_public).where(Picture.key == key, shown_to(person))
    )
    found = row.first()
    return PictureFile(found.key, found.sha256, bool(found.is_public)) if found else None


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """A picture and the post it goes with; without one `post_id` is 0 and `place` says where it waits."""

    picture: ShownPicture
    member_id: int
    post_id: int
    place: str


def find_place(picture_id: int, person: Person) -> PicturePlace | None:
    """A picture by its number, if this person may see it."""
    wanted = _placed(Picture.member_id, Picture.post_id, Picture.place, *SHOWN)
    row = db.session.execute(wanted.where(Picture.id == picture_id, shown_to(person))).first()
    if row is None:
        return None
    member_id, post_id, place, *rest = row
    return PicturePlace(ShownPicture(*rest), member_id, post_id or 0, place)


def _placed(*columns: Any) -> Any:
    wanted = select(*columns).select_from(Picture)
    return wanted.outerjoin(Post, Post.id == Picture.post_id).outerjoin(Thread, Thread.id == Post.thread_id)
