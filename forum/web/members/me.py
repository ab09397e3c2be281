"""A member's own corner: my page, my posts, notices and drafts."""

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.talk import drafts as draft_actions
from forum.actions.talk import notices as notice_actions
from forum.clock import utc_now
from forum.errors import Refused
from forum.queries.members import accounts, reachability
from forum.queries.notices import notices as notices_of
from forum.queries.talk import drafts, own_posts, threads, unread
from forum.rules.kit.days import say_clock
from forum.rules.kit.paging import ROWS_A_PAGE
from forum.rules.members import flash_words
from forum.rules.talk import drafts as draft_rules
from forum.web.kit.form_sizes import refuse_excess
from forum.web.kit.guards import need_member
from forum.web.kit.urls import LARGEST_ID, asked_page, whole_number

bp = Blueprint("me", __name__, url_prefix="/me")


@bp.get("")
def show() -> ResponseReturnValue:
    """My page: everything that is mine, one step away."""
    person = need_member()
    account = accounts.find_account(person.id) or abort(404)
    return render_template(
        "members/me/show.html",
        account=account,
        is_suspended=person.is_suspended(utc_now()),
        unreachable=reachability.find_unreachable(account),
    )


@bp.get("/posts")
def posts() -> ResponseReturnValue:
    """What I wrote, the deleted and held posts too."""
    person = need_member()
    mine = own_posts.list_own(person, whole_number("before", 0, LARGEST_ID))
    more = mine[-1].id if len(mine) == own_posts.OWN_A_PAGE else None
    return render_template("members/me/posts.html", posts=mine, more=more)


@bp.get("/threads")
def list_threads() -> ResponseReturnValue:
    """The threads I started."""
    person = need_member()
    page, pages = asked_page(threads.count_own(person), ROWS_A_PAGE)
    rows = threads.page_own(person, page)
    new = unread.count_new(person, [row.id for row in rows])
    return render_template("members/me/threads.html", rows=rows, new=new, page=page, pages=pages)


@bp.get("/notices")
def notices() -> ResponseReturnValue:
    """What the house told me."""
    person = need_member()
    told = notices_of.page_notices(person, whole_number("before", 0, LARGEST_ID))
    more = told[-1].last_id if len(told) == notices_of.NOTICES_A_PAGE else None
    return render_template("members/me/notices.html", notices=told, more=more)


@bp.post("/notices")
def read_notices() -> ResponseReturnValue:
    """Note that I have read them all."""
    notice_actions.mark_read(need_member().id, utc_now())
    flash(flash_words.NOTICES_READ, "ok")
    return redirect("/me/notices", 303)


@bp.get("/drafts")
def list_drafts() -> ResponseReturnValue:
    """What I have begun to write."""
    person = need_member()
    return render_template(
        "members/me/drafts.html",
        drafts=drafts.list_drafts(person.id),
        words=draft_rules.place_words,
        url=draft_rules.place_url,
    )


@bp.post("/drafts")
def save_draft() -> ResponseReturnValue:
    """Keep what is typed in one place; for the script, which asks for it every few seconds."""
    person, now = need_member(), utc_now()
    fields = {name: request.form.get(name, "") for name in ("title", "body", "no_links")}
    # Who may read it, and the poll, must not be forgotten with a draft.
    fields |= {name: request.form[name] for name in ("audience", *draft_rules.POLL_FIELDS) if name in request.form}
    try:
        refuse_excess()
        place, seen = draft_rules.check_place(request.form.get("key", "")), request.form.get("seen", "")
        kept = draft_actions.save(person, place, fields, now, seen=seen)
    except Refused as error:
        return jsonify(error=error.message), 422
    return jsonify(saved_at=say_clock(now, person.time_zone), key=kept.place, seen=kept.mark)


@bp.post("/drafts/<id:draft_id>/delete")
def delete_draft(draft_id: int) -> ResponseReturnValue:
    """Drop one of my drafts."""
    draft_actions.drop(need_member(), draft_id)
    flash(flash_words.DRAFT_DELETED, "ok")
    return redirect("/me/drafts", 303)
