"""A message as the house keeps it: masked, cooked, with its links known."""

from collections.abc import Mapping
from dataclasses import dataclass

from forum.rules.kit.limits import POST_DEPTH
from forum.text.contacts.contacts import Masked
from forum.text.markup.cook import COOK_VERSION, cook

SHORT_CHARS = 2_000
_NESTING = ">-*+_~[`#"


@dataclass(frozen=True, slots=True)
class Written:
    """A message ready to be stored; `masked` counts the contact details that were hidden.

    `vouched` are phone numbers in it of which its author says that they are not private.
    """

    body: str
    html: str
    plain: str
    cook_version: int
    exercises: tuple[str, ...]
    hosts: tuple[str, ...]
    masked: int
    vouched: tuple[str, ...] = ()


def write_known(
    masked: Masked, *, exercise_names: Mapping[str, str], member_names: Mapping[str, str], link_rel: str = ""
) -> Written:
    """Cook a masked message with names as `cook` takes them; raises `Refused` when it is over a limit."""
    cooked = cook(masked.text, exercise_names=exercise_names, member_names=member_names, link_rel=link_rel)
    return Written(
        body=masked.text,
        html=cooked.html,
        plain=cooked.plain,
        cook_version=COOK_VERSION,
        exercises=cooked.exercises,
        hosts=cooked.hosts,
        masked=masked.count,
        vouched=masked.vouched,
    )


def is_surely_cookable(typed: str) -> bool:
    """Whether a message is so short and plain that no limit can refuse it; cooking is the only other way to know.

    Each level of nesting takes one sign at least, and only tables make much out of few characters.
    """
    if len(typed) > SHORT_CHARS or "|" in typed:
        return False
    signs = sum(typed.count(sign) for sign in _NESTING) + typed.count(".") + typed.count(")")
    return signs < POST_DEPTH
