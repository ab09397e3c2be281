"""A digest for programs: its public JSON, and what schema.org calls it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.rules.kit.days import shared_day
from forum.rules.research.credibility import Credibility
from forum.rules.research.digests import PARTS, DigestText


@dataclass(frozen=True, slots=True)
class ToldDigest:
    """What files tell of a public digest: its version `n`, who stands for it, and its study."""

    id: int
    url: str
    n: int
    text: DigestText
    published_at: datetime
    approved_at: datetime
    written_by: str
    approved_by: str
    corrections: Sequence[str]
    standing_reason: str
    credibility: Credibility
    study_title: str
    study_url: str
    study_status: str
    original: str


def digest_to_json(told: ToldDigest) -> dict[str, Any]:
    """All of it that readers see."""
    points = [{"point": one.name, "has": one.has, "said": one.said} for one in told.credibility.points]
    return {
        "kind": "digest",
        "id": told.id,
        "url": told.url,
        "version": told.n,
        **{part: told.text.said(part) for part in PARTS},
        "topics": list(told.text.topics),
        "exercises": list(told.text.exercises),
        "published": shared_day(told.published_at).isoformat(),
        "approved": shared_day(told.approved_at).isoformat(),
        "written_by": told.written_by,
        "approved_by": told.approved_by,
        "corrections": list(told.corrections),
        "stands_although": told.standing_reason,
        "credibility": {
            "shown": told.credibility.shown,
            "of": len(points),
            "points": points,
            "cannot_tell": told.credibility.cannot_tell,
        },
        "study": {
            "title": told.study_title,
            "url": told.study_url,
            "status": told.study_status,
            "original": told.original,
        },
    }


def digest_to_schema(told: ToldDigest) -> dict[str, Any]:
    """JSON-LD of an `Article` based on its study."""
    found = {
        "@context": "https://schema.org",
        "@type": "Article",
        "mainEntityOfPage": told.url,
        "headline": told.text.title,
        "abstract": told.text.takeaway,
        "articleBody": "\n\n".join(told.text.said(part) for part in ("found", "who", "keep")),
        "keywords": ", ".join(told.text.topics),
        "datePublished": shared_day(told.published_at).isoformat(),
        "dateModified": shared_day(told.approved_at).isoformat(),
        "version": str(told.n),
        "author": {"@type": "Person" if told.approved_by else "Organization", "name": told.written_by},
        "correction": list(told.corrections),
        "isBasedOn": {
            "@type": "ScholarlyArticle",
            "name": told.study_title,
            "url": told.study_url,
            "sameAs": told.original,
        },
    }
    return {name: value for name, value in found.items() if value}
