"""Which phone numbers are nobody's own, and hiding the others."""

from collections.abc import Collection, Sequence, Set
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from forum.models import PublicNumber, db
from forum.text.contacts.contacts import Masked, mask_contacts
from forum.text.contacts.public_numbers import key_of

NEWEST = 100
_IS_HELPLINE = PublicNumber.post_id.is_(None)


def mask(markdown: str, vouched: Collection[str] = ()) -> Masked:
    """Hide contact details, but helplines and numbers for which the author speaks (`vouched`, by key).

    `Masked.vouched` says which of these the text holds. A text without phone numbers asks the database nothing.
    """
    masked = mask_contacts(markdown)
    numbers = {key_of(number): number for number in masked.phones}
    if not numbers:
        return masked
    helplines = _list_helpline_keys(numbers.keys())
    kept = numbers.keys() & set(vouched) - helplines
    if not helplines and not kept:
        return masked
    return replace(mask_contacts(markdown, helplines | kept), vouched=tuple(numbers[key] for key in sorted(kept)))


def _list_helpline_keys(keys: Set[str]) -> set[str]:
    return set(db.session.scalars(select(PublicNumber.key).where(_IS_HELPLINE, PublicNumber.key.in_(keys))))


def list_keys_of(post_id: int) -> set[str]:
    """The numbers of which a post's author said that they are not private."""
    return set(db.session.scalars(select(PublicNumber.key).where(PublicNumber.post_id == post_id)))


def list_helplines() -> Sequence[PublicNumber]:
    """The helplines that moderators named, by what they are."""
    return db.session.scalars(select(PublicNumber).where(_IS_HELPLINE).order_by(PublicNumber.reason)).all()


def list_vouched() -> Sequence[PublicNumber]:
    """Numbers for which an author spoke, the newest first."""
    both = (joinedload(PublicNumber.post), joinedload(PublicNumber.said_by))
    wanted = select(PublicNumber).where(~_IS_HELPLINE).options(*both)
    return db.session.scalars(wanted.order_by(PublicNumber.id.desc()).limit(NEWEST)).all()
