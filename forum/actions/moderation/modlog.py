"""Writing down what moderators do, and telling the member it concerns."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from forum.actions.talk.notices import tell
from forum.models import ModlogEntry
from forum.rules.kit.people import Person


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing an act is about; `author_id` is the member it belongs to, 0 when it is nobody's."""

    noun: str
    id: str
    title: str
    url: str
    author_id: int = 0


def note_act(session: Session, actor: Person, act: str, subject: Subject, reason: str, now: datetime) -> int:
    """Write an act into the modlog inside a running transaction and give the entry's id."""
    entry = ModlogEntry(
        actor_id=actor.id,
        act=act,
        noun=subject.noun,
        noun_id=subject.id[:80],
        title=subject.title[:240],
        url=subject.url[:300],
        reason=reason,
        created_at=now,
    )
    session.add(entry)
    session.flush()
    return entry.id


def note_and_tell(
    session: Session, actor: Person, act: str, subject: Subject, reason: str, now: datetime, **more: Any
) -> None:
    """Write an act into the modlog and tell the author what was done and why, unless they did it.

    `more` is what the words of this act need besides (`rules.talk.notice_words`).
    """
    entry_id = note_act(session, actor, act, subject, reason, now)
    if subject.author_id in (0, actor.id):
        return
    about = {subject.noun: int(subject.id), "reason": reason, **more}
    tell(session, subject.author_id, f"{subject.noun}.{act}", key=f"modlog:{entry_id}", now=now, **about)
