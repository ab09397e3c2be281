"""The desk of suggested exercises: moderators decide, clinicians read along."""

from functools import partial

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.library import suggested_exercises as acts
from forum.clock import utc_now
from forum.models import SuggestedExercise
from forum.queries.library import suggested_exercises as queries
from forum.queries.library.exercises import get_library
from forum.rules.library import flash_words
from forum.rules.library.suggested_exercises import STATES, SUGGESTED_A_PAGE, find_known, say_asked
from forum.web.forms import offer
from forum.web.forms.suggested_exercises import AcceptForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.confirm_act import ActQuestion, ask
from forum.web.kit.guards import need_curator, need_moderator
from forum.web.kit.urls import asked_page
from forum.web.library.suggested_exercises import find

bp = Blueprint("mod_suggested_exercises", __name__)


@bp.get("/mod/suggested")
def desk() -> ResponseReturnValue:
    """What waits, what most members ask for first; and what was decided."""
    need_curator()
    asked = request.args.get("show", "")
    state = asked if asked in STATES else "suggested"
    counts = queries.count_states()
    page, pages = asked_page(counts[state], SUGGESTED_A_PAGE)
    return render_template(
        "library/suggested_exercises/desk.html",
        rows=queries.page_desk(state, page),
        state=state,
        states=STATES,
        counts=counts,
        page=page,
        pages=pages,
        say_asked=say_asked,
    )


@bp.route("/mod/suggested/<id:suggested_id>/accept", methods=["GET", "POST"])
def accept(suggested_id: int) -> ResponseReturnValue:
    """Accept it, as an exercise of the library or as one that is to come."""
    person, row = need_moderator(), find(suggested_id)
    exercises = get_library().exercises
    near = find_known(row.name, exercises)
    form = AcceptForm(exercise=row.exercise_id or (near.id if near else ""))
    names = sorted((one.name, one.id) for one in exercises.values())
    later = ("", "None yet: it is to come with a later release")
    form.exercise.choices = offer([later, *((exercise_id, name) for name, exercise_id in names)])
    page = partial(render_accept, form, row)
    if request.method != "POST":
        return page()
    on_refusal(form, page)
    acts.accept(person, suggested_id, form.exercise.data or "", form.full(), utc_now())
    flash(flash_words.SUGGESTION_ACCEPTED, "ok")
    return redirect("/mod/suggested", 303)


def render_accept(form: AcceptForm, row: SuggestedExercise) -> str:
    """The question which exercise is meant."""
    return render_template("library/suggested_exercises/accept.html", form=form, suggested=row)


@bp.route("/mod/suggested/<id:suggested_id>/decline", methods=["GET", "POST"])
def decline(suggested_id: int) -> ResponseReturnValue:
    """Decline it, with a reason."""
    need_moderator()
    row = find(suggested_id)
    question = ActQuestion(
        title="Decline this suggestion?",
        lead="Everybody who asked for it is told, with your reason. Cards keep the exercise under its author’s name.",
        label="Decline",
        icon="x",
        about=row.name,
        back=f"/exercises/suggested/{suggested_id}",
        done=flash_words.SUGGESTION_DECLINED,
        is_grave=True,
    )
    return ask(question, acts.decline, suggested_id)
