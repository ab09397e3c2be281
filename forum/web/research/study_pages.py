"""The page of one study: made once for all visitors, as long as nothing in it changes."""

from flask import render_template
from flask.typing import ResponseReturnValue

from forum.formats.research.article import article_of
from forum.formats.research.citations import Cited
from forum.models import ResearchStudy
from forum.queries.library.exercises import get_library
from forum.queries.research import digests, studies
from forum.rules.research import words
from forum.rules.research.studies import StudyRecord, read_record
from forum.web.kit.caching import Page, Shelf, make_page, send_page
from forum.web.kit.plain_visits import is_plain_visit, look
from forum.web.kit.request_context import settings

PAGES: Shelf[Page] = Shelf(600)
EXERCISES_MOST = 12


def url_of(study: ResearchStudy) -> str:
    """Where its page is."""
    return f"/studies/{study.id}/{studies.slug_of(study.plain_title)}"


def find_ready(study_id: int, slug: str) -> Page | None:
    """The ready page of a study, if nothing in it changed since it was made."""
    state = studies.find_state(study_id)
    return PAGES.find((study_id, slug, state)) if state else None


def send(study: ResearchStudy) -> ResponseReturnValue:
    """The page for whoever asks."""
    if not is_plain_visit():
        return render(study)
    slug, state = studies.slug_of(study.plain_title), studies.state_of(study)
    ready = make_page(render(study), f"s{study.id}-{state}-{look()}")
    return send_page(PAGES.keep((study.id, slug, state), ready))


def render(study: ResearchStudy) -> str:
    """The page as HTML."""
    record = read_record(study.data)
    url = f"{settings().base_url}{url_of(study)}"
    return render_template(
        "research/studies/show.html",
        study=study,
        record=record,
        url=url_of(study),
        article=article_of(cited_of(study), record, url),
        beside=[(url_of(one), one, studies.record_of(one)) for one in studies.list_beside(study)],
        exercises=exercises_of(study),
        digests=digests.list_of_study(study.id),
        words=words,
        arms="; ".join(one.name if one.n is None else f"{one.name}: {one.n}" for one in record.arms),
        about=about_of(study, record),
    )


def about_of(study: ResearchStudy, record: StudyRecord) -> list[tuple[str, str]]:
    """What it is about by public names, and its own number."""
    told = [(one.scheme, f"{one.name}, {one.id}") for one in record.entities if one.is_confirmed]
    told += [("DOI", study.doi)] if study.doi else []
    return told


def exercises_of(study: ResearchStudy) -> list[tuple[str, str]]:
    """The exercises that name it, by id and name."""
    named = [
        (one.id, one.name)
        for one in get_library().exercises.values()
        if study.key in {line.source for line in one.evidence}
    ]
    return named[:EXERCISES_MOST]


def cited_of(study: ResearchStudy) -> Cited:
    """The reference of a study."""
    record = read_record(study.data)
    doi = study.doi or ""
    return Cited(study.key, study.title, record.authors, record.journal, study.published, doi, record.url)
