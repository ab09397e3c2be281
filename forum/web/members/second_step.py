"""The second step of a log-in: a code, or what a passkey signed."""

from flask import Blueprint, Response, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.members import login_steps, passkeys
from forum.actions.members.login_steps import OpenStep, Proof
from forum.actions.members.tokens import new_token, token_hash
from forum.clock import utc_now
from forum.errors import Refused
from forum.rules.kit.browsers import browser_words
from forum.rules.members import refusal_words
from forum.rules.members.second_factors import STEP_LASTS
from forum.web.forms.accounts import KEPT_FIELDS, LoginForm, SecondForm
from forum.web.kit import known_devices, login_cookie
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import throttle
from forum.web.kit.relying_party import find_place
from forum.web.kit.request_context import settings
from forum.web.members.kept_text import keep_text

bp = Blueprint("second_step", __name__)
COOKIE = "step"
PATH = "/login/second"


def begin(member_id: int, login: LoginForm) -> ResponseReturnValue:
    """Ask a member whose password was right for the second step."""
    token = new_token()
    step = login_steps.begin(member_id, token_hash(token), utc_now(), is_remembered=bool(login.remember.data))
    form = SecondForm(formdata=None, data={name: login[name].data for name in KEPT_FIELDS})
    response = make_response(render(form, step))
    response.set_cookie(
        COOKIE, token, max_age=STEP_LASTS, path=PATH, secure=settings().is_https, httponly=True, samesite="Lax"
    )
    return response


@bp.route(PATH, methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """Prove the second thing, and go on to where one wanted to be."""
    key, form = token_hash(request.cookies.get(COOKIE, "")), SecondForm()
    step = login_steps.find(key, utc_now())
    if step is None:
        return redirect("/login", 303)
    if request.method != "POST":
        return render(form, step)
    on_refusal(form, lambda: render(form, step))
    count(step.member_id)
    done = login_steps.finish(key, proof_of(form), utc_now())
    answer = login_cookie.begin(done.member_id, form.next.data or "/", is_remembered=done.is_remembered)
    keep_text(form, done.member_id)
    assert isinstance(answer, Response)
    answer.delete_cookie(COOKIE, path=PATH)
    return answer


def render(form: SecondForm, step: OpenStep) -> str:
    """The page; for a passkey it carries what the browser is asked to sign."""
    place = find_place()
    asked = passkeys.ask_to_sign(step.member_id, step.challenge, place) if has_passkey(step) and place else ""
    return render_template("members/accounts/second.html", form=form, asked=asked)


def has_passkey(step: OpenStep) -> bool:
    """Whether there is a passkey to ask for; without one its library is not even loaded."""
    return bool(passkeys.list_ids(step.member_id))


def count(member_id: int) -> None:
    """Count one more try; a device that is known is counted by itself, so that nobody else can close it."""
    device = known_devices.find_device(member_id)
    if device:
        throttle("device", account=device)
    else:
        throttle("second", account=str(member_id))


def proof_of(form: SecondForm) -> Proof:
    """What was shown; raises `Refused` for a passkey where there can be none."""
    place, signed = find_place(), form.credential.data or ""
    if signed and place is None:
        raise Refused(refusal_words.WRONG_CODE, "code")
    browser = browser_words(request.user_agent.string)
    return Proof(form.code.data or "", signed, place or passkeys.RelyingParty("", ""), settings().secret_key, browser)
