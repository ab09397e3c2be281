"""Exercises and everything else on the pages of one list."""

import pytest

from forum.search.understanding.verdict import Verdict
from forum.search.understanding.weaving import Window, order


@pytest.mark.parametrize("verdict", ["fits", "weak", "none"])
@pytest.mark.parametrize(("exercises", "others"), [(0, 0), (0, 7), (7, 0), (3, 9), (9, 3), (5, 5)])
def test_pages_show_each_thing_once(exercises: int, others: int, verdict: Verdict) -> None:
    seen: list[tuple[str, int]] = []
    for start in range(0, 20, 4):
        window = Window(exercises, verdict, start, start + 4)
        other, exercise = window.others_before, window.exercises_before(others)
        for place in window.page(others):
            seen.append((place, exercise if place == "exercise" else other))
            exercise, other = exercise + (place == "exercise"), other + (place == "other")
    assert sorted(seen) == [("exercise", n) for n in range(exercises)] + [("other", n) for n in range(others)]


def test_exercises_come_first_when_they_fit_and_last_when_they_do_not() -> None:
    assert "".join(place[0] for place in order(2, 3, "fits")) == "eoeoo"
    assert "".join(place[0] for place in order(3, 2, "fits")) == "eoeoe"
    for verdict in ("weak", "none"):
        assert "".join(place[0] for place in order(2, 3, verdict)) == "oooee"
