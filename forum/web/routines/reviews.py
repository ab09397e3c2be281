"""A clinician's name under a card, and members saying that it helped."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import TextAreaField

from forum.actions.routines import helpful as routine_helpful
from forum.actions.routines import reviews
from forum.clock import utc_now
from forum.formats.routines.view import view_card
from forum.queries.library.exercises import get_library
from forum.queries.routines.lineage import list_reviews
from forum.rules.routines import flash_words
from forum.rules.routines.reviews import check_review
from forum.web.forms import HouseForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.urls import is_small_number
from forum.web.routines.pages import Place, find_place

bp = Blueprint("routine_reviews", __name__)


class ReviewForm(HouseForm):
    """What a clinician may add to their name."""

    note = TextAreaField("Note for the author and for readers")


@bp.route("/routines/<id:routine_id>/review", methods=["GET", "POST"])
def review(routine_id: int) -> ResponseReturnValue:
    """Read the whole version once more, then put one's name to it."""
    person, place = need_member(), find_place(routine_id)
    owner_id, state, now = place.routine.owner_id, place.routine.state, utc_now()
    check_review(person, owner_id=owner_id, state=state, is_newest=True, now=now)
    form = ReviewForm()
    if request.method == "GET":
        mine = [row for row in list_reviews(routine_id) if (row.n, row.reviewer_id) == (place.version.n, person.id)]
        form.note.data = mine[0].note if mine else ""
        return render_review(place, form)
    on_refusal(form, lambda: render_review(place, form))
    throttle("card")
    reviews.review(person, routine_id, asked_version(), form.note.data or "", now)
    flash(flash_words.reviewed(asked_version()), "ok")
    return redirect(place.home, 303)


def asked_version() -> int:
    """The version the form was about, 404 when it names none."""
    number = request.form.get("version", "")
    return int(number) if is_small_number(number) else abort(404)


def render_review(place: Place, form: ReviewForm) -> str:
    """The page on which a clinician reads the card and signs."""
    view = view_card(place.card, get_library().exercises)
    return render_template("routines/review.html", place=place, view=view, form=form)


@bp.post("/routines/<id:routine_id>/unreview")
def withdraw(routine_id: int) -> ResponseReturnValue:
    """Take one's name back from a version."""
    reviews.withdraw(need_member(), routine_id, asked_version(), utc_now())
    flash(flash_words.REVIEW_WITHDRAWN, "ok")
    return redirect(f"/routines/{routine_id}", 303)


@bp.post("/routines/<id:routine_id>/helpful")
def helpful(routine_id: int) -> ResponseReturnValue:
    """Say that a card helped."""
    person = need_member()
    throttle("card")
    routine_helpful.say(person, routine_id, utc_now())
    flash(flash_words.HELPFUL_COUNTED, "ok")
    return redirect(f"/routines/{routine_id}#talk", 303)


@bp.post("/routines/<id:routine_id>/unhelpful")
def take_back(routine_id: int) -> ResponseReturnValue:
    """Take it back."""
    person, place = need_member(), find_place(routine_id)
    routine_helpful.take_back(person, place.routine.id)
    flash(flash_words.HELPFUL_TAKEN_BACK, "ok")
    return redirect(f"/routines/{routine_id}#talk", 303)
