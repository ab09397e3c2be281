"""What a member reads about their own week: where they are, and what their answers led to."""

from collections.abc import Mapping

from forum.rules.library.exercises import Exercise
from forum.rules.programmes.programmes import Plan, StepRule
from forum.rules.programmes.progressions import Steps
from forum.rules.programmes.runs import RunState

REST_COUNTS = "Rest counts as keeping to the plan."


def say_week(plan: Plan, state: RunState) -> str:
    """Where the run is: "Week 3 of 12", "Paused in week 3 of 12", "All 12 weeks are done"."""
    if state.is_over:
        return f"All {plan.weeks} weeks are over" if plan.weeks != 1 else "The week is over"
    week = f"week {state.week} of {plan.weeks}"
    return f"Paused in {week}" if state.pause else week.capitalize()


def list_notes(state: RunState) -> tuple[str, ...]:
    """What is special about this week."""
    notes = []
    if state.is_first_week_back:
        notes.append(
            "This is your first week back. It is easier on purpose: the low end of every range, "
            "and one set or round fewer."
        )
    if state.is_gentle and not state.is_first_week_back:
        notes.append(
            "You chose a gentle start: the low end of every range, and one set or round fewer. "
            "When a week felt easy on both sides, you go on with the card as its author wrote it."
        )
    return tuple(notes)


def list_taken(plan: Plan, state: RunState, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """The steps each rule has taken so far, in words; rules without a step are left out."""
    rows = zip(plan.rules, state.steps, strict=True)
    return tuple(f"{_about(rule, exercises)}: {_count(steps)}" for rule, steps in rows if not steps.is_none)


def _count(steps: Steps) -> str:
    if steps.strong == steps.weak:
        return _steps(steps.strong)
    return f"{_steps(steps.strong)} on the stronger side, {_steps(steps.weak)} on the weaker side"


def _steps(number: int) -> str:
    return "1 step" if number == 1 else f"{number} steps" if number else "no step"


_ABOUT = {
    "reps": "How many times",
    "sets": "Sets",
    "hold_s": "Hold",
    "duration_s": "Time",
    "load_kg": "Weight",
    "band": "Band",
}


def _about(rule: StepRule, exercises: Mapping[str, Exercise]) -> str:
    known = exercises.get(rule.exercise_id)
    name = known.name if known else rule.exercise_id
    return f"{_ABOUT[rule.what]} ({name})" if name else _ABOUT[rule.what]
