"""What a message would look like, without keeping it."""

from dataclasses import dataclass

from sqlalchemy import select

from forum.models import Exercise, Member, db
from forum.rules.limits import POST_CHARS
from forum.text.clean import clean_text
from forum.text.contacts import mask_contacts
from forum.text.cook import Cooked, cook
from forum.text.mentions import find_exercise_ids, find_mentions


@dataclass(frozen=True, slots=True)
class Preview:
    """A cooked message that is not stored; `masked` counts the contact details that would be hidden."""

    html: str
    masked: int


def cook_text(body: str, *, link_rel: str = "") -> Cooked:
    """Cook a message with the names of the members and exercises it speaks of; raises `Refused` over a limit."""
    keys = {name.casefold() for name in find_mentions(body)}
    ids = set(find_exercise_ids(body))
    members: dict[str, str] = {}
    exercises: dict[str, str] = {}
    if keys:
        rows = db.session.execute(select(Member.name_key, Member.name).where(Member.name_key.in_(keys)))
        members = {row.name_key: row.name for row in rows}
    if ids:
        found = db.session.execute(select(Exercise.id, Exercise.name).where(Exercise.id.in_(ids)))
        exercises = {row.id: row.name for row in found}
    return cook(body, exercise_names=exercises, member_names=members, link_rel=link_rel)


def preview(typed: str) -> Preview:
    """A message as others would see it, contact details masked."""
    masked = mask_contacts(clean_text(typed[: 2 * POST_CHARS]))
    return Preview(cook_text(masked.text).html, masked.count)
