"""Why a job failed: whether waiting may help, and a name for it that holds nothing anybody wrote."""

import traceback

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from forum.errors import Busy
from forum.paths import package_folder
from forum.search import SearchUnavailable

# What lies around the house and not in the job, so that the same job may well be done later: somebody else writes
# (Busy); the database is away, locked or full, or no connection is free (the next three); the index is being made or
# damaged; the mail server, network, disk or memory fails (OSError holds smtplib's errors, refused connections and
# time-outs). Every other error comes of this code and this job, and comes again.
PASSING: tuple[type[Exception], ...] = (
    Busy,
    OperationalError,
    InterfaceError,
    PoolTimeout,
    SearchUnavailable,
    OSError,
    MemoryError,
)


def may_pass(error: Exception) -> bool:
    """Whether the surroundings failed, and not the job."""
    return isinstance(error, PASSING)


def cause_of(error: Exception) -> str:
    """The type of an error and the place in our code that it came from, never its message: that may quote a post."""
    ours = f"{package_folder()}/"
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{one.filename.removeprefix(ours)}:{one.lineno}" for one in frames if one.filename.startswith(ours)]
    return " at ".join([type(error).__name__, *places[-1:]])
