"""The poll of a thread in an import and export file."""

from dataclasses import dataclass
from datetime import datetime

from forum.errors import Refused
from forum.formats.archive import refusal_words
from forum.formats.archive.line_values import Fields
from forum.rules.talk.polls import CHOICE_CHARS, FEWEST, MOST, QUESTION_CHARS


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """A choice of a poll, and how many chose it."""

    words: str
    votes: int = 0


@dataclass(frozen=True, slots=True)
class PollLine:
    """The poll of a thread: numbers without names. `closes` is when the last vote was or will be taken."""

    question: str
    choices: tuple[ChoiceLine, ...]
    voters: int = 0
    several: bool = False
    closes: datetime | None = None


def read_poll(fields: Fields) -> PollLine:
    """The poll of a thread's line; raises `Refused`."""
    line = PollLine(
        question=fields.label("question", QUESTION_CHARS),
        choices=tuple(map(_choice, fields.groups("choices"))),
        voters=fields.whole("voters", 0) if fields.has("voters") else 0,
        several=fields.yes("several"),
        closes=fields.time("closes") if fields.has("closes") else None,
    )
    fields.done()
    if not FEWEST <= len(line.choices) <= MOST:
        raise Refused(refusal_words.wrong_number_of_choices(FEWEST, MOST))
    if any(one.votes > line.voters for one in line.choices):
        raise Refused(refusal_words.MORE_VOTES_THAN_VOTERS)
    return line


def _choice(fields: Fields) -> ChoiceLine:
    line = ChoiceLine(fields.label("words", CHOICE_CHARS), fields.whole("votes", 0) if fields.has("votes") else 0)
    fields.done()
    return line
