"""Hiding posts and cards, and showing them again."""

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from forum.actions.moderation import moderation as acts
from forum.actions.programmes import moderation as programme_moderation
from forum.queries.moderation import moderation
from forum.queries.moderation.moderation import Thing
from forum.web.kit.confirm_act import ActQuestion, ask
from forum.web.kit.guards import need_moderator

bp = Blueprint("hiding", __name__)


@bp.route("/p/<id:post_id>/hide", methods=["GET", "POST"])
def hide_post(post_id: int) -> ResponseReturnValue:
    """Hide a post."""
    lead = "Others will see a numbered gap instead. The author can still read it, and you can bring it back."
    return ask(hiding("post", post_id, lead), acts.hide_post, post_id)


@bp.route("/p/<id:post_id>/restore-hidden", methods=["GET", "POST"])
def restore_post(post_id: int) -> ResponseReturnValue:
    """Show a hidden post again."""
    return ask(restoring("post", post_id), acts.restore_post, post_id)


@bp.route("/p/<id:post_id>/approve", methods=["GET", "POST"])
def approve_post(post_id: int) -> ResponseReturnValue:
    """Show a held post to everybody."""
    thing = find("post", post_id)
    question = ActQuestion(
        title="Approve this post?",
        lead="Everybody will be able to read it.",
        label="Approve",
        icon="check",
        about=thing.title,
        back=thing.url,
        done="Everybody can read it now.",
        post=thing.post,
    )
    return ask(question, acts.approve_post, post_id)


@bp.route("/routines/<id:routine_id>/hide", methods=["GET", "POST"])
def hide_routine(routine_id: int) -> ResponseReturnValue:
    """Hide a card."""
    lead = "Others can't open or find it any more. The owner can still see it, and you can bring it back."
    return ask(hiding("routine", routine_id, lead), acts.hide_routine, routine_id)


@bp.route("/routines/<id:routine_id>/restore-hidden", methods=["GET", "POST"])
def restore_routine(routine_id: int) -> ResponseReturnValue:
    """Show a hidden card again."""
    return ask(restoring("routine", routine_id), acts.restore_routine, routine_id)


@bp.route("/programmes/<id:programme_id>/hide", methods=["GET", "POST"])
def hide_programme(programme_id: int) -> ResponseReturnValue:
    """Hide a programme."""
    lead = "Others can't open or do it any more. The owner can still see it, and you can bring it back."
    return ask(hiding("programme", programme_id, lead), programme_moderation.hide, programme_id)


@bp.route("/programmes/<id:programme_id>/restore-hidden", methods=["GET", "POST"])
def restore_programme(programme_id: int) -> ResponseReturnValue:
    """Show a hidden programme again."""
    return ask(restoring("programme", programme_id), programme_moderation.restore, programme_id)


def find(noun: str, noun_id: int) -> Thing:
    """The thing, for a moderator; for everybody else the page does not exist."""
    return moderation.find_thing(noun, noun_id, need_moderator()) or abort(404)


def hiding(noun: str, noun_id: int, lead: str) -> ActQuestion:
    """The page that asks before something is hidden."""
    thing = find(noun, noun_id)
    return ActQuestion(
        title=f"Hide “{thing.title}”?" if noun != "post" else "Hide this post?",
        lead=lead,
        label="Hide",
        icon="eye-off",
        about=thing.title,
        back=thing.url,
        done="It is hidden. You can bring it back at any time.",
        is_grave=True,
        saved_replies=True,
        post=thing.post,
    )


def restoring(noun: str, noun_id: int) -> ActQuestion:
    """The page that asks before something is shown again."""
    thing = find(noun, noun_id)
    return ActQuestion(
        title=f"Show “{thing.title}” again?" if noun != "post" else "Show this post again?",
        lead="Everybody will be able to see it again. We tell the author.",
        label="Show again",
        icon="eye",
        about=thing.title,
        back=thing.url,
        done="Everybody can see it again.",
        post=thing.post,
    )
