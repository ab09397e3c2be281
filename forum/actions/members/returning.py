"""What an older backup undid is done again: who left leaves, and a name that was taken off comes off."""

from dataclasses import dataclass
from datetime import datetime

from forum.actions.members.leaving import leave
from forum.actions.moderation.disowning import disown_again
from forum.actions.upkeep import departures, disowned


@dataclass(frozen=True, slots=True)
class DoneAgain:
    """How many posts lost their author's name again, and how many accounts were deleted again."""

    posts: int
    accounts: int


def redo(now: datetime) -> DoneAgain:
    """Do again what an older backup undid; names come off first, while their owners are still there."""
    named, returned = disowned.list_named_again(), departures.list_returned()
    for post_id in named:
        disown_again(post_id, now)
    for one in returned:
        leave(one.member_id, now, keeps=one.keeps, is_forced=True)
    return DoneAgain(len(named), len(returned))
