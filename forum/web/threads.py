"""Threads: reading, replying, starting one."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions import drafts as draft_actions
from forum.actions import posts as post_actions
from forum.actions import threads as thread_actions
from forum.clock import utc_now
from forum.queries import categories, posts, routines, threads
from forum.queries.threads import ThreadHead
from forum.rules.paging import page_count
from forum.text.quotes import quote
from forum.web import composing, thread_pages
from forum.web.answers import on_refusal
from forum.web.forms.threads import ReplyForm, ThreadForm
from forum.web.guards import need_member, throttle
from forum.web.here import current_person
from forum.web.said import say_saved
from forum.web.urls import whole_number

bp = Blueprint("threads", __name__)


@bp.get("/t/<id:thread_id>")
@bp.get("/t/<id:thread_id>/<slug>")
def show(thread_id: int, slug: str = "") -> ResponseReturnValue:
    """A page of a thread."""
    page = whole_number("page")
    if thread_pages.is_plain_visit() and (ready := thread_pages.find_ready(thread_id, slug, page)):
        return ready
    head = threads.find_head(thread_id, current_person()) or abort(404)
    if slug != head.slug:
        return redirect(head.url + (f"?{request.query_string.decode()}" if request.query_string else ""), 301)
    if page > page_count(head.last_n):
        abort(404)
    return thread_pages.send(head, page, composing.quoting_form())


@bp.post("/t/<id:thread_id>/reply")
def reply(thread_id: int) -> ResponseReturnValue:
    """Add a reply; the other buttons of the form save, preview or attach instead."""
    person = need_member()
    head = threads.find_head(thread_id, person) or abort(404)
    form = ReplyForm()
    on_refusal(form, lambda: composing.render_reply(head, form))
    if page := composing.answer_other_button(form, f"reply:{thread_id}", head.url + "#reply"):
        return page if page is not composing.SHOW_AGAIN else composing.render_reply(head, form)
    throttle("post")
    saved = post_actions.reply(
        person,
        thread_id,
        form.body.data or "",
        utc_now(),
        routine_ids=form.routine_ids(),
        idempotency_key=form.idempotency_key.data or "",
    )
    return composing.go_to_post(saved, person, "Your reply is posted.")
