"""Whether the site still waits for its first admin."""

from sqlalchemy import exists, select

from forum.models import Member, SetupKey, db

WAITS = select(SetupKey.id).where(~exists().where(Member.role == "admin"))


def waits_for_admin() -> bool:
    """Whether a key was given out, and nobody has become admin yet."""
    return db.session.scalar(WAITS) is not None
