"""What a refusal says of a file of claims or studies."""

from collections.abc import Sequence

NOT_JSON = "This is not JSON."
NOT_CLAIM = 'A line is an object with "id", "text" and "facts".'


def too_long(most: int) -> str:
    """Of the text of a claim."""
    return f'"text" is one sentence of at most {most} characters.'


NO_OUTCOME_NAME = '"facts": an outcome is an object with a "name".'


def not_so_many(name: str, most: int) -> str:
    """A list of a study that is empty or too long."""
    return f'"facts": "{name}" must be a list of 1 to {most} objects.'


def none_of(name: str, choices: Sequence[str]) -> str:
    """A fact that must be one of some words."""
    return f'"facts": "{name}" must be one of {", ".join(choices)}.'


def no_number(name: str, most: int) -> str:
    """A fact that must be a number."""
    return f'"facts": "{name}" must be a whole number from 0 to {most}, or null.'


def no_text(name: str, most: int) -> str:
    """A fact that must be text."""
    return f'"facts": "{name}" must be text of at most {most} characters, or null.'


def no_texts(name: str) -> str:
    """A fact that must be a list of texts."""
    return f'"facts": "{name}" must be a list of texts.'


def at_line(number: int, words: str) -> str:
    """Which line it was."""
    return f"Line {number}: {words}"
