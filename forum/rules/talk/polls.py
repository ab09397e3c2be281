"""Polls: what one may ask, who may vote, and how the votes are told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from forum.errors import NotAllowed, Refused
from forum.rules.kit.days import start_of
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_confirmed
from forum.rules.talk import refusal_words

FEWEST, MOST = 2, 10
QUESTION_CHARS = CHOICE_CHARS = 140
MOST_DAYS = 366


@dataclass(frozen=True, slots=True)
class NewPoll:
    """A poll that may be made."""

    question: str
    choices: tuple[str, ...]
    is_several: bool
    closes_at: datetime | None


@dataclass(frozen=True, slots=True)
class PollFields:
    """What was typed for a poll: the choices one on each line, `last_day` as 2026-12-31 or nothing."""

    question: str = ""
    choices: str = ""
    is_several: bool = False
    last_day: str = ""

    @property
    def lines(self) -> list[str]:
        """The choices."""
        return [line for text in self.choices.splitlines() if (line := " ".join(text.split()))]

    @property
    def words(self) -> dict[str, str]:
        """What was typed, by the fields of the form."""
        return {"poll_question": self.question, "poll_choices": self.choices}

    @property
    def is_empty(self) -> bool:
        """Whether no poll is wanted: a tick alone asks nothing."""
        return not (self.question.strip() or self.lines or self.last_day.strip())


NO_POLL = PollFields()


def check_poll(typed: PollFields, person: Person, now: datetime) -> NewPoll | None:
    """The poll that was typed, None where none is wanted; raises `Refused`."""
    if typed.is_empty:
        return None
    question, lines = " ".join(typed.question.split()), typed.lines
    if not question:
        raise Refused(refusal_words.NO_POLL_QUESTION, "poll_question")
    if len(question) > QUESTION_CHARS:
        raise Refused(refusal_words.poll_question_too_long(len(question), QUESTION_CHARS), "poll_question")
    if not FEWEST <= len(lines) <= MOST:
        raise Refused(refusal_words.wrong_number_of_choices(len(lines), FEWEST, MOST), "poll_choices")
    if too_long := next((line for line in lines if len(line) > CHOICE_CHARS), ""):
        raise Refused(refusal_words.poll_choice_too_long(too_long[:30], CHOICE_CHARS), "poll_choices")
    if twice := next((one for at, one in enumerate(lines) if one.casefold() in map(str.casefold, lines[:at])), ""):
        raise Refused(refusal_words.poll_choice_twice(twice), "poll_choices")
    return NewPoll(question, tuple(lines), typed.is_several, _closes_at(typed.last_day.strip(), person, now))


def _closes_at(last_day: str, person: Person, now: datetime) -> datetime | None:
    """When that day ends where the person lives."""
    if not last_day:
        return None
    try:
        day = date.fromisoformat(last_day)
    except ValueError:
        raise Refused(refusal_words.NOT_A_POLL_DAY, "poll_last_day") from None
    if not 0 <= (day - person.day(now)).days <= MOST_DAYS:
        raise Refused(refusal_words.POLL_DAY_OUT_OF_REACH, "poll_last_day")
    return start_of(day + timedelta(days=1), person.time_zone)


def is_open(closes_at: datetime | None, now: datetime) -> bool:
    """Whether votes are still taken."""
    return closes_at is None or now < closes_at


def check_vote(
    person: Person,
    *,
    chosen: Collection[int],
    known: Collection[int],
    is_several: bool,
    closes_at: datetime | None,
    is_locked: bool,
    now: datetime,
) -> None:
    """Refuse a vote that can't be taken; nothing `chosen` takes the vote back."""
    check_confirmed(person, now)
    if not is_open(closes_at, now):
        raise Refused(refusal_words.POLL_CLOSED)
    if is_locked:
        raise Refused(refusal_words.POLL_LOCKED)
    if not set(chosen) <= set(known):
        raise Refused(refusal_words.NOT_A_POLL_CHOICE)
    if len(set(chosen)) > 1 and not is_several:
        raise Refused(refusal_words.ONE_CHOICE_ONLY)


def check_close(person: Person, author_id: int, now: datetime) -> None:
    """Refuse to end a poll that is not one's own."""
    check_confirmed(person, now)
    if person.id != author_id:
        raise NotAllowed(refusal_words.NOT_OWN_POLL)


def share_of(votes: int, voters: int) -> int:
    """The share of a choice in whole per cent."""
    return round(100 * votes / voters) if voters else 0


def say_votes(votes: int, voters: int) -> str:
    """How many chose something: "7 of 20, 35 %"."""
    return f"{votes:,} of {voters:,}, {share_of(votes, voters)} %"


def say_voters(voters: int) -> str:
    """How many voted."""
    if not voters:
        return "Nobody has voted yet."
    return "1 member voted." if voters == 1 else f"{voters:,} members voted."
