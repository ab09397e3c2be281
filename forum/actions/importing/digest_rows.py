"""Digests from checked lines: as they were approved elsewhere, versions and all, inside a running transaction."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.actions.importing.rows import Desk
from forum.actions.research.digests import put_topics, renew_alike, renew_study, tell_index
from forum.formats.archive.digest_lines import DigestLine
from forum.models import Digest, DigestLowering, DigestVersion, ResearchStudy
from forum.rules.research.digests import text_to_dict
from forum.text.kit.slugs import slugify


def put_digests(session: Session, lines: Sequence[DigestLine], desk: Desk) -> None:
    """Public digests, with their versions and what curators lowered."""
    named = select(ResearchStudy).where(ResearchStudy.key.in_([line.study for line in lines]))
    studies = {one.key: one for one in session.scalars(named)}
    for line in lines:
        study, text = studies[line.study], line.versions[-1].text
        digest = Digest(
            id=line.id,
            study_id=study.id,
            study_seen=study.version,
            state="public",
            title=text.title,
            slug=slugify(text.title, default="digest"),
            current_n=len(line.versions),
            created_at=line.at,
            published_at=line.published,
            changed_at=line.versions[-1].at,
            thread_id=line.thread,
        )
        session.add(digest)
        session.flush()
        session.add_all(_versions(line))
        session.add_all(_lowerings(line))
        put_topics(session, digest.id, text)
        renew_alike(session, digest.id)
        renew_study(session, study)
        tell_index(session, digest, desk.now)


def _versions(line: DigestLine) -> list[DigestVersion]:
    return [
        DigestVersion(
            digest_id=line.id,
            n=one.n,
            text=text_to_dict(one.text),
            author_id=one.by,
            approved_by_id=one.approved_by,
            approved_at=one.at,
            correction=one.correction,
            standing_reason=one.stands_although,
        )
        for one in line.versions
    ]


def _lowerings(line: DigestLine) -> list[DigestLowering]:
    return [
        DigestLowering(digest_id=line.id, n=n, points=one.points, reason=one.reason, by_id=one.by, at=one.at)
        for n, one in enumerate(line.lowered, 1)
    ]
