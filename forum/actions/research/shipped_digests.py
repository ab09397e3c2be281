"""Putting the digests that come with the library where readers find them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.actions.research.digests import put_topics, renew_alike, renew_study, tell_index
from forum.models import Digest, DigestVersion, ResearchStudy
from forum.rules.research.digests import EXERCISES_MOST, DigestText, text_from_dict, text_to_dict
from forum.text.kit.slugs import slugify

Record = Mapping[str, Any]


def put_digests(
    session: Session, records: Sequence[Record], named: Mapping[str, Collection[str]], now: datetime
) -> None:
    """Bring the digests that come with the library up to its file; one that a curator wrote at stays as it is.

    `named` has the exercises that name each study by its key.
    """
    known = {one.key: one for one in session.scalars(select(Digest).where(Digest.key.is_not(None)))}
    studies = {one.key: one for one in session.scalars(select(ResearchStudy))}
    for record in records:
        study = studies[record["key"]]
        exercises = sorted(named.get(record["key"], ()))[:EXERCISES_MOST]
        text = text_from_dict({"exercises": exercises, **record})
        put(
            session,
            known.get(record["key"]),
            study,
            text,
            datetime.fromisoformat(record["written"]).replace(tzinfo=UTC),
            now,
        )


def put(
    session: Session, digest: Digest | None, study: ResearchStudy, text: DigestText, written: datetime, now: datetime
) -> None:
    """Write one of ours, as the next version when it says something new."""
    if digest is None:
        digest = Digest(
            key=study.key,
            study_id=study.id,
            state="public",
            title=text.title,
            slug=slugify(text.title, default="digest"),
            created_at=now,
            published_at=written,
            changed_at=now,
            current_n=0,
            version=0,
        )
        session.add(digest)
        session.flush()
    current = session.get(DigestVersion, (digest.id, digest.current_n))
    if study.status == "standing":
        digest.study_seen = study.version
    if current and (current.author_id is not None or current.text == text_to_dict(text)):
        return
    renew_alike(session, digest.id)
    digest.current_n += 1
    session.add(DigestVersion(digest_id=digest.id, n=digest.current_n, text=text_to_dict(text), approved_at=written))
    digest.title, digest.slug, digest.changed_at = text.title, slugify(text.title, default="digest"), now
    put_topics(session, digest.id, text)
    renew_alike(session, digest.id)
    if current:
        renew_study(session, study)
    tell_index(session, digest, now)
