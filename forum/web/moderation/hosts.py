"""What moderators think of web hosts: the rules there are, and a form for one more."""

from datetime import datetime

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.moderation import hosts as acts
from forum.clock import utc_now
from forum.queries.moderation import hosts as queries
from forum.rules.kit.people import Person
from forum.rules.moderation import flash_words
from forum.rules.moderation.hosts import STANDINGS
from forum.web.forms.moderation import HostForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.confirm_act import ActQuestion, ask
from forum.web.kit.guards import need_moderator

bp = Blueprint("mod_hosts", __name__)


@bp.route("/mod/hosts", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """All rules, and a form to make or change one."""
    person = need_moderator()
    known = queries.find_rule(request.args.get("change", "")) if request.method == "GET" else None
    given = {} if known is None else {name: getattr(known, name) for name in ("host", "standing", "with_subdomains")}
    form = HostForm(**given)
    if request.method != "POST":
        return render(form)
    on_refusal(form, lambda: render(form))
    standing = form.standing.data or ""
    host = acts.judge(
        person,
        form.host.data or "",
        standing,
        form.reason.data or "",
        utc_now(),
        with_subdomains=bool(form.with_subdomains.data),
    )
    flash(flash_words.host_judged(host, STANDINGS[standing][0].lower()), "ok")
    return redirect("/mod/hosts", 303)


def render(form: HostForm) -> str:
    """The page with the rules by standing."""
    rows = queries.list_hosts()
    groups = [(words, [row for row in rows if row.standing == code]) for code, words in STANDINGS.items()]
    return render_template("moderation/mod/hosts.html", form=form, groups=[one for one in groups if one[1]])


@bp.route("/mod/hosts/<host>/remove", methods=["GET", "POST"])
def remove(host: str) -> ResponseReturnValue:
    """Take a rule away."""
    need_moderator()
    if queries.find_rule(host) is None:
        abort(404)

    def drop(person: Person, _noun_id: int, reason: str, now: datetime) -> None:
        acts.drop(person, host, reason, now)

    question = ActQuestion(
        title=f"Take away the rule about {host}?",
        lead="It will be as any other website again.",
        label="Take it away",
        icon="x",
        about=host,
        back="/mod/hosts",
        done=flash_words.host_free(host),
    )
    return ask(question, drop, 0)
