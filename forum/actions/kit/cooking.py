"""From what a member typed to what the house keeps: masked, cooked, with its links known."""

from forum.queries.writing.cooking import find_names
from forum.text.markup.written import Written, write_known

__all__ = ["Written", "write_text"]


def write_text(typed: str, *, link_rel: str = "") -> Written:
    """Mask and cook a message; raises `Refused` when it is over a limit."""
    names = find_names(typed)
    return write_known(typed, exercise_names=names.exercises, member_names=names.members, link_rel=link_rel)
