"""What the next page says to an admin about jobs."""


def jobs_retried(count: int) -> str:
    """They are due now; the worker takes them within seconds."""
    return f"Jobs to be tried again now: {count}."


def jobs_dropped(count: int) -> str:
    """They are gone for good."""
    return f"Jobs dropped: {count}."
