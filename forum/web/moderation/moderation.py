"""The moderators' room: the queue, the modlog, trusted hosts, members."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.library import resources as resource_acts
from forum.actions.moderation import exercise_holds, message_flags
from forum.actions.moderation import moderation as acts
from forum.actions.research import leaning
from forum.clock import utc_now
from forum.queries.moderation import moderation, modlog
from forum.rules.kit.paging import page_count
from forum.rules.moderation import flash_words
from forum.rules.moderation.moderation import ACTS, CASES_A_PAGE, LOG_A_PAGE
from forum.rules.moderation.nouns import CASE_NOUNS
from forum.web.forms.moderation import ReasonForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.confirm_act import Act, about
from forum.web.kit.guards import need_moderator
from forum.web.kit.urls import asked_page, whole_number

bp = Blueprint("moderation", __name__)

# What is done with a case of one noun only; `find_act` knows what is done with all others.
CASE_ACTS: dict[tuple[str, str], Act] = {
    ("post", "approve"): acts.approve_post,
    ("resource", "decline"): resource_acts.decline,
    ("exercise", "keep"): exercise_holds.keep_case,
    ("exercise", "hide"): exercise_holds.hide_case,
    ("message", "keep"): message_flags.keep,
    ("lean", "keep"): leaning.keep,
}


@bp.get("/mod")
def queue() -> ResponseReturnValue:
    """What waits for a moderator, danger first, then the oldest."""
    need_moderator()
    return show_queue()


def show_queue(refused: ReasonForm | None = None, key: tuple[str, int] = ("", 0)) -> str:
    """A page of the queue; the form of one case may come back with mistakes in it."""
    person, page, total = need_moderator(), whole_number("page"), moderation.count_cases()
    pages = page_count(total, CASES_A_PAGE)
    page = min(page, pages)
    rows = []
    for case in moderation.page_cases(person, page):
        form = refused if refused and key == (case.noun, case.id) else ReasonForm(formdata=None)
        form.belong_to(case.noun, case.id)
        rows.append((case, form))
    return render_template(
        "moderation/mod/queue.html", rows=rows, total=total, page=page, pages=pages, form=refused, acts=ACTS
    )


@bp.post(f"/mod/cases/<any({', '.join(CASE_NOUNS)}):noun>/<id:noun_id>")
def decide(noun: str, noun_id: int) -> ResponseReturnValue:
    """Do what the pressed button of a case says."""
    person = need_moderator()
    form = ReasonForm()
    name = request.form.get("act", "")
    act = find_act(noun, name) or abort(400, "Choose what to do with it.")
    on_refusal(form, lambda: show_queue(form, (noun, noun_id)))
    act(person, noun_id, form.full(), utc_now())
    flash(flash_words.CASE_DECIDED[name], "ok")
    page = whole_number("page")
    return redirect(f"/mod?page={page}" if page > 1 else "/mod", 303)


def find_act(noun: str, name: str) -> Act | None:
    """What the button called `name` does with such a thing."""
    common = {"hide": acts.hide, "keep": acts.keep}.get(name)
    return CASE_ACTS.get((noun, name)) or (about(noun, common) if common else None)


@bp.get("/mod/log")
def log() -> ResponseReturnValue:
    """What moderators did, and why."""
    need_moderator()
    act = request.args.get("act", "")
    act = act if act in ACTS else ""
    counts = modlog.count_acts()
    total = counts.get(act, 0) if act else sum(counts.values())
    page, pages = asked_page(total, LOG_A_PAGE)
    entries = modlog.page_log(act, page)
    return render_template(
        "moderation/mod/log.html",
        entries=entries,
        act=act,
        counts=counts,
        page=page,
        pages=pages,
        total=total,
        acts=ACTS,
    )
