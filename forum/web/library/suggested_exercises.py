"""Exercises that the library lacks: suggesting one, what became of it, and having it on one's own card."""

from collections.abc import Sequence

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.library import suggested_exercises as acts
from forum.clock import utc_now
from forum.errors import NotFound
from forum.models import SuggestedExercise
from forum.queries.library import suggested_exercises as queries
from forum.queries.library.exercises import get_library
from forum.queries.library.suggested_exercises import SaidOfExercise
from forum.queries.routines import routines
from forum.queries.routines.routines import Head
from forum.rules.library import flash_words
from forum.rules.library.offers import is_offered
from forum.rules.library.suggested_exercises import HELD_ON, NAME_CHARS, STATES, find_known, say_asked
from forum.rules.library.words import POSITION_WORDS
from forum.web.forms.suggested_exercises import SuggestedForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle

bp = Blueprint("suggested_exercises", __name__)


@bp.get("/exercises/suggested")
def list_mine() -> ResponseReturnValue:
    """What one suggested, and what became of it."""
    rows = queries.list_mine(need_member().id)
    return render_template("library/suggested_exercises/mine.html", rows=rows, states=STATES, say_asked=say_asked)


@bp.route("/exercises/suggest", methods=["GET", "POST"])
def suggest() -> ResponseReturnValue:
    """Suggest an exercise to the library, from a card of one's own or from nowhere."""
    person = need_member()
    form = SuggestedForm(name=request.args.get("name", "")[:NAME_CHARS], card=request.args.get("card", "")[:10])
    if request.method != "POST":
        return render(form)
    on_refusal(form, lambda: render(form))
    form.check_all()
    if form.errors:
        return render(form), 422
    throttle("flag")
    typed = {name: form[name].data or "" for name in ("name", "how", "position", "held_on")}
    suggested_id = acts.suggest(person, acts.Typed(**typed, routine_id=form.card_id), utc_now())
    flash(flash_words.exercise_suggested(queries.count_asked(suggested_id)), "ok")
    return redirect(f"/exercises/suggested/{suggested_id}", 303)


def render(form: SuggestedForm) -> str:
    """The form, with the exercise that the library has by this name."""
    known = find_known((form.name.data or "")[:NAME_CHARS], get_library().exercises)
    card = routines.find_head(form.card_id, need_member()) if form.card_id else None
    return render_template(
        "library/suggested_exercises/suggest.html",
        form=form,
        known=known,
        card=card if card and card.owner_id == need_member().id else None,
    )


@bp.get("/exercises/suggested/<id:suggested_id>")
def show(suggested_id: int) -> ResponseReturnValue:
    """One suggestion: what was decided, and the words of those whose words one may read."""
    person, row = need_member(), find(suggested_id)
    asked = queries.list_asked(suggested_id, None if person.is_curator else person.id)
    exercise = get_library().exercises.get(row.exercise_id or "")
    mine = next((one for one in asked if one.member_id == person.id), None)
    return render_template(
        "library/suggested_exercises/show.html",
        suggested=row,
        state=STATES[row.state],
        asked=asked,
        count=say_asked(queries.count_asked(suggested_id)),
        cards=find_cards(asked),
        positions=POSITION_WORDS,
        held_on=HELD_ON,
        exercise=exercise,
        may_use=exercise is not None and is_offered(exercise),
        mine=mine,
    )


def find(suggested_id: int) -> SuggestedExercise:
    """The suggestion; 404 when it is not this person's to know."""
    return queries.find(suggested_id, need_member()) or abort(404)


def find_cards(asked: Sequence[SaidOfExercise]) -> dict[int, Head]:
    """The cards they name, by the asker, of which this person may know."""
    person = need_member()
    found = {one.member_id: routines.find_head(one.routine_id, person) for one in asked if one.routine_id}
    return {member_id: head for member_id, head in found.items() if head}


@bp.post("/exercises/suggested/<id:suggested_id>/take-back")
def take_back(suggested_id: int) -> ResponseReturnValue:
    """Ask for it no more."""
    acts.take_back(need_member(), suggested_id, utc_now())
    flash(flash_words.SUGGESTION_TAKEN_BACK, "ok")
    return redirect("/exercises/suggested", 303)


@bp.post("/exercises/suggested/<id:suggested_id>/use")
def use(suggested_id: int) -> ResponseReturnValue:
    """Put the library's exercise into the draft of one's own card, to be looked at and published."""
    person = need_member()
    asked = queries.list_asked(suggested_id, person.id)
    if not asked or not asked[0].routine_id:
        raise NotFound
    line = acts.use(person, suggested_id, asked[0].routine_id, utc_now())
    flash(flash_words.EXERCISE_PUT_IN_DRAFT, "ok")
    return redirect(f"/routines/{asked[0].routine_id}/edit#line-{line + 1}", 303)
