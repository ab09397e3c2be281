"""One's own run of a programme: this week, how it went, pause and go on, measures, stopping. Nobody else sees it."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.programmes import runs
from forum.clock import utc_now
from forum.queries.programmes import runs as queries
from forum.queries.programmes.runs import Running
from forum.rules.programmes import flash_words
from forum.rules.programmes.limits import MEASURES_MAX
from forum.web.forms.programmes import AnswerForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.urls import is_small_number
from forum.web.programmes import week as programme_week
from forum.web.programmes.programmes import asked_key

bp = Blueprint("programme_runs", __name__)


def find_own(programme_id: int) -> Running:
    """The member's run that goes on; 404 for everybody else."""
    person = need_member()
    return queries.find_running(programme_id, person, person.day(utc_now())) or abort(404)


def asked_number(name: str) -> int:
    """A small number from the form, -1 when it is none."""
    text = request.form.get(name, "")
    return int(text) if is_small_number(text) else -1


def to_week(programme_id: int, place: str = "") -> ResponseReturnValue:
    """Back to the page of the week."""
    return redirect(f"/programmes/{programme_id}/week{place}", 303)


@bp.post("/programmes/<id:programme_id>/start")
def start(programme_id: int) -> ResponseReturnValue:
    """Begin a programme today."""
    person = need_member()
    throttle("card")
    is_gentle = request.form.get("level") == "gentle"
    runs.start(person, programme_id, utc_now(), key=asked_key(), is_gentle=is_gentle)
    flash(flash_words.STARTED, "ok")
    return to_week(programme_id)


@bp.get("/programmes/<id:programme_id>/week")
def week(programme_id: int) -> ResponseReturnValue:
    """My week: what to do at my own dose, how it went, measures, pause."""
    return programme_week.render(find_own(programme_id), AnswerForm({}))


def answering(programme_id: int) -> AnswerForm:
    """The form that was sent; a refusal shows the week again with it."""
    running, form = find_own(programme_id), AnswerForm.from_request()
    on_refusal(form, lambda: programme_week.render(running, form))
    throttle("draft")
    return form


@bp.post("/programmes/<id:programme_id>/check-in")
def check_in(programme_id: int) -> ResponseReturnValue:
    """Say how a week went."""
    form = answering(programme_id)
    runs.check_in(need_member(), programme_id, asked_number("week"), form.text("felt"), utc_now())
    flash(flash_words.CHECKED_IN, "ok")
    return to_week(programme_id)


@bp.post("/programmes/<id:programme_id>/pause")
def pause(programme_id: int) -> ResponseReturnValue:
    """Freeze everything."""
    form = answering(programme_id)
    runs.pause(need_member(), programme_id, form.text("because"), utc_now())
    flash(flash_words.PAUSED, "ok")
    return to_week(programme_id)


@bp.post("/programmes/<id:programme_id>/resume")
def resume(programme_id: int) -> ResponseReturnValue:
    """Go on, lower than before."""
    answering(programme_id)
    runs.resume(need_member(), programme_id, utc_now())
    flash(flash_words.RESUMED, "ok")
    return to_week(programme_id)


@bp.post("/programmes/<id:programme_id>/measure")
def measure(programme_id: int) -> ResponseReturnValue:
    """Keep what was measured for a check week."""
    form = answering(programme_id)
    typed = {n: form.text(f"measure-{n}") for n in range(MEASURES_MAX)}
    runs.measure(need_member(), programme_id, asked_number("check"), typed, utc_now())
    flash(flash_words.MEASURED, "ok")
    return to_week(programme_id, "#measured")


@bp.route("/programmes/<id:programme_id>/stop", methods=["GET", "POST"])
def stop(programme_id: int) -> ResponseReturnValue:
    """End a run: keep what was told, or delete it."""
    running = find_own(programme_id)
    if request.method == "GET":
        return render_template("programmes/stop.html", running=running)
    if request.form.get("act") == "forget":
        runs.forget(need_member(), running.run.id)
        flash(flash_words.STOPPED_AND_FORGOTTEN, "ok")
    else:
        runs.stop(need_member(), programme_id, utc_now())
        flash(flash_words.STOPPED, "ok")
    return redirect("/me/programmes", 303)


@bp.get("/me/programmes/<id:run_id>")
def past(run_id: int) -> ResponseReturnValue:
    """What I told and measured in one run, the ended ones too."""
    person = need_member()
    running = queries.find_run(run_id, person, person.day(utc_now())) or abort(404)
    return programme_week.render_past(running)


@bp.post("/me/programmes/<id:run_id>/forget")
def forget(run_id: int) -> ResponseReturnValue:
    """Delete a run and everything told in it."""
    runs.forget(need_member(), run_id)
    flash(flash_words.FORGOTTEN, "ok")
    return redirect("/me/programmes", 303)
