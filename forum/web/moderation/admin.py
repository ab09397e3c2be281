"""The admins' desk: one page that leads to all they do, how the house is, and the log of letters."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from forum.clock import utc_now
from forum.queries.upkeep import health, jobs
from forum.queries.upkeep.letters import LETTERS_A_PAGE, page_letters
from forum.rules.kit.people import Person
from forum.rules.upkeep import health as words
from forum.rules.upkeep.job_words import OUTCOMES, say_cause, say_kind
from forum.search.engine import current
from forum.web.kit.guards import need_admin
from forum.web.kit.request_context import settings
from forum.web.kit.urls import LARGEST_ID, whole_number

bp = Blueprint("admin", __name__, url_prefix="/admin")


@bp.get("")
def show() -> ResponseReturnValue:
    """Where everything is, and what needs somebody now."""
    person = need_admin()
    return render_template("moderation/admin/desk.html", ill=[part for part in list_parts(person) if not part.is_well])


@bp.get("/health")
def parts() -> ResponseReturnValue:
    """Each part of the house, in words."""
    return render_template("moderation/admin/health.html", parts=list_parts(need_admin()))


def list_parts(person: Person) -> list[words.HousePart]:
    """How each part of the house is now."""
    now, zone, house = utc_now(), person.time_zone, settings()
    waiting, set_aside = jobs.count_all()
    beats = jobs.list_beats()
    return [
        words.say_database(health.is_database_ready()),
        words.say_index(current().is_ready()),
        words.say_disk(health.find_free_bytes(house.instance), health.LEAST_FREE_BYTES),
        words.say_beat("Worker", beats["worker"], now, zone),
        words.say_beat("Mailer", beats["mailer"], now, zone),
        words.say_jobs(waiting, set_aside),
        words.say_backup(jobs.find_beat("backup"), now, is_sqlite=house.is_sqlite, zone=zone),
    ]


@bp.get("/letters")
def letters() -> ResponseReturnValue:
    """Which letters went out, and which did not; never what they said."""
    need_admin()
    outcome = request.args.get("outcome", "")
    outcome = outcome if outcome in OUTCOMES else ""
    rows = page_letters(whole_number("before", 0, LARGEST_ID), outcome)
    return render_template(
        "moderation/admin/letters.html",
        letters=rows,
        outcome=outcome,
        outcomes=OUTCOMES,
        more=rows[-1].id if len(rows) == LETTERS_A_PAGE else None,
        say_cause=say_cause,
        say_kind=lambda letter: say_kind(f"mail.{letter}"),
    )
