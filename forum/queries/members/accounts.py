"""What a member may see of their own account; nobody else asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from forum.models import Member, Session, db


@dataclass(frozen=True, slots=True)
class Account:
    """A member's own account. `new_email` waits to be confirmed."""

    id: int
    name: str
    email: str | None
    new_email: str | None
    confirmed_at: datetime | None
    about: str
    display_name: str
    picture: str


ACCOUNT = select(
    *(Member.id, Member.name, Member.email, Member.new_email, Member.confirmed_at),
    *(Member.about, Member.display_name, Member.picture),
)


def find_account(member_id: int) -> Account | None:
    """A member's own account."""
    row = db.session.execute(ACCOUNT.where(Member.id == member_id)).first()
    return Account(*row) if row else None


def find_holder(email_key: str) -> Account | None:
    """The account that holds an address."""
    row = db.session.execute(ACCOUNT.where(Member.email_key == email_key)).first()
    return Account(*row) if row else None


def list_sessions(member_id: int, now: datetime) -> Sequence[Session]:
    """The browsers in which a member is logged in, the one used last first."""
    wanted = select(Session).where(Session.member_id == member_id, Session.expires_at > now)
    return db.session.scalars(wanted.order_by(Session.seen_at.desc(), Session.id.desc())).all()
