"""Those who left before and are back by an older backup leave again."""

from datetime import datetime

from forum.actions.members.leaving import leave
from forum.actions.upkeep import departures


def leave_again(now: datetime) -> int:
    """Delete once more every account that had left; says how many that were."""
    returned = departures.list_returned()
    for one in returned:
        leave(one.member_id, now, keeps=one.keeps, is_forced=True)
    return len(returned)
