"""Writing down what happens to an account's safety, for its owner to read."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum.models import SecurityEvent


def note(session: Session, member_id: int, kind: str, now: datetime, browser: str = "") -> None:
    """Write one event down inside a running transaction; `kind` is one of `rules.members.second_factors.EVENTS`."""
    session.add(SecurityEvent(member_id=member_id, kind=kind, at=now, browser=browser[:80]))
