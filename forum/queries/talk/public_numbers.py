"""Which phone numbers are nobody's own, and hiding the others."""

import hashlib
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, Literal

from sqlalchemy import func, select

from forum.models import Member, Post, Programme, PublicNumber, Routine, Thread, db
from forum.text.contacts.contacts import Masked, mask_contacts
from forum.text.contacts.public_numbers import key_of

NEWEST = 100
Noun = Literal["post", "routine", "programme"]
COLUMNS: Final = {
    "post": PublicNumber.post_id,
    "routine": PublicNumber.routine_id,
    "programme": PublicNumber.programme_id,
}
_PATHS: Final = {"post": "/p", "routine": "/routines", "programme": "/programmes"}
IS_HELPLINE = func.coalesce(*COLUMNS.values()).is_(None)


@dataclass(frozen=True, slots=True)
class AtRisk:
    """Contact details in what somebody typed that are `hidden`, unless they say that a number is not private.

    `phones` are the numbers among them, by key; `vouched` are keys of those for which the author speaks.
    """

    hidden: tuple[str, ...] = ()
    phones: Mapping[str, str] = field(default_factory=dict)
    vouched: frozenset[str] = frozenset()

    @property
    def stamp(self) -> str:
        """Names what is hidden, so that a form can say that its author has seen it."""
        return hashlib.sha256("\n".join(self.hidden).encode()).hexdigest()[:16] if self.hidden else ""


class Masker:
    """Hides contact details in the texts of one thing, one after the other, and keeps count of what it found.

    Numbers for which the author speaks stay (`keys`); `vouched` says which of these the texts hold.
    """

    def __init__(self, keys: Collection[str] = ()) -> None:
        self.keys = frozenset(keys)
        self.hidden: list[str] = []
        self.phones: dict[str, str] = {}
        self.vouched: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """The text as everybody may read it."""
        found = mask(text, self.keys)
        self.hidden += found.hidden
        self.phones |= {key_of(number): number for number in found.phones}
        self.vouched |= {key_of(number): number for number in found.vouched}
        return found.text

    def at_risk(self, vouched: Collection[str]) -> AtRisk:
        """What was hidden until now, to be shown to the author, who says that some numbers are not private."""
        return AtRisk(tuple(self.hidden), self.phones, frozenset(vouched))


@dataclass(frozen=True, slots=True)
class SpokenFor:
    """A number for which an author spoke, and where it stands."""

    id: int
    number: str
    noun: Noun
    title: str
    url: str
    said_by: Member
    created_at: datetime


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
    return set(db.session.scalars(select(PublicNumber.key).where(IS_HELPLINE, PublicNumber.key.in_(keys))))


def list_keys_of(noun: Noun, noun_id: int) -> set[str]:
    """The numbers of which the author of a post, a card or a programme said that they are not private."""
    return set(db.session.scalars(select(PublicNumber.key).where(COLUMNS[noun] == noun_id)))


def list_numbers_of(noun: Noun, ids: Sequence[int]) -> dict[int, list[str]]:
    """The same for many things: the numbers as they were typed, by the id of the thing."""
    found: dict[int, list[str]] = {}
    rows = select(COLUMNS[noun], PublicNumber.number).where(COLUMNS[noun].in_(ids)).order_by(PublicNumber.id)
    for noun_id, number in db.session.execute(rows) if ids else ():
        found.setdefault(noun_id or 0, []).append(number)
    return found


def list_helplines() -> Sequence[PublicNumber]:
    """The helplines that moderators named, by what they are."""
    return db.session.scalars(select(PublicNumber).where(IS_HELPLINE).order_by(PublicNumber.reason)).all()


def list_vouched() -> list[SpokenFor]:
    """Numbers for which an author spoke, the newest first."""
    rows = db.session.execute(
        select(PublicNumber, Member, func.coalesce(Thread.title, Routine.title, Programme.title).label("title"))
        .join(Member, Member.id == PublicNumber.said_by_id)
        .outerjoin(Post, Post.id == PublicNumber.post_id)
        .outerjoin(Thread, Thread.id == Post.thread_id)
        .outerjoin(Routine, Routine.id == PublicNumber.routine_id)
        .outerjoin(Programme, Programme.id == PublicNumber.programme_id)
        .where(~IS_HELPLINE)
        .order_by(PublicNumber.id.desc())
        .limit(NEWEST)
    )
    return [_spoken_for(number, member, title) for number, member, title in rows]


def _spoken_for(row: PublicNumber, said_by: Member, title: str) -> SpokenFor:
    noun, noun_id = place_of(row)
    return SpokenFor(row.id, row.number, noun, title, f"{_PATHS[noun]}/{noun_id}", said_by, row.created_at)


def place_of(row: PublicNumber) -> tuple[Noun, int]:
    """Where a number stands for which an author spoke."""
    if row.post_id is not None:
        return "post", row.post_id
    if row.routine_id is not None:
        return "routine", row.routine_id
    assert row.programme_id is not None
    return "programme", row.programme_id
