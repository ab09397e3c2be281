"""The pages behind mailed links: confirm an address, choose a new password, and ask for such a letter."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.members import login_steps, passwords, registration
from forum.actions.members.tokens import token_hash
from forum.clock import utc_now
from forum.queries.members.tokens import is_link_good
from forum.rules.members import flash_words
from forum.rules.members.accounts import login_key
from forum.web.forms import HouseForm
from forum.web.forms.accounts import ForgotForm, ResetForm
from forum.web.kit import login_cookie
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.request_context import current_person, settings

bp = Blueprint("letters", __name__)
CONFIRM = ("confirm", "email")
RESET = ("reset",)
EMAIL_CHARS = 254


@bp.route("/confirm", methods=["GET", "POST"])
def resend() -> ResponseReturnValue:
    """Ask for the confirmation letter again."""
    person = need_member()
    form = HouseForm()
    if request.method != "POST":
        return render_template("members/accounts/resend.html", form=form)
    on_refusal(form, lambda: render_template("members/accounts/resend.html", form=form))
    throttle("mail")
    registration.resend(person, utc_now())
    flash(flash_words.LINK_SENT, "ok")
    return redirect("/me", 303)


@bp.route("/confirm/<token>", methods=["GET", "POST"])
def confirm(token: str) -> ResponseReturnValue:
    """Confirm an address: the link shows a button, and the button acts."""
    form = HouseForm()
    if request.method != "POST":
        if not is_link_good(token_hash(token), CONFIRM, utc_now()):
            return old_link("/confirm", "Get a new link")
        return render_template("members/accounts/confirm.html", form=form)
    on_refusal(form, lambda: render_template("members/accounts/confirm.html", form=form))
    throttle("token")
    member_id = registration.confirm(token, utc_now())
    flash(flash_words.EMAIL_CONFIRMED, "ok")
    return redirect("/me" if current_person().id == member_id else "/login?next=/me", 303)


@bp.route("/forgot", methods=["GET", "POST"])
def forgot() -> ResponseReturnValue:
    """Ask for a link to choose a new password; the answer is the same for everybody."""
    form = ForgotForm()
    if request.method != "POST":
        return render_template("members/accounts/forgot.html", form=form)
    typed = (form.username.data or "").strip()
    throttle("mail", account=login_key(typed))
    if not typed or len(typed) > EMAIL_CHARS:
        form.username.errors = ["Enter your user name or your email address."]
        return render_template("members/accounts/forgot.html", form=form), 422
    passwords.forget(typed, utc_now(), is_limited=settings().limits)
    return render_template("members/accounts/forgot_sent.html")


@bp.route("/reset/<token>", methods=["GET", "POST"])
def reset(token: str) -> ResponseReturnValue:
    """Choose a new password by a mailed link."""
    form = ResetForm()
    if request.method != "POST":
        if not is_link_good(token_hash(token), RESET, utc_now()):
            return old_link("/forgot", "Get a new link")
        return render_template("members/accounts/reset.html", form=form)
    on_refusal(form, lambda: render_template("members/accounts/reset.html", form=form))
    throttle("token")
    member_id = passwords.reset(token, form.password.data or "", utc_now())
    if login_steps.needs_second(member_id):
        flash(flash_words.PASSWORD_SET_LOG_IN, "ok")
        return redirect("/login", 303)
    answer = login_cookie.begin(member_id, "/me", is_first=True)  # the letter about the password says enough
    flash(flash_words.PASSWORD_SET, "ok")
    return answer


def old_link(href: str, label: str) -> tuple[str, int]:
    """The page for a link that no longer works, and how to get a new one."""
    return render_template("members/accounts/old_link.html", href=href, label=label), 404
