"""From what a member typed to what the house keeps: masked, cooked, with its links known."""

from collections.abc import Collection

from forum.queries.talk.public_numbers import mask
from forum.queries.writing.cooking import find_names
from forum.text.kit.clean import clean_text
from forum.text.markup.written import Written, write_known

__all__ = ["Written", "write_text"]


def write_text(typed: str, *, link_rel: str = "", vouched: Collection[str] = ()) -> Written:
    """Mask and cook a message; raises `Refused` when it is over a limit.

    `vouched` are keys of phone numbers of which its author says that they are not private.
    """
    names = find_names(typed)
    masked = mask(clean_text(typed), vouched)
    return write_known(masked, exercise_names=names.exercises, member_names=names.members, link_rel=link_rel)
