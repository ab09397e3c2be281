"""A programme in words: its weeks, its rules, its check weeks."""

from collections.abc import Mapping, Sequence

from forum.rules.kit.spans import Span, say_days, say_time
from forum.rules.library.exercises import Exercise
from forum.rules.programmes.programmes import Part, Plan, StepRule, What, When

WHAT_WORDS: dict[What, str] = {
    "reps": "times",
    "sets": "sets",
    "hold_s": "seconds of hold",
    "duration_s": "seconds",
    "load_kg": "kg",
    "band": "the next band",
}
WHAT_CHOICES: tuple[tuple[What, str], ...] = (
    ("reps", "How many times"),
    ("sets", "Sets"),
    ("hold_s", "Seconds of a hold"),
    ("duration_s", "Time"),
    ("load_kg", "Weight"),
    ("band", "Band"),
)
WHEN_CHOICES: tuple[tuple[When, str], ...] = (
    ("both_easy", "When both sides felt easy"),
    ("side_easy", "Each side by itself, when that side felt easy"),
    ("weeks", "By weeks, as long as it was not too hard"),
)


def say_weeks(first: int, last: int) -> str:
    """Weeks in words: "Week 3", "Weeks 1 to 4"."""
    return f"Week {first}" if first == last else f"Weeks {first} to {last}"


def say_part_days(part: Part) -> str:
    """On how many days a part is done: "3 to 4 days a week"; "" when it was not given."""
    days = Span(part.days_per_week, part.days_per_week_max)
    return say_days(days) if days else ""


def say_rule(rule: StepRule, exercises: Mapping[str, Exercise]) -> str:
    """A rule in words: "Add 2 times when both sides felt easy, up to 15 times. For every exercise that has it.\""""
    known = exercises.get(rule.exercise_id)
    where = (
        f"For {known.name if known else rule.exercise_id}." if rule.exercise_id else "For every exercise that has it."
    )
    return f"{_say_step(rule)} {_say_when(rule)}{_say_most(rule)}. {where}"


def say_check_weeks(weeks: Sequence[int]) -> str:
    """When it is measured: "Before you start, and in weeks 8 and 12"; "" when never."""
    later = [str(week) for week in sorted(set(weeks)) if week > 0]
    first = "before you start" if 0 in weeks else ""
    named = " and ".join(part for part in (", ".join(later[:-1]), *later[-1:]) if part)
    rest = f"in week{'s' if len(later) > 1 else ''} {named}" if later else ""
    words = ", and ".join(part for part in (first, rest) if part)
    return words[:1].upper() + words[1:]


def say_check_week(week: int) -> str:
    """The name of one check week: "Before you start", "Week 8"."""
    return f"Week {week}" if week else "Before you start"


def say_in_short(plan: Plan) -> str:
    """A programme in one line: "12 weeks · 3 cards · measured 3 times"."""
    cards = len({part.routine_id for part in plan.parts})
    words = [_count(plan.weeks or 0, "week"), _count(cards, "card")]
    if plan.check_weeks:
        words.append(f"measured {_count(len(set(plan.check_weeks)), 'time')}")
    return " · ".join(words)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _say_step(rule: StepRule) -> str:
    if rule.what == "band":
        return "Take the next band"
    by = rule.by or 0
    if rule.what == "duration_s":
        return f"Add {say_time(Span(int(by)))}"
    if by == 1:
        return f"Add 1 {_ONE[rule.what]}"
    return f"Add {by:g} {WHAT_WORDS[rule.what]}"


_ONE: dict[What, str] = {"reps": "time", "sets": "set", "hold_s": "second of hold", "load_kg": "kg"}


def _say_when(rule: StepRule) -> str:
    if rule.when == "weeks":
        every = "every week" if rule.count == 1 else f"every {rule.count} weeks"
        return f"{every}, as long as it was not too hard"
    words = "when both sides felt easy" if rule.when == "both_easy" else "on each side when that side felt easy"
    return words if rule.count == 1 else f"{words}, {rule.count} check-ins in a row"


def _say_most(rule: StepRule) -> str:
    if rule.what == "band":
        return f", in this order: {', '.join(rule.bands)}"
    if rule.most is None:
        return ""
    if rule.what == "duration_s":
        return f", up to {say_time(Span(int(rule.most)))}"
    return f", up to {rule.most:g} {WHAT_WORDS[rule.what]}"
