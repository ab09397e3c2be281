"""What a view asks before it does anything: who may come in, and how often."""

from flask import abort, flash, g, redirect, request

from forum.actions.kit import throttles
from forum.actions.kit.reading_throttles import READS
from forum.clock import utc_now
from forum.errors import Refused
from forum.rules.kit import refusal_words
from forum.rules.kit.people import Person
from forum.rules.members import refusal_words as member_words
from forum.web.kit.form_sizes import CARRIES_TEXT
from forum.web.kit.request_context import address, current_person, settings


def need_member() -> Person:
    """The member who asks; visitors are sent to the log-in page (and keep what they typed)."""
    person = current_person()
    if person.is_visitor:
        raise Refused(refusal_words.NOT_LOGGED_IN_HERE)
    keep_nowhere()
    return person


def keep_nowhere() -> None:
    """Let no cache keep this answer: it is for this person only.

    A form with a text is kept by its browser all the same, so that going back to it loses no words.
    """
    g.is_private = request.endpoint not in CARRIES_TEXT


def send_to_second_step(person: Person) -> None:
    """Lead somebody whose office rests to the page where they can take it up again."""
    if person.owes_second_factor:
        flash(member_words.SECOND_STEP_OWED, "warn")
        abort(redirect("/me/security", 303))


def need_moderator() -> Person:
    """The moderator who asks; for everybody else the page does not exist."""
    person = current_person()
    send_to_second_step(person)
    if not person.is_moderator or person.is_suspended(utc_now()):
        abort(404)
    keep_nowhere()
    return person


def need_clinician() -> Person:
    """The clinician who asks; for everybody else the page does not exist."""
    person = current_person()
    if not person.is_clinician or person.is_suspended(utc_now()):
        abort(404)
    keep_nowhere()
    return person


def need_curator() -> Person:
    """The moderator or clinician who asks; for everybody else the page does not exist."""
    person = current_person()
    send_to_second_step(person)
    if not person.is_curator or person.is_suspended(utc_now()):
        abort(404)
    keep_nowhere()
    return person


def need_admin() -> Person:
    """The admin who asks; for everybody else the page does not exist."""
    person = current_person()
    send_to_second_step(person)
    if not person.is_admin or person.is_suspended(utc_now()):
        abort(404)
    keep_nowhere()
    return person


def throttle_reading(act: str, account: str = "") -> None:
    """Count one more of this read by this person and address, without a write; raises `TooMany`.

    With `account` it is counted for that, and nobody is asked who they are.
    """
    if settings().limits:
        known = account or str(current_person().id or "")
        READS.take(act, utc_now().timestamp(), account=known, address=address())


def throttle(act: str, account: str = "") -> None:
    """Count one more of this act by this person and address; raises `TooMany` when it is too often."""
    if not settings().limits or request.method != "POST":
        return
    person = current_person()
    throttles.take(act, utc_now(), account=account or (str(person.id) if person.id else ""), address=address())
