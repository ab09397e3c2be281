"""Hiding posts, cards and programmes, and showing them again."""

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from forum.actions.moderation import moderation as acts
from forum.queries.moderation import moderation
from forum.queries.moderation.moderation import Thing
from forum.rules.moderation import flash_words
from forum.rules.moderation.nouns import NOUNS
from forum.web.kit.confirm_act import ActQuestion, about, ask
from forum.web.kit.guards import need_moderator

bp = Blueprint("hiding", __name__)


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
        done=flash_words.POST_APPROVED,
        post=thing.post,
    )
    return ask(question, acts.approve_post, post_id)


def hide(noun: str, **ids: int) -> ResponseReturnValue:
    """Hide a thing."""
    noun_id = ids[f"{noun}_id"]
    return ask(hiding(noun, noun_id), about(noun, acts.hide), noun_id)


def restore(noun: str, **ids: int) -> ResponseReturnValue:
    """Show a hidden thing again."""
    noun_id = ids[f"{noun}_id"]
    return ask(restoring(noun, noun_id), about(noun, acts.restore), noun_id)


for _noun, _rule in NOUNS.items():
    if _rule.lead:
        _page, _methods = f"{_rule.path}/<id:{_noun}_id>", ["GET", "POST"]
        bp.add_url_rule(f"{_page}/hide", f"hide_{_noun}", hide, methods=_methods, defaults={"noun": _noun})
        bp.add_url_rule(
            f"{_page}/restore-hidden", f"restore_{_noun}", restore, methods=_methods, defaults={"noun": _noun}
        )


def find(noun: str, noun_id: int) -> Thing:
    """The thing, for a moderator; for everybody else the page does not exist."""
    return moderation.find_thing(noun, noun_id, need_moderator()) or abort(404)


def hiding(noun: str, noun_id: int) -> ActQuestion:
    """The page that asks before something is hidden."""
    thing = find(noun, noun_id)
    return ActQuestion(
        title=f"Hide “{thing.title}”?" if noun != "post" else "Hide this post?",
        lead=NOUNS[noun].lead,
        label="Hide",
        icon="eye-off",
        about=thing.title,
        back=thing.url,
        done=flash_words.HIDDEN,
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
        done=flash_words.SHOWN_AGAIN,
        post=thing.post,
    )
