"""No step of a ladder is a leap: what may rise from an easier form to a harder one, told one line for each breach."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from forum.rules.library.position_check import GRADES, is_stricter

Entry = Mapping[str, Any]

_NEW_DANGERS = ("eyes_closed", "floor_transfer", "impact")
_AMOUNTS = ("reps", "hold_seconds", "duration_seconds")


def check_ladders(entries: Sequence[Entry]) -> Iterator[str]:
    """Every breach along a progression; the edges are known to be mirrored."""
    by_id = {entry["id"]: entry for entry in entries}
    for entry in entries:
        yield from _marks(entry)
        for harder in (by_id[other] for other in entry["progressions"]):
            step = f"{entry['id']}: the step to {harder['id']}"
            if harder["id"] not in entry["with_clinician"]:
                yield from (f"{step} {words} without a clinician" for words in _leaps(entry, harder))
            if entry["id"] not in harder["with_help"]:
                yield from (f"{step} {words}" for words in _lapses(entry, harder))


def _marks(entry: Entry) -> Iterator[str]:
    for name, among in (("with_clinician", "progressions"), ("with_help", "regressions")):
        for other in entry[name]:
            if other not in entry[among]:
                yield f"{entry['id']}: {name} names {other}, which is not among its {among}"


def _leaps(entry: Entry, harder: Entry) -> Iterator[str]:
    if harder["level"] - entry["level"] >= 2:
        yield "rises two levels"
    risks = GRADES["fall_risk"]
    if risks.index(harder["safety"]["fall_risk"]) - risks.index(entry["safety"]["fall_risk"]) >= 2:
        yield "rises two grades of fall risk"
    for flag in _NEW_DANGERS:
        if harder["safety"][flag] and not entry["safety"][flag]:
            yield f"adds {flag}"


def _lapses(entry: Entry, harder: Entry) -> Iterator[str]:
    if is_stricter("spotter", entry["safety"]["spotter"], harder["safety"]["spotter"]):
        yield "asks for less company"
    one, other = entry["default_dose"], harder["default_dose"]
    for name in _AMOUNTS:
        if name == "reps" and (_is_one_hold(one) or _is_one_hold(other)):
            continue
        if one[name] and other[name] and other[name][1] > one[name][1]:
            yield f"has more {name} than the easier form"


def _is_one_hold(dose: Entry) -> bool:
    """A dose of one long hold counts in seconds: its single repetition is no amount."""
    return bool(dose["hold_seconds"]) and dose["reps"] == [1, 1]
