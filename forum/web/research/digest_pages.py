"""The page of one digest: made once for all visitors, as long as nothing in it changes."""

from collections.abc import Sequence
from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from forum.formats.research.digest_json import ToldDigest, digest_to_schema
from forum.models import DigestVersion
from forum.queries.library.exercises import get_library
from forum.queries.research import digests, studies
from forum.queries.research.digests import DigestRead
from forum.rules.claims.studied import MAY_CAUSE
from forum.rules.kit.people import VISITOR
from forum.rules.library.exercises import Exercise
from forum.rules.library.offers import is_offered
from forum.rules.research import words
from forum.rules.research.credibility import POINTS
from forum.rules.research.digest_check import check_digest
from forum.rules.research.digests import LABELS
from forum.rules.research.figure_places import place_figures
from forum.rules.research.studies import StudyRecord
from forum.web.kit.caching import Page, Shelf, make_page, send_page
from forum.web.kit.plain_visits import is_plain_visit, look
from forum.web.kit.request_context import current_person, settings
from forum.web.research.study_pages import url_of

PAGES: Shelf[Page] = Shelf(600)
# Among how many studies of its kind one is looked for that saw no difference.
NULLS_AMONG = 40
OURS = "the project’s editors"


def find_ready(digest_id: int, slug: str) -> Page | None:
    """The ready page of a public digest, if nothing in it changed since it was made."""
    stamp = digests.find_stamp(digest_id)
    return PAGES.find((digest_id, *stamp)) if stamp and stamp[0] == slug else None


def stamp_of(digest_id: int) -> tuple[Any, ...] | None:
    """What the page of this moment is known by, if this visitor gets the page that everybody gets."""
    return digests.find_stamp(digest_id) if is_plain_visit() else None


def send(read: DigestRead, stamp: tuple[Any, ...] | None) -> ResponseReturnValue:
    """The page for whoever asks; `stamp` was read before anything it tells (`stamp_of`)."""
    digest = read.digest
    if stamp is None:
        return render(read)
    mark = "-".join(str(one or 0) for one in stamp[1:4])
    ready = make_page(render(read), f"d{digest.id}-{mark}-{look()}")
    return send_page(PAGES.keep((digest.id, *stamp), ready))


def render(read: DigestRead) -> str:
    """The page as HTML."""
    digest, person = read.digest, current_person()
    is_old = read.version.n != digest.current_n
    versions = digests.list_versions(digest.id)
    return render_template(
        "research/digests/show.html",
        digest=digest,
        read=read,
        placed=place_figures(read.text, read.record),
        struck=check_digest(read.text, read.record) if read.version.standing_reason else None,
        by=said_by(read.version),
        corrections=[] if is_old else list_corrections(versions),
        is_old=is_old,
        schema=digest_to_schema(told_of(read, versions)),
        study_url=url_of(digest.study),
        alike=digests.list_alike(digest.id),
        exercises=exercises_of(read),
        beside=null_beside(read),
        thread=digests.find_thread(digest, VISITOR),
        has_pressed=digests.has_pressed(digest.id, person),
        labels=LABELS,
        words=words,
        points=POINTS,
    )


def said_by(version: DigestVersion) -> tuple[str, str]:
    """Who wrote a version and who approved it; of ours, no single person did."""
    author = version.author.full_name if version.author else OURS
    return author, version.approved_by.full_name if version.approved_by else ""


def list_corrections(versions: Sequence[DigestVersion]) -> list[DigestVersion]:
    """The versions that corrected the one before, the newest first."""
    return [one for one in versions if one.correction]


def exercises_of(read: DigestRead) -> list[Exercise]:
    """The exercises it is about, as far as they are offered."""
    library = get_library().exercises
    return [library[one] for one in read.text.exercises if one in library and is_offered(library[one])]


def null_beside(read: DigestRead) -> tuple[str, str, str] | None:
    """A study beside it that saw no difference: address, title, and in what; of the same measures and trials first."""
    found = [(one, studies.record_of(one)) for one in studies.list_beside(read.digest.study, NULLS_AMONG)]
    nulls = [(one, record) for one, record in found if record.nulls and one.status != "retracted"]
    if not nulls:
        return None
    topics = read.record.topics
    study, record = min(nulls, key=lambda pair: (topic_of(pair[1]) not in topics, pair[1].design not in MAY_CAUSE))
    return url_of(study), study.plain_title, record.nulls[0].name


def topic_of(record: StudyRecord) -> str:
    """What the first measure that did not differ was about."""
    return record.nulls[0].topic


def told_of(read: DigestRead, versions: Sequence[DigestVersion]) -> ToldDigest:
    """What files tell of it."""
    digest, study, base = read.digest, read.digest.study, settings().base_url
    written, approved = said_by(read.version)
    assert digest.published_at is not None
    return ToldDigest(
        id=digest.id,
        url=f"{base}{digest.url}",
        n=read.version.n,
        text=read.text,
        published_at=digest.published_at,
        approved_at=read.version.approved_at,
        written_by=written,
        approved_by=approved,
        corrections=[one.correction for one in list_corrections(versions)],
        standing_reason=read.version.standing_reason,
        credibility=read.credibility,
        study_title=study.title,
        study_url=f"{base}{url_of(study)}",
        study_status=study.status,
        original=read.record.url,
    )
