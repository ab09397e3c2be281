"""Private messages: the list, one conversation, writing to somebody, deleting, reporting."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.moderation import message_flags
from forum.actions.talk import messages as actions
from forum.clock import utc_now
from forum.queries.members.members import find_profile
from forum.queries.moderation.moderation import has_open_flag
from forum.queries.talk import messages
from forum.queries.talk.messages import ConversationHead, Correspondent
from forum.rules.kit.people import Person
from forum.rules.members.names import name_key
from forum.rules.moderation import flash_words as moderation_words
from forum.rules.moderation.moderation import check_flag_note, check_flag_reason
from forum.rules.talk import flash_words
from forum.rules.talk.messages import (
    CONVERSATIONS_A_PAGE,
    MESSAGE_CHARS,
    MESSAGES_A_PAGE,
    check_body,
    check_write,
    is_newcomer,
)
from forum.web.forms.messages import MessageForm
from forum.web.forms.moderation import FlagForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.crisis_panel import find_care
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.urls import LARGEST_ID, asked_page, whole_number

bp = Blueprint("messages", __name__, url_prefix="/messages")


@bp.get("")
def show_all() -> ResponseReturnValue:
    """All my conversations, the newest first."""
    person = need_member()
    page, pages = asked_page(messages.count_conversations(person), CONVERSATIONS_A_PAGE)
    rows, is_taking = messages.page_conversations(person, page), messages.takes_messages(person.id)
    return render_template("talk/messages/list.html", rows=rows, page=page, pages=pages, is_taking=is_taking)


@bp.post("/taking")
def choose_taking() -> ResponseReturnValue:
    """Whether others may write to me."""
    chosen = request.form.get("takes_messages") == "y"
    actions.choose_taking(need_member(), takes_messages=chosen)
    flash(flash_words.TAKES_MESSAGES if chosen else flash_words.TAKES_NO_MESSAGES, "ok")
    return redirect("/messages", 303)


@bp.route("/to/<name>", methods=["GET", "POST"])
def begin(name: str) -> ResponseReturnValue:
    """Write to a member; with whom there is a conversation already, there."""
    person, now = need_member(), utc_now()
    other = (messages.find_correspondent(name_key(name), person) if name.isprintable() else None) or abort(404)
    if request.method == "GET" and (known := messages.find_conversation_with(person, other.id)):
        return redirect(f"/messages/{known}", 303)
    check_write(person, other_id=other.id, other_name=other.full_name, is_taken=other.is_taken, now=now)
    form = MessageForm()
    if request.method == "GET":
        return render_new(form, other)
    on_refusal(form, lambda: render_new(form, other))
    check_body(form.message.data or "")
    if not messages.find_conversation_with(person, other.id):
        joined = find_profile(name_key(person.name), person) or abort(404)
        if is_newcomer(joined.created_at, now):
            throttle("first_conversations")
        else:
            throttle("conversation")
    return send(person, other, form)


def render_new(form: MessageForm, other: Correspondent) -> str:
    """The page on which a first message is written."""
    return render_template("talk/messages/new.html", form=form, other=other, most=MESSAGE_CHARS)


@bp.get("/<id:conversation_id>")
def show(conversation_id: int) -> ResponseReturnValue:
    """One conversation, as far as I have not deleted it."""
    person = need_member()
    head = messages.find_conversation(conversation_id, person) or abort(404)
    page = render(head, MessageForm())
    is_ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    if head.read_id < head.last_id and not is_ahead:
        actions.note_read(person, head.id, head.last_id, utc_now())
    return page


@bp.post("/<id:conversation_id>")
def answer(conversation_id: int) -> ResponseReturnValue:
    """Write the next message."""
    person = need_member()
    head = messages.find_conversation(conversation_id, person) or abort(404)
    form = MessageForm()
    on_refusal(form, lambda: render(head, form))
    return send(person, head.other, form)


def send(person: Person, other: Correspondent, form: MessageForm) -> ResponseReturnValue:
    """Send what is in the form, and show the conversation."""
    throttle("message")
    key = form.idempotency_key.data or ""
    conversation_id = actions.send(person, other.id, form.message.data or "", utc_now(), idempotency_key=key)
    flash(flash_words.message_written(other.full_name), "ok")
    needs_care = find_care("", form.message.data or "", "sent")
    return redirect(f"/messages/{conversation_id}{'/care' if needs_care else '#end'}", 303)


@bp.get("/<id:conversation_id>/care")
def care(conversation_id: int) -> ResponseReturnValue:
    """Help for who wrote words of danger in their last message here; or on to the conversation."""
    person = need_member()
    head = messages.find_conversation(conversation_id, person) or abort(404)
    found = find_care("", messages.find_last_written(head, person), "sent")
    url = f"/messages/{conversation_id}#end"
    return render_template("talk/messages/care.html", head=head, care=found) if found else redirect(url, 303)


def render(head: ConversationHead, form: MessageForm) -> str:
    """The page of a conversation."""
    rows = messages.page_messages(head, whole_number("before", 0, LARGEST_ID))
    earlier = rows[0].id if len(rows) == MESSAGES_A_PAGE else 0
    return render_template(
        "talk/messages/show.html", head=head, rows=rows, form=form, earlier=earlier, most=MESSAGE_CHARS
    )


@bp.route("/<id:conversation_id>/delete", methods=["GET", "POST"])
def delete(conversation_id: int) -> ResponseReturnValue:
    """Delete my copy."""
    person = need_member()
    head = messages.find_conversation(conversation_id, person) or abort(404)
    if request.method == "GET":
        return render_template("talk/messages/delete.html", head=head)
    actions.remove(person, conversation_id)
    flash(flash_words.CONVERSATION_DELETED, "ok")
    return redirect("/messages", 303)


@bp.route("/said/<id:message_id>/flag", methods=["GET", "POST"])
def report(message_id: int) -> ResponseReturnValue:
    """Show one message that was written to me to the moderators."""
    person = need_member()
    message = messages.find_received(message_id, person) or abort(404)
    form, back = FlagForm(), f"/messages/{message.conversation_id}"
    is_done = has_open_flag(person.id, "message", message_id)
    page = {"form": form, "reported": message, "back": back, "is_done": is_done}
    if request.method == "GET":
        return render_template("talk/messages/report.html", **page)
    on_refusal(form, lambda: render_template("talk/messages/report.html", **page))
    reason = form.reason.data or ""
    form.check("reason", check_flag_reason)
    form.check("note", lambda note: check_flag_note(note, reason))
    if form.errors:
        return render_template("talk/messages/report.html", **page), 422
    throttle("flag")
    message_flags.raise_flag(person, message_id, reason, form.note.data or "", utc_now())
    flash(moderation_words.REPORTED, "ok")
    return redirect(back, 303)
