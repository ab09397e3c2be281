"""How far the house looks for what is new to a member, and how it says it."""

from forum.rules.kit.paging import page_of

# Beside what they follow, so many of the threads that were written in last.
LOOKED_AT = 300
# New posts of one thread are counted so far; beyond it there are simply more.
MOST_COUNTED = 50


def say_new(count: int) -> str:
    """How many posts of a thread are new."""
    return f"{MOST_COUNTED} or more new" if count >= MOST_COUNTED else f"{count} new"


def say_newer(count: int) -> str:
    """How many replies came while a page was open; "" for none."""
    if not count:
        return ""
    return "1 new reply, show" if count == 1 else f"{count} new replies, show"


def say_since(total: int) -> str:
    """How many threads have something new."""
    if not total:
        return "Since you were here: nothing new."
    return f"Since you were here: {'1 thread has' if total == 1 else f'{total:,} threads have'} something new."


def place_in(url: str, first_new_n: int, last_n: int) -> str:
    """Where a thread is opened: at its first new post under a line that says so, else at its last post."""
    n = first_new_n or last_n
    page = page_of(n)
    query = [f"page={page}"] if page > 1 else []
    if first_new_n > 1:
        query.append(f"new={first_new_n}")
    anchor = "new" if first_new_n > 1 else f"post-{n}" if n > 1 else ""
    return url + (f"?{'&'.join(query)}" if query else "") + (f"#{anchor}" if anchor else "")
