"""What goes with a post besides its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from forum.actions.talk.pictures import attach_pictures
from forum.actions.talk.post_routines import attach_routines
from forum.models import Post, Thread
from forum.rules.kit.people import Person


@dataclass(frozen=True, slots=True)
class Chosen:
    """Routine cards, and pictures that waited for it."""

    routine_ids: Sequence[int] = ()
    picture_ids: Sequence[int] = ()


def attach(session: Session, post: Post, thread: Thread, person: Person, chosen: Chosen) -> None:
    """Send along what was chosen for a new post; raises `Refused`."""
    attach_routines(session, post, thread, person, chosen.routine_ids)
    attach_pictures(session, post, person, chosen.picture_ids)
