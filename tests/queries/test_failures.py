"""What lies around the house and fails, said in one line to its operator."""

import sqlite3

import pytest
from sqlalchemy.exc import OperationalError

from forum.queries.upkeep.failures import say_failure


@pytest.mark.parametrize(
    ("sqlite_says", "words"),
    [
        ("database disk image is malformed", "damaged"),
        ("file is not a database", "damaged"),
        ("attempt to write a readonly database", "can't be written"),
        ("unable to open database file", "can't be opened"),
        ("database or disk is full", "The disk is full"),
        ("disk I/O error", "can't be read or written"),
        ("database is locked", "busy"),
    ],
)
@pytest.mark.parametrize("is_wrapped", [False, True])
def test_what_sqlite_says_becomes_words_for_the_operator(sqlite_says: str, words: str, is_wrapped: bool) -> None:
    error: Exception = sqlite3.OperationalError(sqlite_says)
    if is_wrapped:
        error = OperationalError("SELECT 1", {}, error)
    said = say_failure(error)
    assert said is not None
    assert words in said
    assert "\n" not in said


def test_a_file_that_may_not_be_used_is_named() -> None:
    assert say_failure(PermissionError(13, "Permission denied", "/srv/x.db")) == "Permission denied: /srv/x.db"


@pytest.mark.parametrize("error", [ValueError("x"), sqlite3.OperationalError("no such column: x"), OSError("odd")])
def test_a_fault_of_ours_keeps_its_traceback(error: Exception) -> None:
    assert say_failure(error) is None
