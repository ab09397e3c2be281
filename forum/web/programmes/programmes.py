"""Programmes for whoever may see them: the list, one programme, and what a member makes and does."""

from collections.abc import Mapping

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.clock import utc_now
from forum.formats.programmes.view import CardInPlan, PlanView, view_plan
from forum.models import ProgrammeVersion, RoutineVersion
from forum.queries.library.exercises import get_library
from forum.queries.programmes import programmes
from forum.queries.programmes import runs as programme_runs
from forum.queries.programmes.programmes import ProgrammeHead
from forum.rules.kit.paging import CARDS_A_PAGE
from forum.rules.kit.people import Person
from forum.rules.programmes.programmes import Plan, plan_from_dict
from forum.rules.routines.routines import card_from_dict
from forum.rules.routines.safety import COOLING, PACING, STOP_RULES
from forum.web.kit.guards import keep_nowhere, need_member
from forum.web.kit.request_context import current_person, settings
from forum.web.kit.urls import asked_page

bp = Blueprint("programmes", __name__)
ADVICE = (STOP_RULES, PACING, COOLING)
KEY_CHARS = 40


@bp.get("/programmes")
def list_all() -> ResponseReturnValue:
    """The public programmes; two queries, however many there are."""
    page, pages = asked_page(total := programmes.count_public(), CARDS_A_PAGE)
    rows = programmes.page_public(page)
    return render_template("programmes/list.html", rows=rows, total=total, page=page, pages=pages)


@bp.get("/me/programmes")
def mine() -> ResponseReturnValue:
    """The programmes a member does and did, and those they made."""
    person = need_member()
    runs, own = programme_runs.list_runs(person.id), programmes.list_own(person.id)
    return render_template("programmes/mine.html", runs=runs, own=own)


@bp.get("/programmes/<id:programme_id>")
@bp.get("/programmes/<id:programme_id>/<slug>")
def show(programme_id: int, slug: str = "") -> ResponseReturnValue:
    """A programme at its current version; a draft leads its owner to the builder."""
    person, key = current_person(), asked_key()
    head = programmes.find_head(programme_id, person, key) or abort(404)
    if not head.current_n:
        return redirect(f"/programmes/{programme_id}/edit", 302)
    if head.state != "public":
        keep_nowhere()
    if slug != head.slug:
        return redirect(f"{head.url}?key={key}" if key else head.url, 301)
    version = programmes.find_version(programme_id, person, key) or abort(404)
    return render_programme(head, version, key)


def asked_key() -> str:
    """The key of a shared link, from the address or the form."""
    return (request.args.get("key") or request.form.get("key") or "")[:KEY_CHARS]


def render_programme(head: ProgrammeHead, version: ProgrammeVersion, key: str) -> str:
    """The page of a programme."""
    person = current_person()
    plan = plan_from_dict(version.plan)
    is_running = (
        not person.is_visitor and programme_runs.find_running(head.id, person, person.day(utc_now())) is not None
    )
    return render_template(
        "programmes/show.html",
        head=head,
        version=version,
        key=key,
        view=view_for(plan, person),
        is_owner=person.id == head.owner_id,
        is_running=is_running,
        running_count=programmes.count_running(head.id),
        share_url=settings().base_url + head.share_url,
        advice=ADVICE,
    )


def view_for(plan: Plan, person: Person) -> PlanView:
    """A programme in words, with the cards this person may see."""
    cards = {key: in_plan(version) for key, version in programmes.load_cards(plan.card_keys, person).items()}
    return view_plan(plan, cards, get_library().exercises)


def in_plan(version: RoutineVersion) -> CardInPlan:
    """A card version as a programme names it."""
    summary: Mapping[str, object] = version.summary
    url = f"/routines/{version.routine_id}/v/{version.n}"
    return CardInPlan(str(version.card["title"]), url, str(summary.get("meta", "")), card_from_dict(version.card))
