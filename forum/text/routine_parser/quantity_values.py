"""What an amount gives, by the way it is written: the readers of `quantity_patterns`.

A value is named by a `Key`, and mypy knows them all: no pattern can give one that nobody reads, and each amount has a
name for its high end. `build` puts them into a `Dose`.
"""

import re
from collections.abc import Callable
from typing import Literal

# "seconds" are held or moved, and "bare" numbers are counts, as the exercise says.
Amount = Literal["sets", "reps", "bare", "breaths", "held", "seconds", "moving", "rest_s"]
High = Literal["sets_max", "reps_max", "bare_max", "breaths_max", "held_max", "seconds_max", "moving_max", "rest_s_max"]
Key = Amount | High | Literal["sides", "frequency", "distance", "load", "rounds", "move_s", "return_s"]
Values = dict[Key, int | str]
Reader = Callable[[re.Match[str]], Values]

HIGHS: dict[Amount, High] = {
    "sets": "sets_max", "reps": "reps_max", "bare": "bare_max", "breaths": "breaths_max", "held": "held_max",
    "seconds": "seconds_max", "moving": "moving_max", "rest_s": "rest_s_max",
}  # fmt: skip
DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,7}"
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_MOST_SETS = 5
_MOST_TIMES = 7  # a day or a week, where "times" is not said
_TIMES = re.compile(r"times?|x|sessions?|days?\s(?:a|per|each|every)|goes|mornings?|evenings?|nights?|/")


def seconds(amount: str, unit: str | None) -> int:
    """An amount in seconds; without a unit it is seconds."""
    return int(amount) * (60 if (unit or "s").startswith("m") else 1)


def ranged(name: Amount, low: str, high: str | None, unit: str | None = None) -> Values:
    """A low end and, where it is higher, a high end."""
    values: Values = {name: seconds(low, unit)}
    if high and int(high) > int(low):
        values[HIGHS[name]] = seconds(high, unit)
    return values


def always(values: Values) -> Reader:
    """A pattern that always says the same."""
    return lambda _: dict(values)


def one(name: Amount) -> Reader:
    """A pattern with a low end, a high end and perhaps a unit."""
    return lambda match: ranged(name, *match.groups())


def tempo(*names: Literal["move_s", "return_s"]) -> Reader:
    """A pattern whose numbers are the seconds of the way out and of the way back of one repeat."""
    return lambda match: {name: int(number) for name, number in zip(names, match.groups(), strict=True)}


def both_ways(match: re.Match[str]) -> Values:
    """Reads "count to 3 both ways"."""
    return {"move_s": int(match[1]), "return_s": int(match[1])}


def rounds(match: re.Match[str]) -> Values:
    """Reads "repeat the whole list twice"."""
    return {"rounds": int(match[1])}


def rounds_more(match: re.Match[str]) -> Values:
    """Reads "then round 2 more times"."""
    return {"rounds": int(match[1] or 1) + 1}


def sets_more(match: re.Match[str]) -> Values:
    """Reads "and then 2 more rounds"."""
    return {"sets": int(match[1]) + 1}


def first(name: Amount) -> Reader:
    """A pattern whose first number is all it says."""
    return lambda match: {name: int(match[1])}


def most(name: Amount) -> Reader:
    """A pattern that names a high end only: "up to 10", "up to 30 s"."""
    return lambda match: {HIGHS[name]: seconds(match[1], match[2] if match.re.groups > 1 else None)}


def two_times(name: Amount) -> Reader:
    """A pattern with a unit at both ends: "90 s to 2 min", whichever is the longer."""

    def read(match: re.Match[str]) -> Values:
        low, high = sorted((seconds(match[1], match[2]), seconds(match[3], match[4])))
        return {name: low, HIGHS[name]: high} if low < high else {name: low}

    return read


def grown(name: Amount) -> Reader:
    """A pattern with its unit at the first end only: "20 seconds, build up to 60"."""
    return lambda match: ranged(name, match[1], match[3], match[2])


def on_each_side(match: re.Match[str]) -> Values:
    """Reads "6/6", "10 R, 10 L", "5/side"."""
    return {"reps": int(match[1]), "sides": "each"}


def steps_each_side(match: re.Match[str]) -> Values:
    """Reads "8 steps to the left, then 8 to the right"."""
    return {"distance": f"{match[1]} {match[2]}", "sides": "each"}


def sets_of(match: re.Match[str]) -> Values:
    """Reads "3 sets of 10", "2 rounds of 30 s"."""
    low, most_sets, reps, high, unit = match.groups()
    return {**ranged("sets", low, most_sets), **ranged("seconds" if unit else "reps", reps, high, unit)}


def reps_of(match: re.Match[str]) -> Values:
    """Reads "10 reps x 3 sets"."""
    reps, high, sets = match.groups()
    return {"sets": int(sets), **ranged("reps", reps, high)}


def reps_again(match: re.Match[str]) -> Values:
    """Reads "8, rest for a minute, 8 more", when the rest was read already."""
    return {"sets": 2, "reps": int(match[1])}


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
    """Reads "twice a day", "3-4 times a week"; "10 every day" counts repeats, and nobody does them ten times a day."""
    low, high, unit = match.groups()
    if int(low) > _MOST_TIMES and _TIMES.search(match[0]) is None:
        return {**ranged("reps", low, high), "frequency": f"1/{'week' if unit[0] == 'w' else 'day'}"}
    if unit[0] == "w" and low == "7":
        return {"frequency": "1/day"}
    unit = {"d": "day", "w": "week", "m": "day", "e": "day", "n": "day"}[unit[0]]
    return {"frequency": f"{low}-{high}/{unit}" if high and int(high) > int(low) else f"{low}/{unit}"}


def labelled_often(match: re.Match[str]) -> Values:
    """Reads "Daily: 2", "Weekly: 3"."""
    return {"frequency": f"{match[2]}/{'day' if match[1] == 'daily' else 'week'}"}


def daily_and_weekly(match: re.Match[str]) -> Values:
    """Reads "Daily: 1 Weekly: 4": once on four days; what is done more often on some days is left to the words."""
    daily, weekly = int(match[1]), int(match[2])
    return {"frequency": f"{daily}/day" if weekly >= 7 or daily > 1 else f"{weekly}/week"}


def interval(match: re.Match[str]) -> Values:
    """Reads "30 on / 30 off": time moved, time rested."""
    return {"moving": seconds(match[1], match[2]), "rest_s": seconds(match[3], match[4])}


def load(match: re.Match[str]) -> Values:
    """Reads "2 lb", "1.5 kg", "2-3 kg"."""
    return {"load": f"{_both_ends(match[1], match[2])} {'kg' if match[3][0] == 'k' else 'lb'}"}


def distance(match: re.Match[str]) -> Values:
    """Reads "10 steps", as written, and "10-20 steps"."""
    return {"distance": f"{_both_ends(match[1], match[2])} {match[3]}"}


def distance_each(match: re.Match[str]) -> Values:
    """Reads "4 x 10 m": so often, so far each time."""
    return {"reps": int(match[1]), "distance": f"{_both_ends(match[2], match[3])} {match[4]}"}


def _both_ends(low: str, high: str | None) -> str:
    return f"{low} to {high}" if high and float(high) > float(low) else low


def side(match: re.Match[str]) -> Values:
    """Left or right, by the first letter of the word that was found."""
    word = next(found for found in match.groups() if found)
    return {"sides": {"r": "right", "l": "left"}[word[0]]}
