"""Phone numbers in posts of which their authors say that they are not private."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from forum.models import PublicNumber
from forum.queries.talk.public_numbers import list_keys_of
from forum.rules.kit.people import Person
from forum.text.contacts.public_numbers import key_of


def keep_vouched(session: Session, post_id: int, person: Person, numbers: Sequence[str], now: datetime) -> None:
    """Keep with a post, inside a running transaction, the numbers for which its author speaks; moderators see them."""
    known = list_keys_of(post_id) if numbers else set()
    for number in numbers:
        if key_of(number) not in known:
            session.add(
                PublicNumber(
                    key=key_of(number), number=number, post_id=post_id, said_by_id=person.id, reason="", created_at=now
                )
            )
