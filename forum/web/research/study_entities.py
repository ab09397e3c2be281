"""What a study is about, by public lists: a rule proposes, a curator confirms."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.research import curating
from forum.clock import utc_now
from forum.rules.research import flash_words
from forum.rules.research.entities import confirm, propose, read_entity
from forum.web.forms.studies import EntitiesForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_curator
from forum.web.research.mod_studies import find

bp = Blueprint("study_entities", __name__, url_prefix="/mod/studies")


@bp.route("/<id:study_id>/entities", methods=["GET", "POST"])
def show(study_id: int) -> ResponseReturnValue:
    """Tick what is right."""
    person = need_curator()
    study = find(study_id, person)
    offered, form = propose(study.data), EntitiesForm()
    page = {"form": form, "study": study, "offered": offered}
    if request.method != "POST":
        return render_template("research/mod_studies/entities.html", **page)
    on_refusal(form, lambda: render_template("research/mod_studies/entities.html", **page))
    added = read_entity(form.added.data or "")
    kept = confirm(offered, request.form.getlist("right"))
    kept = [one for one in kept if added is None or one["id"] != added["id"]] + ([added] if added else [])
    curating.put_entities(person, study_id, kept, utc_now())
    flash(flash_words.STUDY_SAVED, "ok")
    return redirect(f"/mod/studies/{study_id}/edit", 303)
