"""From what a member typed to what the house keeps: masked, cooked, with its links known."""

from collections.abc import Collection
from dataclasses import replace

from forum.queries.moderation.hosts import find_standings, list_blocked
from forum.queries.talk.public_numbers import mask
from forum.queries.writing.cooking import Names, find_names
from forum.text.contacts.contacts import Masked
from forum.text.kit.clean import clean_text
from forum.text.markup.written import Written, write_known

__all__ = ["Written", "write_masked", "write_text"]


def write_text(typed: str, *, link_rel: str = "", vouched: Collection[str] = ()) -> Written:
    """Mask and cook a message; raises `Refused` when it is over a limit.

    `vouched` are keys of phone numbers of which its author says that they are not private. Links to hosts that are
    blocked become their words; who may refuse such a message asks its `standings`.
    """
    return write_masked(mask(clean_text(typed), vouched), find_names(typed), link_rel)


def write_masked(masked: Masked, names: Names, link_rel: str = "") -> Written:
    """Cook a masked message with these names; raises `Refused` when it is over a limit."""
    given = {"exercise_names": names.exercises, "member_names": names.members}
    written = write_known(masked, **given, link_rel=link_rel)
    if not written.hosts:
        return written
    standings = find_standings(set(written.hosts))
    if "blocked" in standings.values():
        written = write_known(masked, **given, link_rel=link_rel, blocked=list_blocked(set(written.hosts)))
    return replace(written, standings=standings)
