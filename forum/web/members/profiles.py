"""Members' public pages, and what one says on one's own."""

from urllib.parse import quote

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.members import profiles as profile_actions
from forum.clock import utc_now
from forum.queries.members import accounts, members
from forum.queries.routines import routines
from forum.queries.talk import authors, posts
from forum.rules.members import flash_words
from forum.rules.members.accounts import ABOUT_MAX
from forum.rules.members.leaving import NAMELESS
from forum.rules.members.names import name_key
from forum.web.forms.accounts import ProfileForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.request_context import current_person

bp = Blueprint("profiles", __name__)


@bp.get("/u/<name>")
def show(name: str) -> ResponseReturnValue:
    """A member's public page."""
    person = current_person()
    profile = (members.find_profile(name_key(name), person) if name.isprintable() else None) or abort(404)
    if name != profile.name:
        return redirect(f"/u/{quote(profile.name)}", 301)
    return render_template(
        "members/profiles/show.html",
        profile=profile,
        cards=routines.list_shared(profile.id),
        threads=authors.list_started(profile.id, person),
        posts=posts.list_by_author(profile.id, person),
        was_thanked=authors.was_thanked(profile.id),
        is_nameless=profile.name == NAMELESS,
    )


@bp.route("/me/profile", methods=["GET", "POST"])
def edit() -> ResponseReturnValue:
    """Change what my public page says about me."""
    person = need_member()
    account = accounts.find_account(person.id) or abort(404)
    form = ProfileForm(about=account.about, display_name=account.display_name, picture=account.picture)
    if request.method != "POST":
        return render_template("members/me/profile.html", form=form, most=ABOUT_MAX)
    on_refusal(form, lambda: render_template("members/me/profile.html", form=form, most=ABOUT_MAX))
    throttle("post")
    about, shown = form.about.data or "", form.display_name.data or ""
    profile_actions.save_profile(person, about, shown, utc_now(), picture=request.form.get("picture"))
    flash(flash_words.PROFILE_CHANGED, "ok")
    return redirect(f"/u/{quote(person.name)}", 303)
