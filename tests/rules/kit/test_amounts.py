"""Numbers as Ana types or dictates them."""

import pytest

from forum.errors import Refused
from forum.rules.kit.amounts import parse_amount, parse_load, parse_range


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("10", 10), (" 10 times", 10), ("10.", 10), ("10,", 10), ("ten", 10), ("Ten", 10), ("30 secs", 30),
        ("30s", 30), ("x10", 10), ("10 reps each side", 10), ("twice", 2), ("1,000", 1000), ("0", 0),
        ("twenty-five", 25), ("", None), ("   ", None), (".", None),
    ],
)  # fmt: skip
def test_a_messy_number_is_understood(typed: str, number: int | None) -> None:
    assert parse_amount(typed) == number


@pytest.mark.parametrize(
    ("typed", "ends"),
    [
        ("10-15", (10, 15)), ("10 - 15", (10, 15)), ("10–15", (10, 15)), ("10—15 times", (10, 15)),
        ("10 to 15", (10, 15)), ("ten to fifteen", (10, 15)), ("2 or 3", (2, 3)), ("15-10", (10, 15)),
        ("10", (10, None)), ("up to 30", (None, 30)), ("", (None, None)), ("2-3 sets", (2, 3)),
        ("forty-five", (45, None)),
    ],
)  # fmt: skip
def test_a_messy_range_is_understood(typed: str, ends: tuple[int | None, int | None]) -> None:
    assert parse_range(typed) == ends


@pytest.mark.parametrize(
    ("typed", "ends"),
    [
        ("30", (30, None)), ("1 minute", (60, None)), ("1 min 30", (90, None)), ("1 min 30 secs", (90, None)),
        ("1:30", (90, None)), ("1.5 minutes", (90, None)), ("2 to 3 minutes", (120, 180)),
        ("2-3 mins", (120, 180)), ("30 secs to 1 minute", (30, 60)), ("20 to 30 seconds", (20, 30)),
        ("up to 30 seconds", (None, 30)),
    ],
)  # fmt: skip
def test_a_time_is_read_in_seconds(typed: str, ends: tuple[int | None, int | None]) -> None:
    assert parse_range(typed, unit="s") == ends


def test_a_time_without_a_number_is_refused_with_an_example() -> None:
    with pytest.raises(Refused, match="30 seconds or 1 minute"):
        parse_range("a minute", unit="s")


@pytest.mark.parametrize(
    "typed",
    [
        "a few",
        "10 bananas",
        "1-2-3",
        "10 to",
        "to 10",
        "--",
        "-5",
        "²",
        "１０",
        "1 2",
        "2 minutes",
        "=1+1",
        "to",
    ],
)
def test_nonsense_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Refused, match="for example 10") as said:
        parse_range(typed, field="items.0.reps")
    assert said.value.field == "items.0.reps"


def test_a_huge_number_is_refused_and_the_most_is_said() -> None:
    with pytest.raises(Refused, match="The most is 99999"):
        parse_amount("9" * 5_000)


def test_half_a_repetition_is_refused() -> None:
    with pytest.raises(Refused, match="whole number"):
        parse_amount("2.5")


def test_a_range_where_one_number_belongs_is_refused() -> None:
    with pytest.raises(Refused, match="one number"):
        parse_amount("10 to 15")


@pytest.mark.parametrize(("typed", "kilograms"), [("2.5", 2.5), ("2,5 kg", 2.5), ("3 kilos.", 3.0), ("", None)])
def test_a_weight_is_read_in_kilograms(typed: str, kilograms: float | None) -> None:
    assert parse_load(typed) == kilograms


@pytest.mark.parametrize("typed", ["5 lb", "heavy", "-1", "nan", "1e5", "2.5.5"])
def test_another_unit_of_weight_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="kilograms"):
        parse_load(typed)
