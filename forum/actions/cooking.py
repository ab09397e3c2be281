"""From what a member typed to what the house keeps: masked, cooked, with its links known."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.models import Exercise, Member
from forum.text.clean import clean_text
from forum.text.contacts import mask_contacts
from forum.text.cook import COOK_VERSION, Cooked, cook
from forum.text.mentions import find_exercise_ids, find_mentions


@dataclass(frozen=True, slots=True)
class Written:
    """A message ready to be stored; `masked` counts the contact details that were hidden."""

    body: str
    html: str
    plain: str
    cook_version: int
    mentions: tuple[str, ...]
    exercises: tuple[str, ...]
    hosts: tuple[str, ...]
    masked: int


def write_text(session: Session, typed: str, *, link_rel: str = "") -> Written:
    """Mask and cook a message; raises `Refused` when it is over a limit."""
    masked = mask_contacts(clean_text(typed))
    cooked = cook_text(session, masked.text, link_rel=link_rel)
    return Written(
        body=masked.text,
        html=cooked.html,
        plain=cooked.plain,
        cook_version=COOK_VERSION,
        mentions=cooked.mentions,
        exercises=cooked.exercises,
        hosts=cooked.hosts,
        masked=masked.count,
    )


def cook_text(session: Session, body: str, *, link_rel: str = "") -> Cooked:
    """Cook a stored body, with the names of the members and exercises it speaks of."""
    keys = {name.casefold() for name in find_mentions(body)}
    ids = set(find_exercise_ids(body))
    members: dict[str, str] = {}
    exercises: dict[str, str] = {}
    if keys:
        rows = session.execute(select(Member.name_key, Member.name).where(Member.name_key.in_(keys)))
        members = {row.name_key: row.name for row in rows}
    if ids:
        found = session.execute(select(Exercise.id, Exercise.name).where(Exercise.id.in_(ids)))
        exercises = {row.id: row.name for row in found}
    return cook(body, exercise_names=exercises, member_names=members, link_rel=link_rel)
