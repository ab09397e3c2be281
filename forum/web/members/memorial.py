"""Keeping an account in memory of a member who died, and taking that back."""

from urllib.parse import quote

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from forum.actions.members import memorial
from forum.queries.members.members import find_profile
from forum.rules.members import flash_words
from forum.rules.members.names import name_key
from forum.web.kit.confirm_act import ActQuestion, ask
from forum.web.kit.guards import need_moderator

bp = Blueprint("memorial", __name__, url_prefix="/mod/members/<name>")


@bp.route("/remember", methods=["GET", "POST"])
def remember(name: str) -> ResponseReturnValue:
    """Keep the account in memory of its member."""
    lead = (
        "Do this when you know from somebody close, or from a notice, that this member died. What they shared stays. "
        "Nobody can log in to the account any more, it gets no letters and notices, and their page says so. "
        "It can be taken back."
    )
    label, done = "Keep it in their memory", flash_words.REMEMBERED
    question, member_id = about(name, "In memory of a member", lead, label, "heart", done)
    return ask(question, memorial.remember, member_id)


@bp.route("/unremember", methods=["GET", "POST"])
def undo(name: str) -> ResponseReturnValue:
    """Take it back."""
    lead = "Do this when it was a mistake. The member can log in again, with the password they had."
    question, member_id = about(
        name, "Take the memorial back", lead, "Take it back", "rotate-ccw", flash_words.UNREMEMBERED
    )
    return ask(question, memorial.undo, member_id)


def about(name: str, title: str, lead: str, label: str, icon: str, done: str) -> tuple[ActQuestion, int]:
    """The page that asks, and the member it is about; 404 for one who is not there."""
    profile = find_profile(name_key(name), need_moderator()) or abort(404)
    page = f"/u/{quote(profile.name)}"
    return ActQuestion(title, lead, label, icon, profile.full_name, page, done), profile.id
