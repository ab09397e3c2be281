"""Building a card: its first three answers, its exercises, a look at the whole, and publishing."""

from typing import Any, cast
from urllib.parse import quote

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.routines import drafts, publishing
from forum.clock import utc_now
from forum.errors import Refused
from forum.queries.library.exercises import get_library
from forum.queries.routines import routines
from forum.queries.routines.routines import Head
from forum.rules.library.holds import check_offered
from forum.rules.routines.checks import Problem
from forum.rules.routines.fields import Fields, check_fields, fields_of, join_fields, list_lines, rearrange
from forum.rules.routines.limits import ITEMS_MAX
from forum.rules.routines.routines import card_from_dict
from forum.rules.routines.swaps import read_as, swap_line
from forum.web.forms.routines import CardForm, NewCardForm
from forum.web.kit.answers import on_refusal, wants_json
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.urls import is_small_number
from forum.web.routines import builder_pages
from forum.web.routines.from_prose import after_publishing

bp = Blueprint("routine_builder", __name__)


@bp.route("/routines/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """The first three answers: name, purpose, where it comes from."""
    person = need_member()
    form = NewCardForm(exercise=request.args.get("exercise", "")[:80])
    if request.method == "GET":
        return render_new(form)
    on_refusal(form, lambda: render_new(form))
    throttle("card")
    check_first_answers(form)
    chosen = get_library().exercises.get(form.exercise.data or "")
    first = [{"exercise_id": chosen.id}] if chosen and not chosen.hold_words else []
    fields = join_fields(form.card_fields(), first)
    key = form.idempotency_key.data or ""
    routine_id = drafts.create(person, fields, utc_now(), idempotency_key=key)
    return redirect(f"/routines/{routine_id}/edit", 303)


def render_new(form: NewCardForm) -> str:
    """The page of the first answers."""
    exercise = get_library().exercises.get(form.exercise.data or "")
    return render_template("routines/new.html", form=form, exercise=exercise)


def check_first_answers(form: NewCardForm) -> None:
    """Refuse a card without a name, and texts that are too long; all mistakes at once."""
    card, problems = check_fields(form.card_fields(), {}, is_draft=True)
    if not card.title:
        problems.insert(0, Problem("title", "Give the card a name."))
    for problem in problems[1:]:
        form.refuse(Refused(problem.message, problem.field))
    if problems:
        raise Refused(problems[0].message, problems[0].field)


def own_head(routine_id: int) -> Head:
    """One's own card; anybody else's is not found here."""
    person = need_member()
    head = routines.find_head(routine_id, person)
    return head if head and head.owner_id == person.id else abort(404)


def kept_fields(head: Head) -> Fields:
    """What the builder shows: the draft, or else the published card."""
    if head.draft is not None:
        return dict(head.draft["fields"])
    version = routines.find_version(head.id, need_member())
    return fields_of(card_from_dict(version.card)) if version else {}


@bp.get("/routines/<id:routine_id>/edit")
def edit(routine_id: int) -> ResponseReturnValue:
    """The builder, as it was left."""
    head = own_head(routine_id)
    fields = kept_fields(head)
    # Somebody who comes from the check page is shown what to put right; nobody is told before they ask.
    problems = check_fields(fields, get_library().exercises)[1] if "check" in request.args else []
    return builder_pages.render_edit(head, CardForm(fields, problems))


@bp.post("/routines/<id:routine_id>/edit")
def save(routine_id: int) -> ResponseReturnValue:
    """Save the draft, and do what the pressed button says."""
    head = own_head(routine_id)
    form = CardForm.from_request()
    on_refusal(cast(Any, form), lambda: builder_pages.render_edit(head, form))
    throttle("draft")
    act = wanted_act(form)
    fields, line = carry_out(form.fields, act)
    stamp = drafts.save(need_member(), routine_id, fields, utc_now(), form.sending(is_auto=wants_json()))
    if wants_json():
        return jsonify(stamp=stamp)
    if act == "save":
        return after_save(own_head(routine_id), fields, form.window)
    if act == "check":
        return redirect(f"/routines/{routine_id}/check", 303)
    return redirect(f"/routines/{routine_id}/edit{place_after(act, line)}", 303)


def place_after(act: str, line: int | None) -> str:
    """Where to look after a button: the search, also for what a line was meant to be, or the line itself."""
    if act == "find":
        reading = request.form.get("reading", "")
        return f"?q={quote(find_text())}{f'&reading={reading}' if is_small_number(reading) else ''}#add"
    verb, _, what = act.partition(":")
    if verb == "other" and is_small_number(what):
        return f"?reading={what}#add"
    return "#add" if line is None else f"#line-{line + 1}"


def wanted_act(form: CardForm) -> str:
    """The button that was pressed; raises `Refused` when an exercise can't be added."""
    act = request.form.get("act", "save")
    if act == "enter":  # the Enter key: a search when words to search for were typed, else a save
        return "find" if find_text() != request.form.get("found", "") else "save"
    verb, _, what = act.partition(":")
    added = what if verb == "add" else what.partition(":")[2]
    if verb in ("add", "read"):
        check_offered(get_library().exercises.get(added), "find")
    if verb in ("add", "copy", "undo") and len(list_lines(form.fields)) >= ITEMS_MAX:
        raise Refused(f"A card holds at most {ITEMS_MAX} exercises. Please make two cards of it.", "find")
    return act


def carry_out(fields: Fields, act: str) -> tuple[Fields, int | None]:
    """The form after the button, and the line to look at."""
    verb, _, what = act.partition(":")
    if verb not in ("swap", "read"):
        return rearrange(fields, act)
    n, _, exercise_id = what.partition(":")
    number = int(n) if is_small_number(n) else -1
    if verb == "read":
        return read_as(fields, number, exercise_id)
    return swap_line(fields, number, exercise_id, get_library().exercises)


def find_text() -> str:
    """The words to look for in the library."""
    return request.form.get("find", "").strip()[:100]


def after_save(head: Head, fields: Fields, window: str) -> ResponseReturnValue:
    """The builder again: with what has to be put right, or with the good news."""
    if problems := check_fields(fields, get_library().exercises, is_draft=True)[1]:
        form = CardForm(fields, problems)
        form.window = window
        return builder_pages.render_edit(head, form), 422
    flash("Your draft is saved. Only you can see it.", "ok")
    return redirect(f"/routines/{head.id}/edit", 303)


@bp.get("/routines/<id:routine_id>/check")
def check(routine_id: int) -> ResponseReturnValue:
    """The card exactly as it will look, and what has to be put right first."""
    head = own_head(routine_id)
    return builder_pages.render_check(head, kept_fields(head))


@bp.post("/routines/<id:routine_id>/publish")
def publish(routine_id: int) -> ResponseReturnValue:
    """Make the draft the next version, for everybody or for oneself."""
    head = own_head(routine_id)
    form = CardForm({})
    on_refusal(cast(Any, form), lambda: builder_pages.render_check(own_head(routine_id), kept_fields(head), form))
    throttle("card")
    state = request.form.get("state", "")
    seen = request.form.get("seen", "")
    note = request.form.get("version_note", "")
    published = publishing.publish(need_member(), routine_id, state, utc_now(), seen=seen, note=note)
    if published.masked:
        flash("We hid contact details on your card, because others can read it.", "info")
    return after_publishing(published, state, own_head(routine_id).url)
