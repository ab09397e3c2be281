"""A card fitted to a member, and a card for a tired day."""

from dataclasses import replace

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.routines import fit_profiles, fitted_cards
from forum.actions.routines.fitted_cards import Acceptance
from forum.clock import utc_now
from forum.formats.routines.fit_view import view_fit
from forum.formats.routines.view import view_card
from forum.queries.library.exercises import get_library
from forum.queries.routines.fit_profiles import find_profile
from forum.rules.fitting import flash_words
from forum.rules.fitting.energy_days import REST_COUNTS, for_day
from forum.rules.fitting.fitting import fit
from forum.rules.fitting.profiles import DAY_WORDS, DAYS, Day, FitProfile, as_day, say_profile
from forum.rules.members.accounts import is_safe_next
from forum.rules.routines.limits import ITEMS_MAX
from forum.rules.routines.safety import COOLING, PACING, STOP_RULES
from forum.web.forms.fitting import FitProfileForm
from forum.web.forms.threads import new_key
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.urls import is_small_number
from forum.web.routines.pages import Place, find_place

bp = Blueprint("fitting", __name__)
ADVICE = (STOP_RULES, PACING, COOLING)


@bp.route("/me/fit", methods=["GET", "POST"])
def profile() -> ResponseReturnValue:
    """What I can do: private answers that cards are fitted to."""
    person = need_member()
    known = find_profile(person.id)
    form = FitProfileForm()
    if request.method == "GET":
        form.show(known or FitProfile())
        return render_profile(form, is_known=known is not None)
    on_refusal(form, lambda: render_profile(form, is_known=known is not None))
    throttle("draft")
    fit_profiles.save(person, form.profile(), utc_now())
    flash(flash_words.ANSWERS_SAVED, "ok")
    back = form.back.data or ""
    return redirect(back if is_safe_next(back) else "/me/fit", 303)


def render_profile(form: FitProfileForm, *, is_known: bool) -> str:
    """The page of the questions."""
    return render_template("members/me/fit.html", form=form, is_known=is_known)


@bp.post("/me/fit/forget")
def forget() -> ResponseReturnValue:
    """Delete my answers."""
    fit_profiles.forget(need_member())
    flash(flash_words.ANSWERS_DELETED, "ok")
    return redirect("/me/fit", 303)


@bp.get("/routines/<id:routine_id>/fit")
def propose(routine_id: int) -> ResponseReturnValue:
    """The card as this member could do it, line by line, with what changed and why."""
    person = need_member()
    place, known = find_place(routine_id), find_profile(person.id)
    if known is None:
        form = FitProfileForm(formdata=None, back=f"/routines/{routine_id}/fit")
        form.show(FitProfile())
        return render_profile(form, is_known=False)
    return render_proposal(place, replace(known, day=as_day(request.args.get("day"))))


def render_proposal(place: Place, mine: FitProfile, mistake: str = "") -> str:
    """The page of a proposal; `mistake` is why it could not be kept."""
    exercises = get_library().exercises
    fitted = fit(place.card, mine, exercises)
    return render_template(
        "routines/fit.html",
        place=place,
        fitted=view_fit(fitted, exercises),
        view=view_card(fitted.card, exercises, place.card),
        answers=say_profile(mine),
        day=mine.day,
        days=day_tabs(f"/routines/{place.routine.id}/fit?day=", mine.day),
        rest_counts=REST_COUNTS,
        advice=ADVICE,
        mistake=mistake,
        chosen=request.form,
        key=request.form.get("idempotency_key", "") or new_key(),
    )


def day_tabs(base: str, chosen: Day) -> list[tuple[str, str, bool, None]]:
    """The three kinds of day as links."""
    short = {"green": "A good day", "amber": "A tired day", "red": "A very tired day"}
    return [(short[one], base + one, one == chosen, None) for one in DAYS]


@bp.post("/routines/<id:routine_id>/fit")
def keep(routine_id: int) -> ResponseReturnValue:
    """Keep the proposal as a private card, or open it in the builder."""
    person = need_member()
    number = request.form.get("version", "")
    n = int(number) if is_small_number(number) else 0
    place = find_place(routine_id, n) if n else abort(404)
    known, day = find_profile(person.id), as_day(request.form.get("day"))
    if known is None:
        return redirect(f"/routines/{routine_id}/fit", 303)
    form = FitProfileForm()
    on_refusal(form, lambda: render_proposal(place, replace(known, day=day), " ".join(map(str, form.form_errors))))
    throttle("card")
    kept = frozenset(line for line in range(ITEMS_MAX) if request.form.get(f"line-{line}") == "before")
    as_draft = request.form.get("act") == "edit"
    key = request.form.get("idempotency_key", "")
    made = fitted_cards.keep(
        person, routine_id, Acceptance(n, day, kept), utc_now(), as_draft=as_draft, idempotency_key=key
    )
    flash(flash_words.FITTED_COPY_MADE, "ok")
    return redirect(f"/routines/{made}/edit" if as_draft else f"/routines/{made}", 303)


@bp.get("/routines/<id:routine_id>/day/<any(amber,red):day>")
def show_day(routine_id: int, day: Day) -> ResponseReturnValue:
    """The card for a tired or very tired day, for anybody who may see it."""
    place = find_place(routine_id)
    exercises = get_library().exercises
    made = for_day(place.card, day, exercises)
    return render_template(
        "routines/day.html",
        place=place,
        day=day,
        title=DAY_WORDS[day],
        made=made,
        view=view_card(made.card, exercises, place.card),
        rest_counts=REST_COUNTS,
        advice=ADVICE,
    )
