"""The pages of a run: what each shows beside what was typed."""

from flask import render_template, request

from forum.clock import utc_now
from forum.formats.programmes.measure_chart import draw_measure
from forum.formats.routines.view import view_card
from forum.queries.library.exercises import get_library
from forum.queries.programmes.runs import Running
from forum.rules.programmes.measures import NO_DIAGNOSIS, list_measured, say_value
from forum.rules.programmes.pauses import ASKS_CARE_TEAM, PAUSE_WORDS, say_advice, say_return
from forum.rules.programmes.programmes import part_of_week
from forum.rules.programmes.runs import FELT_WORDS, card_of_week, list_open_checks, list_open_weeks
from forum.rules.programmes.week_words import REST_COUNTS, list_notes, list_taken, say_week
from forum.rules.programmes.words import say_check_week
from forum.rules.routines.diff import list_changes
from forum.rules.routines.safety import COOLING, PACING, STOP_RULES
from forum.text.kit.changes import view_changes
from forum.web.forms.programmes import AnswerForm
from forum.web.kit.urls import whole_number

ADVICE = (STOP_RULES, PACING, COOLING)


def render(running: Running, form: AnswerForm) -> str:
    """The page of the week."""
    plan, state = running.plan, running.state
    return render_template(
        "programmes/week.html",
        running=running,
        form=form,
        heading=say_week(plan, state),
        notes=list_notes(state),
        felts=list(FELT_WORDS.items()),
        open_weeks=list_open_weeks(plan, state),
        reasons=list(PAUSE_WORDS.items()),
        back=say_back(running),
        measured=measured_of(running),
        no_diagnosis=NO_DIAGNOSIS,
        rest_counts=REST_COUNTS,
        advice=ADVICE,
        **what_to_do(running),
        **what_to_measure(running, form),
    )


def what_to_do(running: Running) -> dict[str, object]:
    """This week's card at the member's own dose, and how it differs from its author's."""
    plan, state, library = running.plan, running.state, get_library().exercises
    part = part_of_week(plan, state.week)
    mine, author = card_of_week(plan, running.cards, state), running.cards.get(part.card_key) if part else None
    changed = list_changes(author, mine, library) if author and mine else ()
    return {
        "part": part,
        "view": view_card(mine, library) if mine else None,
        "changes": view_changes(changed),
        "taken": list_taken(plan, state, library),
    }


def what_to_measure(running: Running, form: AnswerForm) -> dict[str, object]:
    """The check week whose numbers are asked for, and the others that have come."""
    check = asked_check(running, form)
    return {
        "check": check,
        "check_name": say_check_week(check) if check is not None else "",
        "values": typed_values(running, check, form),
        "open_checks": [(week, say_check_week(week)) for week in list_open_checks(running.plan, running.state)],
    }


def render_past(running: Running) -> str:
    """What was told and measured in a run."""
    return render_template(
        "programmes/past.html",
        running=running,
        answers=[(week, FELT_WORDS[felt]) for week, felt in sorted(running.state.answers.items())],
        measured=measured_of(running),
        no_diagnosis=NO_DIAGNOSIS,
    )


def asked_check(running: Running, form: AnswerForm) -> int | None:
    """The check week whose form is shown: the one asked for, or the newest that has no numbers yet."""
    weeks = list_open_checks(running.plan, running.state)
    text = form.text("check")
    asked = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else whole_number("check", -1)
    if request.args.get("check") == "0":
        asked = 0
    if asked in weeks:
        return asked
    left = [week for week in weeks if week not in running.state.measured]
    return left[-1] if left else None


def typed_values(running: Running, check: int | None, form: AnswerForm) -> list[str]:
    """What stands in the fields of the measures: what was typed, or what was kept."""
    kept = running.state.measured.get(check, {}) if check is not None else {}
    return [
        form.text(f"measure-{n}") or (say_value(kept[n]) if n in kept else "")
        for n in range(len(running.plan.measures))
    ]


def measured_of(running: Running) -> list[tuple[object, object]]:
    """Every measure that has a number, with its picture."""
    rows = list_measured(running.plan, running.state)
    return [(row, draw_measure(row)) for row in rows if any(value is not None for _, _, value in row.values)]


def say_back(running: Running) -> tuple[str, str, bool] | None:
    """For a paused run: what to do first, how it goes on, and whether the care team comes first."""
    pause = running.state.pause
    if pause is None:
        return None
    return say_advice(pause.reason), say_return(pause.reason, utc_now() - pause.since), pause.reason in ASKS_CARE_TEAM
