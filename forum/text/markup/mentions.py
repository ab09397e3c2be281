"""The names and exercises a post may point at, before anybody has looked whether they exist."""

from forum.text.kit.marks import EXERCISE, MENTION, spellings


def find_mentions(markdown: str) -> tuple[str, ...]:
    """Candidate names after an @, as typed, each once; also those in code, which cooking will not link."""
    return tuple(dict.fromkeys(name for at in MENTION.finditer(markdown) for name in spellings(markdown, at.end())))


def find_exercise_ids(markdown: str) -> tuple[str, ...]:
    """Candidate ids in double square brackets, each once, in the order of the text."""
    return tuple(dict.fromkeys(match[1] for match in EXERCISE.finditer(markdown)))
