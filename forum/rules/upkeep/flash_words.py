"""What the next page says to an admin about jobs, and about how the site is now."""


def site_changed(what: str) -> str:
    """Everywhere at once."""
    return f"Changed: {what}. Everybody sees it from now on."


def jobs_retried(count: int) -> str:
    """They are due now; the worker takes them within seconds."""
    return f"Jobs to be tried again now: {count}."


def jobs_dropped(count: int) -> str:
    """They are gone for good."""
    return f"Jobs dropped: {count}."
