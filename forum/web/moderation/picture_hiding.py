"""Hiding one picture of a post, and showing it again."""

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from forum.actions.moderation import pictures as acts
from forum.queries.talk import picture_places
from forum.rules.moderation import flash_words
from forum.web.kit.confirm_act import ActQuestion, ask
from forum.web.kit.guards import need_moderator

bp = Blueprint("picture_hiding", __name__)


@bp.route("/mod/pictures/<id:picture_id>/hide", methods=["GET", "POST"])
def hide(picture_id: int) -> ResponseReturnValue:
    """Take one picture out of everybody's sight but its owner's."""
    lead = "Others will see the post without this picture. Its author still sees it, and you can bring it back."
    return ask(question(picture_id, "Hide this picture", lead, "eye-off", flash_words.HIDDEN), acts.hide, picture_id)


@bp.route("/mod/pictures/<id:picture_id>/show", methods=["GET", "POST"])
def show(picture_id: int) -> ResponseReturnValue:
    """Show a hidden picture again."""
    lead = "Everybody who can read the post will see it again. We tell the author."
    asked = question(picture_id, "Show this picture again", lead, "eye", flash_words.SHOWN_AGAIN)
    return ask(asked, acts.show, picture_id)


def question(picture_id: int, label: str, lead: str, icon: str, done: str) -> ActQuestion:
    """The page that asks before something is done with a picture."""
    place = picture_places.find_place(picture_id, need_moderator())
    if place is None or not place.post_id:
        abort(404)
    return ActQuestion(
        title=f"{label}?",
        lead=f"{lead} It shows: {place.picture.alt}",
        label=label,
        icon=icon,
        about="The post",
        back=f"/p/{place.post_id}",
        done=done,
        is_grave=icon == "eye-off",
        saved_replies=icon == "eye-off",
    )
