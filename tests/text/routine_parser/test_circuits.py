"""Rounds of a list, and the rest between them, told apart from the rest of one exercise."""

import pytest

from forum.text.routine_parser import parse_routine
from forum.text.routine_parser.items import Circuit
from tests.samples.library import EXERCISES

LIST = "\n\n1. Heel raise: 10 times.\n2. Bridge: 8 times.\n\n"


def circuits(before: str = "", after: str = "") -> set[Circuit | None]:
    return {item.circuit for item in parse_routine(f"{before}{LIST}{after}", EXERCISES)}


@pytest.mark.parametrize(
    ("said", "circuit"),
    [
        ("Do the whole list 3 times.", Circuit(3, None)),
        ("Do the whole list up to 3 times.", Circuit(None, 3)),
        ("Do the whole list 2 or 3 times.", Circuit(2, 3)),
        ("Do the whole list 2-3 times.", Circuit(2, 3)),
        ("Do the whole list 2 to 3 times.", Circuit(2, 3)),
        ("Go once or twice through the list.", Circuit(1, 2)),
        ("Do 3 rounds with 2 minutes rest between rounds.", Circuit(3, None, 120, None, True)),
        ("Do 3 rounds. After each round rest for a minute.", Circuit(3, None, 60, None, True)),
        ("Do 3 rounds, resting for 1 to 2 minutes before the next round.", Circuit(3, None, 60, 120, True)),
        ("Do 3 circuits, with a minute between circuits.", Circuit(3, None, 60, None, True)),
        ("Do 3 rounds with 30 seconds rest between exercises.", Circuit(3, None)),
        ("Repeat each round 2 times.", Circuit(2, None, is_of_part=True)),
        ("Do this section 2 times.", Circuit(2, None, is_of_part=True)),
        ("Do 2 rounds, with a minute's rest before the next exercise.", Circuit(2, None)),
    ],
)
def test_rounds_and_the_rest_between_them_are_read(said: str, circuit: Circuit) -> None:
    assert circuits(before=said) == circuits(after=said) == {circuit}


def test_a_list_without_rounds_has_none() -> None:
    assert circuits(before="Rest for a minute between exercises.") == {None}


def test_the_dose_keeps_the_lower_number_of_rounds() -> None:
    read = parse_routine(f"Do the whole list 2-3 times.{LIST}", EXERCISES)
    assert {item.dose.rounds for item in read} == {2}


LINES = "1. Heel raises, 10 times\n2. Bridges, 8 times\n3. Mini squats, 12 times\n4. Clamshells, 9 times\n"


@pytest.mark.parametrize(
    ("said", "rounds"),
    [
        ("Do 1-3 twice, then 4 once.", (2, 2, 2, None)),
        ("Do exercises 1 to 3 twice.", (2, 2, 2, None)),
        ("Go through 1, 2 and 4 three times.", (3, 3, None, 3)),
        ("Repeat the first two.", (2, 2, None, None)),
        ("Repeat the last two two more times.", (None, None, 3, 3)),
        ("Do the first two 3 times and the last two once.", (3, 3, None, None)),
        ("Do the list twice.", (2, 2, 2, 2)),
        ("Do 7-9 twice.", (None, None, None, None)),
    ],
)
def test_a_part_of_a_list_that_is_done_twice_has_rounds_of_its_own(said: str, rounds: tuple[int | None, ...]) -> None:
    read = parse_routine(LINES + said, EXERCISES)
    assert tuple(item.dose.rounds for item in read) == rounds
    assert [item.dose.reps for item in read] == [10, 8, 12, 9]
    assert all(item.circuit.is_of_part == (None in rounds) for item in read if item.circuit)


def test_how_many_repeats_is_no_part_of_a_list() -> None:
    read = parse_routine(
        "1. Heel raises: do 2-3 times a day.\n2. Bridges: repeat 10-12 times, 2 times a day.", EXERCISES
    )
    assert [item.dose.rounds for item in read] == [None, None]
