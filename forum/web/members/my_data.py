"""Everything that is mine: packed by the worker, handed out once, for whoever knows my password."""

from flask import Blueprint, flash, redirect, render_template, send_file
from flask.typing import ResponseReturnValue

from forum.actions.members import sessions
from forum.actions.upkeep import takeaways
from forum.clock import utc_now
from forum.queries.upkeep.takeaway import find_waiting, list_contents
from forum.rules.kit.days import shared_day
from forum.rules.kit.people import Person
from forum.rules.members import flash_words
from forum.rules.members.takeaways import TAKEAWAY_LASTS, say_size
from forum.web.forms.accounts import ConfirmForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle

bp = Blueprint("my_data", __name__, url_prefix="/me/data")


@bp.get("")
def show() -> ResponseReturnValue:
    """What there is of mine, and the file when it is ready."""
    return render(need_member(), ConfirmForm(formdata=None))


@bp.post("/pack")
def ask() -> ResponseReturnValue:
    """Have it packed."""
    person = need_member()
    throttle("takeaway")
    takeaways.ask(person, utc_now())
    flash(flash_words.TAKEAWAY_ASKED, "ok")
    return redirect("/me/data", 303)


@bp.post("/file")
def download() -> ResponseReturnValue:
    """Hand the file out, this once."""
    person, form, now = need_member(), ConfirmForm(), utc_now()
    on_refusal(form, lambda: render(person, form))
    throttle("password")
    sessions.check_current(person.id, form.current_password.data or "")
    file = takeaways.take(person, now)
    name = f"my-data-{shared_day(now).isoformat()}.zip"
    return send_file(file, "application/zip", as_attachment=True, download_name=name)


def render(person: Person, form: ConfirmForm) -> str:
    """The page."""
    return render_template(
        "members/me/data.html",
        form=form,
        contents=list_contents(person.id),
        waiting=find_waiting(person.id, utc_now()),
        hours=int(TAKEAWAY_LASTS.total_seconds() // 3600),
        say_size=say_size,
    )
