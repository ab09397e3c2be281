"""However hostile a text is, reading it costs no more than its length allows."""

import pytest

from forum.text.routine_parser import parse_routine
from tests.samples.library import EXERCISES
from tests.samples.work import count_calls

UNITS = [
    "a",
    "1 ",
    "squats ",
    "heel raises, ",
    "\n- squat\n",
    "lift ",
    "3 x ",
    "10-",
    "no ",
    "sit ",
    "1. ",
    "mon ",
    "(",
    "\n\nsquat",
]
LENGTH = 2_000


def steps(text: str) -> int:
    return count_calls(lambda: parse_routine(text, EXERCISES))


@pytest.mark.parametrize("unit", UNITS)
def test_four_times_the_text_is_at_most_some_five_times_the_work(unit: str) -> None:
    parse_routine("squats", EXERCISES)
    short, long = (unit * LENGTH)[:LENGTH], (unit * 4 * LENGTH)[: 4 * LENGTH]
    assert steps(long) <= 5.5 * steps(short) + 5_000
