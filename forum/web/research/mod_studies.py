"""Curating studies: marking one as corrected or taken back."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.research import standing
from forum.clock import utc_now
from forum.queries.research import studies
from forum.rules.research import flash_words
from forum.web.forms.studies import StandingForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_curator
from forum.web.research.study_pages import url_of

bp = Blueprint("mod_studies", __name__, url_prefix="/mod/studies")


@bp.route("/<id:study_id>/status", methods=["GET", "POST"])
def status(study_id: int) -> ResponseReturnValue:
    """Say how a study stands."""
    person = need_curator()
    study = studies.find_study(study_id, person) or abort(404)
    url = url_of(study)
    form = StandingForm(status=study.status, reason=study.status_note)
    page = {"form": form, "study": study, "url": url}
    if request.method != "POST":
        return render_template("research/mod_studies/status.html", **page)
    on_refusal(form, lambda: render_template("research/mod_studies/status.html", **page))
    standing.mark(person, study_id, form.status.data or "", form.reason.data or "", utc_now())
    flash(flash_words.STUDY_MARKED, "ok")
    return redirect(url, 303)
