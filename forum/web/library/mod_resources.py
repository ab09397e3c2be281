"""Curating trusted resources: add, change, check again, retire, bring back."""

from datetime import date, timedelta

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.library import resources as acts
from forum.clock import utc_now
from forum.models import Resource
from forum.queries.library import resources
from forum.rules.library import flash_words
from forum.rules.library.resources import KINDS, REVIEW_DAYS
from forum.web.forms.resources import ResourceForm, ResourceReviewForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.confirm_act import ActQuestion, ask
from forum.web.kit.guards import need_moderator

bp = Blueprint("mod_resources", __name__, url_prefix="/mod/resources")


@bp.get("/<any(due, suggested, retired):tab>")
def show_tab(tab: str) -> ResponseReturnValue:
    """Resources that need a moderator."""
    today = need_moderator().day(utc_now())
    rows = resources.list_due(today) if tab == "due" else resources.list_by_tab(tab)
    counts = resources.count_tabs(today)
    return render_template(
        "library/mod_resources/list.html", rows=rows, tab=tab, counts=counts, today=today, kinds=KINDS
    )


@bp.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """List a new resource."""
    person = need_moderator()
    form = ResourceForm(review_on=in_half_a_year())
    if request.method != "POST":
        return render_template("library/mod_resources/show.html", form=form, resource=None)
    on_refusal(form, lambda: render_template("library/mod_resources/show.html", form=form, resource=None))
    now = utc_now()
    form.check_all(person.day(now))
    if form.errors:
        return render_template("library/mod_resources/show.html", form=form, resource=None), 422
    resource_id = acts.add(person, acts.facts(now, zone=person.time_zone, review_on=form.day(), **form.typed()), now)
    flash(flash_words.RESOURCE_LISTED, "ok")
    return redirect(f"/resources/{resource_id}", 303)


@bp.route("/<id:resource_id>/edit", methods=["GET", "POST"])
def edit(resource_id: int) -> ResponseReturnValue:
    """Change a resource; a suggested one is listed by this."""
    person, resource = need_moderator(), find(resource_id)
    known = {name: getattr(resource, name) for name in acts.TYPED}
    form = ResourceForm(review_on=day_words(resource.review_on), **known)
    if request.method != "POST":
        return render_template("library/mod_resources/show.html", form=form, resource=resource)
    on_refusal(form, lambda: render_template("library/mod_resources/show.html", form=form, resource=resource))
    now = utc_now()
    form.check_all(person.day(now))
    if form.errors:
        return render_template("library/mod_resources/show.html", form=form, resource=resource), 422
    acts.edit(person, resource_id, acts.facts(now, zone=person.time_zone, review_on=form.day(), **form.typed()), now)
    flash(flash_words.RESOURCE_SAVED, "ok")
    return redirect(f"/resources/{resource_id}", 303)


@bp.route("/<id:resource_id>/check", methods=["GET", "POST"])
def check(resource_id: int) -> ResponseReturnValue:
    """Note that the resource was read again."""
    person, resource = need_moderator(), find(resource_id)
    form = ResourceReviewForm(review_on=in_half_a_year())
    if request.method != "POST":
        return render_template("library/mod_resources/check.html", form=form, resource=resource)
    on_refusal(form, lambda: render_template("library/mod_resources/check.html", form=form, resource=resource))
    acts.check_again(person, resource_id, form.day(), form.note.data or "", utc_now())
    flash(flash_words.RESOURCE_CHECKED, "ok")
    return redirect(f"/resources/{resource_id}", 303)


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


def find(resource_id: int) -> Resource:
    """The resource, for a moderator; for everybody else the page does not exist."""
    return resources.find_resource(resource_id, need_moderator()) or abort(404)


def in_half_a_year() -> str:
    """A review date to start from."""
    return day_words(need_moderator().day(utc_now()) + timedelta(days=REVIEW_DAYS))


def day_words(day: date) -> str:
    """A day as people type it."""
    return f"{day.day}/{day.month}/{day.year}"
