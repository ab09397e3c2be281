"""Public digests as lines of an export; those that come with the library are left out, as the library is."""

from collections.abc import Sequence

from sqlalchemy import Row, select
from sqlalchemy.orm import selectinload

from forum.formats.archive.digest_lines import DigestLine, DigestVersionLine, LoweringLine
from forum.models import Digest, DigestLowering, Thread, db
from forum.queries.research.digests import LISTED
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import VISITOR
from forum.rules.research.digests import text_from_dict

DIGESTS = select(Digest.id).where(LISTED, Digest.key.is_(None))


def digest_lines(rows: Sequence[Row[tuple[int]]]) -> list[DigestLine]:
    """The digests with these ids."""
    ids = [row.id for row in rows]
    wanted = select(Digest).where(Digest.id.in_(ids)).order_by(Digest.id)
    found = db.session.scalars(wanted.options(selectinload(Digest.study), selectinload(Digest.versions))).all()
    lowered: dict[int, list[LoweringLine]] = {id_: [] for id_ in ids}
    asked = select(DigestLowering).where(DigestLowering.digest_id.in_(ids)).order_by(DigestLowering.n)
    for one in db.session.scalars(asked):
        lowered[one.digest_id].append(LoweringLine(one.points, one.reason, one.by_id, one.at))
    threads = select(Thread.id).where(Thread.id.in_([one.thread_id for one in found]), visible_to(VISITOR))
    open_threads = set(db.session.scalars(threads))
    return [_line(one, tuple(lowered[one.id]), open_threads) for one in found]


def _line(digest: Digest, lowered: tuple[LoweringLine, ...], open_threads: set[int]) -> DigestLine:
    versions = tuple(
        DigestVersionLine(
            one.n,
            one.approved_at,
            text_from_dict(one.text),
            one.author_id or 0,
            one.approved_by_id or 0,
            one.correction,
            one.standing_reason,
        )
        for one in digest.versions
    )
    thread = digest.thread_id if digest.thread_id in open_threads else None
    published = digest.published_at or digest.changed_at
    return DigestLine(digest.id, digest.study.key, digest.created_at, published, versions, lowered, thread)
