"""The pages of the builder: what each shows beside what was typed."""

from collections.abc import Mapping

from flask import render_template, request

from forum.formats.routines.view import view_card
from forum.queries.library.exercises import get_library
from forum.queries.routines.cards_before import list_cards_before
from forum.queries.routines.lineage import list_reviews
from forum.queries.routines.routines import Head, find_version
from forum.queries.routines.source_words import find_source
from forum.queries.talk.public_numbers import AtRisk, Masker, list_keys_of
from forum.rules.library.exercises import Exercise
from forum.rules.library.filters import ExerciseFilter, filter_exercises
from forum.rules.library.offers import is_offered, list_offered
from forum.rules.library.words import (
    BASIS_WORDS,
    LEVEL_WORDS,
    POSITION_WORDS,
    PROVENANCE_WORDS,
    SPOTTER_WORDS,
    SUPPORT_WORDS,
)
from forum.rules.routines.added_lines import list_added
from forum.rules.routines.checks import Problem
from forum.rules.routines.diff import list_changes
from forum.rules.routines.doses import say_default_dose
from forum.rules.routines.exercise_suggestions import suggest_exercises
from forum.rules.routines.fields import Fields, Line, check_fields, field_of, list_lines, read_card
from forum.rules.routines.own_names import find_own_name, name_of
from forum.rules.routines.questions import list_blank
from forum.rules.routines.routines import Card, card_from_dict
from forum.rules.routines.safety import COOLING, PACING, STOP_RULES
from forum.rules.routines.swaps import list_swaps
from forum.rules.routines.texts import rewrite
from forum.search import service
from forum.text.kit.changes import view_changes
from forum.text.kit.clean import clean_text
from forum.web.forms.routines import CardForm
from forum.web.kit.request_context import current_person
from forum.web.kit.urls import is_small_number
from forum.web.library.exercises import exercise_row
from forum.web.routines.reading_view import count_read, view_lines

MOST_FOUND, MOST_SUGGESTED = 12, 6
SIDES = (
    ("", "Not given"),
    ("each", "Each side"),
    ("together", "Both sides together"),
    ("left", "Left side only"),
    ("right", "Right side only"),
)
AS_USUAL = ("", "As usual for this exercise")
NOT_GIVEN = ("", "Not given")
CHOICES = {
    "sides": SIDES,
    "first_side": (NOT_GIVEN, ("weaker", "The weaker side"), ("left", "The left side"), ("right", "The right side")),
    "pace": (NOT_GIVEN, ("slow", "Slowly"), ("steady", "At a steady pace"), ("quick", "Quickly")),
    "position": (AS_USUAL, *POSITION_WORDS.items()),
    "support": (AS_USUAL, *SUPPORT_WORDS.items()),
    "spotter": (AS_USUAL, *SPOTTER_WORDS.items()),
    "company": (("required", "Yes"), ("not_needed", "No, not for this one")),
    "which_side": SIDES[1:],
}


def render_edit(head: Head, form: CardForm) -> str:
    """The builder: every exercise with its dose, and a way to add the next one."""
    library = get_library().exercises
    reading = find_reading(len(form.lines))
    q = words_looked_for(form, reading)
    only_reviewed = request.values.get("review") == "clinician"
    card, _ = read_card(form.fields)
    found, suggested = find_offers(card, q, only_reviewed=only_reviewed)
    shown = {"head": head, "form": form, "q": q, "reading": reading, "only_reviewed": only_reviewed}
    return render_template(
        "routines/edit.html",
        **shown,
        lines=[line_view(line) for line in form.lines],
        shorts=view_lines(form.fields, library),
        reading_of=count_read(form.fields),
        source=find_source(head.id, current_person()),
        removed=name_of(form.text("removed.exercise_id"), library),
        found=[exercise_row(one) for one in found[:MOST_FOUND]],
        found_count=len(found),
        suggested=[] if reading is not None else [exercise_row(one) for one in suggested],
        choices=CHOICES,
        provenances=list(PROVENANCE_WORDS.items()),
    )


def words_looked_for(form: CardForm, reading: int | None) -> str:
    """What was typed into the search; else, for a line that was misread, its author's own name for the exercise."""
    typed = request.args.get("q", request.form.get("find", "")).strip()[:100]
    if typed or reading is None:
        return typed
    line = form.lines[reading]
    return line.get("called", "") or find_own_name(line["exercise_id"])


def find_offers(card: Card, q: str, *, only_reviewed: bool) -> tuple[list[Exercise], list[Exercise]]:
    """The exercises that these words find, the best first; without words, those that may go well with the card."""
    library = get_library().exercises
    review = ("clinician",) if only_reviewed else ()
    named = service.find_in_library(q)
    offered = filter_exercises(
        list_offered(named.exercises if named else library.values()), ExerciseFilter(review=review)
    )
    if named:
        return offered, []
    ids = {one.id for one in offered}
    return [], [one for one in suggest_exercises(card, library, limit=len(library)) if one.id in ids][:MOST_SUGGESTED]


def find_reading(line_count: int) -> int | None:
    """The line (from 0) whose exercise is looked for anew, if one is."""
    text = request.args.get("reading", request.form.get("reading", ""))
    return int(text) if is_small_number(text) and int(text) < line_count else None


def list_held(head: Head | None, fields: Fields, library: Mapping[str, Exercise]) -> list[Problem]:
    """The lines that are held back and stand neither on the published card nor on the one it was made of."""
    return list_added(list_lines(fields), library, list_cards_before(head) if head else [], {})


def line_view(line: Line) -> dict[str, object]:
    """What the library says of a line, beside the fields its author fills."""
    library = get_library().exercises
    exercise, instead_of = library.get(line["exercise_id"]), library.get(line.get("instead_of", ""))
    if exercise is None:
        own_name = find_own_name(line["exercise_id"])
        name = own_name or line["exercise_id"]
        return {"name": name, "own_name": own_name, "dose": "", "row": None, "swaps": [], "instead_of": None}
    return {
        "name": exercise.name,
        "dose": say_default_dose(exercise.default_dose, exercise.sides),
        "basis": BASIS_WORDS[exercise.default_dose.basis],
        "row": exercise_row(exercise),
        "swaps": [(one.id, one.name, word, LEVEL_WORDS[one.level]) for one, word in list_swaps(exercise, library)],
        "instead_of": instead_of,
        "can_swap_back": instead_of is not None and is_offered(instead_of),
    }


def render_check(head: Head, fields: Fields, form: CardForm) -> str:
    """The card as it will look, with what has to be put right and the buttons to publish it."""
    library = get_library().exercises
    card, problems = check_fields(fields, library)
    problems += list_held(head, fields, library)
    published = find_version(head.id, current_person()) if head.current_n else None
    shown = rewrite(card, Masker({*list_keys_of("routine", head.id), *form.not_private}))
    edit = f"/routines/{head.id}/edit?check=1#"
    return render_template(
        "routines/check.html",
        head=head,
        form=form,
        view=view_card(shown, library),
        problems=[(edit + field_of(one).replace(".", "-"), one.message) for one in problems],
        advice=(STOP_RULES, PACING, COOLING),
        changes=view_changes(list_changes(card_from_dict(published.card), card, library)) if published else None,
        blank=list_blank(fields, library),
        unknown=[name for item in card.items if (name := find_own_name(item.exercise_id))],
        source=find_source(head.id, current_person()),
        note_typed=request.form.get("version_note", ""),
        lost_reviews=[row for row in list_reviews(head.id) if row.n == head.current_n],
    )


def find_at_risk(head: Head, fields: Fields) -> AtRisk:
    """What of a card, and of the line that says why it changed, would be hidden."""
    masker = Masker(list_keys_of("routine", head.id))
    rewrite(check_fields(fields, get_library().exercises)[0], masker)
    masker(clean_text(request.form.get("version_note", "")).strip())
    return masker.at_risk(request.form.getlist("not_private"))
