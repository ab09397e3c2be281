"""A log-in in two steps: what is half done is a row, so that it is good once and not for long."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.actions.kit.base import transaction
from forum.actions.members import passkeys, second_factors, security_events
from forum.errors import Refused
from forum.models import LoginStep, db
from forum.rules.members import refusal_words
from forum.rules.members.second_factors import STEP_LASTS


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A log-in whose password was right, and what a passkey has to sign for it."""

    member_id: int
    challenge: str
    is_remembered: bool


def needs_second(member_id: int) -> bool:
    """Whether a member who proved their password has to prove more."""
    return second_factors.has_factor(db.session(), member_id)


def begin(member_id: int, token_hash: str, now: datetime, *, is_remembered: bool = False) -> OpenStep:
    """Begin the second step under this token."""
    step = OpenStep(member_id, secrets.token_urlsafe(32), is_remembered)
    with transaction() as session:
        session.execute(delete(LoginStep).where(LoginStep.token_hash == token_hash))
        session.add(
            LoginStep(
                token_hash=token_hash,
                member_id=member_id,
                challenge=step.challenge,
                is_remembered=is_remembered,
                expires_at=now + STEP_LASTS,
            )
        )
    return step


def find(token_hash: str, now: datetime) -> OpenStep | None:
    """The second step under this token, unless it is over."""
    row = db.session.scalar(select(LoginStep).where(LoginStep.token_hash == token_hash, LoginStep.expires_at > now))
    return OpenStep(row.member_id, row.challenge, row.is_remembered) if row else None


def finish(token_hash: str, proof: "Proof", now: datetime) -> OpenStep:
    """Take the proof and end the second step; raises `Refused`, and then the step is still open."""
    step, is_good = None, False
    with transaction() as session:
        row = session.scalar(select(LoginStep).where(LoginStep.token_hash == token_hash).with_for_update())
        if row is None or row.expires_at <= now:
            raise Refused(refusal_words.STEP_OVER)
        step = OpenStep(row.member_id, row.challenge, row.is_remembered)
        is_good = proof.holds(session, step, now)
        if is_good:
            session.delete(row)
        else:
            security_events.note(session, step.member_id, "wrong_code", now, proof.browser)
    if not is_good:
        raise Refused(refusal_words.WRONG_CODE, "code")
    return step


@dataclass(frozen=True, slots=True)
class Proof:
    """What somebody shows in the second step: a typed code, or what their passkey signed (JSON)."""

    code: str
    signed: str
    place: passkeys.RelyingParty
    secret_key: str
    browser: str

    def holds(self, session: Session, step: OpenStep, now: datetime) -> bool:
        """Whether it proves who they are; what was good once is used up."""
        if self.signed:
            return passkeys.is_signed(session, step.member_id, self.signed, step.challenge, self.place, now)
        taken = second_factors.take_code(session, step.member_id, self.code, self.secret_key, now)
        if taken == "code":
            security_events.note(session, step.member_id, "code_used", now, self.browser)
        return taken is not None
