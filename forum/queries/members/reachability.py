"""Addresses that no letter reaches, for the members they belong to and for those who look after the site."""

from sqlalchemy import func, select

from forum.models import MailFailure, Member, db
from forum.queries.members.accounts import Account
from forum.rules.members.accounts import email_key

GIVEN_UP = MailFailure.given_up_at.is_not(None)


def is_unreachable(address: str | None) -> bool:
    """Whether letters to this address are given up."""
    if not address:
        return False
    wanted = select(MailFailure.email_key).where(MailFailure.email_key == email_key(address), GIVEN_UP)
    return db.session.scalar(wanted) is not None


def find_unreachable(account: Account) -> str | None:
    """The address of an account that no letter reaches, the one that waits to be confirmed first."""
    return next((one for one in (account.new_email, account.email) if is_unreachable(one)), None)


def is_member_unreachable(member_id: int) -> bool:
    """Whether letters to the address a member has are given up."""
    return is_unreachable(db.session.scalar(select(Member.email).where(Member.id == member_id)))


def list_unreachable(limit: int = 100) -> tuple[int, list[str]]:
    """How many members no letter reaches, and the names of those found last."""
    held = MailFailure.email_key == Member.email_key
    total = db.session.scalar(select(func.count()).select_from(Member).join(MailFailure, held).where(GIVEN_UP))
    names = select(Member.name).join(MailFailure, held).where(GIVEN_UP).order_by(MailFailure.given_up_at.desc())
    return total or 0, list(db.session.scalars(names.limit(limit)))
