"""Curating trusted resources: add, change, retire, bring back, and how one changed."""

from collections.abc import Sequence

from flask import Blueprint, Response, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.library import resources as acts
from forum.clock import utc_now
from forum.formats.library.resource_files import to_csv, to_opml
from forum.models import Resource
from forum.queries.library import resource_desk
from forum.queries.library.exercises import get_library
from forum.queries.moderation import modlog
from forum.rules.library import flash_words
from forum.rules.library.resource_about import PRINCIPLES
from forum.rules.moderation.moderation import ACTS
from forum.web.forms.resources import ResourceForm, day_words, fields_of, in_half_a_year, read_version
from forum.web.kit.answers import on_refusal
from forum.web.kit.confirm_act import ActQuestion, ask
from forum.web.kit.guards import need_moderator
from forum.web.library.resource_desk import find
from forum.web.library.resource_history import ToldChange, tell_changes, tell_unseen

bp = Blueprint("mod_resources", __name__, url_prefix="/mod/resources")


@bp.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """List a new resource."""
    person = need_moderator()
    form = ResourceForm(review_on=in_half_a_year(person))
    if request.method != "POST":
        return render_form(form, None)
    on_refusal(form, lambda: render_form(form, None))
    now = utc_now()
    form.check_all(person.day(now))
    if form.errors:
        return render_form(form, None), 422
    known = acts.facts(now, zone=person.time_zone, review_on=form.day(), about=form.about(), **form.typed())
    resource_id = acts.add(person, known, now)
    flash(flash_words.RESOURCE_LISTED, "ok")
    return redirect(f"/resources/{resource_id}", 303)


@bp.route("/<id:resource_id>/edit", methods=["GET", "POST"])
def edit(resource_id: int) -> ResponseReturnValue:
    """Change a resource; a suggested one is listed by this."""
    person, resource = need_moderator(), find(resource_id)
    form = ResourceForm(review_on=day_words(resource.review_on), **fields_of(resource, list_names()))
    if request.method != "POST":
        return render_form(form, resource)
    on_refusal(form, lambda: render_changed(form, resource_id))
    now = utc_now()
    form.check_all(person.day(now))
    if form.errors:
        return render_form(form, resource), 422
    known = acts.facts(now, zone=person.time_zone, review_on=form.day(), about=form.about(), **form.typed())
    acts.edit(person, resource_id, known, now, seen=read_version(form))
    flash(flash_words.RESOURCE_SAVED, "ok")
    return redirect(f"/resources/{resource_id}", 303)


def render_form(form: ResourceForm, resource: Resource | None, since: Sequence[ToldChange] = ()) -> str:
    """The form, with what is known of the resource and what others changed since it was opened."""
    return render_template(
        "library/mod_resources/show.html", form=form, resource=resource, principles=PRINCIPLES, since=since
    )


def render_changed(form: ResourceForm, resource_id: int) -> str:
    """The form after a refusal; sent again, what was typed is meant for the resource as it is now."""
    resource = find(resource_id)
    since = tell_unseen(resource_id, resource.version, read_version(form))
    form.version.data = str(resource.version)
    return render_form(form, resource, since)


@bp.get("/<id:resource_id>/history")
def show_history(resource_id: int) -> ResponseReturnValue:
    """What moderators did with a resource, and what of it changed."""
    resource = find(resource_id)
    key = ("resource", resource_id)
    return render_template(
        "library/mod_resources/history.html",
        resource=resource,
        changes=tell_changes(resource_id),
        history=modlog.list_entries([key]).get(key, []),
        acts=ACTS,
    )


@bp.route("/<id:resource_id>/retire", methods=["GET", "POST"])
def retire(resource_id: int) -> ResponseReturnValue:
    """Take a resource off the list."""
    need_moderator()
    resource = find(resource_id)
    question = ActQuestion(
        title="Retire this resource?",
        lead="It leaves the list and the search. You can bring it back.",
        label="Retire",
        icon="x",
        about=resource.title,
        back=f"/resources/{resource_id}",
        done=flash_words.RESOURCE_RETIRED,
        is_grave=True,
    )
    return ask(question, acts.retire, resource_id)


@bp.route("/<id:resource_id>/bring-back", methods=["GET", "POST"])
def bring_back(resource_id: int) -> ResponseReturnValue:
    """List a resource again."""
    need_moderator()
    resource = find(resource_id)
    question = ActQuestion(
        title="Bring this resource back?",
        lead="It will be on the list and in the search again.",
        label="Bring back",
        icon="undo-2",
        about=resource.title,
        back=f"/resources/{resource_id}",
        done=flash_words.RESOURCE_BROUGHT_BACK,
    )
    return ask(question, acts.bring_back, resource_id)


@bp.get("/list.<any(csv, opml):file_kind>")
def send_list(file_kind: str) -> ResponseReturnValue:
    """Every listed resource in one file."""
    need_moderator()
    known = resource_desk.list_facts()
    body = to_csv(known).encode() if file_kind == "csv" else to_opml("Trusted resources of Strideshare", known)
    answer = Response(body, mimetype="text/csv" if file_kind == "csv" else "text/x-opml")
    answer.headers["Content-Disposition"] = f'attachment; filename="resources.{file_kind}"'
    return answer


def list_names() -> dict[str, str]:
    """The names of the exercises by id."""
    return {one.id: one.name for one in get_library().exercises.values()}
