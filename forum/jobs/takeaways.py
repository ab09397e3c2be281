"""Making the file with everything of a member."""

from datetime import datetime
from typing import Any

from forum.actions.upkeep import takeaways


def make(payload: dict[str, Any], now: datetime) -> None:
    """Make the file that a member asked for."""
    takeaways.make(int(payload["member_id"]), str(payload["mark"]), now)
