"""Writing to the moderators, and their answers."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.talk import messages as acts
from forum.clock import utc_now
from forum.queries.members.people import find_person_by_name
from forum.queries.talk.messages import list_messages
from forum.rules.members.accounts import name_key
from forum.rules.talk.messages import MESSAGE_CHARS
from forum.web.forms.messages import MessageForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, need_moderator, throttle

bp = Blueprint("messages", __name__)


@bp.route("/help/contact", methods=["GET", "POST"])
def contact() -> ResponseReturnValue:
    """How to reach a moderator; members can write from here."""
    form = MessageForm()
    if request.method != "POST":
        return render_template("messages/contact.html", form=form, most=MESSAGE_CHARS)
    person = need_member()
    on_refusal(form, lambda: render_template("messages/contact.html", form=form, most=MESSAGE_CHARS))
    throttle("flag")
    acts.write(person, form.message.data or "", utc_now())
    flash("Your message is with the moderators. You'll find their answer under My page, Notices.", "ok")
    return redirect("/help/contact", 303)


@bp.route("/mod/messages/<name>", methods=["GET", "POST"])
def answer(name: str) -> ResponseReturnValue:
    """What a member wrote to the moderators, and the form to answer."""
    person = need_moderator()
    member = find_person_by_name(name_key(name)) or abort(404)
    form = MessageForm()
    page = {"form": form, "member": member, "most": MESSAGE_CHARS}
    page["messages_before"] = list_messages(person.id, acts.talk_url(member.name))
    if request.method != "POST":
        return render_template("messages/answer.html", **page)
    on_refusal(form, lambda: render_template("messages/answer.html", **page))
    acts.answer(person, member.id, form.message.data or "", utc_now())
    flash(f"Your answer is in the notices of {member.name}.", "ok")
    return redirect(acts.talk_url(member.name), 303)
