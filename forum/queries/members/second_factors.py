"""What a member sees of their own account's safety; nobody else asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from forum.models import AuthenticatorApp, Passkey, RecoveryCode, SecurityEvent, db
from forum.rules.members.second_factors import EVENTS_SHOWN


@dataclass(frozen=True, slots=True)
class Factors:
    """A member's second factors; `pending_secret` (sealed) is of an app whose first code was not typed yet."""

    has_app: bool
    pending_secret: str
    passkeys: Sequence[Passkey]
    codes_left: int

    @property
    def is_safe(self) -> bool:
        return self.has_app or bool(self.passkeys)


def find_factors(member_id: int) -> Factors:
    """A member's own second factors."""
    app = db.session.get(AuthenticatorApp, member_id)
    keys = db.session.scalars(select(Passkey).where(Passkey.member_id == member_id).order_by(Passkey.id)).all()
    unused = select(func.count()).where(RecoveryCode.member_id == member_id, RecoveryCode.used_at.is_(None))
    is_used = app is not None and app.confirmed_at is not None
    pending = app.sealed_secret if app is not None and not is_used else ""
    return Factors(is_used, pending, keys, db.session.scalar(unused) or 0)


def list_events(member_id: int) -> Sequence[SecurityEvent]:
    """What happened to a member's account, newest first."""
    wanted = select(SecurityEvent).where(SecurityEvent.member_id == member_id)
    return db.session.scalars(wanted.order_by(SecurityEvent.id.desc()).limit(EVENTS_SHOWN)).all()
