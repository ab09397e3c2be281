"""A routine card as FHIR R4B: a Bundle of one PlanDefinition and an ActivityDefinition for each line.

For the software of a clinic. What the author did not give is left out; what FHIR has no field for is said in words.
Every warning of the card and every sign to stop at stands in the `usage` of the plan, every line's own warnings and
what to watch out for in the `usage` of its activity.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from forum.formats.routines.figure_links import figure_of
from forum.formats.routines.view import sentences, steps_of
from forum.rules.kit.days import shared_day
from forum.rules.library.exercises import Exercise
from forum.rules.library.words import PROVENANCE_WORDS
from forum.rules.routines.dose_table import FIRST_WORDS, SIDE_WORDS
from forum.rules.routines.doses import say_dose, say_frequency
from forum.rules.routines.own_names import find_own_name, name_of
from forum.rules.routines.rounds import rounds_of, say_rounds
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import COOLING, PACING, STOP_RULES, item_strip, safety_strip
from forum.rules.routines.watch import signs_of, watch_of

Library = Mapping[str, Exercise]
Plain = dict[str, Any]

UCUM = "http://unitsofmeasure.org"
PLAN_TYPE = "http://terminology.hl7.org/CodeSystem/plan-definition-type"
PUBLISHER = "Strideshare"
UNTESTED = "Time and energy are our estimates. Nobody has tested this card as a whole."
_CONTROLS = re.compile(r"[^\S\n\t ]|[\x00-\x08\x0b-\x1f]")


def routine_to_fhir(
    card: Card,
    *,
    routine_id: int,
    version: int,
    url: str,
    author: str,
    published_at: datetime,
    is_public: bool,
    exercises: Library,
    reviews: tuple[tuple[str, datetime], ...] = (),
) -> Plain:
    """The bundle as plain data for JSON; `url` is the version's full address, `reviews` are names and times."""
    shared = {
        "version": str(version),
        "status": "active" if is_public else "draft",
        "experimental": False,
        "date": _instant(published_at),
        "publisher": PUBLISHER,
        "author": [{"name": _line(author)}],
    }
    key = f"routine-{routine_id}-v{version}"
    activities = [_activity(item, n, f"{key}-{n}", url, shared, exercises) for n, item in enumerate(card.items, 1)]
    plan = _plan(card, key, url, shared, exercises, reviews)
    pairs = zip(card.items, activities, strict=True)
    plan["action"] = _in_rounds(card, [_action(card, n, *pair) for n, pair in enumerate(pairs, 1)])
    return {
        "resourceType": "Bundle",
        "id": key,
        "type": "collection",
        "timestamp": _instant(published_at),
        "entry": [{"fullUrl": one["url"], "resource": _given(one)} for one in (plan, *activities)],
    }


def _plan(
    card: Card,
    key: str,
    url: str,
    shared: Plain,
    exercises: Library,
    reviews: tuple[tuple[str, datetime], ...],
) -> Plain:
    warnings = [line.words for line in safety_strip(card, exercises).lines]
    signs = [f"Stop at: {sign}" for sign in signs_of(card, exercises).words]
    usage = " ".join((*_sentences(warnings), *STOP_RULES, *signs, *PACING, *COOLING))
    source = {"type": "derived-from", "display": _line(card.provenance_note), "url": card.source_url}
    rounds = f" {say_rounds(card)}." if rounds_of(card) else ""
    said = f"Where it comes from: {PROVENANCE_WORDS[card.provenance]}. How often: {say_frequency(card)}.{rounds}"
    return {
        "resourceType": "PlanDefinition",
        "id": key,
        "url": url,
        "identifier": [{"system": url.rpartition("/v/")[0] or url, "value": key}],
        "name": f"Routine{key.removeprefix('routine-').replace('-', '_')}",
        "title": _line(card.title),
        "type": {"coding": [{"system": PLAN_TYPE, "code": "clinical-protocol"}]},
        **shared,
        "description": _text(" ".join(part for part in (said, card.note, UNTESTED) if part)),
        "purpose": _text(card.purpose),
        "usage": usage,
        "reviewer": [{"name": _line(name)} for name, _ in reviews],
        "lastReviewDate": max((shared_day(at).isoformat() for _, at in reviews), default=None),
        "relatedArtifact": [_given(source)] if card.source_url or card.provenance_note else [],
    }


def _action(card: Card, n: int, item: Item, activity: Plain) -> Plain:
    action = {
        "title": activity["title"],
        "textEquivalent": _text(f"{n}. {activity['title']}: {say_dose(item)}"),
        "timingTiming": _how_often(card),
        "definitionCanonical": f"{activity['url']}|{activity['version']}",
    }
    return _given(action)


def _in_rounds(card: Card, actions: list[Plain]) -> list[Plain]:
    """The lines; those of a list that is done in rounds lie in one action, which says how often the whole list is done.

    How often in a week stands there and not with each line, which is done more often than that.
    """
    if not rounds_of(card) or not actions:
        return actions
    lines = [{name: value for name, value in action.items() if name != "timingTiming"} for action in actions]
    whole = {
        "title": "The whole list",
        "textEquivalent": f"{say_rounds(card)}.",
        "timingTiming": _how_often(card),
        "groupingBehavior": "logical-group",
        "cardinalityBehavior": "multiple",
        "action": lines,
    }
    return [_given(whole)]


def _activity(item: Item, n: int, key: str, url: str, shared: Plain, exercises: Library) -> Plain:
    exercise = exercises.get(item.exercise_id)
    name = name_of(item.exercise_id, exercises)
    coding = {"system": f"{_home(url)}/exercises", "code": item.exercise_id, "display": _line(name)}
    how = " ".join(sentences(steps_of(item, exercise))) if exercise else ""
    own = f"Author’s note: {item.note}" if item.note else ""
    warnings = [line.words for line in item_strip(item, exercise).lines]
    return {
        "resourceType": "ActivityDefinition",
        "id": key,
        # A canonical is url|version#fragment: the number of the line stands before the version, and leads to it.
        "url": f"{url}?line={n}",
        "identifier": [{"value": key}],
        "name": f"Line_{key.removeprefix('routine-').replace('-', '_')}",
        "title": _line(name),
        **shared,
        "description": _text(" ".join(part for part in (f"{say_dose(item)}.", _sides(item), how, own) if part)),
        "relatedArtifact": _pictures(item, url),
        "usage": " ".join((*_sentences(warnings), *(f"Watch out: {words}" for words in watch_of(exercise).words))),
        "kind": "ServiceRequest",
        "intent": "plan",
        "code": {"text": _line(name)} if find_own_name(item.exercise_id) else {"coding": [coding]},
        "timingTiming": _timing(item),
    }


def _pictures(item: Item, url: str) -> list[Plain]:
    """The movement drawn, as a document of the line."""
    figure = figure_of(item, url)
    if figure is None:
        return []
    picture = {"contentType": "image/svg+xml", "url": figure[0], "title": figure[1]}
    return [{"type": "documentation", "display": _line(figure[1]), "document": picture}]


def _how_often(card: Card) -> Plain | None:
    """How often in a week or on a day, and for how many weeks, as far as the card says so."""
    low, high = card.days_per_week, card.days_per_week_max
    times = card.times_per_day or 1
    repeat: Plain = {}
    if low is not None:
        repeat = {"frequency": low * times, "period": 1, "periodUnit": "wk"}
        if high is not None and high > low:
            repeat["frequencyMax"] = high * times
    elif card.times_per_day is not None:
        repeat = {"frequency": card.times_per_day, "period": 1, "periodUnit": "d"}
    return {"repeat": repeat | _bounds(card)} if repeat else None


def _bounds(card: Card) -> Plain:
    if card.weeks is None:
        return {}
    if card.weeks_max is not None and card.weeks_max > card.weeks:
        return {"boundsRange": {"low": _weeks(card.weeks), "high": _weeks(card.weeks_max)}}
    return {"boundsDuration": _weeks(card.weeks)}


def _weeks(count: int) -> Plain:
    return {"value": count, "unit": "weeks", "system": UCUM, "code": "wk"}


def _timing(item: Item) -> Plain | None:
    """How long the line takes, where one time says all of it.

    FHIR counts repeats over the whole timing and knows no sets, sides or holds within a repeat, so those are left to
    the words: a number that says half of a dose is worse than none.
    """
    if item.has_first_dose or item.sides == "each" or any(_is_many(item, name) for name in ("sets", "reps")):
        return None
    low, high = (item.duration_s, item.duration_s_max) if item.duration_s else (item.hold_s, item.hold_s_max)
    if low is None or (item.duration_s and item.hold_s):
        return None
    repeat: Plain = {"duration": low, "durationUnit": "s"}
    if high is not None and high > low:
        repeat["durationMax"] = high
    return {"repeat": repeat}


def _is_many(item: Item, name: str) -> bool:
    ends = (getattr(item, name), getattr(item, f"{name}_max"))
    return any(end is not None and end > 1 for end in ends)


def _sides(item: Item) -> str:
    """Which side, in words: FHIR has a field for the part of the body, and none here for one side or both."""
    words = [SIDE_WORDS[item.sides]] if item.sides else []
    if item.first_side:
        words.append(f"{FIRST_WORDS[item.first_side]} first")
    return f"{', '.join(words)}." if words else ""


def _given(resource: Plain) -> Plain:
    return {name: value for name, value in resource.items() if value not in (None, "", [], {})}


def _sentences(words: list[str]) -> list[str]:
    return [f"{one.rstrip('.')}." for one in words]


def _line(text: str) -> str:
    """Text on one line, without letters that FHIR has no place for."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def _text(text: str) -> str:
    return _CONTROLS.sub(" ", text).strip()


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def _home(url: str) -> str:
    return "/".join(url.split("/", 3)[:3])
