"""What a member can do and has at home: the private answers that a card is fitted to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from forum.errors import Refused
from forum.rules.fitting import refusal_words
from forum.rules.library.filters import HOUSEHOLD
from forum.rules.library.words import EQUIPMENT_WORDS, POSITION_WORDS
from forum.rules.routines.summary import say_positions

Day = Literal["green", "amber", "red"]

DAYS: tuple[Day, ...] = get_args(Day)
DAY_WORDS: dict[Day, str] = {
    "green": "A good day: the card as it is",
    "amber": "A tired day: less of it",
    "red": "A very tired day: a few gentle things, sitting or lying down",
}
RESTING = ("seated", "long_sitting", "supine", "side_lying", "prone")
THINGS = tuple(value for value in EQUIPMENT_WORDS if value != "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class FitProfile:
    """The answers, cautious where nothing was said: library positions and things, and yes or no."""

    positions: tuple[str, ...] = (*RESTING, "standing_supported")
    has_support: bool = True
    has_company: bool = False
    can_use_floor: bool = False
    may_close_eyes: bool = False
    things: tuple[str, ...] = tuple(value for value in THINGS if value in HOUSEHOLD)
    day: Day = "green"


_YES = ("has_support", "has_company", "can_use_floor", "may_close_eyes")


def profile_to_dict(profile: FitProfile) -> dict[str, Any]:
    """The answers as plain data for JSON."""
    plain: dict[str, Any] = {name: getattr(profile, name) for name in _YES}
    return plain | {"positions": list(profile.positions), "things": list(profile.things), "day": profile.day}


def profile_from_dict(data: Mapping[str, Any]) -> FitProfile:
    """The answers that were kept; what is missing or no longer known counts as the cautious answer."""
    answers: dict[str, Any] = {name: data.get(name) is True for name in _YES}
    return FitProfile(
        positions=_known(POSITION_WORDS, data.get("positions", ())),
        things=_known(THINGS, data.get("things", ())),
        day=as_day(data.get("day", "")),
        **answers,
    )


def profile_from_form(
    positions: Iterable[str], things: Iterable[str], yes: Mapping[str, str], day: str = "green"
) -> FitProfile:
    """The answers of a form; `yes` holds "yes" by name. Raises `Refused` when no position was chosen."""
    chosen = _known(POSITION_WORDS, positions)
    if not chosen:
        raise Refused(refusal_words.NO_POSITION, "positions")
    answers: dict[str, Any] = {name: yes.get(name) == "yes" for name in _YES}
    return FitProfile(positions=chosen, things=_known(THINGS, things), day=as_day(day), **answers)


def as_day(text: object) -> Day:
    """The kind of day, "green" when it is none we know."""
    return text if text in DAYS else "green"


def say_profile(profile: FitProfile) -> tuple[str, ...]:
    """The answers in short phrases, the most telling first."""
    return (
        say_positions(profile.positions, "or"),
        "Something firm to hold" if profile.has_support else "Nothing firm to hold",
        "Someone with you" if profile.has_company else "On your own",
        "The floor is fine" if profile.can_use_floor else "Not on the floor",
        "Eyes closed is fine" if profile.may_close_eyes else "Eyes open",
    )


def _known(known: Iterable[str], given: object) -> tuple[str, ...]:
    chosen = set(given) if isinstance(given, list | tuple | set | frozenset) else set()
    return tuple(value for value in known if value in chosen)
