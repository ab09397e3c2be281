"""Locking, pinning and moving threads."""

from datetime import datetime

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.moderation import thread_moderation as acts
from forum.clock import utc_now
from forum.queries.talk import categories, threads
from forum.queries.talk.threads import ThreadHead
from forum.rules.kit.people import Person
from forum.rules.moderation import flash_words
from forum.web.forms import offer
from forum.web.forms.moderation import MoveForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.confirm_act import ActQuestion, ask
from forum.web.kit.guards import need_moderator

bp = Blueprint("thread_moderation", __name__)


@bp.route("/t/<id:thread_id>/lock", methods=["GET", "POST"])
def lock(thread_id: int) -> ResponseReturnValue:
    """Let nobody reply for now."""
    lead = "Nobody but moderators can reply. Everybody sees your reason above the thread."
    return ask(question(thread_id, "Lock", lead, "lock", flash_words.THREAD_LOCKED), acts.lock, thread_id)


@bp.route("/t/<id:thread_id>/unlock", methods=["GET", "POST"])
def unlock(thread_id: int) -> ResponseReturnValue:
    """Let everybody reply again."""
    lead = "Everybody can reply again."
    return ask(question(thread_id, "Unlock", lead, "lock-open", flash_words.THREAD_UNLOCKED), acts.unlock, thread_id)


@bp.route("/t/<id:thread_id>/pin", methods=["GET", "POST"])
def pin(thread_id: int) -> ResponseReturnValue:
    """Put the thread on top of its category."""
    lead = "It will be at the top of its category, marked “Read first”."
    return ask(question(thread_id, "Pin", lead, "pin", flash_words.THREAD_PINNED), acts.pin, thread_id)


@bp.route("/t/<id:thread_id>/unpin", methods=["GET", "POST"])
def unpin(thread_id: int) -> ResponseReturnValue:
    """Let the thread stand among the others."""
    lead = "It will be back among the other threads."
    return ask(question(thread_id, "Unpin", lead, "pin", flash_words.THREAD_UNPINNED), take_down, thread_id)


@bp.route("/t/<id:thread_id>/poll/remove", methods=["GET", "POST"])
def remove_poll(thread_id: int) -> ResponseReturnValue:
    """Take the poll away."""
    lead = "The poll goes with all its votes, for good. The thread and its replies stay."
    return ask(
        question(thread_id, "Remove the poll", lead, "trash-2", flash_words.POLL_REMOVED), acts.remove_poll, thread_id
    )


def take_down(person: Person, thread_id: int, reason: str, now: datetime) -> None:
    """Unpin a thread."""
    acts.pin(person, thread_id, reason, now, is_pinned=False)


@bp.route("/t/<id:thread_id>/move", methods=["GET", "POST"])
def move(thread_id: int) -> ResponseReturnValue:
    """Put the thread into another category."""
    person = need_moderator()
    head = find(thread_id)
    form = MoveForm()
    form.category.choices = offer((one.slug, one.title) for one in categories.list_categories())
    if request.method != "POST":
        form.category.data = head.category_slug
        return render_template("moderation/mod/move.html", form=form, thread=head)
    on_refusal(form, lambda: render_template("moderation/mod/move.html", form=form, thread=head))
    acts.move(person, thread_id, form.category.data or "", form.full(), utc_now())
    flash(flash_words.THREAD_MOVED, "ok")
    return redirect(head.url, 303)


def find(thread_id: int) -> ThreadHead:
    """The thread, for a moderator; for everybody else the page does not exist."""
    return threads.find_head(thread_id, need_moderator()) or abort(404)


def question(thread_id: int, label: str, lead: str, icon: str, done: str) -> ActQuestion:
    """The page that asks for the reason."""
    head = find(thread_id)
    return ActQuestion(
        title=f"{label} this thread?", lead=lead, label=label, icon=icon, about=head.title, back=head.url, done=done
    )
