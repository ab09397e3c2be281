"""Building a card: its first three answers, its exercises, a look at the whole, and publishing."""

from urllib.parse import quote

from flask import Blueprint, flash, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.routines import drafts, publishing
from forum.clock import utc_now
from forum.errors import Refused
from forum.queries.library.exercises import get_library
from forum.queries.routines import routines
from forum.queries.routines.routines import Head
from forum.rules.library.offers import get_offered, is_offered, say_refused
from forum.rules.routines import flash_words, refusal_words
from forum.rules.routines.checks import Problem
from forum.rules.routines.fields import Fields, check_fields, fields_of, list_lines, rearrange, tidy_fields
from forum.rules.routines.limits import ITEMS_MAX
from forum.rules.routines.own_names import find_own_name
from forum.rules.routines.questions import find_other, keep_sure
from forum.rules.routines.routines import card_from_dict
from forum.rules.routines.swaps import add_line, new_line, read_as, swap_line
from forum.web.forms.routines import CardForm, NewCardForm
from forum.web.kit.answers import wants_json
from forum.web.kit.builder import Builder
from forum.web.kit.guards import need_member
from forum.web.kit.urls import is_small_number
from forum.web.routines import builder_pages
from forum.web.routines.from_prose import after_publishing

bp = Blueprint("routine_builder", __name__)


def published_fields(head: Head) -> Fields:
    """The fields of the published card; none when there is no such thing yet."""
    version = routines.find_version(head.id, need_member())
    return fields_of(card_from_dict(version.card)) if version else {}


def list_problems(head: Head | None, fields: Fields, is_draft: bool) -> list[Problem]:
    """What has to be put right in a card, lines among it that are held back and not on it yet; `head` is None before
    it is begun."""
    library = get_library().exercises
    problems = check_fields(fields, library, is_draft=is_draft)[1]
    return problems if is_draft else [*problems, *builder_pages.list_held(head, fields, library)]


CARDS = Builder(
    home="/routines",
    noun="card",
    form=CardForm,
    tidy=tidy_fields,
    create=drafts.create,
    find_head=routines.find_head,
    published_fields=published_fields,
    list_problems=list_problems,
    find_at_risk=builder_pages.find_at_risk,
    render_edit=builder_pages.render_edit,
    render_check=builder_pages.render_check,
)


@bp.route("/routines/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """The first three answers: name, purpose, where it comes from."""
    form = NewCardForm(exercise=request.args.get("exercise", "")[:80])
    chosen = get_library().exercises.get(form.exercise.data or "")
    first = [(f"items.0.{name}", text) for name, text in new_line(chosen).items()] if chosen else []
    refused = say_refused(chosen) if chosen and not is_offered(chosen) else ""
    shown = {"exercise": None if refused else chosen, "refused": refused}
    return CARDS.begin(form, lambda: render_template("routines/new.html", form=form, **shown), *first)


@bp.get("/routines/<id:routine_id>/edit")
def edit(routine_id: int) -> ResponseReturnValue:
    """The builder, as it was left."""
    return CARDS.edit(routine_id)


@bp.post("/routines/<id:routine_id>/edit")
def save(routine_id: int) -> ResponseReturnValue:
    """Save the draft, and do what the pressed button says."""
    form = CARDS.receive(routine_id)
    act = wanted_act(form)
    fields, line = carry_out(form.fields, act)
    act = "check" if act == "keep" else act
    stamp = drafts.save(need_member(), routine_id, fields, utc_now(), form.sending(is_auto=wants_json()))
    if wants_json():
        return jsonify(stamp=stamp)
    if asked := suggested_name(fields, act):
        return redirect(f"/exercises/suggest?name={quote(asked)}&card={routine_id}", 303)
    return CARDS.lead_on(routine_id, fields, act, "" if act == "save" else place_after(act, line))


def suggested_name(fields: Fields, act: str) -> str:
    """The author's own name of the line that is to be suggested to the library; "" for any other button."""
    verb, _, what = act.partition(":")
    lines = list_lines(fields)
    if verb != "suggest" or not is_small_number(what) or int(what) >= len(lines):
        return ""
    return find_own_name(lines[int(what)]["exercise_id"])


def place_after(act: str, line: int | None) -> str:
    """Where to look after a button: the search, also for what a line was meant to be, or the line itself."""
    if act == "find":
        reading = request.form.get("reading", "")
        meant = f"&reading={reading}" if is_small_number(reading) else ""
        return f"?q={quote(find_text())}{meant}{'&review=clinician' if is_only_reviewed() else ''}#add"
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
    if verb in ("add", "read", "swap"):
        get_offered(get_library().exercises, added, "find")
    if verb in ("add", "copy", "undo") and len(list_lines(form.fields)) >= ITEMS_MAX:
        raise Refused(refusal_words.full(ITEMS_MAX), "find")
    # Who says that another exercise was meant is led to the search for it.
    other = find_other(form.fields) if act in ("check", "save") else None
    return act if other is None else f"other:{other}"


def carry_out(fields: Fields, act: str) -> tuple[Fields, int | None]:
    """The form after the button, and the line to look at."""
    verb, _, what = act.partition(":")
    library = get_library().exercises
    if verb == "keep":
        return keep_sure(fields), None
    if verb == "add":
        return add_line(fields, library[what])
    if verb not in ("swap", "read"):
        return rearrange(fields, act)
    n, _, exercise_id = what.partition(":")
    number = int(n) if is_small_number(n) else -1
    if verb == "read":
        return read_as(fields, number, library[exercise_id])
    return swap_line(fields, number, exercise_id, library)


def is_only_reviewed() -> bool:
    """Whether to find only what a clinician has reviewed."""
    return request.form.get("review") == "clinician"


def find_text() -> str:
    """The words to look for in the library."""
    return request.form.get("find", "").strip()[:100]


@bp.get("/routines/<id:routine_id>/check")
def check(routine_id: int) -> ResponseReturnValue:
    """The card exactly as it will look, and what has to be put right first."""
    return CARDS.check(routine_id)


@bp.post("/routines/<id:routine_id>/publish")
def publish(routine_id: int) -> ResponseReturnValue:
    """Make the draft the next version, for everybody or for oneself."""
    vouched = CARDS.before_publishing(routine_id).not_private
    state, seen, note = (request.form.get(name, "") for name in ("state", "seen", "version_note"))
    published = publishing.publish(need_member(), routine_id, state, utc_now(), seen=seen, note=note, vouched=vouched)
    if published.masked:
        flash(flash_words.CONTACTS_MASKED, "info")
    return after_publishing(published, state, CARDS.own_head(routine_id).url)
