"""What the next page says to an admin about jobs, and about how the site is now."""

STARTER_CARD = "It is a draft of yours now. Read it, change what you like, and publish it."
STARTER_LINK = "It is listed, with your name and today’s date."


def categories_opened(count: int) -> str:
    """Those that were ticked."""
    if not count:
        return "Tick at least one category."
    return "1 category is open." if count == 1 else f"{count} categories are open."


def site_changed(what: str) -> str:
    """Everywhere at once."""
    return f"Changed: {what}. Everybody sees it from now on."


def jobs_retried(count: int) -> str:
    """They are due now; the worker takes them within seconds."""
    return f"Jobs to be tried again now: {count}."


def jobs_dropped(count: int) -> str:
    """They are gone for good."""
    return f"Jobs dropped: {count}."
