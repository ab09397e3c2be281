"""Asking under a digest: the first question opens the thread of its readers, all others go there."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.research import digest_readers
from forum.actions.research.digest_readers import ReaderQuestion
from forum.clock import utc_now
from forum.queries.research import digests
from forum.queries.research.digests import DigestRead
from forum.queries.routines import routines
from forum.rules.research import flash_words
from forum.rules.research.questions import place_of
from forum.web.forms.threads import ReplyForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.request_context import current_person
from forum.web.talk import composing

bp = Blueprint("digest_questions", __name__)
CARDS_MOST = 3


@bp.route("/digests/<id:digest_id>/ask", methods=["GET", "POST"])
def ask(digest_id: int) -> ResponseReturnValue:
    """The form for a question, with the cards that may answer it, or the question itself."""
    person = need_member()
    read = find(digest_id)
    place = place_of(digest_id)
    form = composing.form_with(composing.drafts_here(place))
    if request.method != "POST":
        return render(read, form)
    form = ReplyForm()
    on_refusal(form, lambda: render(read, form))
    if answer := composing.other_button(form, place, f"/digests/{digest_id}/ask"):
        return render(read, form) if answer is composing.SHOW_AGAIN else answer
    throttle("post")
    question = ReaderQuestion(
        form.body.data or "",
        idempotency_key=form.idempotency_key.data or "",
        wants_exercise_links=form.wants_links,
        draft_seen=form.draft_seen.data or "",
        vouched=form.not_private.data or (),
    )
    saved = digest_readers.ask(person, digest_id, question, utc_now())
    return composing.go_to_post(saved, person, flash_words.QUESTION_ASKED)


def render(read: DigestRead, form: ReplyForm) -> str:
    """The page."""
    digest, person = read.digest, current_person()
    return render_template(
        "talk/digests/ask.html",
        digest=digest,
        form=form,
        place=place_of(digest.id),
        cards=routines.list_using_any(read.text.exercises, person, CARDS_MOST),
        thread=digests.find_thread(digest, person),
    )


def find(digest_id: int) -> DigestRead:
    """A public digest, or 404; nobody asks under one that was taken down."""
    read = digests.find_read(digest_id, current_person())
    return read if read is not None and read.digest.state == "public" else abort(404)
