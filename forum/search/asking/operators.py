"""The operators of a query: which there are, and what a value of each means. Pure, and without the library.

Typed into the box they stand as `name:value`; in an address each is a part of the same name.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal, get_args

from forum.rules.kit.days import start_of
from forum.rules.library.words import GAIT_PHASE_WORDS, SUPPORT_WORDS
from forum.search.asking.concepts import FAMILIES, values_of
from forum.search.asking.letters import folded
from forum.search.kit.document import KINDS

Order = Literal["relevance", "latest", "oldest", "helpful"]
ORDERS: tuple[Order, ...] = get_args(Order)
WITHIN = ("saved", "mine")
STATES = ("hidden", "held", "deleted")

DATES = ("before", "after")
EXACT = ("author", "category", "tag", "exercise")
# What else an operator is called; the first name is the one that the house uses within.
OTHER_NAMES: Mapping[str, str] = {
    "helper": "spotter",
    "phase": "gait_phase",
    "reviewed": "review",
    "sort": "order",
}
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", re.ASCII)
_KINDS = {word: (kind,) for kind in KINDS for word in (kind, f"{kind}s")}
_KINDS |= {"card": ("routine",), "cards": ("routine",), "reply": ("post",), "replies": ("post",)}
_LEVELS = {word: (str(level),) for level, word in enumerate(("gentlest", "easy", "medium", "hard", "hardest"), 1)} | {
    str(level): (str(level),) for level in range(1, 6)
}
_SPOTTERS = {
    "alone": ("alone",),
    "nobody": ("alone",),
    "no-one": ("alone",),
    "none": ("alone",),
    "not-needed": ("alone",),
    "recommended": ("recommended",),
    "near": ("recommended",),
    "required": ("required",),
    "someone": ("recommended", "required"),
    "somebody": ("recommended", "required"),
}


def facet_value(value: str) -> str:
    """The form in which two names, categories or tags count as the same: as members type them on any keyboard."""
    return "-".join(folded(value).split()).encode(errors="replace").decode()


def _by_words(words: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {facet_value(name.replace("_", "-")): (key,) for key, said in words.items() for name in (key, said)}


_CLOSED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "kind": _KINDS,
    "level": _LEVELS,
    "spotter": _SPOTTERS,
    "support": _by_words(SUPPORT_WORDS) | {"none": ("not_needed",)},
    "gait_phase": _by_words(GAIT_PHASE_WORDS),
    "review": {"yes": ("clinician",), "clinician": ("clinician",)},
    "trusted": {"yes": ("yes",)},
    "in": {"title": ("title",), "titles": ("title",), **{one: (one,) for one in WITHIN}},
    "order": {one: (one,) for one in ORDERS} | {"newest": ("latest",)},
    "status": {one: (one,) for one in STATES},
}
NAMES = frozenset((*_CLOSED, *FAMILIES, *EXACT, *DATES))


def name_of(typed: str) -> str:
    """The operator that this name stands for; "" when there is none."""
    name = typed.lower()
    name = OTHER_NAMES.get(name, name)
    return name if name in NAMES else ""


def values_for(name: str, value: str) -> tuple[str, ...]:
    """What a value of an operator (not of a date) means; () when it is none."""
    if name in FAMILIES:
        return values_of(name, value)
    if name == "author":
        # As a name stands in a mention: @ana.
        value = value.removeprefix("@")
    if name in EXACT:
        return (facet_value(value),) if any(c.isalnum() for c in value) else ()
    return _CLOSED[name].get(facet_value(value.replace("_", "-")), ())


def moment_of(value: str, zone: str) -> datetime | None:
    """The moment at which a year, month or day begins."""
    match = _DATE.fullmatch(value)
    if not match:
        return None
    year, month, day = (int(group) if group else 1 for group in match.groups())
    try:
        return start_of(date(year, month, day), zone)
    except (ValueError, OverflowError):
        return None


def public_name(name: str) -> str:
    """How members and addresses call an operator."""
    return _PUBLIC.get(name, name)


_PUBLIC = {"spotter": "helper", "gait_phase": "phase", "review": "reviewed"}
