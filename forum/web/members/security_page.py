"""How safe my account is: the second step of my log-in, and what happened lately."""

from collections.abc import Callable

from flask import Blueprint, Response, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.members import login_steps, passkeys, second_factors
from forum.actions.members.sealing import unseal
from forum.actions.members.tokens import token_hash
from forum.clock import utc_now
from forum.formats.paper.qr import draw_qr
from forum.queries.members.second_factors import find_factors, list_events
from forum.rules.kit.people import Person
from forum.rules.members import flash_words
from forum.rules.members.second_factors import EVENTS, app_address, shown_code
from forum.web.forms.accounts import ConfirmForm, FirstCodeForm, PasskeyForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.relying_party import find_place
from forum.web.kit.request_context import current_site, current_visit, settings

bp = Blueprint("security_page", __name__, url_prefix="/me/security")
HOME = "/me/security"


@bp.get("")
def show() -> ResponseReturnValue:
    """What my account is secured with, and what happened to it."""
    person, visit = need_member(), current_visit()
    return render_template(
        "members/security/show.html",
        factors=find_factors(person.id),
        events=list_events(person.id),
        words=EVENTS,
        due=visit.second_factor_due if visit else None,
        place=find_place(),
    )


@bp.route("/app", methods=["GET", "POST"])
def app() -> ResponseReturnValue:
    """Begin with an authenticator app: the password first."""
    person = need_member()
    if find_factors(person.id).pending_secret and request.method == "GET":
        return redirect(f"{HOME}/app/code", 303)
    return ask_password(
        person, lambda word: second_factors.begin_app(person, word, settings().secret_key, utc_now()),
        "Add an app for codes", "Carry on", done=f"{HOME}/app/code",
    )  # fmt: skip


@bp.route("/app/code", methods=["GET", "POST"])
def first_code() -> ResponseReturnValue:
    """Show the app its secret, and take the first code it shows."""
    person, form = need_member(), FirstCodeForm()
    secret = pending_secret(person)
    page = {"form": form, "secret": shown_code(secret)}
    if request.method != "POST":
        return render_template("members/security/app.html", **page)
    on_refusal(form, lambda: render_template("members/security/app.html", **page))
    throttle("password")
    codes = second_factors.confirm_app(person, form.code.data or "", settings().secret_key, utc_now())
    return show_codes(codes)


@bp.get("/app/code.svg")
def picture() -> ResponseReturnValue:
    """The secret as a picture for the app's camera."""
    person = need_member()
    drawn = draw_qr(app_address(current_site().name, person.name, pending_secret(person)))
    return Response(drawn, mimetype="image/svg+xml")


def pending_secret(person: Person) -> str:
    """The secret of an app whose first code is to come; 404 when there is none."""
    sealed = find_factors(person.id).pending_secret
    return (unseal(sealed, settings().secret_key) if sealed else None) or abort(404)


@bp.route("/app/remove", methods=["GET", "POST"])
def remove_app() -> ResponseReturnValue:
    """Give the app up."""
    person = need_member()
    return ask_password(
        person, lambda word: second_factors.remove_app(person, word, utc_now()),
        "Remove the app for codes", "Remove it", said=flash_words.APP_REMOVED,
    )  # fmt: skip


@bp.route("/codes", methods=["GET", "POST"])
def codes() -> ResponseReturnValue:
    """New recovery codes in place of the old ones."""
    person = need_member()
    made: list[str] = []
    answer = ask_password(
        person, lambda word: made.extend(second_factors.renew_codes(person, word, utc_now())),
        "New recovery codes", "Make new codes",
    )  # fmt: skip
    return show_codes(made) if made else answer


@bp.route("/passkeys/new", methods=["GET", "POST"])
def add_passkey() -> ResponseReturnValue:
    """Make a passkey with this browser."""
    person, place, form = need_member(), find_place() or abort(404), PasskeyForm()
    key, now = step_key(), utc_now()
    step = login_steps.find(key, now)
    if step is None or request.method == "GET":
        step = login_steps.begin(person.id, key, now)
    asked = passkeys.ask_to_make(person, step.challenge, place)
    if request.method == "GET":
        return render_template("members/security/passkey.html", form=form, asked=asked)
    on_refusal(form, lambda: render_template("members/security/passkey.html", form=form, asked=asked))
    throttle("password")
    word, name, made = form.current_password.data or "", form.passkey_name.data or "", form.credential.data or ""
    return show_codes(passkeys.add(person, word, name, made, step.challenge, place, now))


def step_key() -> str:
    """Under what this session's new passkey is half done."""
    visit = current_visit()
    return token_hash(f"passkey of session {visit.session_id if visit else 0}")


@bp.route("/passkeys/<id:passkey_id>/remove", methods=["GET", "POST"])
def remove_passkey(passkey_id: int) -> ResponseReturnValue:
    """Give a passkey up."""
    person = need_member()
    name = next((one.name for one in find_factors(person.id).passkeys if one.id == passkey_id), None) or abort(404)
    return ask_password(
        person, lambda word: passkeys.remove(person, passkey_id, word, utc_now()),
        f"Remove the passkey “{name}”", "Remove it", said=flash_words.PASSKEY_REMOVED,
    )  # fmt: skip


def ask_password(
    person: Person, act: Callable[[str], None], title: str, label: str, *, said: str = "", done: str = HOME
) -> ResponseReturnValue:  # fmt: skip
    """A page that asks for the password before an act, and does it."""
    form = ConfirmForm()
    page = {"form": form, "title": title, "label": label, "name": person.name, "action": request.path}
    if request.method != "POST":
        return render_template("members/security/password.html", **page)
    on_refusal(form, lambda: render_template("members/security/password.html", **page))
    throttle("password")
    act(form.current_password.data or "")
    if said:
        flash(said, "ok")
    return redirect(done, 303)


def show_codes(codes: list[str]) -> ResponseReturnValue:
    """The recovery codes, this once; or back, when there are codes from before."""
    if not codes:
        flash(flash_words.SECOND_STEP_SAVED, "ok")
        return redirect(HOME, 303)
    return render_template("members/security/codes.html", codes=codes)
