"""Any card the rules can hold, for property tests."""

from hypothesis import strategies as st

from forum.rules.exercise_words import POSITION_WORDS, SUPPORT_WORDS
from forum.rules.routines import PROVENANCES, SIDES, Card, Item
from tests.samples.library import EXERCISES

_WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40).map(str.strip)


def _maybe(low: int, high: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(low, high)


def items() -> st.SearchStrategy[Item]:
    return st.builds(
        Item,
        exercise_id=st.sampled_from(list(EXERCISES)),
        sets=_maybe(1, 20), sets_max=_maybe(1, 20),
        reps=_maybe(1, 200), reps_max=_maybe(1, 200),
        hold_s=_maybe(1, 600), hold_s_max=_maybe(1, 600),
        duration_s=_maybe(1, 7_200), duration_s_max=_maybe(1, 7_200),
        distance=_WORDS,
        sides=st.none() | st.sampled_from(SIDES),
        rest_s=_maybe(0, 900),
        band=_WORDS,
        load_kg=st.none() | st.floats(0.5, 200),
        position=st.none() | st.sampled_from(list(POSITION_WORDS)),
        support=st.none() | st.sampled_from(list(SUPPORT_WORDS)),
        note=_WORDS,
    )  # fmt: skip


def cards() -> st.SearchStrategy[Card]:
    return st.builds(
        Card,
        title=_WORDS,
        purpose=_WORDS,
        items=st.lists(items(), max_size=6).map(tuple),
        days_per_week=_maybe(1, 7),
        days_per_week_max=_maybe(1, 7),
        times_per_day=_maybe(1, 10),
        provenance=st.sampled_from(PROVENANCES),
        provenance_note=_WORDS,
        source_url=_WORDS,
        note=_WORDS,
    )
