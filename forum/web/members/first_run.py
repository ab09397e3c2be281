"""The first page of a new site: it makes the first admin, and is gone once there is one."""

from flask import Blueprint, abort, flash, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.members import first_admin
from forum.clock import utc_now
from forum.queries.members.first_admin import waits_for_admin
from forum.rules.members import flash_words
from forum.rules.members.accounts import check_email, check_password
from forum.rules.members.names import check_name
from forum.web.forms.accounts import FirstAdminForm
from forum.web.kit import login_cookie
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import keep_nowhere, throttle

bp = Blueprint("first_run", __name__)


@bp.route("/first-run", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """Become the first admin with the key that `strideshare init` printed."""
    if not waits_for_admin():
        abort(404)
    keep_nowhere()
    form = FirstAdminForm()
    if request.method != "POST":
        return render_template("members/first_run.html", form=form)
    on_refusal(form, lambda: render_template("members/first_run.html", form=form))
    throttle("register")
    name, email, password = (form[one].data or "" for one in ("username", "email", "password"))
    form.check("username", check_name)
    form.check("email", check_email)
    form.check("password", lambda typed: check_password(typed, name=name, email=email))
    if form.errors:
        return render_template("members/first_run.html", form=form), 422
    member_id = first_admin.become_admin(form.setup_key.data or "", name, email.strip(), password, utc_now())
    answer = login_cookie.begin(member_id, "/admin/starters", is_first=True)
    flash(flash_words.FIRST_ADMIN, "ok")
    return answer
