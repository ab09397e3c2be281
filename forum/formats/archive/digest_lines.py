"""The lines of an import and export file that are digests of studies: their shape, and how they are read."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from forum.errors import Refused
from forum.formats.archive import refusal_words
from forum.formats.archive.line_values import Fields
from forum.rules.kit.limits import REASON_CHARS
from forum.rules.research.credibility import POINTS
from forum.rules.research.digests import EXERCISES_MOST, MOST, TOPIC_CHARS, TOPICS_MOST, DigestText

KEY_CHARS = 200


@dataclass(frozen=True, slots=True)
class DigestVersionLine:
    """What a digest said in its `n`-th version, who wrote it and who approved it."""

    n: int
    at: datetime
    text: DigestText
    by: int
    approved_by: int
    correction: str = ""
    stands_although: str = ""


@dataclass(frozen=True, slots=True)
class LoweringLine:
    """Somebody showed at most so many points of its credibility."""

    points: int
    reason: str
    by: int
    at: datetime


@dataclass(frozen=True, slots=True)
class DigestLine:
    """A public digest with all its versions, oldest first; `study` is the key of a study that is here already.

    `thread` is where its readers ask.
    """

    id: int
    study: str
    at: datetime
    published: datetime
    versions: tuple[DigestVersionLine, ...]
    lowered: tuple[LoweringLine, ...] = ()
    thread: int | None = None


def read_digest(fields: Fields) -> DigestLine:
    """A digest; raises `Refused`."""
    versions = tuple(_version(one) for one in fields.groups("versions"))
    if not versions or [one.n for one in versions] != list(range(1, len(versions) + 1)):
        raise Refused(refusal_words.VERSIONS_NOT_COUNTED)
    lowered = tuple(_lowering(one) for one in fields.groups("lowered")) if fields.has("lowered") else ()
    if any(one.points >= before.points for before, one in pairwise(lowered)):
        raise Refused(refusal_words.LOWERED_UPWARDS)
    return DigestLine(
        id=fields.whole("id"),
        study=fields.label("study", KEY_CHARS),
        at=fields.time("at"),
        published=fields.time("published"),
        versions=versions,
        lowered=lowered,
        thread=fields.whole("thread") if fields.has("thread") else None,
    )


def _version(fields: Fields) -> DigestVersionLine:
    said = {part: fields.text(part, most) for part, most in MOST.items()}
    text = DigestText(
        **said,
        topics=fields.labels("topics", TOPIC_CHARS)[:TOPICS_MOST],
        exercises=fields.labels("exercises", KEY_CHARS)[:EXERCISES_MOST] if fields.has("exercises") else (),
    )
    version = DigestVersionLine(
        n=fields.whole("n"),
        at=fields.time("at"),
        text=text,
        by=fields.whole("by"),
        approved_by=fields.whole("approved_by"),
        correction=fields.text("correction", REASON_CHARS) if fields.has("correction") else "",
        stands_although=fields.text("stands_although", REASON_CHARS) if fields.has("stands_although") else "",
    )
    fields.done()
    if version.by == version.approved_by:
        raise Refused(refusal_words.OWN_DIGEST)
    return version


def _lowering(fields: Fields) -> LoweringLine:
    found = LoweringLine(
        fields.whole("points", 0, POINTS),
        fields.text("reason", REASON_CHARS),
        fields.whole("by"),
        fields.time("at"),
    )
    fields.done()
    return found
