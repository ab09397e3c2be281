"""Building a programme: its first answers, its weeks, rules and measures, a look at the whole, and publishing."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.programmes import drafts, programmes, publishing
from forum.clock import utc_now
from forum.errors import Refused
from forum.queries.library.exercises import get_library
from forum.queries.programmes import programmes as queries
from forum.queries.programmes.programmes import ProgrammeHead
from forum.rules.kit.people import Person
from forum.rules.library.words import PROVENANCE_WORDS
from forum.rules.programmes.checks import check_cards, say_gaps
from forum.rules.programmes.fields import Fields, fields_of, rearrange
from forum.rules.programmes.limits import KNOWN_MEASURES
from forum.rules.programmes.programmes import Plan, plan_from_dict
from forum.rules.programmes.reading import check_fields, read_plan
from forum.rules.programmes.words import WHAT_CHOICES, WHEN_CHOICES
from forum.rules.routines.checks import Problem
from forum.web.forms.programmes import NewProgrammeForm, ProgrammeForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle
from forum.web.programmes.programmes import ADVICE, view_for

bp = Blueprint("programme_builder", __name__)
SAID = {
    "public": "Your programme is public. Everybody can find it.",
    "shared": "Your programme is ready. Give the link on this page to your group.",
    "private": "Your programme is ready. Only you can see it.",
}


@bp.route("/programmes/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """The first answers: name, purpose, weeks, where it comes from."""
    person = need_member()
    form = NewProgrammeForm()
    if request.method == "GET":
        return render_template("programmes/new.html", form=form)
    on_refusal(form, lambda: render_template("programmes/new.html", form=form))
    throttle("card")
    fields = form.programme_fields()
    check_first_answers(form, fields)
    key = form.idempotency_key.data or ""
    programme_id = drafts.create(person, fields, utc_now(), idempotency_key=key)
    return redirect(f"/programmes/{programme_id}/edit", 303)


def check_first_answers(form: NewProgrammeForm, fields: Fields) -> None:
    """Refuse a programme without a name, odd weeks and long texts; all mistakes at once."""
    plan, problems = check_fields(fields, {}, is_draft=True)
    if not plan.title:
        problems.insert(0, Problem("title", "Give the programme a name."))
    for problem in problems[1:]:
        form.refuse(Refused(problem.message, problem.field))
    if problems:
        raise Refused(problems[0].message, problems[0].field)


def own_head(programme_id: int) -> ProgrammeHead:
    """One's own programme; anybody else's is not found here."""
    person = need_member()
    head = queries.find_head(programme_id, person)
    return head if head and head.owner_id == person.id else abort(404)


def kept_fields(head: ProgrammeHead) -> Fields:
    """What the builder shows: the draft, or else the published programme."""
    if head.draft is not None:
        return dict(head.draft["fields"])
    version = queries.find_version(head.id, need_member())
    return fields_of(plan_from_dict(version.plan)) if version else {}


@bp.get("/programmes/<id:programme_id>/edit")
def edit(programme_id: int) -> ResponseReturnValue:
    """The builder, as it was left."""
    head = own_head(programme_id)
    fields = kept_fields(head)
    problems = list_problems(fields, need_member())[1] if "check" in request.args else []
    return render_edit(head, ProgrammeForm(fields, problems))


def list_problems(fields: Fields, person: Person, *, is_draft: bool = False) -> tuple[Plan, list[Problem]]:
    """The programme a form describes, and all there is to put right, cards that are gone among it."""
    plan, problems = check_fields(fields, get_library().exercises, is_draft=is_draft)
    states = card_states(plan, person)
    return plan, problems or check_cards(plan, states, is_shared=False)


def card_states(plan: Plan, person: Person) -> dict[tuple[int, int], str]:
    """The states of the cards the person may see."""
    return {key: version.routine.state for key, version in queries.load_cards(plan.card_keys, person).items()}


def render_edit(head: ProgrammeHead, form: ProgrammeForm) -> str:
    """The builder: weeks with their cards, rules, check weeks and measures."""
    person = need_member()
    plan, _ = read_plan(form.fields)
    seen = queries.load_cards(plan.card_keys, person)
    choosable = {(one.routine_id, one.n): one for one in queries.list_choosable(person.id)} | dict(seen)
    cards = [(f"{key[0]}.{key[1]}", str(one.card["title"]), key[1]) for key, one in choosable.items()]
    lines = {item["exercise_id"] for one in seen.values() for item in one.card.get("items", ())}
    library = get_library().exercises
    return render_template(
        "programmes/edit.html",
        head=head,
        form=form,
        cards=[("", "Choose a card"), *((value, f"{title} (version {n})") for value, title, n in cards)],
        exercises=[
            ("", "Every exercise that has it"),
            *sorted((one, library[one].name) for one in lines if one in library),
        ],
        whats=WHAT_CHOICES,
        whens=WHEN_CHOICES,
        known=[(name, one.name) for name, one in KNOWN_MEASURES.items()],
        provenances=list(PROVENANCE_WORDS.items()),
        gaps=say_gaps(plan),
    )


@bp.post("/programmes/<id:programme_id>/edit")
def save(programme_id: int) -> ResponseReturnValue:
    """Save the draft, and do what the pressed button says."""
    head = own_head(programme_id)
    form = ProgrammeForm.from_request()
    on_refusal(form, lambda: render_edit(head, form))
    throttle("draft")
    act = request.form.get("act", "save")
    fields = rearrange(form.fields, act, request.form.get("known", ""))
    drafts.save(need_member(), programme_id, fields, utc_now(), seen=form.seen, mark=form.mark)
    if act == "check":
        return redirect(f"/programmes/{programme_id}/check", 303)
    room = act.partition(":")[2].partition(".")[0]
    if room in ("parts", "rules", "measures"):
        return redirect(f"/programmes/{programme_id}/edit#{room}", 303)
    if problems := list_problems(fields, need_member(), is_draft=True)[1]:
        return render_edit(own_head(programme_id), ProgrammeForm(fields, problems)), 422
    flash("Your draft is saved. Only you can see it.", "ok")
    return redirect(f"/programmes/{programme_id}/edit", 303)


@bp.get("/programmes/<id:programme_id>/check")
def check(programme_id: int) -> ResponseReturnValue:
    """The programme as it will look, and what has to be put right first."""
    return render_check(own_head(programme_id))


def render_check(head: ProgrammeHead, form: ProgrammeForm | None = None) -> str:
    """The check page, with the buttons to publish when all is well."""
    person, fields = need_member(), kept_fields(head)
    plan, problems = list_problems(fields, person)
    edit_url = f"/programmes/{head.id}/edit?check=1#"
    return render_template(
        "programmes/check.html",
        head=head,
        form=form or ProgrammeForm(fields),
        view=view_for(plan, person),
        problems=[(edit_url + one.field.replace(".", "-"), one.message) for one in problems],
        not_shared=[one.message for one in check_cards(plan, card_states(plan, person), is_shared=True)],
        advice=ADVICE,
    )


@bp.post("/programmes/<id:programme_id>/publish")
def publish(programme_id: int) -> ResponseReturnValue:
    """Make the draft the next version, for oneself, for a group or for everybody."""
    head = own_head(programme_id)
    form = ProgrammeForm({})
    on_refusal(form, lambda: render_check(own_head(programme_id), form))
    throttle("card")
    state, seen = request.form.get("state", ""), request.form.get("seen", "")
    published = publishing.publish(need_member(), head.id, state, utc_now(), seen=seen)
    flash(SAID[state], "ok")
    if published.masked:
        flash("We hid contact details in your programme.", "info")
    return redirect(own_head(programme_id).url, 303)


@bp.route("/programmes/<id:programme_id>/delete", methods=["GET", "POST"])
def delete(programme_id: int) -> ResponseReturnValue:
    """Delete a draft, after a page that asks."""
    head = own_head(programme_id)
    if request.method == "GET":
        return render_template("programmes/delete.html", head=head)
    programmes.delete_draft(need_member(), programme_id, utc_now())
    flash(f"Your draft “{head.title}” is deleted.", "ok")
    return redirect("/me/programmes", 303)
