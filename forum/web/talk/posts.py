"""Posts: permalink, edit, history, delete and bring back, preview."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.talk import posts as post_actions
from forum.clock import utc_now
from forum.queries.routines.source_words import find_made_of
from forum.queries.talk import posts, public_numbers
from forum.queries.talk.posts import PostPlace
from forum.rules.kit.people import Person
from forum.rules.talk import flash_words
from forum.rules.talk.history import steps_of
from forum.rules.talk.posting import UNDO_DAYS
from forum.text.kit.differences import compare_words
from forum.web.forms.threads import EditForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.request_context import current_person
from forum.web.talk import composing

bp = Blueprint("posts", __name__)


@bp.get("/p/<id:post_id>")
def show(post_id: int) -> ResponseReturnValue:
    """Lead to the post in its page."""
    place = posts.find_place(post_id, current_person()) or abort(404)
    return redirect(place.url, 302)


def own_post(post_id: int) -> tuple[Person, PostPlace]:
    """The member and their own post; anybody else's is not found here."""
    person = need_member()
    place = posts.find_place(post_id, person)
    if place is None or place.author_id != person.id:
        abort(404)
    return person, place


@bp.route("/p/<id:post_id>/edit", methods=["GET", "POST"])
def edit(post_id: int) -> ResponseReturnValue:
    """Change one's own post."""
    person, place = own_post(post_id)
    found = composing.drafts_here(f"post:{post_id}") if request.method == "GET" else []
    draft = found[0] if found else None
    kept = draft.fields if draft else {"body": place.body, "no_links": "" if place.wants_exercise_links else "y"}
    form = EditForm(body=kept.get("body", place.body), no_links=bool(kept.get("no_links")))
    on_refusal(form, lambda: render_edit(form, place))
    if request.method == "GET":
        form.carry_on(found)
        return render_edit(form, place)
    known = public_numbers.list_keys_of("post", post_id)
    if answer := composing.other_button(form, f"post:{post_id}", request.path, known):
        return render_edit(form, place) if answer is composing.SHOW_AGAIN else answer
    throttle("post")
    saved = post_actions.edit(
        person,
        post_id,
        form.body.data or "",
        utc_now(),
        wants_exercise_links=form.wants_links,
        draft_seen=form.draft_seen.data or "",
        vouched=form.not_private.data or (),
    )
    return composing.go_to_post(saved, person, flash_words.post_changed(card_left_behind(place, form.body.data or "")))


def card_left_behind(place: PostPlace, body: str) -> str:
    """The name of the card that was made of what a post said before; "" where there is none or nothing changed."""
    card = None if body.strip() == place.body.strip() else find_made_of(place.id, place.author_id)
    return card.title if card else ""


def render_edit(form: EditForm, place: PostPlace) -> str:
    """The page on which a post is changed."""
    return render_template("talk/posts/edit.html", form=form, place=place)


@bp.get("/p/<id:post_id>/care")
def care(post_id: int) -> ResponseReturnValue:
    """Help for the author of a post whose words tell of danger; or on to the post."""
    _person, place = own_post(post_id)
    found = composing.care_for(place)
    return render_template("talk/posts/care.html", place=place, care=found) if found else redirect(place.url, 303)


@bp.get("/p/<id:post_id>/history")
def history(post_id: int) -> ResponseReturnValue:
    """What a post said before."""
    person = current_person()
    place = posts.find_place(post_id, person) or abort(404)
    older = posts.list_revisions(post_id)
    steps = steps_of(place.body, older, compare_words, reads_closed=person.is_moderator)
    return render_template("talk/posts/history.html", place=place, steps=steps)


@bp.route("/p/<id:post_id>/delete", methods=["GET", "POST"])
def delete(post_id: int) -> ResponseReturnValue:
    """Delete one's own post, after a page that asks."""
    person, place = own_post(post_id)
    if request.method == "GET":
        return render_template("talk/posts/delete.html", place=place, days=UNDO_DAYS)
    post_actions.remove(person, post_id, utc_now())
    flash(flash_words.post_deleted(UNDO_DAYS), "ok")
    return redirect(place.url, 303)


@bp.route("/p/<id:post_id>/restore", methods=["GET", "POST"])
def restore(post_id: int) -> ResponseReturnValue:
    """Bring back one's own deleted post."""
    person, place = own_post(post_id)
    if request.method == "GET":
        return render_template("talk/posts/restore.html", place=place, days=UNDO_DAYS)
    post_actions.restore(person, post_id, utc_now())
    flash(flash_words.POST_RESTORED, "ok")
    return redirect(place.url, 303)


@bp.post("/preview")
def preview() -> ResponseReturnValue:
    """The message in the form as others would see it."""
    need_member()
    throttle("preview")
    form = EditForm()
    cooked, found = composing.look(form, ()), composing.find_help(form)
    return render_template("talk/posts/preview.html", cooked=cooked, care=found)
