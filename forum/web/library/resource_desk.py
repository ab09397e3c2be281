"""The moderators' desk for resources: what is due this month, suggested and reported, and reading one again."""

from collections.abc import Sequence

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.library import resource_checking as acts
from forum.clock import utc_now
from forum.models import Resource
from forum.queries.library import link_checks, resources
from forum.queries.library import resource_desk as queries
from forum.rules.kit.people import Person
from forum.rules.library import flash_words
from forum.rules.library.link_checks import OUTCOMES, is_dead
from forum.rules.library.resource_standing import STANDINGS, is_claimed, standing
from forum.rules.library.resources import KINDS
from forum.rules.moderation.moderation import FLAG_REASONS
from forum.web.forms.resources import StillGoodForm, in_half_a_year, read_version
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_moderator
from forum.web.library.resource_history import tell_unseen

bp = Blueprint("resource_desk", __name__, url_prefix="/mod/resources")
HOME = "/mod/resources"
ON_DESK = 10


@bp.get("")
def show_desk() -> ResponseReturnValue:
    """What waits for a moderator, a few of each."""
    person, now = need_moderator(), utc_now()
    today = person.day(now)
    counts = queries.count_tabs(today)
    lists = {"due": queries.list_due(today, ON_DESK) if counts["due"] else []}
    lists |= {
        tab: queries.list_by_tab(tab, ON_DESK) if counts[tab] else [] for tab in ("reported", "dead", "suggested")
    }
    return render_template(
        "library/mod_resources/desk.html", lists=lists, counts=counts, **seen_by(person, *lists.values())
    )


@bp.get("/<any(due, suggested, reported, dead, retired):tab>")
def show_tab(tab: str) -> ResponseReturnValue:
    """Resources that need a moderator."""
    person, now = need_moderator(), utc_now()
    today = person.day(now)
    rows = queries.list_due(today) if tab == "due" else queries.list_by_tab(tab)
    counts = queries.count_tabs(today)
    return render_template(
        "library/mod_resources/list.html", rows=rows, tab=tab, counts=counts, **seen_by(person, rows)
    )


def seen_by(person: Person, *lists: Sequence[Resource]) -> dict[str, object]:
    """What the rows of these lists need beside their resources."""
    now = utc_now()
    today = person.day(now)

    def standing_of(one: Resource) -> str:
        return standing(one.state, one.review_on, one.claimed_at, today=today, now=now)

    found = link_checks.list_found([one.id for rows in lists for one in rows])
    said = {"links": found, "outcomes": OUTCOMES, "is_dead": is_dead}
    return {"today": today, "kinds": KINDS, "standings": STANDINGS, "standing_of": standing_of} | said


@bp.post("/next")
def read_next() -> ResponseReturnValue:
    """Claim what is due for the longest time, and go to read it."""
    return go_on(need_moderator())


def go_on(person: Person) -> ResponseReturnValue:
    """To the next resource that is due and that nobody else reads; to the desk when there is none."""
    now = utc_now()
    resource_id = queries.find_next_due(person.day(now), person.id, now)
    if resource_id is None:
        flash(flash_words.NOTHING_DUE, "ok")
        return redirect(HOME, 303)
    acts.claim(person, resource_id, now)
    return redirect(f"{HOME}/{resource_id}/check?then=next", 303)


@bp.post("/<id:resource_id>/claim")
def claim(resource_id: int) -> ResponseReturnValue:
    """Say that one reads it now, and go there."""
    person, resource = need_moderator(), find(resource_id)
    acts.claim(person, resource_id, utc_now())
    return redirect(f"{HOME}/{resource_id}/{'edit' if resource.state == 'suggested' else 'check'}", 303)


@bp.post("/<id:resource_id>/let-go")
def let_go(resource_id: int) -> ResponseReturnValue:
    """Leave it to others again."""
    acts.let_go(need_moderator(), find(resource_id).id, utc_now())
    flash(flash_words.RESOURCE_LET_GO, "ok")
    return redirect(HOME, 303)


@bp.route("/<id:resource_id>/check", methods=["GET", "POST"])
def check(resource_id: int) -> ResponseReturnValue:
    """Say that a resource is still good: one press, once the facts that age were looked at."""
    person, resource = need_moderator(), find(resource_id)
    given = {"dated": resource.dated, "funding": resource.funding, "version": str(resource.version)}
    form = StillGoodForm(review_on=in_half_a_year(person), **given)
    if request.method != "POST":
        return render_check(form, resource_id)
    on_refusal(form, lambda: render_check(form, resource_id))
    now = utc_now()
    form.check_all(person.day(now))
    if form.errors:
        return render_check(form, resource_id), 422
    acts.still_good(person, resource_id, reading(form), now)
    flash(flash_words.still_good(resource.title), "ok")
    return go_on(person) if request.args.get("then") == "next" else redirect(f"/resources/{resource_id}", 303)


def reading(form: StillGoodForm) -> acts.ResourceReading:
    """What was found, as it was typed."""
    return acts.ResourceReading(
        review_on=form.day(),
        dated=form.dated.data or "",
        funding=form.funding.data or "",
        link_works=bool(form.link_works.data),
        note=form.note.data or "",
        seen=read_version(form),
    )


def render_check(form: StillGoodForm, resource_id: int) -> str:
    """The form, with what others reported, are reading or changed since it was opened."""
    person, resource, now = need_moderator(), find(resource_id), utc_now()
    since = tell_unseen(resource_id, resource.version, read_version(form))
    form.version.data = str(resource.version)
    holder = resource.claimed_by if is_claimed(resource.claimed_at, now) else None
    return render_template(
        "library/mod_resources/check.html",
        form=form,
        resource=resource,
        holder=holder if holder is not None and holder.id != person.id else None,
        reports=[(FLAG_REASONS[one.reason], one.note, one.created_at) for one in queries.list_reports(resource_id)],
        since=since,
        counts=queries.count_tabs(person.day(now)),
        link=link_checks.list_found([resource_id]).get(resource_id),
        outcomes=OUTCOMES,
        goes_on=request.args.get("then") == "next",
    )


def find(resource_id: int) -> Resource:
    """The resource, for a moderator; for everybody else the page does not exist."""
    return resources.find_resource(resource_id, need_moderator()) or abort(404)
