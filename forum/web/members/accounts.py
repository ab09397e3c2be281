"""Coming in and going out: register, log in, log out."""

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.kit import throttles
from forum.actions.members import login_steps, registration, sessions
from forum.clock import utc_now
from forum.errors import Refused
from forum.rules.members import flash_words, refusal_words
from forum.rules.members.accounts import check_email, check_password, login_key
from forum.rules.members.names import check_name
from forum.web.forms.accounts import LoginForm, RegisterForm
from forum.web.kit import known_devices, login_cookie
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import throttle
from forum.web.kit.request_context import address, current_person, settings
from forum.web.members import second_step
from forum.web.members.kept_text import keep_text

bp = Blueprint("accounts", __name__)


@bp.route("/login", methods=["GET", "POST"])
def login() -> ResponseReturnValue:
    """Log in, and go on to where one wanted to be."""
    form = LoginForm()
    if request.method != "POST":
        form.next.data = request.args.get("next", "")
        if not current_person().is_visitor:
            return login_cookie.go(form.next.data or "/me")
        return render_template("members/accounts/login.html", form=form)
    on_refusal(form, lambda: render_template("members/accounts/login.html", form=form))
    member_id = prove(form.username.data or "", form.password.data or "")
    if login_steps.needs_second(member_id):
        return second_step.begin(member_id, form)
    answer = login_cookie.begin(member_id, form.next.data or "/", is_remembered=bool(form.remember.data))
    keep_text(form, member_id)
    return answer


def prove(typed: str, password: str) -> int:
    """The member who proves by a password who they are; raises `Refused` or `TooMany`.

    Too many tries of what was typed are said. Too many of the account it means are not: whoever was told would learn
    that a name and an address belong together.
    """
    meant = sessions.find_meant(typed) or 0
    device, is_open = known_devices.find_device(meant) if meant else None, True
    if device:
        throttle("device", account=device)
    else:
        throttle("login", account=login_key(typed))
        is_open = not meant or may_try(meant)
    member_id = sessions.get_login(typed, password)
    if not is_open:
        raise Refused(refusal_words.WRONG_LOGIN, "password")
    return member_id


def may_try(member_id: int) -> bool:
    """Count one more try at this account from an unknown device."""
    if not settings().limits:
        return True
    return throttles.may("account", utc_now(), account=str(member_id), address=address())


@bp.post("/logout")
def logout() -> ResponseReturnValue:
    """Log this browser out."""
    answer = login_cookie.end()
    flash(flash_words.LOGGED_OUT, "ok")
    return answer


@bp.route("/register", methods=["GET", "POST"])
def register() -> ResponseReturnValue:
    """Become a member."""
    form = RegisterForm()
    if request.method != "POST":
        form.next.data = request.args.get("next", "")
        if not current_person().is_visitor:
            return login_cookie.go(form.next.data or "/me")
        return render_template("members/accounts/register.html", form=form)
    on_refusal(form, lambda: render_template("members/accounts/register.html", form=form))
    if not is_filled_well(form):
        return render_template("members/accounts/register.html", form=form), 422
    throttle("register")
    email = (form.email.data or "").strip()
    member_id = registration.register(form.username.data or "", email, form.password.data or "", utc_now())
    answer = login_cookie.begin(member_id, form.next.data or "/me", is_first=True)
    flash(flash_words.registered(email), "ok")
    return answer


def is_filled_well(form: RegisterForm) -> bool:
    """Whether every field is fine by itself; each that is not says so."""
    if form.website.data:
        form.refuse(Refused(refusal_words.TRAPPED))
    name, email = form.username.data or "", form.email.data or ""
    form.check("username", check_name)
    form.check("email", check_email)
    form.check("password", lambda password: check_password(password, name=name, email=email))
    return not form.errors
