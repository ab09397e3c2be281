"""What members do with a card: keep it, copy it, show or hide their own, delete a draft."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.routines import drafts, lines, routines, saves
from forum.actions.routines.lines import Swap
from forum.clock import utc_now
from forum.queries.routines import routines as routine_queries
from forum.queries.talk import categories
from forum.rules.kit import flash_words as kit_flash_words
from forum.rules.routines import flash_words
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.urls import is_small_number
from forum.web.routines.builder import CARDS

bp = Blueprint("routine_acts", __name__)


@bp.post("/routines/<id:routine_id>/save")
def keep(routine_id: int) -> ResponseReturnValue:
    """Save a card to My routines."""
    person = need_member()
    throttle("card")
    saves.keep(person, routine_id, utc_now())
    flash(flash_words.SAVED, "ok")
    return redirect(f"/routines/{routine_id}", 303)


@bp.post("/routines/<id:routine_id>/unsave")
def let_go(routine_id: int) -> ResponseReturnValue:
    """Take a card out of My routines."""
    person = need_member()
    throttle("card")
    saves.let_go(person, routine_id, utc_now())
    flash(flash_words.LET_GO, "ok")
    return redirect("/me/routines?show=saved" if request.form.get("back") == "mine" else f"/routines/{routine_id}", 303)


@bp.post("/routines/<id:routine_id>/copy")
def copy(routine_id: int) -> ResponseReturnValue:
    """Make a draft of one's own from a card."""
    person = need_member()
    throttle("card")
    number = request.form.get("version", "")
    n = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None
    key = request.form.get("idempotency_key", "")
    copied = drafts.copy(person, routine_id, utc_now(), n=n, idempotency_key=key)
    flash(flash_words.COPIED, "ok")
    return redirect(f"/routines/{copied}/edit", 303)


@bp.post("/routines/<id:routine_id>/swap")
def swap(routine_id: int) -> ResponseReturnValue:
    """Do an easier or harder form of one step, in one's own draft or copy of the card."""
    person = need_member()
    throttle("card")
    line, n = request.form.get("line", ""), request.form.get("version", "")
    wanted = Swap(
        line=int(line) if is_small_number(line) else -1,
        exercise_id=request.form.get("exercise", "")[:80],
        to_id=request.form.get("to", "")[:80],
    )
    key = request.form.get("idempotency_key", "")
    number = int(n) if is_small_number(n) else None
    done = lines.swap(person, routine_id, wanted, utc_now(), n=number, idempotency_key=key)
    flash(flash_words.swapped(is_new_copy=done.is_new_copy), "ok")
    return redirect(f"/routines/{done.routine_id}/edit#line-{done.line + 1}", 303)


@bp.post("/routines/<id:routine_id>/add")
def add(routine_id: int) -> ResponseReturnValue:
    """Add an exercise to one's own draft or copy of the card."""
    person = need_member()
    throttle("card")
    exercise_id, n = request.form.get("exercise", "")[:80], request.form.get("version", "")
    number = int(n) if is_small_number(n) else None
    key = request.form.get("idempotency_key", "")
    done = lines.add(person, routine_id, exercise_id, utc_now(), n=number, idempotency_key=key)
    flash(flash_words.added(is_new_copy=done.is_new_copy), "ok")
    return redirect(f"/routines/{done.routine_id}/edit#line-{done.line + 1}", 303)


@bp.get("/routines/<id:routine_id>/talk")
def talk(routine_id: int) -> ResponseReturnValue:
    """Lead to the page where a thread about the card is started."""
    card = routine_queries.find_head(routine_id, need_member())
    if card is None or card.state != "public":
        abort(404)
    first = next(iter(categories.list_categories()), None) or abort(404)
    return redirect(f"/c/{first.slug}/new?routine={routine_id}", 303)


@bp.post("/routines/<id:routine_id>/private")
def make_private(routine_id: int) -> ResponseReturnValue:
    """Keep a published card to oneself."""
    routines.set_state(need_member(), routine_id, "private", utc_now())
    flash(flash_words.MADE_PRIVATE, "ok")
    return redirect(f"/routines/{routine_id}", 303)


@bp.post("/routines/<id:routine_id>/public")
def make_public(routine_id: int) -> ResponseReturnValue:
    """Show a private card to everybody."""
    person = need_member()
    throttle("card")
    routines.set_state(person, routine_id, "public", utc_now())
    flash(flash_words.MADE_PUBLIC, "ok")
    return redirect(f"/routines/{routine_id}", 303)


@bp.post("/routines/<id:routine_id>/discard")
def discard(routine_id: int) -> ResponseReturnValue:
    """Throw away the unpublished changes of a published card."""
    drafts.discard(need_member(), routine_id, utc_now())
    flash(flash_words.CHANGES_DISCARDED, "ok")
    return redirect(f"/routines/{routine_id}", 303)


@bp.route("/routines/<id:routine_id>/delete", methods=["GET", "POST"])
def delete(routine_id: int) -> ResponseReturnValue:
    """Delete a draft, after a page that asks."""
    head = CARDS.own_head(routine_id)
    if request.method == "GET":
        return render_template("routines/delete.html", head=head)
    routines.delete_draft(need_member(), routine_id, utc_now())
    flash(kit_flash_words.draft_deleted(head.title), "ok")
    return redirect("/me/routines?show=drafts", 303)
