"""Trusted resources: the list, one of them, suggesting one."""

from collections.abc import Mapping

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.library import resources as acts
from forum.clock import utc_now
from forum.queries.library import resources
from forum.queries.moderation import modlog
from forum.rules.library import flash_words
from forum.rules.library.resources import KINDS, LEVELS, RESOURCES_A_PAGE
from forum.rules.moderation.moderation import ACTS
from forum.web.forms.resources import SuggestForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.filter_page import FilterGroup, FilterOption, filter_address, offered
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.request_context import current_person
from forum.web.kit.urls import asked_page

bp = Blueprint("resources", __name__)


@bp.get("/resources")
def show_list() -> ResponseReturnValue:
    """The list, by kind and level."""
    kind, level = picked("kind", KINDS), picked("level", LEVELS)
    kinds, levels = resources.count_kinds(level), resources.count_levels(kind)
    total = kinds.get(kind, 0) if kind else sum(kinds.values())
    page, pages = asked_page(total, RESOURCES_A_PAGE)
    return render_template(
        "library/resources/list.html",
        rows=resources.page_resources(kind=kind, level=level, page=page),
        groups=[group("kind", "Kind", KINDS, kind, kinds), group("level", "Who it is for", LEVELS, level, levels)],
        chosen=chips(kind, level),
        base=address(kind, level),
        total=total,
        page=page,
        pages=pages,
        kinds=KINDS,
        levels=LEVELS,
    )


def picked(name: str, words: Mapping[str, str]) -> str:
    """A known word of the query, or nothing."""
    value = request.args.get(name, "")
    return value if value in words else ""


def address(kind: str, level: str) -> str:
    """The list with these filters."""
    return filter_address("/resources", [pair for pair in (("kind", kind), ("level", level)) if pair[1]])


def group(name: str, legend: str, words: Mapping[str, str], value: str, counts: Mapping[str, int]) -> FilterGroup:
    """One question of the filter form."""
    everything = FilterOption("", "All", sum(counts.values()), not value)
    options = offered((code, label, counts.get(code, 0), code == value) for code, label in words.items())
    return FilterGroup(name, legend, [everything, *options], "radio", is_open=True)


def chips(kind: str, level: str) -> list[tuple[str, str]]:
    """The filters in force, each with the address without it."""
    pairs = ((KINDS.get(kind), address("", level)), (LEVELS.get(level), address(kind, "")))
    return [(words, href) for words, href in pairs if words]


@bp.get("/resources/<id:resource_id>")
def show(resource_id: int) -> ResponseReturnValue:
    """One resource: who made it, why it is trusted, when it was checked."""
    person = current_person()
    resource = resources.find_resource(resource_id, person) or abort(404)
    key = ("resource", resource_id)
    history = modlog.list_entries([key]).get(key, []) if person.is_moderator else []
    return render_template(
        "library/resources/show.html", resource=resource, history=history, kinds=KINDS, levels=LEVELS, acts=ACTS
    )


@bp.route("/resources/suggest", methods=["GET", "POST"])
def suggest() -> ResponseReturnValue:
    """Suggest a resource to the moderators."""
    person, form = need_member(), SuggestForm()
    if request.method != "POST":
        return render_template("library/resources/suggest.html", form=form)
    on_refusal(form, lambda: render_template("library/resources/suggest.html", form=form))
    form.check_all()
    if form.errors:
        return render_template("library/resources/suggest.html", form=form), 422
    throttle("flag")
    typed = {name: form[name].data or "" for name in ("title", "url", "why")}
    resource_id = acts.suggest(person, now=utc_now(), **typed)
    flash(flash_words.RESOURCE_SUGGESTED, "ok")
    return redirect(f"/resources/{resource_id}", 303)
