"""Any card the rules can hold, for property tests."""

from hypothesis import strategies as st

from forum.rules.library.words import EQUIPMENT_WORDS, POSITION_WORDS, SPOTTER_WORDS, SUPPORT_WORDS
from forum.rules.routines.routines import FIRST_SIDES, PACES, PROVENANCES, SIDES, Card, Item
from tests.samples.library import EXERCISES

_THINGS = [value for value in EQUIPMENT_WORDS if value != "none"]
_WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40).map(str.strip)

NO_ROUNDS = (None, None)  # once is not told at all


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
        first_side=st.none() | st.sampled_from(FIRST_SIDES),
        first_sets=_maybe(1, 20), first_sets_max=_maybe(1, 20),
        first_reps=_maybe(1, 200), first_reps_max=_maybe(1, 200),
        first_hold_s=_maybe(1, 600), first_hold_s_max=_maybe(1, 600),
        first_duration_s=_maybe(1, 7_200), first_duration_s_max=_maybe(1, 7_200),
        first_load_kg=st.none() | st.floats(0.5, 200),
        rest_s=_maybe(0, 900),
        pace=st.none() | st.sampled_from(PACES),
        move_s=_maybe(1, 30),
        return_s=_maybe(1, 30),
        effort=_maybe(0, 10), effort_max=_maybe(0, 10),
        effort_words=_WORDS,
        band=_WORDS,
        band_brand=_WORDS,
        band_doubled=st.booleans(),
        load_kg=st.none() | st.floats(0.5, 200),
        position=st.none() | st.sampled_from(list(POSITION_WORDS)),
        support=st.none() | st.sampled_from(list(SUPPORT_WORDS)),
        spotter=st.none() | st.sampled_from(list(SPOTTER_WORDS)),
        equipment=st.sets(st.sampled_from(_THINGS), max_size=3).map(
            lambda chosen: tuple(one for one in _THINGS if one in chosen)
        ),
        note=_WORDS,
        instead_of=st.just("") | st.sampled_from(list(EXERCISES)),
        reason=_WORDS,
    )  # fmt: skip


def cards() -> st.SearchStrategy[Card]:
    return st.builds(
        lambda rounds, **given: Card(rounds=rounds[0], rounds_max=rounds[1], **given),
        rounds=st.tuples(_maybe(1, 20), _maybe(1, 20)).filter(
            lambda ends: not {*ends} <= {None, 1} or ends == NO_ROUNDS
        ),
        rest_between_rounds_s=_maybe(0, 1_800),
        title=_WORDS,
        purpose=_WORDS,
        items=st.lists(items(), max_size=6).map(tuple),
        days_per_week=_maybe(1, 7),
        days_per_week_max=_maybe(1, 7),
        times_per_day=_maybe(1, 10),
        weeks=_maybe(1, 104),
        weeks_max=_maybe(1, 104),
        cert_2_who_teaches=_WORDS,
        cert_16b_fidelity=_WORDS,
        provenance=st.sampled_from(PROVENANCES),
        provenance_note=_WORDS,
        source_url=_WORDS,
        note=_WORDS,
    )
