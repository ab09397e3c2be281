"""How often, as the routine parser writes it ("2/day", "eod", "mon,fri"): as a card's fields, and in words."""

import re

from forum.rules.kit.spans import Span, say_number
from forum.rules.routines.limits import CARD_RANGES

_RATE = re.compile(r"(\d{1,4})(?:-(\d{1,4}))?/(day|week)", re.ASCII)
_DAYS = {
    "mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday", "sat": "Saturday",
    "sun": "Sunday",
}  # fmt: skip
_COUNTS = {"1": "once", "2": "twice"}
EVERY_OTHER_DAY = "eod"


def card_frequency(frequency: str) -> tuple[dict[str, int], str]:
    """The fields of a whole card that say it, and the words for what no field can hold; both may be empty."""
    if frequency == EVERY_OTHER_DAY:
        return {"days_per_week": 3, "days_per_week_max": 4}, say_frequency(frequency)
    if days := _named_days(frequency):
        return {"days_per_week": len(days)}, say_frequency(frequency)
    found = _RATE.fullmatch(frequency)
    if not found:
        return {}, say_frequency(frequency)
    low, high = int(found[1]), int(found[2] or 0)
    name = "times_per_day" if found[3] == "day" else "days_per_week"
    least, most = CARD_RANGES[name]
    if not least <= low <= most or high > most or (high and name == "times_per_day"):
        return {}, say_frequency(frequency)
    if name == "times_per_day":
        # Whoever says "daily" means every day; "twice a day" may be meant for some days only.
        return ({name: low, "days_per_week": 7} if low == 1 else {name: low}), ""
    return {name: low} | ({f"{name}_max": high} if high > low else {}), ""


def say_frequency(frequency: str) -> str:
    """How often in words: "Twice a day", "Every other day", "On Monday and Friday"; what is unknown as it stands."""
    if frequency == EVERY_OTHER_DAY:
        return "Every other day"
    if days := _named_days(frequency):
        return f"On {', '.join(days[:-1])} and {days[-1]}" if len(days) > 1 else f"On {days[0]}"
    found = _RATE.fullmatch(frequency)
    if not found:
        return frequency
    if not found[2] and found[1] in _COUNTS:
        return f"{_COUNTS[found[1]].capitalize()} a {found[3]}"
    return f"{say_number(Span(int(found[1]), int(found[2]) if found[2] else None))} times a {found[3]}"


def _named_days(frequency: str) -> list[str]:
    names = frequency.split(",")
    return [_DAYS[name] for name in names] if all(name in _DAYS for name in names) else []
