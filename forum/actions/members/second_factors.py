"""Having a second factor and giving it up: the authenticator app and the recovery codes."""

import secrets
from datetime import datetime

import pyotp
from sqlalchemy import ColumnElement, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, get_row, transaction
from forum.actions.members import security_events
from forum.actions.members.sealing import seal, unseal
from forum.actions.members.sessions import check_current
from forum.actions.members.tokens import token_hash
from forum.errors import NotFound, Refused
from forum.models import AuthenticatorApp, Member, Passkey, RecoveryCode
from forum.rules.kit.people import Person
from forum.rules.members import refusal_words
from forum.rules.members.second_factors import (
    CODE_CHARS,
    CODE_LETTERS,
    CODES,
    STEPS_AROUND,
    is_app_code,
    plain_code,
    shown_code,
    step_of,
)


def begin_app(person: Person, password: str, secret_key: str, now: datetime) -> None:
    """Make the secret of an app, to be confirmed by a first code; raises `Refused`."""
    check_current(person.id, password)
    sealed = seal(pyotp.random_base32(), secret_key)
    with transaction() as session:
        app = session.get(AuthenticatorApp, person.id)
        if app is not None and app.confirmed_at:
            raise Refused(refusal_words.APP_THERE)
        if app is not None:
            session.delete(app)
            session.flush()
        session.add(AuthenticatorApp(member_id=person.id, sealed_secret=sealed, created_at=now))


def confirm_app(person: Person, typed: str, secret_key: str, now: datetime) -> list[str]:
    """Take the app into use by its first code; gives recovery codes when there were none. Raises `Refused`."""
    with transaction() as session:
        app = get_row(session, AuthenticatorApp, person.id, lock=True)
        if app.confirmed_at:
            raise Refused(refusal_words.APP_THERE)
        step = find_step(app, plain_code(typed), secret_key, now)
        if step is None:
            raise Refused(refusal_words.WRONG_FIRST_CODE, "code")
        app.confirmed_at, app.last_step = now, step
        return added(session, person.id, "app_on", now)


def remove_app(person: Person, password: str, now: datetime) -> None:
    """Give the app up; raises `Refused`."""
    check_current(person.id, password)
    with transaction() as session:
        session.execute(delete(AuthenticatorApp).where(AuthenticatorApp.member_id == person.id))
        removed(session, person.id, "app_off", now)


def renew_codes(person: Person, password: str, now: datetime) -> list[str]:
    """New recovery codes in place of the old ones; raises `Refused`."""
    check_current(person.id, password)
    with transaction() as session:
        if not has_factor(session, person.id):
            raise Refused(refusal_words.NO_FACTOR_YET)
        security_events.note(session, person.id, "codes", now)
        return write_codes(session, person.id)


def added(session: Session, member_id: int, kind: str, now: datetime) -> list[str]:
    """What follows from a new factor; gives recovery codes when there are none left."""
    member = get_row(session, Member, member_id, lock=True)
    member.second_factor_at = member.second_factor_at or now
    security_events.note(session, member_id, kind, now)
    if member.email_key:
        enqueue(session, "mail.second_factor", now, member_id=member_id, what=kind)
    unused = select(func.count()).where(RecoveryCode.member_id == member_id, RecoveryCode.used_at.is_(None))
    return [] if session.scalar(unused) else write_codes(session, member_id)


def removed(session: Session, member_id: int, kind: str, now: datetime) -> None:
    """What follows when a factor is gone; with the last one its recovery codes go."""
    member = get_row(session, Member, member_id, lock=True)
    security_events.note(session, member_id, kind, now)
    if member.email_key:
        enqueue(session, "mail.second_factor", now, member_id=member_id, what=kind)
    if not has_factor(session, member_id):
        member.second_factor_at = None
        session.execute(delete(RecoveryCode).where(RecoveryCode.member_id == member_id))


def forget_all(name_key: str, now: datetime) -> None:
    """Take all second factors off an account (the operator's command); raises `NotFound`."""
    with transaction() as session:
        member_id = session.scalar(select(Member.id).where(Member.name_key == name_key))
        if member_id is None:
            raise NotFound
        for table in (AuthenticatorApp, Passkey):
            session.execute(delete(table).where(table.member_id == member_id))
        removed(session, member_id, "factor_reset", now)


def has_factor(session: Session, member_id: int) -> bool:
    """Whether a member has a second factor in use."""
    return bool(session.scalar(select(factor_of(member_id))))


def factor_of(member_id: int) -> ColumnElement[bool]:
    """Whether there is an app in use, or a passkey."""
    app = exists().where(AuthenticatorApp.member_id == member_id, AuthenticatorApp.confirmed_at.is_not(None))
    return or_(app, exists().where(Passkey.member_id == member_id))


def write_codes(session: Session, member_id: int) -> list[str]:
    """Recovery codes as they are shown this once; the database keeps their hashes."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.member_id == member_id))
    codes = ["".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_CHARS)) for _ in range(CODES)]
    session.add_all(RecoveryCode(member_id=member_id, code_hash=token_hash(code)) for code in codes)
    return [shown_code(code) for code in codes]


def take_code(session: Session, member_id: int, typed: str, secret_key: str, now: datetime) -> str | None:
    """Spend a code of the app ("app") or of the paper ("code"); None when it is none, or was used before."""
    code = plain_code(typed)
    if not is_app_code(code):
        return "code" if spend_recovery_code(session, member_id, code, now) else None
    app = session.get(AuthenticatorApp, member_id, with_for_update=True)
    if app is None or app.confirmed_at is None:
        return None
    step = find_step(app, code, secret_key, now)
    if step is None or step <= app.last_step:
        return None
    app.last_step = step
    return "app"


def spend_recovery_code(session: Session, member_id: int, code: str, now: datetime) -> bool:
    """Use a recovery code up; of two at once one wins."""
    spent = (
        update(RecoveryCode)
        .where(RecoveryCode.member_id == member_id, RecoveryCode.code_hash == token_hash(code))
        .where(RecoveryCode.used_at.is_(None))
        .values(used_at=now)
    )
    return session.execute(spent.returning(RecoveryCode.id)).first() is not None


def find_step(app: AuthenticatorApp, code: str, secret_key: str, now: datetime) -> int | None:
    """The half minute that a code belongs to, around now."""
    secret = unseal(app.sealed_secret, secret_key)
    if secret is None or not is_app_code(code):
        return None
    codes = pyotp.TOTP(secret)
    steps = (step_of(now, around) for around in STEPS_AROUND)
    return next((step for step in steps if secrets.compare_digest(codes.generate_otp(step), code)), None)
