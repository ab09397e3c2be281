"""The clinicians' desk: exercises to read, to put one's name to, and to hold back."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.moderation import exercise_holds, exercise_reviews, need_verdicts
from forum.clock import utc_now
from forum.errors import Refused
from forum.figures.shelf import pose_mark
from forum.formats.routines.exercise_view import exercise_view
from forum.queries.library import clinic, holds
from forum.queries.library.desk import list_holds
from forum.queries.library.exercises import Library, get_library
from forum.rules.library import refusal_words, words
from forum.rules.library.exercises import Exercise
from forum.rules.library.facts_hash import say_facts, signed_facts
from forum.rules.library.reviews import RISK, say_danger
from forum.rules.moderation import flash_words
from forum.rules.routines.doses import say_default_dose
from forum.rules.routines.safety import safety_lines
from forum.search.understanding.needs import list_needs
from forum.web.forms.moderation import DeskForm, LiftForm, NeedsForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_clinician, need_moderator, throttle
from forum.web.kit.request_context import current_person

bp = Blueprint("clinic", __name__)
TABS = {"waiting": "To read", "held": "Held back", "reviewed": "Reviewed"}


@bp.get("/mod/clinic")
def desk() -> ResponseReturnValue:
    """What waits for a clinician, the most dangerous and the most used first."""
    need_clinician()
    show = request.args.get("show", "waiting")
    show = show if show in TABS else "waiting"
    page = clinic.page_desk(show, request.args.get("after", "")[:80])
    base = "/mod/clinic" if show == "waiting" else f"/mod/clinic?show={show}"
    more = f"{base}{'&' if '?' in base else '?'}after={page.after}" if page.after else ""
    tabs = [
        (label, "/mod/clinic" if name == "waiting" else f"/mod/clinic?show={name}", name == show, page.counts[name])
        for name, label in TABS.items()
    ]
    is_first = "after" not in request.args
    return render_template(
        "moderation/clinic/list.html",
        page=page,
        tabs=tabs,
        heading=TABS[show],
        first="" if is_first else base,
        more=more,
    )


@bp.get("/mod/holds")
def list_held() -> ResponseReturnValue:
    """Everything that is held back, with who, when and why: for clinicians, and for moderators to read."""
    if not current_person().is_clinician:
        need_moderator()
    return render_template("moderation/clinic/holds.html", rows=holds.list_held(), waits=holds.WAITS)


@bp.get("/mod/clinic/<exercise_id>")
def read(exercise_id: str) -> ResponseReturnValue:
    """One exercise with every fact that a name stands under, and all that was said of it before."""
    need_clinician()
    return render_exercise(exercise_id)


def render_exercise(
    exercise_id: str, signing: DeskForm | None = None, lifting: LiftForm | None = None, judging: NeedsForm | None = None
) -> str:
    """The page; the one form that is given comes back with mistakes in it."""
    library = get_library()
    exercise = library.exercises.get(exercise_id) or abort(404)
    return render_template(
        "moderation/clinic/show.html",
        exercise=exercise,
        form=lifting or judging or signing or DeskForm(formdata=None),
        signing=signing or DeskForm(formdata=None),
        lifting=lifting or LiftForm(formdata=None),
        judging=judging or NeedsForm(formdata=None),
        needs=list_needs(exercise),
        judged=library.judged_needs.get(exercise_id, ()),
        present=library.hashes[exercise_id],
        pose=pose_mark(exercise_id),
        **what_to_read(exercise, library),
        open_holds=library.holds.get(exercise_id, ()),
        holds=list_holds(exercise_id),
        reviews=library.reviews.get(exercise_id, ()),
        risk=RISK,
        following=clinic.find_next(exercise_id),
    )


def what_to_read(exercise: Exercise, library: Library) -> dict[str, object]:
    """The facts of an exercise in words, and all of them once more as they are signed."""
    dose = exercise.default_dose
    return {
        "words": words,
        "danger": say_danger(exercise),
        "dose": say_default_dose(dose, exercise.sides),
        "dose_source": library.sources.get(dose.source or ""),
        "safety": [line for line in safety_lines(exercise) if line.kind != "hold"],
        "view": exercise_view(exercise, library.exercises),
        "every_fact": say_facts(signed_facts(exercise)),
    }


@bp.post("/mod/clinic/<exercise_id>")
def decide(exercise_id: str) -> ResponseReturnValue:
    """Put one's name to the facts that were read, or hold the exercise back."""
    person, form = need_clinician(), DeskForm()
    on_refusal(form, lambda: render_exercise(exercise_id, signing=form))
    throttle("card")
    act, note, now = request.form.get("act", ""), form.note.data or "", utc_now()
    if act == "risk":
        exercise_holds.see_risk(person, exercise_id, note, now)
        flash(flash_words.EXERCISE_HELD, "ok")
    elif act == "sign":
        exercise_reviews.sign(person, exercise_id, request.form.get("facts", ""), note, now)
        flash(flash_words.EXERCISE_SIGNED, "ok")
    else:
        raise Refused(refusal_words.NO_VERDICT)
    return redirect(f"/mod/clinic/{exercise_id}", 303)


@bp.post("/mod/clinic/<exercise_id>/unsign")
def unsign(exercise_id: str) -> ResponseReturnValue:
    """Take one's name back."""
    exercise_reviews.withdraw(need_clinician(), exercise_id, utc_now())
    flash(flash_words.EXERCISE_UNSIGNED, "ok")
    return redirect(f"/mod/clinic/{exercise_id}", 303)


@bp.post("/mod/clinic/<exercise_id>/needs")
def judge_needs(exercise_id: str) -> ResponseReturnValue:
    """Say which of the needs that our rules join it helps with."""
    person, form = need_clinician(), NeedsForm()
    exercise = get_library().exercises.get(exercise_id) or abort(404)
    on_refusal(form, lambda: render_exercise(exercise_id, judging=form))
    throttle("card")
    verdicts = form.verdicts(need.id for need in list_needs(exercise))
    need_verdicts.judge(person, exercise_id, verdicts, form.note.data or "", utc_now())
    flash(flash_words.NEEDS_JUDGED, "ok")
    return redirect(f"/mod/clinic/{exercise_id}#helps", 303)


@bp.post("/mod/clinic/<exercise_id>/lift/<id:hold_id>")
def lift(exercise_id: str, hold_id: int) -> ResponseReturnValue:
    """Let an exercise go that a clinician held back."""
    person, form = need_clinician(), LiftForm()
    on_refusal(form, lambda: render_exercise(exercise_id, lifting=form))
    exercise_holds.lift(person, hold_id, form.reason.data or "", utc_now())
    flash(flash_words.RISK_LIFTED, "ok")
    return redirect(f"/mod/clinic/{exercise_id}", 303)
