"""What we mail to a member: choosing it, and stopping it from a letter."""

from dataclasses import asdict

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.talk import letters as actions
from forum.clock import utc_now
from forum.mail.stop_links import read_token
from forum.queries.members.reachability import is_member_unreachable
from forum.queries.notices.letters import find_wish
from forum.rules.talk import flash_words
from forum.rules.talk.letters import KIND_WORDS, MAIL_KINDS
from forum.web.forms.mail_choices import MailForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import keep_nowhere, need_member, throttle
from forum.web.kit.request_context import settings

bp = Blueprint("mail_choices", __name__)


@bp.route("/me/mail", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """What I am mailed, and at what hours not."""
    person = need_member()
    wish = find_wish(person.id)
    form = MailForm(**asdict(wish) | {"quiet_from": str(wish.quiet_from), "quiet_until": str(wish.quiet_until)})
    page = {"form": form, "has_zone": bool(person.time_zone), "unreachable": is_member_unreachable(person.id)}
    on_refusal(form, lambda: render_template("talk/mail/choose.html", **page))
    if request.method == "GET":
        return render_template("talk/mail/choose.html", **page)
    throttle("follow")
    actions.choose(person.id, form.wish(), person.time_zone, utc_now())
    flash(flash_words.MAIL_CHOSEN, "ok")
    return redirect("/me/mail", 303)


@bp.route("/mail/stop/<token>", methods=["GET", "POST"])
def stop(token: str) -> ResponseReturnValue:
    """Stop letters of one kind: the link shows a button, and a mail program may press it by itself (RFC 8058)."""
    member_id, kind = read_token(token, settings().secret_key) or abort(404)
    named = next((one for one in MAIL_KINDS if one == kind), None) or abort(404)
    keep_nowhere()
    is_done = request.method == "POST"
    if is_done:
        throttle("token")
        actions.stop(member_id, named)
    return render_template("talk/mail/stop.html", what=KIND_WORDS[named], is_done=is_done)
