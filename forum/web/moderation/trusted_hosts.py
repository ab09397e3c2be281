"""The trusted hosts: moderators add and remove them."""

from datetime import datetime

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.moderation import trusted_hosts
from forum.clock import utc_now
from forum.queries.moderation import modlog
from forum.rules.kit.people import Person
from forum.rules.moderation import flash_words
from forum.web.forms.moderation import HostForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.confirm_act import ActQuestion, ask
from forum.web.kit.guards import need_moderator

bp = Blueprint("mod_hosts", __name__)


@bp.route("/mod/hosts", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """The trusted hosts, and a form to add one."""
    person = need_moderator()
    form = HostForm()
    if request.method != "POST":
        return render_template("moderation/mod/hosts.html", form=form, hosts=modlog.list_hosts())
    on_refusal(form, lambda: render_template("moderation/mod/hosts.html", form=form, hosts=modlog.list_hosts()))
    host = trusted_hosts.trust(person, form.host.data or "", form.reason.data or "", utc_now())
    flash(flash_words.host_trusted(host), "ok")
    return redirect("/mod/hosts", 303)


@bp.route("/mod/hosts/<host>/remove", methods=["GET", "POST"])
def remove(host: str) -> ResponseReturnValue:
    """Stop trusting a host."""
    need_moderator()
    if host not in {known.host for known in modlog.list_hosts()}:
        abort(404)

    def untrust(person: Person, _noun_id: int, reason: str, now: datetime) -> None:
        trusted_hosts.untrust(person, host, reason, now)

    question = ActQuestion(
        title=f"Stop trusting {host}?",
        lead="A first post with several links to it will wait for a moderator again.",
        label="Stop trusting",
        icon="x",
        about=host,
        back="/mod/hosts",
        done=flash_words.host_untrusted(host),
    )
    return ask(question, untrust, 0)
