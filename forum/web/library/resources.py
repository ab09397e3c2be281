"""Trusted resources: the list, one of them, suggesting one."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.library import resources as acts
from forum.clock import utc_now
from forum.formats.library.resource_json import resource_data
from forum.models import Resource
from forum.queries.library import resource_index, resource_saves, resources
from forum.queries.library.exercises import get_library
from forum.queries.library.resources import ResourceFilter, about_of, facts_of
from forum.queries.moderation.hosts import list_blocked
from forum.rules.kit.days import shared_day
from forum.rules.library import flash_words
from forum.rules.library.facet_index import FacetIndex
from forum.rules.library.hosts import ascii_host
from forum.rules.library.offers import is_offered
from forum.rules.library.resource_about import (
    LABELS,
    NOT_NOTED,
    NOT_SAID,
    PRINCIPLES,
    TIMED,
    TIMED_LINES,
    say_about,
    say_timed,
)
from forum.rules.library.resources import FACETS, KINDS, LEVELS, RESOURCES_A_PAGE
from forum.rules.library.words import MODALITY_WORDS
from forum.web.forms.resources import SuggestForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.filter_page import FilterGroup, FilterOption, filter_address, offered
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.request_context import current_person, settings
from forum.web.kit.templating import date_words
from forum.web.kit.urls import asked_page
from forum.web.library.exercises import exercise_row
from forum.web.library.resource_pages import read_filter, send_list, send_one

bp = Blueprint("resources", __name__)
# Questions that stand open; the others open with a press.
OPEN = ("kind", "level", "modality")
# Label and words, as `summary_list` takes them.
Line = tuple[str, str, None, None]


@bp.get("/resources")
def show_list() -> ResponseReturnValue:
    """The list, by kind, level, kind of exercise, cost and language."""
    asked = read_filter(request.args)
    state = resource_index.find_state()
    index = resource_index.index_at(state)
    page, pages = asked_page(index.count(asked.facts), RESOURCES_A_PAGE)
    return send_list(state, asked, page, lambda: render_list(index, asked, page, pages))


def render_list(index: FacetIndex, asked: ResourceFilter, page: int, pages: int) -> str:
    """A page of the list with its filters."""
    return render_template(
        "library/resources/list.html",
        rows=resource_index.page_resources(index, asked, page),
        groups=list_groups(index, asked),
        chosen=chips(asked),
        base=address(asked),
        total=index.count(asked.facts),
        page=page,
        pages=pages,
        kinds=KINDS,
        levels=LEVELS,
        timed_words=say_timed,
        popular=resource_saves.list_popular(),
    )


def address(asked: ResourceFilter) -> str:
    """The list with these filters."""
    return filter_address("/resources", asked.facts)


def list_groups(index: FacetIndex, asked: ResourceFilter) -> list[FilterGroup]:
    """The questions of the filter form that have an answer to choose."""
    counts = resource_index.count_choices(index, asked)
    groups = [group(name, asked, counts[name], index.count(asked.but(name).facts)) for name in FACETS]
    return [one for one in groups if len(one.options) > 1]


def group(name: str, asked: ResourceFilter, counts: Mapping[str, int], total: int) -> FilterGroup:
    """One question of the filter form."""
    legend, words = FACETS[name]
    value = getattr(asked, name)
    everything = FilterOption("", "All", total, not value)
    options = offered((code, label, counts[code], code == value) for code, label in words.items())
    return FilterGroup(name, legend, [everything, *options], "radio", is_open=name in OPEN)


def chips(asked: ResourceFilter) -> list[tuple[str, str]]:
    """The filters in force, each with the address without it."""
    return [(FACETS[name][1][value], address(asked.but(name))) for name, value in asked.facts]


@bp.get("/resources/<id:resource_id>")
def show(resource_id: int) -> ResponseReturnValue:
    """One resource: who made it, why it is trusted, what it says of itself and covers, when it was checked."""
    return send_one(resource_id, lambda: render_one(resource_id))


def render_one(resource_id: int) -> str:
    """The page of a resource, for whoever may see it."""
    person = current_person()
    resource = resources.find_resource(resource_id, person) or abort(404)
    library = get_library().exercises
    covered = [library[one] for one in resource.covers("exercise") if one in library]
    return render_template(
        "library/resources/show.html",
        resource=resource,
        facts=list_facts(resource),
        said=list_said(resource),
        covered=[exercise_row(one) for one in covered if is_offered(one)],
        is_blocked=bool(list_blocked([ascii_host(urlsplit(resource.url).hostname or "")])),
        is_saved=not person.is_visitor and resource_saves.is_saved(person.id, resource_id),
        plain=plain_of(resource) if resource.state == "live" else None,
    )


def plain_of(resource: Resource) -> dict[str, Any]:
    """What programs read on its page."""
    url = f"{settings().base_url}/resources/{resource.id}"
    return resource_data(facts_of(resource), shared_day(resource.checked_at), url)


def list_facts(resource: Resource) -> list[Line]:
    """What we say of it: label and words."""
    pairs = [
        ("Who made it", resource.made_by),
        ("Kind", KINDS[resource.kind]),
        ("Who it is for", LEVELS[resource.level]),
        ("Kinds of exercise", ", ".join(MODALITY_WORDS.get(one, one) for one in resource.covers("modality"))),
        ("Checked", f"{date_words(resource.checked_at)}, by {resource.checked_by.full_name}"),
        ("Next review", date_words(resource.review_on)),
    ]
    return [(label, words, None, None) for label, words in pairs if words]


def list_said(resource: Resource) -> list[Line]:
    """What the page says of itself, line by line; what nobody looked for is not said to be missing."""
    said = say_about(about_of(resource), {})
    missing = NOT_SAID if resource.noted_at else NOT_NOTED
    names = [*PRINCIPLES, "cost", "language", *(TIMED_LINES if resource.kind in TIMED else ())]
    return [(LABELS[name], said[name] or missing, None, None) for name in names]


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
