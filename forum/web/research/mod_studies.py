"""Curating studies: the desk, adding and changing one by hand, publishing, how it stands, and how it changed."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.kit.base import SentForm
from forum.actions.research import curating, standing
from forum.clock import utc_now
from forum.models import ResearchStudy
from forum.queries.moderation import modlog
from forum.queries.research import desk, studies
from forum.rules.kit.people import Person
from forum.rules.moderation.moderation import ACTS
from forum.rules.research import flash_words
from forum.rules.research.publishing import problems_before_all
from forum.rules.research.shape import problems_of
from forum.rules.research.studies import STUDIES_A_PAGE
from forum.web.forms.studies import RecordForm, StandingForm, typed_of
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_curator, throttle
from forum.web.kit.urls import asked_page
from forum.web.research.study_history import tell_changes, tell_unseen
from forum.web.research.study_pages import url_of

bp = Blueprint("mod_studies", __name__, url_prefix="/mod/studies")


@bp.get("")
def show_desk() -> ResponseReturnValue:
    """The drafts, and what leans on studies that were taken back."""
    need_curator()
    total = desk.count_drafts()
    page, pages = asked_page(total, STUDIES_A_PAGE)
    rows = [(one, len(problems_before_all(one.data))) for one in desk.page_drafts(page)]
    return render_template("research/mod_studies/desk.html", rows=rows, total=total, page=page, pages=pages)


@bp.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Add a study by hand."""
    person, form = need_curator(), RecordForm()
    if request.method != "POST":
        return render_form(form, None)
    on_refusal(form, lambda: render_form(form, None))
    throttle("study")
    if problems(form):
        return render_form(form, None), 422
    sending = SentForm(form.idempotency_key.data or "", str(form.record()), "/mod/studies")
    study_id = curating.add(person, form.record(), utc_now(), sending)
    flash(flash_words.STUDY_KEPT, "ok")
    return redirect(f"/mod/studies/{study_id}/edit", 303)


@bp.route("/<id:study_id>/edit", methods=["GET", "POST"])
def edit(study_id: int) -> ResponseReturnValue:
    """Change a study."""
    person = need_curator()
    study = find(study_id, person)
    form = RecordForm(version=str(study.version), **typed_of(study.data))
    if request.method != "POST":
        return render_form(form, study)
    on_refusal(form, lambda: render_changed(form, study_id, person))
    if problems(form):
        return render_form(form, study), 422
    seen = form.version.data or ""
    curating.edit(person, study_id, form.record(), utc_now(), seen=int(seen) if seen.isdecimal() else 0)
    flash(flash_words.STUDY_SAVED, "ok")
    return redirect(url_of(study) if study.state == "public" else f"/mod/studies/{study_id}/edit", 303)


def problems(form: RecordForm) -> bool:
    """Put all that is wrong beside its field; says whether there is anything."""
    found = problems_of(form.record())
    for field, words in found:
        if field in form:
            form[field].errors = [*form[field].errors, words]
        else:
            form.form_errors.append(words)
    return bool(found)


def render_form(form: RecordForm, study: ResearchStudy | None, since: object = ()) -> str:
    """The form, with what keeps the study from being public, and what others changed since it was opened."""
    missing = problems_before_all(study.data) if study and study.state == "draft" else []
    return render_template("research/mod_studies/record.html", form=form, study=study, missing=missing, since=since)


def render_changed(form: RecordForm, study_id: int, person: Person) -> str:
    """The form after a refusal; sent again, what was typed is meant for the study as it is now."""
    study = find(study_id, person)
    since = tell_unseen(study_id, study.version, form.version.data or "")
    form.version.data = str(study.version)
    return render_form(form, study, since)


@bp.post("/<id:study_id>/publish")
def publish(study_id: int) -> ResponseReturnValue:
    """Show a draft to everybody."""
    person = need_curator()
    study = find(study_id, person)
    form = RecordForm(formdata=None, version=str(study.version), **typed_of(study.data))
    on_refusal(form, lambda: render_form(form, study))
    curating.publish(person, study_id, utc_now())
    flash(flash_words.STUDY_PUBLISHED, "ok")
    return redirect(url_of(study), 303)


@bp.post("/<id:study_id>/discard")
def discard(study_id: int) -> ResponseReturnValue:
    """Take a draft away."""
    person = need_curator()
    find(study_id, person)
    curating.discard(person, study_id, utc_now())
    flash(flash_words.STUDY_DISCARDED, "ok")
    return redirect("/mod/studies", 303)


@bp.get("/<id:study_id>/history")
def history(study_id: int) -> ResponseReturnValue:
    """What curators did with a study, and what of it changed."""
    study = find(study_id, need_curator())
    acts = modlog.list_entries([("study", study_id)]).get(("study", study_id), [])
    changes = tell_changes(study_id)
    page = {"study": study, "changes": changes, "history": acts, "acts": ACTS, "url": url_of(study)}
    return render_template("research/mod_studies/history.html", **page)


@bp.route("/<id:study_id>/status", methods=["GET", "POST"])
def status(study_id: int) -> ResponseReturnValue:
    """Say how a study stands."""
    person = need_curator()
    study = find(study_id, person)
    url = url_of(study)
    form = StandingForm(status=study.status, reason=study.status_note)
    page = {"form": form, "study": study, "url": url}
    if request.method != "POST":
        return render_template("research/mod_studies/status.html", **page)
    on_refusal(form, lambda: render_template("research/mod_studies/status.html", **page))
    standing.mark(person, study_id, form.status.data or "", form.reason.data or "", utc_now())
    flash(flash_words.STUDY_MARKED, "ok")
    return redirect(url, 303)


def find(study_id: int, person: Person) -> ResearchStudy:
    """The study, or 404."""
    return studies.find_study(study_id, person) or abort(404)
