"""Having moderators read first what tells of danger."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum.actions.kit.base import upsert
from forum.models import UrgentCase
from forum.rules.crisis.urgent import own_words, urgent_kinds


def note_danger(session: Session, post_id: int, body: str, now: datetime, *, title: str = "", before: str = "") -> None:
    """Put a post at the front of the queue when its words tell of danger, and those from `before` did not.

    It is for the running transaction, and never a reason to refuse a post.
    """
    kinds = urgent_kinds(f"{title}\n{own_words(body)}")
    if not kinds or set(kinds) <= set(urgent_kinds(f"{title}\n{own_words(before)}" if before else "")):
        return
    row = {"post_id": post_id, "kinds": " ".join(kinds), "at": now}
    new = upsert(session, UrgentCase).values(row)
    session.execute(new.on_conflict_do_update(index_elements=[UrgentCase.post_id], set_={"kinds": new.excluded.kinds}))
