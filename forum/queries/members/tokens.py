"""Mailed links: whether one would still work."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from forum.models import Token, db


def is_link_good(token_hash: str, purposes: Collection[str], now: datetime) -> bool:
    """Whether a link with this token hash is unused, in time and meant for this."""
    wanted = select(Token.id).where(
        Token.token_hash == token_hash,
        Token.purpose.in_(purposes),
        Token.used_at.is_(None),
        Token.expires_at > now,
    )
    return db.session.scalar(wanted) is not None
