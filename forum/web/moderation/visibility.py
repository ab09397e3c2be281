"""Hiding posts, their older texts, threads, cards and programmes, and showing them again."""

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from forum.actions.moderation import moderation as acts
from forum.actions.moderation import revisions
from forum.queries.moderation import moderation
from forum.queries.moderation.moderation import Thing
from forum.rules.moderation import flash_words
from forum.rules.moderation.nouns import NOUNS
from forum.web.kit.confirm_act import ActQuestion, about, ask, ask_reason
from forum.web.kit.guards import need_moderator

bp = Blueprint("hiding", __name__)
OPENS_THREAD = " It opens its thread, whose title stays: to hide that too, choose “Hide thread” on the thread’s page."


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


@bp.route("/p/<id:post_id>/history/<id:revision_id>/close", methods=["GET", "POST"])
def close_revision(post_id: int, revision_id: int) -> ResponseReturnValue:
    """Let only moderators read an older text of a post."""
    lead = "What the post said before goes out of its history. The post itself stays, and you can open the text again."
    asked = question(post_id, "Close this older text", lead, "eye-off", flash_words.OLD_TEXT_CLOSED)
    return ask_reason(asked, lambda person, reason, now: revisions.close(person, post_id, revision_id, reason, now))


@bp.route("/p/<id:post_id>/history/<id:revision_id>/open", methods=["GET", "POST"])
def reopen_revision(post_id: int, revision_id: int) -> ResponseReturnValue:
    """Let everybody read an older text again who can read the post."""
    lead = "Everybody who can read the post will be able to read it in its history. We tell the author."
    asked = question(post_id, "Open this older text again", lead, "eye", flash_words.OLD_TEXT_OPENED)
    return ask_reason(asked, lambda person, reason, now: revisions.reopen(person, post_id, revision_id, reason, now))


def question(post_id: int, label: str, lead: str, icon: str, done: str) -> ActQuestion:
    """The page that asks before something is done with the history of a post."""
    thing = find("post", post_id)
    return ActQuestion(
        title=f"{label}?",
        lead=lead,
        label=label,
        icon=icon,
        about=thing.title,
        back=f"/p/{post_id}/history",
        done=done,
        is_grave=icon == "eye-off",
        saved_replies=icon == "eye-off",
    )


def find(noun: str, noun_id: int) -> Thing:
    """The thing, for a moderator; for everybody else the page does not exist."""
    return moderation.find_thing(noun, noun_id, need_moderator()) or abort(404)


def hiding(noun: str, noun_id: int) -> ActQuestion:
    """The page that asks before something is hidden."""
    thing = find(noun, noun_id)
    return ActQuestion(
        title=f"Hide “{thing.title}”?" if noun != "post" else "Hide this post?",
        lead=NOUNS[noun].lead + (OPENS_THREAD if thing.post and thing.post.n == 1 else ""),
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
