"""Being told in a browser by itself: switching it on there, choosing of what, and off again."""

from flask import Blueprint, Response, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.talk import push as actions
from forum.clock import utc_now
from forum.mail.push_encryption import public_key
from forum.paths import static_folder
from forum.queries.notices import push as queries
from forum.rules.kit.browsers import browser_words
from forum.rules.talk import flash_words
from forum.rules.talk.push import Subscription
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.request_context import settings

bp = Blueprint("push", __name__)


@bp.get("/me/push")
def show() -> ResponseReturnValue:
    """The browsers in which I am told, and a button for this one."""
    person = need_member()
    return render_template(
        "talk/push/show.html",
        browsers=queries.list_browsers(person.id),
        key=public_key(settings().secret_key),
        has_zone=bool(person.time_zone),
    )


@bp.post("/me/push")
def add() -> ResponseReturnValue:
    """Tell me in this browser from now on; sent by the script of that page."""
    person = need_member()
    throttle("follow")
    given = Subscription(*(request.form.get(name, "") for name in ("endpoint", "p256dh", "auth")))
    browser = browser_words(request.headers.get("User-Agent", ""))
    actions.subscribe(person, given, browser, utc_now(), is_local=not settings().is_https)
    flash(flash_words.PUSH_ON, "ok")
    return redirect("/me/push", 303)


@bp.post("/me/push/<id:subscription_id>")
def choose(subscription_id: int) -> ResponseReturnValue:
    """Choose of what one browser tells me; nothing ticked switches it off."""
    person = need_member()
    answers, messages = "answers" in request.form, "messages" in request.form
    actions.choose(person, subscription_id, answers=answers, messages=messages)
    flash(flash_words.MAIL_CHOSEN if answers or messages else flash_words.PUSH_OFF, "ok")
    return redirect("/me/push", 303)


@bp.get("/push-worker.js")
def worker() -> Response:
    """The small script that a browser runs when something comes for it."""
    body = (static_folder() / "push-worker.js").read_bytes()
    return Response(body, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})
