"""Cards made of what somebody wrote: of a post, and the way back to the message a card was made of."""

from urllib.parse import urlencode

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.routines import from_prose
from forum.actions.routines.publishing import Published
from forum.clock import utc_now
from forum.queries.library.exercises import get_library
from forum.queries.routines.source_words import find_made_of, find_source, read_message
from forum.queries.talk import posts
from forum.queries.talk.drafts import list_here
from forum.queries.talk.posts import PostPlace
from forum.rules.routines import flash_words
from forum.rules.talk.drafts import form_url
from forum.text.prose.card import said_of, split_held
from forum.web.forms import HouseForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.request_context import current_person

bp = Blueprint("routine_prose", __name__)


@bp.route("/p/<id:post_id>/card", methods=["GET", "POST"])
def make(post_id: int) -> ResponseReturnValue:
    """Say what a card of this post would hold, and for whom; then make its draft."""
    person = need_member()
    place = posts.find_place(post_id, person)
    if place is None or place.state != "public":
        abort(404)
    form = HouseForm()
    if request.method == "GET":
        return render_make(place, form)
    on_refusal(form, lambda: render_make(place, form))
    throttle("card")
    made = from_prose.make_from_post(person, post_id, utc_now())
    flash(flash_words.MADE_OF_POST, "ok")
    return redirect(f"/routines/{made}/edit", 303)


def render_make(place: PostPlace, form: HouseForm) -> str:
    """The page that asks."""
    library = get_library().exercises
    message = read_message(place.body)
    able, waiting = split_held(message.items, library)
    found = [(library[item.exercise_id].name, said_of(item)) for item in able]
    found += [(message.text[slice(*one.name)], message.text[slice(*one.block)]) for one in message.unread]
    return render_template(
        "routines/from_post.html",
        place=place,
        form=form,
        found=found,
        held=[library[item.exercise_id].name for item in waiting],
        card=find_made_of(place.id, place.author_id) if place.author_id == current_person().id else None,
        is_routine=found and message.is_routine,
    )


def after_publishing(published: Published, state: str, card_url: str) -> ResponseReturnValue:
    """Lead on from a card that is finished: back to the message it was made of, to its post, or to the card."""
    person = current_person()
    source = find_source(published.routine_id, person)
    is_own = source is not None and source.author_id == person.id
    place = (source.place or f"post:{source.post_id}") if source and is_own else ""
    waiting = [one for one in list_here(person.id, place) if one.fields.get("card") == str(published.routine_id)]
    is_new_message = bool(waiting) and source is not None and bool(source.place)
    flash(flash_words.published(published.attached, is_public=state == "public", is_waiting=is_new_message), "ok")
    if waiting:
        asked = {} if waiting[0].place == place else {"draft": waiting[0].id}
        asked |= {"routine": published.routine_id} if state == "public" and is_new_message else {}
        return redirect(form_url(place) + ("?" + urlencode(asked) if asked else ""), 303)
    return redirect(f"/p/{source.post_id}" if source and published.attached == "here" else card_url, 303)
