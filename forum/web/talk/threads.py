"""Threads: reading, replying, starting one."""

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.talk import posts as post_actions
from forum.actions.talk import threads as thread_actions
from forum.clock import utc_now
from forum.queries.routines import routines
from forum.queries.talk import categories, pictures, threads
from forum.rules.kit.limits import TITLE_CHARS
from forum.rules.kit.paging import page_count
from forum.rules.talk import flash_words
from forum.rules.talk.alike import say_alike
from forum.rules.talk.categories import check_start, may_start, missing_headings, with_headings
from forum.rules.talk.drafts import TYPED, base_of
from forum.web.forms import offer
from forum.web.forms.threads import ReplyForm, ThreadForm, TitleForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.caching import send_page
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.plain_visits import is_plain_visit
from forum.web.kit.request_context import current_person
from forum.web.kit.urls import whole_number
from forum.web.talk import composing, reading, thread_pages
from forum.web.talk.alike import threads_like

bp = Blueprint("threads", __name__)


@bp.get("/t/<id:thread_id>")
@bp.get("/t/<id:thread_id>/<slug>")
def show(thread_id: int, slug: str = "") -> ResponseReturnValue:
    """A page of a thread."""
    page = whole_number("page")
    if is_plain_visit() and (ready := thread_pages.find_ready(thread_id, slug, page)):
        return send_page(ready)
    head = threads.find_head(thread_id, current_person()) or abort(404)
    if slug != head.slug:
        return redirect(head.url + (f"?{request.query_string.decode()}" if request.query_string else ""), 301)
    if request.args.get("to") == "unread":
        return redirect(reading.find_way(head), 302)
    if page > page_count(head.last_n):
        abort(404)
    return thread_pages.send(head, page, composing.begun_form(head))


@bp.get("/t/<id:thread_id>/reply")
def write_reply(thread_id: int) -> ResponseReturnValue:
    """The reply form on a page of its own, as it was left, with cards to choose from."""
    person = need_member()
    head = threads.find_head(thread_id, person) or abort(404)
    if head.state == "hidden" or (head.is_locked and not person.is_moderator):
        return redirect(head.url, 303)
    found = composing.drafts_here(f"reply:{thread_id}")
    form = composing.form_with(found)
    form.routine.data = composing.chosen_cards(found[0] if found else None)
    return composing.render_reply(head, form)


@bp.post("/t/<id:thread_id>/reply")
def reply(thread_id: int) -> ResponseReturnValue:
    """Add a reply; the other buttons of the form save, preview or attach instead."""
    person = need_member()
    head = threads.find_head(thread_id, person) or abort(404)
    form = ReplyForm()
    on_refusal(form, lambda: composing.render_reply(head, form))
    if answer := composing.other_button(form, f"reply:{thread_id}", head.url + "#reply"):
        return composing.render_reply(head, form) if answer is composing.SHOW_AGAIN else answer
    throttle("post")
    saved = post_actions.reply(
        person,
        thread_id,
        form.body.data or "",
        utc_now(),
        routine_ids=form.routine_ids(),
        picture_ids=form.picture_ids(),
        idempotency_key=form.idempotency_key.data or "",
        wants_exercise_links=form.wants_links,
        draft_seen=form.draft_seen.data or "",
        vouched=form.not_private.data or (),
    )
    return composing.go_to_post(saved, person, flash_words.REPLY_POSTED)


@bp.route("/c/<slug>/new", methods=["GET", "POST"])
def new(slug: str) -> ResponseReturnValue:
    """Start a thread."""
    person = need_member()
    category = categories.find_category(slug) or abort(404)
    form = ThreadForm()
    place = f"thread:{slug}"
    if request.method == "GET":
        check_start(person, category.posting)
        form.category.data = slug
        fill_from_draft(form, place)
        form.body.data = form.body.data or category.template
        form.title.data = form.title.data or request.args.get("title", "")[:TITLE_CHARS]
        return render_new(form, place)
    form.category.data = form.category.data or category.slug
    on_refusal(form, lambda: render_new(form, place))
    if "headings" in request.form:
        chosen = categories.find_category(form.category.data) or category
        form.body.data = with_headings(form.body.data or "", chosen.template)
        return render_new(form, place)
    if answer := composing.other_button(form, place, request.path):
        return render_new(form, place) if answer is composing.SHOW_AGAIN else answer
    throttle("thread")
    saved = thread_actions.start(person, form.wanted(place), utc_now())
    return composing.go_to_post(saved, person, flash_words.THREAD_OPENED)


def render_new(form: ThreadForm, place: str) -> str:
    """The page on which a thread is written; its draft is kept at this place, whatever category is chosen."""
    everything = categories.list_categories()
    open_to = (category for category in everything if may_start(current_person(), category.posting))
    form.category.choices = offer((category.slug, category.title) for category in open_to)
    here = next((category for category in everything if category.slug == form.category.data), None)
    cards = routines.list_attachable(current_person().id, form.routine_ids())
    form.pictures = pictures.list_waiting(current_person().id, base_of(place))
    alike = threads_like(form.title.data or "") if form.cooked else []
    return render_template(
        "talk/threads/new.html",
        form=form,
        category=here,
        offers_headings=bool(here and missing_headings(form.body.data or "", here.template)),
        cards=cards,
        draft_key=place,
        alike=alike,
        say_alike=say_alike,
    )


def fill_from_draft(form: ThreadForm, place: str) -> None:
    """Carry on where the member left off, with the card they want to talk about chosen."""
    draft = form.carry_on(composing.drafts_here(place))
    form.routine.data = composing.chosen_cards(draft)
    for name in TYPED:
        if draft and name in draft.fields:
            form[name].data = draft.fields[name]


@bp.route("/t/<id:thread_id>/title", methods=["GET", "POST"])
def title(thread_id: int) -> ResponseReturnValue:
    """Change a thread's title and tags."""
    person = need_member()
    head = threads.find_head(thread_id, person) or abort(404)
    if head.author_id != person.id and not person.is_moderator:
        abort(404)
    form = TitleForm(title=head.title, tags=", ".join(threads.list_tags(thread_id)), audience=head.audience)
    on_refusal(form, lambda: render_template("talk/threads/title.html", form=form, thread=head))
    if request.method == "GET":
        return render_template("talk/threads/title.html", form=form, thread=head)
    throttle("post")
    title, tags = form.title.data or "", form.tags.data or ""
    thread_actions.rename(person, thread_id, title, tags, utc_now(), audience=request.form.get("audience"))
    return redirect(f"/t/{thread_id}", 303)
