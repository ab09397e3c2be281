"""What a study is about, by public lists: proposed by the words it is told in, and confirmed by a person."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from forum.errors import Refused
from forum.rules.research import refusal_words

ENTITIES_MOST = 30
NAME_CHARS = 120
# Words as they stand in a text, and the scheme, id and name that they propose.
_PROPOSED: Sequence[tuple[str, str, str, str]] = (
    ("multiple sclerosis|ms", "MONDO", "MONDO:0005301", "multiple sclerosis"),
    ("multiple sclerosis|ms", "MeSH", "D009103", "Multiple Sclerosis"),
    ("relapsing|relapsing-remitting|rrms", "MeSH", "D020529", "Multiple Sclerosis, Relapsing-Remitting"),
    ("progressive ms|ppms|spms|secondary progressive|primary progressive", "MeSH", "D020528",
     "Multiple Sclerosis, Chronic Progressive"),
    ("resistance training|strength training|elastic bands?|weights", "MeSH", "D055070", "Resistance Training"),
    ("exercises?|training", "MeSH", "D005081", "Exercise Therapy"),
    ("yoga", "MeSH", "D015013", "Yoga"),
    ("gait", "MeSH", "D005684", "Gait"),
    ("walking|walked|walk", "MeSH", "D016138", "Walking"),
    ("walking speed|gait speed|timed walk", "MeSH", "D000072797", "Walking Speed"),
    ("balance|posture|postural", "MeSH", "D004856", "Postural Balance"),
    ("falls?|fell", "MeSH", "D000058", "Accidental Falls"),
    ("strength|torque", "MeSH", "D053580", "Muscle Strength"),
    ("weakness", "MeSH", "D018908", "Muscle Weakness"),
    ("spasticity", "MeSH", "D009128", "Muscle Spasticity"),
    ("fatigue|tiredness", "MeSH", "D005221", "Fatigue"),
    ("fitness|oxygen uptake", "MeSH", "D010809", "Physical Fitness"),
    ("quality of life", "MeSH", "D011788", "Quality of Life"),
    ("thinking|cognition|cognitive", "MeSH", "D003071", "Cognition"),
)  # fmt: skip
_WORDS = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), scheme, id_, name) for words, scheme, id_, name in _PROPOSED
)
_IDS = {"MeSH": re.compile(r"[CD][0-9]{6,9}"), "MONDO": re.compile(r"MONDO:[0-9]{7}")}
SCHEMES = tuple(_IDS)
_TOLD_IN = ("title", "plain_title", "summary", "adds", "population", "trained", "ms_type")
Entity = Mapping[str, Any]


def propose(data: Mapping[str, Any]) -> list[Entity]:
    """What a record has already, then what its words propose and it has not; nothing new is confirmed."""
    known: list[Entity] = [dict(one) for one in data.get("entities") or ()]
    ids = {one["id"] for one in known}
    told = " ".join([*(str(data.get(name) or "") for name in _TOLD_IN), *_outcomes(data)])
    fresh = (
        {"scheme": scheme, "id": id_, "name": name, "is_confirmed": False}
        for words, scheme, id_, name in _WORDS
        if id_ not in ids and words.search(told)
    )
    return [*known, *fresh][:ENTITIES_MOST]


def _outcomes(data: Mapping[str, Any]) -> Iterator[str]:
    yield from (str(one.get("name") or "") for one in data.get("outcomes") or ())


def confirm(offered: Sequence[Entity], chosen: Sequence[str]) -> list[Entity]:
    """These, each confirmed when its id was chosen; what a person passed over stays as a machine's word."""
    return [{**one, "is_confirmed": one["id"] in chosen} for one in offered]


def read_entity(typed: str) -> Entity | None:
    """One that a person adds, as `MeSH D009103 Multiple Sclerosis`; None for nothing, `Refused` for nonsense."""
    told = typed.split(None, 2)
    if not told:
        return None
    scheme = next((one for one in SCHEMES if one.lower() == told[0].lower()), "")
    if len(told) < 3 or not scheme or not _IDS[scheme].fullmatch(told[1]) or len(told[2]) > NAME_CHARS:
        raise Refused(refusal_words.NO_ENTITY, "added")
    return {"scheme": scheme, "id": told[1], "name": told[2].strip(), "is_confirmed": True}
