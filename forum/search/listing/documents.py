"""From a row of `listed` to its document."""

from datetime import UTC, datetime

from forum.models import Digest, ResearchStudy, Resource
from forum.queries.library.exercises import get_library
from forum.rules.library.words import GAIT_PHASE_WORDS, MODALITY_WORDS
from forum.rules.research.digests import text_from_dict
from forum.rules.research.studies import facets_of, read_record
from forum.rules.research.words import DESIGN_NAMES
from forum.search.kit.document import Document

TRUSTED = "trusted=yes"


def resource_document(resource: Resource) -> Document:
    """A resource as the index knows it: its own words, and the names of the exercises it covers."""
    library = get_library().exercises
    return Document(
        kind="resource",
        id=str(resource.id),
        title=resource.title,
        body="\n".join(filter(None, (resource.why, resource.made_by, resource.purpose))),
        url=f"/resources/{resource.id}",
        at=resource.checked_at,
        modality=resource.covers("modality"),
        words=(resource.kind, *(library[one].name for one in resource.covers("exercise") if one in library)),
        facets=(TRUSTED,),
    )


def digest_document(digest: Digest) -> Document:
    """A digest as the index knows it: its current words, its topics, and the names of exercises and of its study."""
    library = get_library().exercises
    text = text_from_dict(next(one.text for one in digest.versions if one.n == digest.current_n))
    names = (library[one].name for one in text.exercises if one in library)
    return Document(
        kind="digest",
        id=str(digest.id),
        title=text.title,
        body="\n".join((text.takeaway, text.found, text.who, text.keep)),
        url=digest.url,
        at=digest.published_at or digest.changed_at,
        modality=read_record(digest.study.data).modality,
        words=(*text.topics, *names, digest.study.title, digest.study.plain_title),
    )


def study_document(study: ResearchStudy) -> Document:
    """A study as the index knows it: both titles, what was done and seen, who wrote it; as old as its print."""
    record = read_record(study.data)
    seen = [one.name for one in record.outcomes]
    said = (study.title, record.summary, record.adds, record.trained, record.population, record.harms, *seen)
    phases = [value for facet, value in facets_of(record) if facet == "phase"]
    named = [*record.authors, record.journal, study.doi or "", DESIGN_NAMES[record.design]]
    named += [MODALITY_WORDS.get(one, one) for one in record.modality]
    named += [GAIT_PHASE_WORDS.get(one, one) for one in phases]
    return Document(
        kind="study",
        id=str(study.id),
        title=study.plain_title,
        body="\n".join(filter(None, said)),
        url=f"/studies/{study.id}",
        at=_printed_at(study.published) or study.changed_at,
        modality=record.modality,
        words=(*named, *record.topics, *(one.name for one in record.entities if one.is_confirmed)),
        facets=tuple(f"gait_phase={one}" for one in phases),
    )


def _printed_at(published: str) -> datetime | None:
    """The first moment of the day, month or year in which it came out, as far as that is told."""
    parts = [int(one) for one in published.split("-") if one.isdigit()]
    try:
        year, month, day = (*parts, 1, 1)[:3]
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
