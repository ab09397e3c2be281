"""A message as the house keeps it: masked, cooked, with its links known."""

from collections.abc import Mapping
from dataclasses import dataclass

from forum.rules.kit.limits import POST_DEPTH
from forum.text.contacts.contacts import mask_contacts
from forum.text.kit.clean import clean_text
from forum.text.markup.cook import COOK_VERSION, cook

SHORT_CHARS = 2_000
_NESTING = ">-*+_~[`#"


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


def write_known(
    typed: str, *, exercise_names: Mapping[str, str], member_names: Mapping[str, str], link_rel: str = ""
) -> Written:
    """Mask and cook a message with names as `cook` takes them; raises `Refused` when it is over a limit."""
    masked = mask_contacts(clean_text(typed))
    cooked = cook(masked.text, exercise_names=exercise_names, member_names=member_names, link_rel=link_rel)
    return Written(
        body=masked.text,
        html=cooked.html,
        plain=cooked.plain,
        cook_version=COOK_VERSION,
        exercises=cooked.exercises,
        hosts=cooked.hosts,
        masked=masked.count,
    )


def is_surely_cookable(typed: str) -> bool:
    """Whether a message is so short and plain that no limit can refuse it; cooking is the only other way to know.

    Each level of nesting takes one sign at least, and only tables make much out of few characters.
    """
    if len(typed) > SHORT_CHARS or "|" in typed:
        return False
    signs = sum(typed.count(sign) for sign in _NESTING) + typed.count(".") + typed.count(")")
    return signs < POST_DEPTH
