"""A programme for tests, and any rule and any row of answers for property tests."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from forum.rules.programmes.limits import AMOUNT_RANGES, STEP_MOST
from forum.rules.programmes.pauses import PAUSE_REASONS
from forum.rules.programmes.programmes import WHENS, Measure, Part, Plan, StepRule
from forum.rules.programmes.runs import FELTS, Event
from forum.rules.routines.routines import Card, Item
from tests.samples.library import EXERCISES

START = date(2026, 3, 2)
MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BAND_CARD = Card(
    title="Bands",
    items=(
        Item(exercise_id="wall-ball-squat", sets=2, reps=10, band="yellow"),
        Item(
            exercise_id="box-march", sets=2, reps=10, reps_max=12, sides="each", first_side="weaker", first_reps=6
        ),
    ),
)  # fmt: skip
ADD_TWO = StepRule(what="reps", by=2, most=15)


def plan_with(*rules: StepRule, routine_id: int = 1, **changes: Any) -> Plan:
    """Twelve weeks with one card, measured at 0, 8 and 12."""
    part = Part(first_week=1, last_week=12, routine_id=routine_id, n=1, days_per_week=3)
    whole: dict[str, Any] = {
        "title": "Twelve weeks",
        "weeks": 12,
        "parts": (part,),
        "rules": rules,
        "check_weeks": (0, 8, 12),
        "measures": (Measure(name="Sit to stand in 30 seconds", unit="times"),),
    }
    return Plan(**whole | changes)


def told(day: int, kind: str, number: int = 0, **data: Any) -> Event:
    """Something a member said on this day of their run."""
    return Event(MORNING + timedelta(days=day), number or day + 1, kind, data, START + timedelta(days=day))


def step_rules() -> st.SearchStrategy[StepRule]:
    def amounts(what: Any) -> st.SearchStrategy[StepRule]:
        low, high = AMOUNT_RANGES[what]
        return st.builds(
            StepRule, what=st.just(what), by=st.integers(1, int(STEP_MOST[what])),
            most=st.integers(int(low) or 1, int(high)), when=st.sampled_from(WHENS), count=st.integers(1, 3),
            exercise_id=st.just("") | st.sampled_from(list(EXERCISES)),
        )  # fmt: skip

    bands = st.builds(StepRule, what=st.just("band"), bands=st.just(("yellow", "red", "green")))
    return st.sampled_from(list(STEP_MOST)).flatmap(amounts) | bands


def histories() -> st.SearchStrategy[list[Event]]:
    one: st.SearchStrategy[tuple[str, dict[str, Any]]] = st.one_of(
        st.tuples(
            st.just("check_in"), st.fixed_dictionaries({"week": st.integers(1, 12), "felt": st.sampled_from(FELTS)})
        ),
        st.tuples(st.just("pause"), st.fixed_dictionaries({"reason": st.sampled_from(PAUSE_REASONS)})),
        st.tuples(st.just("resume"), st.just({})),
    )
    days = st.lists(st.tuples(st.integers(0, 200), one), max_size=25)
    return days.map(lambda rows: [told(day, kind, n + 1, **data) for n, (day, (kind, data)) in enumerate(rows)])
