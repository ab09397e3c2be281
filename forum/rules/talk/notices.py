"""How many notices there may be, and how those of one thread are told together."""

# Of one thread, until they are read: whoever has not come back by then reads the thread itself.
MOST_UNREAD_A_THREAD = 20
# So many of those whom a post names or quotes are told.
MOST_NAMED = 10
# How many followers or savers are told in one go, so that nobody else waits for the write lock.
TOLD_AT_ONCE = 500


def say_more(count: int) -> str:
    """How many notices of a kind stand behind the newest; "" for none."""
    if not count:
        return ""
    return "And 1 more like it." if count == 1 else f"And {count} more like it."
