"""Saying a notice, when it is read, by the words of its kind."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from forum.rules.kit.days import NO_ZONE, say_day_of
from forum.rules.members.membership import ROLE_WORDS
from forum.rules.talk.notice_words import NAMED, NOTICES, Ref, ThingTold, Words

# How many exercises are named before the others are counted.
EXERCISES_NAMED = 3


def things_of(data: Mapping[str, Any]) -> set[Ref]:
    """The things and members that a notice with this data is about."""
    exercises = {("exercise", value) for value in data.get("exercises", ())}
    return {(NAMED[name][0], value) for name, value in data.items() if name in NAMED} | exercises


def say_notice(kind: str, data: Mapping[str, Any], known: Mapping[Ref, ThingTold], zone: str = NO_ZONE) -> Words:
    """The words of a notice for a reader in this time zone; `known` holds what they may know of its `things_of`."""
    say = NOTICES[kind]
    values = {name: _say_value(name, value, known, zone) for name, value in data.items()}
    if not say.about:
        return Words(say.text.format(**values), say.url.format(**values))
    thing = known.get((NAMED[say.about][0], data[say.about]))
    if thing is None:
        return Words(say.unseen.format(**values), "")
    text = say.text.format(title=thing.title, **values)
    return Words(text, say.url.format(**values) or thing.url, thing.excerpt)


def _say_value(name: str, value: Any, known: Mapping[Ref, ThingTold], zone: str) -> str:
    if name in NAMED:
        noun, unseen = NAMED[name]
        return known[noun, value].title if (noun, value) in known else unseen
    if name == "exercises":
        return _say_exercises([known["exercise", one].title for one in value if ("exercise", one) in known])
    if name == "role":
        return ROLE_WORDS[value]
    return _say_until(value, zone) if name == "until" else str(value)


def _say_until(value: str, zone: str) -> str:
    """The day of a moment; notices of earlier versions hold the day itself."""
    until = datetime.fromisoformat(value)
    return say_day_of(until if until.tzinfo else date.fromisoformat(value), zone)


def _say_exercises(names: list[str]) -> str:
    """The names of exercises for a sentence; of many only the first."""
    more = f" and {len(names) - EXERCISES_NAMED} more" if len(names) > EXERCISES_NAMED else ""
    return ", ".join(f"“{name}”" for name in names[:EXERCISES_NAMED]) + more or "some exercises"
