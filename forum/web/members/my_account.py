"""A member's account: password, address, and the browsers they are logged in with."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.members import passwords, sessions
from forum.clock import utc_now
from forum.queries.members import accounts, reachability
from forum.rules.members import flash_words
from forum.web.forms.accounts import EmailForm, PasswordForm
from forum.web.kit import login_cookie
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.request_context import current_visit

bp = Blueprint("my_account", __name__, url_prefix="/me")


@bp.route("/password", methods=["GET", "POST"])
def password() -> ResponseReturnValue:
    """Change my password."""
    person = need_member()
    form = PasswordForm()
    if request.method != "POST":
        return render_template("members/me/password.html", form=form)
    on_refusal(form, lambda: render_template("members/me/password.html", form=form))
    throttle("password")
    passwords.change(person, session_id(), form.current_password.data or "", form.new_password.data or "", utc_now())
    flash(flash_words.PASSWORD_SET, "ok")
    return redirect("/me", 303)


@bp.route("/email", methods=["GET", "POST"])
def email() -> ResponseReturnValue:
    """Ask for a new address."""
    person = need_member()
    account = accounts.find_account(person.id) or abort(404)
    form = EmailForm()
    page = {"form": form, "account": account, "unreachable": reachability.find_unreachable(account)}
    if request.method != "POST":
        return render_template("members/me/email.html", **page)
    on_refusal(form, lambda: render_template("members/me/email.html", **page))
    throttle("mail")
    throttle("password")
    passwords.change_email(person, form.current_password.data or "", form.email.data or "", utc_now())
    flash(flash_words.EMAIL_TO_CONFIRM, "ok")
    return redirect("/me/email", 303)


@bp.get("/sessions")
def list_sessions() -> ResponseReturnValue:
    """Where I am logged in."""
    running = accounts.list_sessions(need_member().id, utc_now())
    return render_template("members/me/sessions.html", sessions=running, this_id=session_id())


@bp.post("/sessions/<id:ended_id>/end")
def end_session(ended_id: int) -> ResponseReturnValue:
    """Log one browser out."""
    person = need_member()
    if ended_id == session_id():
        answer = login_cookie.end()
        flash(flash_words.LOGGED_OUT, "ok")
        return answer
    sessions.end_session(person.id, ended_id)
    flash(flash_words.BROWSER_LOGGED_OUT, "ok")
    return redirect("/me/sessions", 303)


@bp.post("/sessions/end-others")
def end_others() -> ResponseReturnValue:
    """Log out everywhere else."""
    sessions.end_others(need_member().id, session_id())
    flash(flash_words.LOGGED_OUT_ELSEWHERE, "ok")
    return redirect("/me/sessions", 303)


def session_id() -> int:
    """The id of the session this request belongs to."""
    visit = current_visit()
    return visit.session_id if visit else 0
