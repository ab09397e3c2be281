"""What all message forms share: preview, save the draft, attach a card, and where to go afterwards."""

from typing import Final

from flask import abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions import drafts as draft_actions
from forum.actions.posts import Saved
from forum.clock import utc_now
from forum.queries import cooking, posts, routines
from forum.queries.threads import ThreadHead
from forum.rules.people import Person
from forum.text.quotes import quote
from forum.web.forms.threads import ComposeForm, EditForm, ReplyForm
from forum.web.guards import throttle
from forum.web.here import current_person
from forum.web.said import say_saved

SHOW_AGAIN: Final = "show the form again"
# The fields of a message form that are kept with its draft.
KEPT: Final = ("title", "body", "tags", "kind", "no_links")


def other_button(form: ComposeForm | EditForm, place: str, back: str) -> ResponseReturnValue | None:
    """Do what a button other than Post asks for; None when Post was pressed, `SHOW_AGAIN` to show the form again."""
    if "save_draft" in request.form:
        fields = {name: text for name, text in request.form.items() if name in KEPT}
        draft_actions.save(current_person(), place, fields, utc_now())
        flash("Your draft is saved on your account. You can carry on on any device.", "ok")
        return redirect(back, 303)
    if "preview" in request.form:
        throttle("preview")
        form.cooked = cooking.preview(form.body.data or "", wants_exercise_links=form.wants_links)
        return SHOW_AGAIN
    return SHOW_AGAIN if "attach" in request.form else None


def quoting_form(head: ThreadHead) -> ReplyForm | None:
    """A reply form that starts with the post named in `?quote=`; None when none is quoted."""
    text = request.args.get("quote", "")
    if not text.isdigit() or len(text) > 9 or current_person().is_visitor:
        return None
    place = posts.find_place(int(text), current_person())
    if place is None or place.thread_id != head.id or place.state != "public":
        abort(404)
    form = ReplyForm(formdata=None)
    form.body.data = quote(place.author_name, place.body, f"/p/{place.id}")
    return form


def render_reply(head: ThreadHead, form: ReplyForm) -> str:
    """The reply form on a page of its own, with a preview or mistakes when there are any."""
    cards = routines.list_attachable(current_person().id)
    return render_template("threads/reply.html", thread=head, form=form, cards=cards)


def go_to_post(saved: Saved, person: Person, done: str) -> ResponseReturnValue:
    """Lead the author to the post and say what became of it."""
    say_saved(saved, done)
    place = posts.find_place(saved.post_id, person) or abort(404)
    return redirect(place.url, 303)
