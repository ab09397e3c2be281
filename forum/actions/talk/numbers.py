"""Phone numbers in posts, cards and programmes of which their authors say that they are not private."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from forum.models import PublicNumber
from forum.queries.talk.public_numbers import Noun, list_keys_of
from forum.text.contacts.public_numbers import key_of


def keep_vouched(
    session: Session, noun: Noun, noun_id: int, said_by_id: int, numbers: Iterable[str], now: datetime
) -> None:
    """Keep with a thing, inside a running transaction, the numbers for which its author speaks; moderators see them."""
    said = {key_of(number): number for number in numbers}
    known = list_keys_of(noun, noun_id) if said else set()
    for key in said.keys() - known:
        place = {f"{noun}_id": noun_id}
        session.add(PublicNumber(key=key, number=said[key], said_by_id=said_by_id, reason="", created_at=now, **place))
