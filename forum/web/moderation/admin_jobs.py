"""The jobs that are still to do, for admins: what hangs, tried again or dropped."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.upkeep import jobs as acts
from forum.clock import utc_now
from forum.queries.members.reachability import list_unreachable
from forum.queries.upkeep import jobs
from forum.rules.upkeep import flash_words
from forum.rules.upkeep.job_words import say_cause, say_kind
from forum.web.kit.guards import need_admin
from forum.web.kit.urls import LARGEST_ID, whole_number

bp = Blueprint("admin_jobs", __name__, url_prefix="/admin/jobs")


@bp.get("")
def show() -> ResponseReturnValue:
    """How many jobs there are of each kind, and each that is in trouble."""
    need_admin()
    now = utc_now()
    troubled = jobs.page_troubled(now, whole_number("after", 0, LARGEST_ID))
    unreachable_count, unreachable = list_unreachable()
    return render_template(
        "moderation/admin/jobs.html",
        kinds=jobs.count_kinds(now),
        jobs=troubled,
        more=troubled[-1].id if len(troubled) == jobs.JOBS_A_PAGE else None,
        beats=jobs.list_beats(),
        unreachable=unreachable,
        unreachable_count=unreachable_count,
        say_kind=say_kind,
        say_cause=say_cause,
        now=now,
    )


@bp.post("/<id:job_id>/retry")
def retry(job_id: int) -> ResponseReturnValue:
    """Have one job tried again."""
    person = need_admin()
    jobs.find_job(job_id) or abort(404)
    flash(flash_words.jobs_retried(acts.retry(person, job_id, utc_now())), "ok")
    return redirect("/admin/jobs", 303)


@bp.post("/kinds/<kind>/retry")
def retry_kind(kind: str) -> ResponseReturnValue:
    """Have all jobs of a kind tried again."""
    flash(flash_words.jobs_retried(acts.retry_kind(need_admin(), kind, utc_now())), "ok")
    return redirect("/admin/jobs", 303)


@bp.route("/<id:job_id>/drop", methods=["GET", "POST"])
def drop(job_id: int) -> ResponseReturnValue:
    """Give one job up, after a question."""
    person = need_admin()
    job = jobs.find_job(job_id) or abort(404)
    if request.method != "POST":
        return render_template("moderation/admin/drop_jobs.html", kind=say_kind(job.kind), count=1)
    flash(flash_words.jobs_dropped(acts.drop(person, job_id, utc_now())), "ok")
    return redirect("/admin/jobs", 303)


@bp.route("/kinds/<kind>/drop", methods=["GET", "POST"])
def drop_kind(kind: str) -> ResponseReturnValue:
    """Give all jobs of a kind up, after a question."""
    person = need_admin()
    if request.method != "POST":
        count = jobs.count_kind(kind) or abort(404)
        return render_template("moderation/admin/drop_jobs.html", kind=say_kind(kind), count=count)
    flash(flash_words.jobs_dropped(acts.drop_kind(person, kind, utc_now())), "ok")
    return redirect("/admin/jobs", 303)
