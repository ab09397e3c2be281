"""Building a programme: its first answers, its weeks, rules and measures, a look at the whole, and publishing."""

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.programmes import drafts, programmes, publishing
from forum.clock import utc_now
from forum.models import RoutineVersion
from forum.queries.library.exercises import get_library
from forum.queries.programmes import programmes as queries
from forum.queries.programmes.programmes import ProgrammeHead
from forum.queries.talk.public_numbers import AtRisk, Masker, list_keys_of
from forum.rules.kit import flash_words as kit_flash_words
from forum.rules.kit.people import Person
from forum.rules.library.exercises import Exercise
from forum.rules.library.words import PROVENANCE_WORDS
from forum.rules.programmes import flash_words
from forum.rules.programmes.checks import check_cards, say_gaps
from forum.rules.programmes.fields import ROOMS, Fields, fields_of, rearrange, tidy_fields
from forum.rules.programmes.limits import KNOWN_MEASURES
from forum.rules.programmes.offers import check_offers, say_held_card
from forum.rules.programmes.programmes import Plan, plan_from_dict
from forum.rules.programmes.reading import check_fields, read_plan
from forum.rules.programmes.texts import rewrite
from forum.rules.programmes.words import WHAT_CHOICES, WHEN_CHOICES
from forum.rules.routines.checks import Problem
from forum.rules.routines.routines import card_from_dict
from forum.web.forms.programmes import NewProgrammeForm, ProgrammeForm
from forum.web.kit.builder import Builder
from forum.web.kit.guards import need_member
from forum.web.programmes.programmes import ADVICE, view_for

bp = Blueprint("programme_builder", __name__)


def published_fields(head: ProgrammeHead) -> Fields:
    """The fields of the published programme; none when there is no such thing yet."""
    version = queries.find_version(head.id, need_member())
    return fields_of(plan_from_dict(version.plan)) if version else {}


def list_problems(head: ProgrammeHead | None, fields: Fields, is_draft: bool) -> list[Problem]:
    """What has to be put right in a programme, cards among it that it has not yet and that are held back."""
    plan, problems = read_whole(fields, is_draft=is_draft)
    return problems if is_draft else [*problems, *list_held(head, plan)]


def list_held(head: ProgrammeHead | None, plan: Plan) -> list[Problem]:
    """The cards that can't be added, and are not in the published programme."""
    version = queries.find_version(head.id, need_member()) if head else None
    known = plan_from_dict(version.plan).card_keys if version else ()
    loaded = queries.load_cards([key for key in plan.card_keys if key not in known], need_member())
    cards = {key: card_from_dict(one.card) for key, one in loaded.items()}
    return check_offers(plan, known, cards, get_library().exercises)


def read_whole(fields: Fields, *, is_draft: bool = False) -> tuple[Plan, list[Problem]]:
    """The programme a form describes, and all there is to put right, cards that are gone among it."""
    plan, problems = check_fields(fields, get_library().exercises, is_draft=is_draft)
    return plan, problems or check_cards(plan, card_states(plan, need_member()), is_shared=False)


def card_states(plan: Plan, person: Person) -> dict[tuple[int, int], str]:
    """The states of the cards the person may see."""
    return {key: version.routine.state for key, version in queries.load_cards(plan.card_keys, person).items()}


def render_edit(head: ProgrammeHead, form: ProgrammeForm) -> str:
    """The builder: weeks with their cards, rules, check weeks and measures."""
    person = need_member()
    plan, _ = read_plan(form.fields)
    seen = queries.load_cards(plan.card_keys, person)
    library = get_library().exercises
    choosable = {(one.routine_id, one.n): one for one in list_offered_cards(person, library)} | dict(seen)
    cards = [(f"{key[0]}.{key[1]}", str(one.card["title"]), key[1]) for key, one in choosable.items()]
    lines = {item["exercise_id"] for one in seen.values() for item in one.card.get("items", ())}
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


def list_offered_cards(person: Person, library: Mapping[str, Exercise]) -> list[RoutineVersion]:
    """The cards a member can choose: none that has a line that is held back."""
    cards = queries.list_choosable(person.id)
    return [one for one in cards if not say_held_card(card_from_dict(one.card), library)]


def render_check(head: ProgrammeHead, fields: Fields, form: ProgrammeForm) -> str:
    """The check page, with the buttons to publish when all is well."""
    person = need_member()
    plan, problems = read_whole(fields)
    problems = [*problems, *list_held(head, plan)]
    shown = rewrite(plan, Masker({*list_keys_of("programme", head.id), *form.not_private}))
    edit_url = f"/programmes/{head.id}/edit?check=1#"
    return render_template(
        "programmes/check.html",
        head=head,
        form=form,
        view=view_for(shown, person),
        problems=[(edit_url + one.field.replace(".", "-"), one.message) for one in problems],
        not_shared=[one.message for one in check_cards(plan, card_states(plan, person), is_shared=True)],
        advice=ADVICE,
    )


def find_at_risk(head: ProgrammeHead, fields: Fields) -> AtRisk:
    """What of a programme would be hidden."""
    masker = Masker(list_keys_of("programme", head.id))
    rewrite(read_plan(fields)[0], masker)
    return masker.at_risk(request.form.getlist("not_private"))


PROGRAMMES = Builder(
    home="/programmes",
    noun="programme",
    form=ProgrammeForm,
    tidy=tidy_fields,
    create=drafts.create,
    find_head=queries.find_head,
    published_fields=published_fields,
    list_problems=list_problems,
    find_at_risk=find_at_risk,
    render_edit=render_edit,
    render_check=render_check,
)


@bp.route("/programmes/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """The first answers: name, purpose, weeks, where it comes from."""
    form = NewProgrammeForm()
    return PROGRAMMES.begin(form, lambda: render_template("programmes/new.html", form=form))


@bp.get("/programmes/<id:programme_id>/edit")
def edit(programme_id: int) -> ResponseReturnValue:
    """The builder, as it was left."""
    return PROGRAMMES.edit(programme_id)


@bp.post("/programmes/<id:programme_id>/edit")
def save(programme_id: int) -> ResponseReturnValue:
    """Save the draft, and do what the pressed button says."""
    form = PROGRAMMES.receive(programme_id)
    act = request.form.get("act", "save")
    fields = rearrange(form.fields, act, request.form.get("known", ""))
    drafts.save(need_member(), programme_id, fields, utc_now(), seen=form.seen, mark=form.mark)
    room = act.partition(":")[2].partition(".")[0]
    return PROGRAMMES.lead_on(programme_id, fields, act, f"#{room}" if room in ROOMS else "")


@bp.get("/programmes/<id:programme_id>/check")
def check(programme_id: int) -> ResponseReturnValue:
    """The programme as it will look, and what has to be put right first."""
    return PROGRAMMES.check(programme_id)


@bp.post("/programmes/<id:programme_id>/publish")
def publish(programme_id: int) -> ResponseReturnValue:
    """Make the draft the next version, for oneself, for a group or for everybody."""
    vouched = PROGRAMMES.before_publishing(programme_id).not_private
    state, seen = request.form.get("state", ""), request.form.get("seen", "")
    published = publishing.publish(need_member(), programme_id, state, utc_now(), seen=seen, vouched=vouched)
    flash(flash_words.PUBLISHED[state], "ok")
    if published.masked:
        flash(flash_words.CONTACTS_MASKED, "info")
    return redirect(PROGRAMMES.own_head(programme_id).url, 303)


@bp.route("/programmes/<id:programme_id>/delete", methods=["GET", "POST"])
def delete(programme_id: int) -> ResponseReturnValue:
    """Delete a draft, after a page that asks."""
    head = PROGRAMMES.own_head(programme_id)
    if request.method == "GET":
        return render_template("programmes/delete.html", head=head)
    programmes.delete_draft(need_member(), programme_id, utc_now())
    flash(kit_flash_words.draft_deleted(head.title), "ok")
    return redirect("/me/programmes", 303)
