"""What a card trains and how completely it is described: two pages beside it."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.routines import drafts
from forum.actions.routines.drafts import Sending
from forum.clock import utc_now
from forum.errors import Refused
from forum.queries.library.exercises import get_library
from forum.queries.routines.routines import Head
from forum.rules.routines import flash_words
from forum.rules.routines.cert import CERT_ITEMS, HONEST, SOURCE_URL, grade
from forum.rules.routines.cert_answers import CERT_NAMES
from forum.rules.routines.checks import Problem
from forum.rules.routines.coverage_gaps import list_gaps
from forum.rules.routines.coverage_grid import make_grid, say_coverage
from forum.rules.routines.fields import check_fields
from forum.rules.routines.own_names import name_of
from forum.web.forms.routines import CardForm
from forum.web.kit.answers import on_refusal, refuse_all
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.request_context import current_person
from forum.web.library.exercises import exercise_row
from forum.web.routines.builder import CARDS
from forum.web.routines.pages import Place, find_place

bp = Blueprint("coverage", __name__)


@bp.get("/routines/<id:routine_id>/coverage")
@bp.get("/routines/<id:routine_id>/v/<id:n>/coverage")
def coverage(routine_id: int, n: int | None = None) -> ResponseReturnValue:
    """What the card trains, what it leaves out, and what would fill that."""
    place, exercises = find_place(routine_id, n), get_library().exercises
    grid = make_grid(place.card, exercises)
    gaps = list_gaps(place.card, exercises, grid)
    return render_template(
        "routines/coverage.html",
        place=place,
        grid=grid,
        sentence=say_coverage(grid),
        gaps=[(gap.words, [exercise_row(one) for one in gap.suggestions]) for gap in gaps],
        names=[name_of(item.exercise_id, exercises)
               for item in place.card.items],
        is_owner=current_person().id == place.routine.owner_id,
    )  # fmt: skip


@bp.get("/routines/<id:routine_id>/report")
def report(routine_id: int) -> ResponseReturnValue:
    """The 16 items of CERT, with what the card says to each."""
    place = find_place(routine_id)
    return render_report(place)


def render_report(place: Place) -> str:
    """The page of the report."""
    return render_template(
        "routines/report.html",
        place=place,
        report=grade(place.card, get_library().exercises),
        honest=HONEST,
        source_url=SOURCE_URL,
        is_owner=current_person().id == place.routine.owner_id,
    )


@bp.route("/routines/<id:routine_id>/report/edit", methods=["GET", "POST"])
def answer(routine_id: int) -> ResponseReturnValue:
    """The questions of CERT for the author; the answers go into the draft, beside all else that is there."""
    head = CARDS.own_head(routine_id)
    kept = CARDS.kept_fields(head)
    if request.method == "GET":
        return render_answers(head, CardForm(kept))
    typed = {name: request.form.get(name, "") for name in CERT_NAMES}
    form = CardForm({name: text for name, text in (kept | typed).items() if text.strip()})
    on_refusal(form, lambda: render_answers(head, form))
    throttle("draft")
    refuse_all(form, [Refused(one.message, one.field) for one in problems_of(form) if one.field in CERT_NAMES])
    sending = Sending(request.form.get("seen", ""))
    drafts.save(need_member(), routine_id, form.fields, utc_now(), sending)
    flash(flash_words.CERT_ANSWERED, "ok")
    return redirect(f"/routines/{routine_id}/check", 303)


def problems_of(form: CardForm) -> list[Problem]:
    """What has to be put right in the whole draft."""
    return check_fields(form.fields, get_library().exercises, is_draft=True)[1]


def render_answers(head: Head, form: CardForm) -> str:
    """The page of the questions."""
    return render_template("routines/report_edit.html", head=head, form=form, items=CERT_ITEMS, honest=HONEST)
