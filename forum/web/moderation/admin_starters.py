"""The first things of a new community, taken over by an admin one by one."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.library import starters as acts
from forum.clock import utc_now
from forum.queries.talk.categories import list_category_names
from forum.queries.upkeep.starters import list_known_links, list_known_titles
from forum.rules.upkeep import flash_words
from forum.web.kit.guards import need_admin

bp = Blueprint("admin_starters", __name__, url_prefix="/admin/starters")


@bp.get("")
def show() -> ResponseReturnValue:
    """What is not here yet."""
    need_admin()
    ours = acts.read_starters()
    here = {slug for slug, _ in list_category_names()}
    titles = list_known_titles([card.title for card in ours.cards.values()])
    links = list_known_links(list(ours.resources))
    return render_template(
        "moderation/admin/starters.html",
        categories=[one for slug, one in ours.categories.items() if slug not in here],
        cards=[(key, card) for key, card in ours.cards.items() if card.title not in titles],
        resources=[one for url, one in ours.resources.items() if url not in links],
    )


@bp.post("/categories")
def add_categories() -> ResponseReturnValue:
    """Open the ticked ones."""
    person = need_admin()
    here = {slug for slug, _ in list_category_names()}
    many = acts.add_categories(person, request.form.getlist("starter"), here, utc_now())
    flash(flash_words.categories_opened(many), "ok" if many else "warn")
    return redirect("/admin/starters", 303)


@bp.post("/cards/<key>")
def take_card(key: str) -> ResponseReturnValue:
    """A card becomes a draft of the admin's own, to be read before it is published."""
    made = acts.take_card(need_admin(), key, utc_now())
    flash(flash_words.STARTER_CARD, "ok")
    return redirect(f"/routines/{made}/check", 303)


@bp.post("/resources")
def take_resource() -> ResponseReturnValue:
    """A link is listed, as read by this admin."""
    acts.take_resource(need_admin(), request.form.get("starter", ""), utc_now())
    flash(flash_words.STARTER_LINK, "ok")
    return redirect("/admin/starters#links", 303)
