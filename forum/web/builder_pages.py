"""The pages of the builder: what each shows beside what was typed."""

from flask import render_template, request

from forum.formats.routine_view import view_card
from forum.queries.exercises import get_library
from forum.queries.routines import Head
from forum.rules.doses import say_default_dose
from forum.rules.exercise_filters import ExerciseFilter, filter_exercises
from forum.rules.exercise_suggestions import suggest_exercises
from forum.rules.exercise_words import BASIS_WORDS, POSITION_WORDS, PROVENANCE_WORDS, SUPPORT_WORDS
from forum.rules.routine_fields import Fields, check_fields, field_of, read_card
from forum.rules.safety import COOLING, PACING, STOP_RULES
from forum.web.exercises import exercise_row, gentlest_first
from forum.web.forms.routines import CardForm

MOST_FOUND = 12
SIDES = (
    ("", "Not given"),
    ("each", "Each side"),
    ("together", "Both sides together"),
    ("left", "Left side only"),
    ("right", "Right side only"),
)


def render_edit(head: Head, form: CardForm) -> str:
    """The builder: every exercise with its dose, and a way to add the next one."""
    library = get_library().exercises
    q = request.args.get("q", request.form.get("find", "")).strip()[:100]
    found = gentlest_first(filter_exercises(library.values(), ExerciseFilter(q=q)), q) if q else []
    card, _ = read_card(form.fields)
    return render_template(
        "routines/edit.html",
        head=head,
        form=form,
        lines=[line_view(line["exercise_id"]) for line in form.lines],
        removed=library.get(form.text("removed.exercise_id")),
        q=q,
        found=[exercise_row(one) for one in found[:MOST_FOUND]],
        found_count=len(found),
        suggested=[] if q else [exercise_row(one) for one in suggest_exercises(card, library)],
        sides=SIDES,
        positions=[("", "As usual for this exercise"), *POSITION_WORDS.items()],
        supports=[("", "As usual for this exercise"), *SUPPORT_WORDS.items()],
        provenances=list(PROVENANCE_WORDS.items()),
    )


def line_view(exercise_id: str) -> dict[str, object]:
    """What the library says of a line, beside the fields its author fills."""
    exercise = get_library().exercises.get(exercise_id)
    if exercise is None:
        return {"name": exercise_id, "url": "", "dose": "", "basis": "", "row": None}
    return {
        "name": exercise.name,
        "url": f"/exercises/{exercise.id}",
        "dose": say_default_dose(exercise.default_dose, exercise.sides),
        "basis": BASIS_WORDS[exercise.default_dose.basis],
        "row": exercise_row(exercise),
    }


def render_check(head: Head, fields: Fields, form: CardForm | None = None) -> str:
    """The card as it will look, with what has to be put right and the buttons to publish it."""
    library = get_library().exercises
    card, problems = check_fields(fields, library)
    edit = f"/routines/{head.id}/edit?check=1#"
    return render_template(
        "routines/check.html",
        head=head,
        form=form or CardForm(fields),
        view=view_card(card, library),
        problems=[(edit + field_of(one).replace(".", "-"), one.message) for one in problems],
        advice=(STOP_RULES, PACING, COOLING),
    )
