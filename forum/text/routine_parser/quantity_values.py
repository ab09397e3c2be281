"""What an amount gives, by the way it is written: the readers of `quantity_patterns`."""

import re
from collections.abc import Callable

Values = dict[str, int | str]
Reader = Callable[[re.Match[str]], Values]

DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,7}"
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_MOST_SETS = 5


def seconds(amount: str, unit: str | None) -> int:
    """An amount in seconds; without a unit it is seconds."""
    return int(amount) * (60 if (unit or "s").startswith("m") else 1)


def ranged(name: str, low: str, high: str | None, unit: str | None = None) -> Values:
    """A low end and, where it is higher, a high end."""
    values: Values = {name: seconds(low, unit)}
    if high and int(high) > int(low):
        values[f"{name}_max"] = seconds(high, unit)
    return values


def always(**values: int | str) -> Reader:
    """A pattern that always says the same."""
    return lambda _: dict(values)


def one(name: str) -> Reader:
    """A pattern with a low end, a high end and perhaps a unit."""
    return lambda match: ranged(name, *match.groups())


def first(name: str) -> Reader:
    """A pattern whose first number is all it says."""
    return lambda match: {name: int(match[1])}


def on_each_side(match: re.Match[str]) -> Values:
    """Reads "6/6", "10 R, 10 L", "5/side"."""
    return {"reps": int(match[1]), "sides": "each"}


def sets_of(match: re.Match[str]) -> Values:
    """Reads "3 sets of 10", "2 rounds of 30 s"."""
    low, _, reps, high, unit = match.groups()
    return {"sets": int(low), **ranged("seconds" if unit else "reps", reps, high, unit)}


def reps_of(match: re.Match[str]) -> Values:
    """Reads "10 reps x 3 sets"."""
    reps, high, sets = match.groups()
    return {"sets": int(sets), **ranged("reps", reps, high)}


def times(match: re.Match[str]) -> Values:
    """Reads "3 x 10"; whoever writes "10 x 3" means three sets as well."""
    sets, low, high = match.groups()
    if int(sets) > _MOST_SETS >= int(low) and not high:
        sets, low = low, sets
    return {"sets": int(sets), **ranged("reps", low, high)}


def each_time(match: re.Match[str]) -> Values:
    """Reads "3 x 30 s": three times half a minute."""
    count, low, high, unit = match.groups()
    return {"reps": int(count), **ranged("seconds", low, high, unit)}


def time_each(match: re.Match[str]) -> Values:
    """Reads "30 s x 3"."""
    low, high, unit, count = match.groups()
    return {"reps": int(count), **ranged("seconds", low, high, unit)}


def minute_or_two(match: re.Match[str]) -> Values:
    """Reads "a minute or two"."""
    low, unit, high = match.groups()
    return ranged("seconds", low, high, unit)


def days(match: re.Match[str]) -> Values:
    """Reads "Mon, Wed and Fri"."""
    named = {found[0][:3] for found in re.finditer(DAY, match[0])}
    return {"frequency": ",".join(day for day in _DAYS if day in named)}


def often(match: re.Match[str]) -> Values:
    """Reads "twice a day", "3-4 times a week"."""
    low, high, unit = match.groups()
    if unit[0] == "w" and low == "7":
        return {"frequency": "1/day"}
    unit = {"d": "day", "w": "week", "m": "day", "e": "day", "n": "day"}[unit[0]]
    return {"frequency": f"{low}-{high}/{unit}" if high else f"{low}/{unit}"}


def interval(match: re.Match[str]) -> Values:
    """Reads "30 on / 30 off": time moved, time rested."""
    return {"moving": seconds(match[1], match[2]), "rest_s": seconds(match[3], match[4])}


def load(match: re.Match[str]) -> Values:
    """Reads "2 lb", "1.5 kg"."""
    return {"load": f"{match[1]} {'kg' if match[2][0] == 'k' else 'lb'}"}


def distance(match: re.Match[str]) -> Values:
    """Reads "10 steps", as written."""
    return {"distance": f"{match[1]} {match[2]}"}


def side(match: re.Match[str]) -> Values:
    """Left or right, by the first letter of the word that was found."""
    word = next(found for found in match.groups() if found)
    return {"sides": {"r": "right", "l": "left"}[word[0]]}
