"""A message as the house keeps it: masked, cooked, with its links known."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from forum.rules.kit.limits import POST_DEPTH
from forum.text.contacts.contacts import Masked
from forum.text.markup.cook import COOK_VERSION, cook

SHORT_CHARS = 2_000
_NESTING = ">-*+_~[`#"


@dataclass(frozen=True, slots=True)
class Written:
    """A message ready to be stored; `masked` counts the contact details that were hidden.

    `vouched` are phone numbers in it of which its author says that they are not private. `links` are the addresses on
    other sites, and `standings` says what is thought of each of their `hosts`, where somebody has asked.
    """

    body: str
    html: str
    plain: str
    cook_version: int
    exercises: tuple[str, ...]
    hosts: tuple[str, ...]
    masked: int
    vouched: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    standings: Mapping[str, str] = field(default_factory=dict)


def write_known(
    masked: Masked,
    *,
    exercise_names: Mapping[str, str],
    member_names: Mapping[str, str],
    link_rel: str = "",
    blocked: Collection[str] = (),
) -> Written:
    """Cook a masked message with names and hosts as `cook` takes them; raises `Refused` when it is over a limit."""
    names = {"exercise_names": exercise_names, "member_names": member_names}
    cooked = cook(masked.text, **names, link_rel=link_rel, blocked=blocked)
    return Written(
        body=masked.text,
        html=cooked.html,
        plain=cooked.plain,
        cook_version=COOK_VERSION,
        exercises=cooked.exercises,
        hosts=cooked.hosts,
        masked=masked.count,
        vouched=masked.vouched,
        links=cooked.links,
    )


def is_surely_cookable(typed: str) -> bool:
    """Whether a message is so short and plain that no limit can refuse it; cooking is the only other way to know.

    Each level of nesting takes one sign at least, and only tables make much out of few characters.
    """
    if len(typed) > SHORT_CHARS or "|" in typed:
        return False
    signs = sum(typed.count(sign) for sign in _NESTING) + typed.count(".") + typed.count(")")
    return signs < POST_DEPTH
