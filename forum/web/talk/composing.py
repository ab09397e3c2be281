"""What all message forms share: preview, drafts, a card made of the message, attaching one, where to go afterwards."""

from collections.abc import Collection, Sequence
from typing import Final

from flask import abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.routines import from_prose
from forum.actions.talk import drafts as draft_actions
from forum.actions.talk.drafts import KeptDraft
from forum.actions.talk.posts import Saved
from forum.clock import utc_now
from forum.errors import Refused
from forum.queries.routines import routines
from forum.queries.talk import drafts, pictures, posts
from forum.queries.talk.drafts import Unfinished
from forum.queries.talk.posts import PostPlace
from forum.queries.talk.threads import ThreadHead
from forum.queries.writing import cooking
from forum.queries.writing.cooking import Preview
from forum.rules.crisis.care import Care
from forum.rules.kit.limits import POST_CHARS, TITLE_CHARS
from forum.rules.kit.people import Person
from forum.rules.talk import flash_words, refusal_words
from forum.rules.talk.drafts import TYPED, place_for, place_url, post_of
from forum.text.markup.quotes import quote
from forum.web.forms.threads import ComposeForm, EditForm, ReplyForm
from forum.web.kit.crisis_panel import find_care
from forum.web.kit.flashes import say_saved
from forum.web.kit.guards import throttle
from forum.web.kit.request_context import current_person
from forum.web.kit.urls import LARGEST_ID, is_small_number, whole_number

SHOW_AGAIN: Final = "show the form again"


def other_button(
    form: ComposeForm | EditForm, place: str, back: str, known: Collection[str] = ()
) -> ResponseReturnValue | None:
    """Do what a button other than Post asks for; None when Post was pressed, `SHOW_AGAIN` to show the form again.

    Raises `Refused` when Post would hide contact details that their author has not been shown. `known` are the keys of
    numbers that the author said are not private.
    """
    if "save_draft" in request.form:
        here = place_for(form.draft_key.data or "", place)
        kept = keep(form, here)
        flash(flash_words.DRAFT_SAVED if kept.place == here else flash_words.DRAFT_SAVED_BESIDE, "ok")
        return redirect(back if kept.place == place else place_url(kept.place, kept.id), 303)
    if "preview" in request.form:
        throttle("preview")
        form.cooked, form.care = look(form, known), find_help(form)
        return SHOW_AGAIN
    if "make_card" in request.form:
        return make_card(form, place)
    if "add_picture" in request.form:
        return go_for_picture(form, place)
    if "attach" in request.form:
        return SHOW_AGAIN
    show_what_is_hidden(form, known)
    return None


def keep(form: ComposeForm | EditForm, here: str) -> KeptDraft:
    """Keep what is typed in this place, or beside it."""
    seen = form.draft_seen.data or ""
    return draft_actions.save(current_person(), here, typed_fields(form), utc_now(), seen=seen)


def go_for_picture(form: ComposeForm | EditForm, place: str) -> ResponseReturnValue:
    """Keep the message, unless it says what its post says, and lead to the page where a picture is added to it."""
    post = posts.find_place(post_of(place), current_person())
    if post is None or post.body.split() != (form.body.data or "").split():
        keep(form, place_for(form.draft_key.data or "", place))
    return redirect(f"/me/pictures?for={place}", 303)


def look(form: ComposeForm | EditForm, known: Collection[str]) -> Preview:
    """The message as others will see it."""
    vouched = form.not_private.data or ()
    return cooking.preview(form.body.data or "", wants_exercise_links=form.wants_links, vouched=vouched, known=known)


def find_help(form: ComposeForm | EditForm) -> Care:
    """What stands beside the preview for what the title and the message tell of."""
    title, body = request.form.get("title", ""), form.body.data or ""
    return find_care(title[:TITLE_CHARS], body[: 2 * POST_CHARS], "preview")


def show_what_is_hidden(form: ComposeForm | EditForm, known: Collection[str]) -> None:
    """Raise `Refused`, with the preview in the form, when we would hide something that its author has not seen yet.

    Whoever sends the fields of a message without our page can't be shown anything: then it is hidden at once.
    """
    if "shows_hidden" not in request.form:
        return
    seen = look(form, known)
    if seen.at_risk.stamp not in ("", form.hidden_seen.data):
        form.cooked, form.care = seen, find_help(form)
        raise Refused(refusal_words.CONTACTS_UNSEEN, "body")


def typed_fields(form: ComposeForm | EditForm) -> dict[str, str]:
    """Everything a member typed or chose in a message form, as its draft keeps it."""
    fields = {name: text for name, text in request.form.items() if name in TYPED}
    fields["no_links"] = "" if form.wants_links else "y"
    if isinstance(form, ComposeForm):
        fields["routine"] = ",".join(map(str, form.routine_ids()))
    return fields


def make_card(form: ComposeForm | EditForm, place: str) -> ResponseReturnValue:
    """Keep the message and make a card of it; raises `Refused` when it holds no routine."""
    throttle("card")
    noun, _, key = place.partition(":")
    post_id = int(key) if noun == "post" else None
    here, seen = place_for(form.draft_key.data or "", place), form.draft_seen.data or ""
    typed, now = typed_fields(form), utc_now()
    made = from_prose.make_from_message(current_person(), here, typed, now, post_id=post_id, seen=seen)
    flash(flash_words.CARD_MADE_OF_MESSAGE, "ok")
    return redirect(f"/routines/{made}/edit", 303)


def drafts_here(place: str) -> list[Unfinished]:
    """What this member has unfinished in a place, the draft named in the address first."""
    return drafts.list_here(current_person().id, place, whole_number("draft", 0, LARGEST_ID))


def chosen_cards(draft: Unfinished | None) -> list[int]:
    """The cards to go with a message: those in the address, those chosen before, and the one made of it."""
    kept = draft.fields if draft else {}
    texts = [*request.args.getlist("routine"), *str(kept.get("routine", "")).split(","), str(kept.get("card", ""))]
    return list(dict.fromkeys(int(text) for text in texts if is_small_number(text)))


def begun_form(head: ThreadHead) -> ReplyForm | None:
    """A reply form that quotes the post named in `?quote=` or answers the one in `?to=`; None when none is named."""
    if current_person().is_visitor:
        return None
    if quoted := named_post(head, "quote"):
        form = ReplyForm(formdata=None)
        form.body.data = quote(quoted.author_name, quoted.body, f"/p/{quoted.id}")
    elif answered := named_post(head, "to"):
        form = form_with(drafts_here(f"reply:{head.id}"))
        form.answers = answered
    else:
        return None
    return form


def named_post(head: ThreadHead, name: str) -> PostPlace | None:
    """The public post of this thread that the address names; one that is not there is not found."""
    post_id = whole_number(name, 0, LARGEST_ID)
    if not post_id:
        return None
    place = posts.find_place(post_id, current_person())
    if place is None or place.thread_id != head.id or place.state != "public":
        abort(404)
    return place


def form_with(found: Sequence[Unfinished]) -> ReplyForm:
    """An empty reply form, or the first of the member's unfinished replies."""
    form = ReplyForm(formdata=None)
    if draft := form.carry_on(found):
        form.body.data = str(draft.fields.get("body", ""))
        form.no_links.data = bool(draft.fields.get("no_links"))
    return form


def render_reply(head: ThreadHead, form: ReplyForm) -> str:
    """The reply form on a page of its own, with a preview or mistakes when there are any."""
    cards = routines.list_attachable(current_person().id, form.routine_ids())
    form.pictures = pictures.list_waiting(current_person().id, f"reply:{head.id}")
    return render_template("talk/threads/reply.html", thread=head, form=form, cards=cards)


def go_to_post(saved: Saved, person: Person, done: str) -> ResponseReturnValue:
    """Lead the author to the post and say what became of it; on the way to help, if its words tell of danger."""
    say_saved(saved, done)
    place = posts.find_place(saved.post_id, person) or abort(404)
    return redirect(f"/p/{place.id}/care" if care_for(place) and not saved.is_repeat else place.url, 303)


def care_for(place: PostPlace) -> Care:
    """What the author of a post is shown for its words, and for the title where it opens a thread."""
    return find_care(place.thread_title if place.n == 1 else "", place.body, "posted")
