"""Blocking a member, from their page or from one of their posts; and the list of those who are blocked."""

from urllib.parse import quote

from flask import Blueprint, abort, flash, redirect, render_template
from flask.typing import ResponseReturnValue

from forum.actions.members import blocks as actions
from forum.clock import utc_now
from forum.queries.members import blocks, members
from forum.queries.members.members import Profile
from forum.queries.talk import posts
from forum.rules.kit.people import Person
from forum.rules.members import flash_words
from forum.rules.members.blocks import BLOCKS_A_PAGE, check_block
from forum.rules.members.names import name_key
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.urls import LARGEST_ID, asked_page, whole_number

bp = Blueprint("blocks", __name__)


@bp.get("/me/blocked")
def show() -> ResponseReturnValue:
    """Those whom I blocked."""
    person = need_member()
    page, pages = asked_page(len(person.blocked), BLOCKS_A_PAGE)
    return render_template("members/blocks/list.html", rows=blocks.page_blocked(person, page), page=page, pages=pages)


@bp.get("/u/<name>/block")
def ask(name: str) -> ResponseReturnValue:
    """What blocking does, before it is done."""
    person = need_member()
    profile = find(name, person)
    check_block(person, profile.id)
    return render_template("members/blocks/ask.html", profile=profile, back=place_of(profile, person))


@bp.post("/u/<name>/block")
def block(name: str) -> ResponseReturnValue:
    """Hear nothing of them any more."""
    person = need_member()
    profile = find(name, person)
    throttle("follow")
    actions.block(person, profile.id, utc_now())
    flash(flash_words.blocked(profile.full_name), "ok")
    return redirect(place_of(profile, person).replace("#post-", "#fold-"), 303)


@bp.post("/u/<name>/unblock")
def unblock(name: str) -> ResponseReturnValue:
    """Hear them again."""
    person = need_member()
    profile = find(name, person)
    throttle("follow")
    actions.unblock(person, profile.id)
    flash(flash_words.unblocked(profile.full_name), "ok")
    return redirect("/me/blocked" if whole_number("list", 0) else place_of(profile, person), 303)


def find(name: str, person: Person) -> Profile:
    """The member with this page, or 404."""
    return (members.find_profile(name_key(name), person) if name.isprintable() else None) or abort(404)


def place_of(profile: Profile, person: Person) -> str:
    """Where one came from: the post that the address names, else the member's page."""
    place = posts.find_place(whole_number("post", 0, LARGEST_ID), person)
    return place.url if place and place.author_id == profile.id else f"/u/{quote(profile.name)}"
