"""What of the digests waits for curators: to be approved, to be looked at again, unfinished, taken down."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import contains_eager, joinedload

from forum.models import Digest, DigestHand, Member, ResearchStudy, db
from forum.queries.members.members import FULL_NAME
from forum.queries.research.digests import LISTED
from forum.queries.research.studies import PUBLIC

_MOVED = and_(LISTED, ResearchStudy.version > Digest.study_seen)
TABS: dict[str, ColumnElement[bool]] = {
    "waiting": Digest.asked_at.is_not(None),
    "look": _MOVED,
    "drafts": and_(Digest.drafted_at.is_not(None), Digest.asked_at.is_(None)),
    "down": Digest.state == "down",
}
STUDIES_MOST = 200


def list_tab(tab: str, limit: int = 100) -> Sequence[Digest]:
    """Digests of one of `TABS` with their studies, the longest waiting first."""
    wanted = select(Digest).join(Digest.study).where(TABS[tab])
    with_it = wanted.options(contains_eager(Digest.study), joinedload(Digest.draft_by))
    return db.session.scalars(with_it.order_by(Digest.changed_at, Digest.id).limit(limit)).all()


def count_tabs() -> dict[str, int]:
    """How many there are of each."""
    counts = (func.count().filter(wanted).label(tab) for tab, wanted in TABS.items())
    row = db.session.execute(select(*counts).select_from(Digest).join(Digest.study)).one()
    return dict(row._mapping)


def list_hands(digest_id: int) -> Sequence[int]:
    """Who wrote at the draft."""
    return db.session.scalars(select(DigestHand.member_id).where(DigestHand.digest_id == digest_id)).all()


def find_name(member_id: int | None) -> str:
    """A member as others read them; "" for nobody."""
    wanted = select(FULL_NAME).where(Member.id == member_id)
    return (db.session.scalar(wanted) or "") if member_id else ""


def list_studies(words: str = "") -> list[tuple[int, str]]:
    """Studies to write about, by their plain titles; those that have the words in either title."""
    wanted = select(ResearchStudy.id, ResearchStudy.plain_title).where(PUBLIC)
    if words:
        plain = func.lower(ResearchStudy.plain_title + " " + ResearchStudy.title)
        wanted = wanted.where(plain.contains(words.lower(), autoescape=True))
    rows = db.session.execute(wanted.order_by(func.lower(ResearchStudy.plain_title)).limit(STUDIES_MOST))
    return [(row.id, row.plain_title) for row in rows]
