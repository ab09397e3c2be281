"""What an older backup undid is done again: who left leaves, and a name that was taken off comes off."""

from datetime import datetime

from forum.actions.members.leaving import leave
from forum.actions.moderation.disowning import disown_again
from forum.actions.upkeep import departures, disowned


def leave_again(now: datetime) -> int:
    """Delete once more every account that had left; says how many that were."""
    returned = departures.list_returned()
    for one in returned:
        leave(one.member_id, now, keeps=one.keeps, is_forced=True)
    return len(returned)


def take_names_off_again(now: datetime) -> int:
    """Take names once more off the posts that they had been taken off; says how many that were."""
    named = disowned.list_named_again()
    for post_id in named:
        disown_again(post_id, now)
    return len(named)
