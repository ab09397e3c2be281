"""From what a member typed to what the house keeps: masked, cooked, with its links known."""

from dataclasses import dataclass

from forum.queries.cooking import cook_text
from forum.text.clean import clean_text
from forum.text.contacts import mask_contacts
from forum.text.cook import COOK_VERSION


@dataclass(frozen=True, slots=True)
class Written:
    """A message ready to be stored; `masked` counts the contact details that were hidden."""

    body: str
    html: str
    plain: str
    cook_version: int
    exercises: tuple[str, ...]
    hosts: tuple[str, ...]
    masked: int


def write_text(typed: str, *, link_rel: str = "") -> Written:
    """Mask and cook a message; raises `Refused` when it is over a limit."""
    masked = mask_contacts(clean_text(typed))
    cooked = cook_text(masked.text, link_rel=link_rel)
    return Written(
        body=masked.text,
        html=cooked.html,
        plain=cooked.plain,
        cook_version=COOK_VERSION,
        exercises=cooked.exercises,
        hosts=cooked.hosts,
        masked=masked.count,
    )
