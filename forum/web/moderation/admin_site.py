"""How the site is called, looks and greets, as admins choose it; and the list of those changes."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.upkeep import site as acts
from forum.clock import utc_now
from forum.errors import Refused
from forum.queries.upkeep.site import page_editions
from forum.rules.kit.people import Person
from forum.rules.upkeep import flash_words
from forum.rules.upkeep import site as rules
from forum.rules.upkeep.colours import check_accents
from forum.web.forms.site import COLOURS, JoiningForm, LookForm, SiteForm, WordsForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_admin
from forum.web.kit.request_context import current_site
from forum.web.kit.urls import LARGEST_ID, whole_number

bp = Blueprint("admin_site", __name__, url_prefix="/admin/site")
Answer = ResponseReturnValue


@bp.route("/look", methods=["GET", "POST"])
def look() -> Answer:
    """Name, picture and colours."""
    person, form = need_admin(), LookForm.of(current_site())
    page = {"form": form, "colours": COLOURS, "most": rules.NAME_CHARS}
    if request.method != "POST":
        return render_template("moderation/admin/look.html", **page)
    on_refusal(form, lambda: render_template("moderation/admin/look.html", **page))
    values = wanted_look(form)
    if form.errors:
        return render_template("moderation/admin/look.html", **page), 422
    return save(person, form, values)


def wanted_look(form: LookForm) -> dict[str, str]:
    """The name, the picture and six colours; what can't be used says so beside its field."""
    has_own = form.palette.data == "own"
    typed = form.wanted("look", leave_out=() if has_own else COLOURS)
    own = {name: typed.get(name, "") for name in COLOURS}
    try:
        colours = rules.colours_of(form.palette.data or "", own)
    except Refused as error:
        form.refuse(error)
        return {}
    for wrong in () if form.errors else check_accents(colours):
        form.refuse(wrong)
    return typed | colours


@bp.route("/words", methods=["GET", "POST"])
def words() -> Answer:
    """Greeting, news, rules and contacts."""
    return change_part("words", WordsForm.of(current_site()))


@bp.route("/joining", methods=["GET", "POST"])
def joining() -> Answer:
    """Who can become a member."""
    return change_part("joining", JoiningForm.of(current_site()))


def change_part(part: str, form: SiteForm) -> Answer:
    """The page of one part, and its change."""
    person, name = need_admin(), f"moderation/admin/{part}.html"
    if request.method != "POST":
        return render_template(name, form=form, limits=rules)
    on_refusal(form, lambda: render_template(name, form=form, limits=rules))
    values = form.wanted(part)
    if form.errors:
        return render_template(name, form=form, limits=rules), 422
    return save(person, form, values)


def save(person: Person, form: SiteForm, values: dict[str, str]) -> Answer:
    """Put a change in force and show the desk, which has the new look already."""
    changed = acts.change(person, values, form.seen.data or "", utc_now())
    flash(flash_words.site_changed(changed), "ok")
    return redirect("/admin", 303)


@bp.get("/history")
def history() -> Answer:
    """All changes, the newest first."""
    need_admin()
    before = whole_number("before", 0, LARGEST_ID)
    editions = page_editions(before)
    more = editions[-1].id if len(editions) == rules.EDITIONS_A_PAGE else None
    return render_template("moderation/admin/history.html", editions=editions, before=before, more=more)


@bp.post("/history/<id:edition_id>/put-back")
def put_back(edition_id: int) -> Answer:
    """Make the site what it was after an earlier change."""
    flash(flash_words.site_changed(acts.put_back(need_admin(), edition_id, utc_now())), "ok")
    return redirect("/admin/site/history", 303)


@bp.post("/usual")
def usual() -> Answer:
    """Make the site what it was before anybody changed it."""
    flash(flash_words.site_changed(acts.put_all_back(need_admin(), utc_now())), "ok")
    return redirect("/admin/site/history", 303)
