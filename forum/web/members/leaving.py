"""Deleting my account: what happens is shown before it happens."""

from flask import Blueprint, flash, render_template
from flask.typing import ResponseReturnValue

from forum.actions.members import leaving as actions
from forum.actions.members import sessions
from forum.clock import utc_now
from forum.queries.upkeep.departures import count_consequences
from forum.queries.upkeep.takeaway import list_contents
from forum.rules.kit.people import Person
from forum.rules.members import flash_words
from forum.rules.members.leaving import check_choice, former_name
from forum.web.forms.accounts import LeaveForm
from forum.web.kit import login_cookie
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle

bp = Blueprint("leaving", __name__, url_prefix="/me/delete")


@bp.get("")
def show() -> ResponseReturnValue:
    """What would happen, and the button."""
    return render(need_member(), LeaveForm(formdata=None))


@bp.post("")
def leave() -> ResponseReturnValue:
    """Do it, for whoever knows the password."""
    person, form = need_member(), LeaveForm()
    on_refusal(form, lambda: render(person, form))
    throttle("password")
    keeps = check_choice(form.posts.data or "")
    sessions.check_current(person.id, form.current_password.data or "")
    actions.leave(person.id, utc_now(), keeps=keeps)
    answer = login_cookie.end()
    flash(flash_words.ACCOUNT_DELETED, "ok")
    return answer


def render(person: Person, form: LeaveForm) -> str:
    """The page."""
    contents = list_contents(person.id)
    return render_template(
        "members/me/delete.html",
        form=form,
        private=[(one.words, count) for one, count in contents if one.fate == "goes"],
        chosen=[(one.words, count) for one, count in contents if one.fate == "choice"],
        stays=[(one.words, count) for one, count in contents if one.fate == "stays"],
        built=count_consequences(person.id),
        former=former_name(person.id),
    )
