"""Coming in and going out: register, log in, log out."""

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.members import registration, sessions
from forum.actions.talk import drafts
from forum.clock import utc_now
from forum.errors import Refused
from forum.queries.members.people import find_person
from forum.rules.members import flash_words, refusal_words
from forum.rules.members.accounts import check_email, check_password
from forum.rules.members.names import check_name
from forum.rules.talk.drafts import check_place
from forum.web.forms.accounts import LoginForm, RegisterForm
from forum.web.kit import login_cookie
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import throttle
from forum.web.kit.request_context import current_person

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
    typed = form.username.data or ""
    throttle("login", account=typed)
    member_id = sessions.get_login(typed, form.password.data or "")
    answer = login_cookie.begin(member_id, form.next.data or "/", is_remembered=bool(form.remember.data))
    keep_text(form, member_id)
    return answer


def keep_text(form: LoginForm, member_id: int) -> None:
    """Make a draft of the text that was typed before the log-in."""
    fields = {"title": form.kept_title.data or "", "body": form.kept_body.data or ""}
    person = find_person(member_id)
    if person is None or not form.kept_place.data or not any(fields.values()):
        return
    fields["no_links"] = form.kept_no_links.data or ""
    try:
        drafts.save(person, check_place(form.kept_place.data), fields, utc_now())
    except Refused as error:
        flash(error.message, "warn")
    else:
        flash(flash_words.LOGGED_IN_TEXT_KEPT, "ok")


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
    answer = login_cookie.begin(member_id, form.next.data or "/me")
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
