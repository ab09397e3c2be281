"""Pictures: adding and deleting one's own, and the files themselves."""

from flask import Blueprint, Response, abort, flash, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import FileField, HiddenField, TextAreaField

from forum.actions.kit import picture_files
from forum.actions.talk import pictures as actions
from forum.clock import utc_now
from forum.errors import Refused
from forum.queries.talk import picture_places, pictures, posts
from forum.queries.talk.pictures import ShownPicture
from forum.rules.talk import flash_words, refusal_words
from forum.rules.talk.drafts import base_of, form_url, post_of
from forum.rules.talk.pictures import ALT_CHARS, KEPT_S, MOST_BYTES, MOST_PICTURES, PAGE_SIDE, check_may_add
from forum.web.forms import HouseForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.request_context import current_person

bp = Blueprint("pictures", __name__)
PLACES = ("reply", "thread", "post")


class PictureForm(HouseForm):
    """A picture, what it shows, and the place of the message that it goes with."""

    picture = FileField("The picture")
    alt = TextAreaField("What does it show?")
    place = HiddenField()


@bp.route("/me/pictures", methods=["GET", "POST"])
def add() -> ResponseReturnValue:
    """Add a picture to the message of a place, or to one's own post."""
    person = need_member()
    form = PictureForm()
    place = form.place.data if request.method == "POST" else request.args.get("for")
    place = check_place(place or "")
    here = list_here(place)
    form.place.data = place
    on_refusal(form, lambda: render_add(form, place, here))
    if request.method == "GET":
        check_may_add(person, utc_now())
        return render_add(form, place, here)
    throttle("picture")
    sent = request.files.get("picture")
    raw = sent.read(MOST_BYTES + 1) if sent else b""
    actions.add(person, place, raw, form.alt.data or "", utc_now())
    flash(flash_words.PICTURE_ADDED, "ok")
    return redirect(f"/me/pictures?for={place}" if post_of(place) else form_url(place), 303)


def check_place(place: str) -> str:
    """The place of a message to which pictures can be added; raises `Refused`, or ends with 404 for others' posts."""
    place = base_of(place)
    if place.partition(":")[0] not in PLACES or not form_url(place):
        raise Refused(refusal_words.NO_PICTURE_PLACE)
    if post_id := post_of(place):
        found = posts.find_place(post_id, current_person())
        if found is None or found.author_id != current_person().id:
            abort(404)
    return place


def list_here(place: str) -> list[ShownPicture]:
    """The pictures that are there already."""
    person, post_id = current_person(), post_of(place)
    if post_id:
        return list(pictures.pictures_of([post_id], person).get(post_id, ()))
    return pictures.list_waiting(person.id, place)


def render_add(form: PictureForm, place: str, here: list[ShownPicture]) -> str:
    """The page on which a picture is added."""
    post_id = post_of(place)
    return render_template(
        "talk/pictures/add.html",
        form=form,
        kept=here,
        post_id=post_id,
        back=f"/p/{post_id}" if post_id else form_url(place),
        most=MOST_PICTURES,
        page_side=PAGE_SIDE,
        alt_chars=ALT_CHARS,
        most_mb=MOST_BYTES // 1_000_000,
    )


@bp.post("/me/pictures/<id:picture_id>/delete")
def delete(picture_id: int) -> ResponseReturnValue:
    """Delete one's own picture at once."""
    person = need_member()
    place = picture_places.find_place(picture_id, person)
    if place is None or place.member_id != person.id:
        abort(404)
    actions.remove(person, picture_id, utc_now())
    flash(flash_words.PICTURE_REMOVED, "ok")
    return redirect(f"/me/pictures?for={f'post:{place.post_id}' if place.post_id else place.place}", 303)


@bp.get("/pictures/<key>/<any(page, small):size>.jpg")
def show(key: str, size: picture_files.Size) -> ResponseReturnValue:
    """The picture itself, for those who may see its post now."""
    found = picture_places.find_file(key, current_person()) or abort(404)
    answer = make_response("")
    answer.set_etag(f"{found.sha256[:32]}-{size}")
    answer.mimetype = "image/jpeg"
    answer.headers["Cache-Control"] = f"public, max-age={KEPT_S}, immutable" if found.is_public else "no-store"
    if found.is_public and request.if_none_match.contains(answer.get_etag()[0] or ""):
        answer.status_code = 304
        return answer
    return fill(answer, picture_files.read(found.sha256, found.key, size))


def fill(answer: Response, body: bytes | None) -> Response:
    """The answer with its bytes; 404 when the file is lost."""
    answer.set_data(abort(404) if body is None else body)
    answer.headers["Content-Disposition"] = "inline"
    return answer
