"""However hostile a text is, reading it costs no more than its length allows."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

from forum.text import routine_parser
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


def patterns() -> Iterator[Any]:
    """Every regular expression of the parser, with the room and the name it stands under."""
    for room in pkgutil.iter_modules(routine_parser.__path__):
        module = importlib.import_module(f"{routine_parser.__name__}.{room.name}")
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield pytest.param(value, id=f"{room.name}.{name}")
            if name == "PATTERNS":
                yield from (pytest.param(one, id=f"{room.name}.{number}") for number, (one, _) in enumerate(value))


@pytest.mark.parametrize("pattern", list(patterns()))
def test_a_pattern_has_no_repeat_that_can_run_away(pattern: re.Pattern[str]) -> None:
    parsed = re._parser.parse(pattern.pattern, pattern.flags)  # type: ignore[attr-defined]
    assert runaway(parsed) == []


def runaway(parsed: Any, inside: int = 0) -> list[str]:
    """Repeats without an end that stand within another repeat: the only way to more than polynomial time."""
    found: list[str] = []
    for code, argument in parsed:
        name = str(code)
        if name in {"MAX_REPEAT", "MIN_REPEAT"}:
            _, most, body = argument
            is_endless = int(most) > 1_000
            if is_endless and inside:
                found.append(str(body))
            found += runaway(body, inside + (is_endless or (int(most) > 12 and _is_open(body))))
        elif name == "SUBPATTERN":
            found += runaway(argument[3], inside)
        elif name == "BRANCH":
            found += [one for branch in argument[1] for one in runaway(branch, inside)]
        elif name in {"ASSERT", "ASSERT_NOT"}:
            found += runaway(argument[1], inside)
    return found


def _is_open(body: Any) -> bool:
    return any(str(code) in {"MAX_REPEAT", "MIN_REPEAT"} for code, _ in body)
