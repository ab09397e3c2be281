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
