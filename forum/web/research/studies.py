"""Studies: the list, each of them, and its reference for other programs."""

from collections.abc import Mapping, Sequence

from flask import Blueprint, Response, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.formats.research.citations import to_bibtex, to_ris
from forum.models import ResearchStudy
from forum.queries.research import studies
from forum.queries.research.coverage import Covered, count_covered
from forum.queries.research.studies import FACETS, StudyFilter
from forum.rules.library.words import GAIT_PHASE_WORDS, MODALITY_WORDS
from forum.rules.research.publishing import missing_of
from forum.rules.research.studies import STUDIES_A_PAGE
from forum.rules.research.words import DESIGN_NAMES, STATUS_SAID
from forum.web.kit.filter_page import FilterGroup, FilterOption, filter_address, offered
from forum.web.kit.request_context import current_person
from forum.web.kit.urls import asked_page
from forum.web.research import study_lists, study_pages

bp = Blueprint("studies", __name__)

# Fewer trials than this are thin.
TRIALS_LEAST = 2
SORTS = {"newest": "Newest", "oldest": "Oldest", "largest": "Most people"}
LEGENDS = {
    "design": "Kind of study", "modality": "Kind of exercise", "outcome": "What was measured",
    "phase": "Part of walking", "year": "Year",
}  # fmt: skip
WRITERS = {"bib": (to_bibtex, "application/x-bibtex"), "ris": (to_ris, "application/x-research-info-systems")}
WORDS: dict[str, Mapping[str, str]] = {"design": DESIGN_NAMES, "modality": MODALITY_WORDS, "phase": GAIT_PHASE_WORDS}  # type: ignore[dict-item]


@bp.get("/studies")
def show_list() -> ResponseReturnValue:
    """The list, by what was chosen."""
    return study_lists.send(render_list)


def render_list(state: str) -> str:
    """The list as HTML; `state` is that of all studies."""
    chosen, sort = asked_filter(), request.args.get("sort", "")
    sort = sort if sort in SORTS else "newest"
    total, counts = study_lists.count(chosen, state)
    page, pages = asked_page(total, STUDIES_A_PAGE)
    rows = studies.page_studies(chosen, sort, page)
    return render_template(
        "research/studies/list.html",
        rows=[(study_pages.url_of(one), one, studies.record_of(one)) for one in rows],
        groups=[group(name, chosen, counts[name]) for name in FACETS],
        chosen=[(said(name, getattr(chosen, name)), address(chosen.without(name), sort)) for name in in_force(chosen)],
        sorts=[(label, address(chosen, name), name == sort, None) for name, label in SORTS.items()],
        base=address(chosen, sort),
        total=total,
        page=page,
        pages=pages,
        designs=DESIGN_NAMES,
        status=STATUS_SAID,
    )


def asked_filter() -> StudyFilter:
    """What the address narrows the list by; odd words are passed over."""
    asked = {name: request.args.get(name, "")[:40] for name in FACETS}
    asked = {name: value for name, value in asked.items() if value.replace("_", "").replace(" ", "").isalnum()}
    if not (asked.get("year", "").isascii() and asked.get("year", "").isdigit() and len(asked["year"]) == 4):
        asked.pop("year", None)
    return StudyFilter(**asked)


def in_force(chosen: StudyFilter) -> Sequence[str]:
    """The questions that are answered."""
    return [name for name in FACETS if getattr(chosen, name)]


def said(name: str, value: str) -> str:
    """An answer in words."""
    return WORDS.get(name, {}).get(value, value.capitalize())


def address(chosen: StudyFilter, sort: str) -> str:
    """The list with these filters."""
    pairs = [(name, getattr(chosen, name)) for name in in_force(chosen)]
    return filter_address(study_lists.HOME, [*pairs, *([("sort", sort)] if sort != "newest" else [])])


def group(name: str, chosen: StudyFilter, counts: Mapping[str, int]) -> FilterGroup:
    """One question of the filter form."""
    value = getattr(chosen, name)
    values = sorted(counts, key=lambda one: (-counts[one], one) if name != "year" else (0, -int(one)))
    options = offered((one, said(name, one), counts[one], one == value) for one in values)
    everything = FilterOption("", "All", None, not value)
    return FilterGroup(name, LEGENDS[name], [everything, *options], "radio", is_open=name == "design")


@bp.get("/studies/coverage")
def show_coverage() -> ResponseReturnValue:
    """Which parts of walking were studied with which kind of exercise."""
    counts = count_covered()
    rows = [
        (
            phase,
            words,
            [
                (
                    said("modality", one),
                    address(StudyFilter(phase=phase, modality=one), "newest"),
                    counts.get((phase, one), Covered()),
                )
                for one in MODALITY_WORDS
            ],
        )
        for phase, words in GAIT_PHASE_WORDS.items()
    ]
    return render_template("research/studies/coverage.html", rows=rows, least=TRIALS_LEAST)


@bp.get("/studies/<id:study_id>", defaults={"slug": ""})
@bp.get("/studies/<id:study_id>/<slug>")
def show(study_id: int, slug: str) -> ResponseReturnValue:
    """One study."""
    study = find(study_id)
    if study.state == "draft" and missing_of(study.data):
        return redirect(f"/mod/studies/{study.id}/edit", 303)
    if slug != studies.slug_of(study.plain_title):
        return redirect(study_pages.url_of(study), 301)
    return study_pages.send(study)


@bp.get("/studies/<id:study_id>/<slug>.<any(bib, ris):ending>")
def cite(study_id: int, slug: str, ending: str) -> ResponseReturnValue:
    """Its reference as a file."""
    study = find(study_id)
    cited = study_pages.cited_of(study)
    write, kind = WRITERS[ending]
    answer = Response(write(cited).encode(), mimetype=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{studies.slug_of(study.plain_title)}.{ending}"'
    return answer


def find(study_id: int) -> ResearchStudy:
    """The study, or 404."""
    return studies.find_study(study_id, current_person()) or abort(404)
