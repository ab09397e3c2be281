"""The clinicians' desk: who may sign an exercise, hold it back and let it go again, and what is read first."""

from datetime import datetime

from forum.errors import NotAllowed, Refused
from forum.rules.kit.limits import NOTE_CHARS
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_confirmed
from forum.rules.library import refusal_words
from forum.rules.library.exercises import Exercise
from forum.rules.library.words import FALL_RISK_WORDS, LEVEL_WORDS

REASON_LEAST = 10
DESK_A_PAGE = 20
RISK, HIDDEN = "risk", "hidden"
_FALL_RISKS = list(FALL_RISK_WORDS)

Danger = tuple[int, int, int, int, int]


def check_clinician(person: Person, now: datetime) -> None:
    """Refuse everybody but clinicians."""
    check_confirmed(person, now)
    if not person.is_clinician:
        raise NotAllowed(refusal_words.CLINICIANS_ONLY)


def check_sign(person: Person, *, seen: str, present: str, is_held: bool, now: datetime) -> None:
    """Refuse a name under facts that were not the ones read, or under an exercise that is held back."""
    check_clinician(person, now)
    if is_held:
        raise Refused(refusal_words.IS_HELD_BACK)
    if seen != present:
        raise Refused(refusal_words.FACTS_CHANGED)


def check_lift(person: Person, now: datetime) -> None:
    """Let only clinicians release what is held back, whoever holds it: moderators hide, and never release."""
    check_confirmed(person, now)
    if not person.is_clinician:
        raise NotAllowed(refusal_words.HOLD_STANDS)


def check_risk(reason: str) -> str:
    """What the risk is, trimmed; members read it. Raises `Refused` when it is too short or too long."""
    reason = reason.strip()
    if len(reason) < REASON_LEAST:
        raise Refused(refusal_words.NO_RISK, "note")
    return check_note(reason)


def check_note(note: str) -> str:
    """A note, trimmed; raises `Refused` when it is too long."""
    note = note.strip()
    if len(note) > NOTE_CHARS:
        raise Refused(refusal_words.note_too_long(len(note), NOTE_CHARS), "note")
    return note


def say_needs(fitting: int, count: int) -> str:
    """What a clinician said of the needs of an exercise, in short."""
    return f"It helps with {fitting} of {count} that our rules name."


def danger(exercise: Exercise) -> Danger:
    """How much could go wrong, for sorting: fall risk, closed eyes, level, floor, impact; the largest is read first."""
    safety = exercise.safety
    return (
        _FALL_RISKS.index(safety.fall_risk),
        int(safety.eyes_closed),
        exercise.level,
        int(safety.floor_transfer),
        int(safety.impact),
    )


def say_danger(exercise: Exercise) -> list[str]:
    """The same in words."""
    safety = exercise.safety
    said = {"Eyes closed": safety.eyes_closed, "Down to the floor": safety.floor_transfer, "Impact": safety.impact}
    return [
        FALL_RISK_WORDS[safety.fall_risk],
        LEVEL_WORDS[exercise.level],
        *(words for words, is_so in said.items() if is_so),
    ]
