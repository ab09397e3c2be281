"""A routine card as schema.org ExercisePlan (JSON-LD), and back.

The plan is an ExercisePlan (its own `repetitions` are the rounds of the whole list), and so is each of its lines, under
`hasPart` with a `position`: an ExercisePlan is a CreativeWork, so both are valid there, and each line can carry its own
`repetitions`, `restPeriods`, `activityDuration` (ISO 8601, or a QuantitativeValue for a range) and `workload` and
`intensity`. What schema.org has no word for (sides, distance, tempo, band, safety, stop rules) is said in
`additionalVariable`. The block `strideshare` holds the card itself without loss; only it is read back.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from forum.errors import Refused
from forum.formats.routines import refusal_words
from forum.formats.routines.figure_links import figure_of
from forum.rules.kit.spans import capital
from forum.rules.library.exercises import Exercise
from forum.rules.library.words import MODALITY_WORDS, PROVENANCE_WORDS
from forum.rules.routines.coverage import modalities, needs_of
from forum.rules.routines.dose_table import NOT_GIVEN, list_dose
from forum.rules.routines.doses import say_dose, say_effort, say_frequency
from forum.rules.routines.minutes import energy, minutes, say_energy, say_minutes
from forum.rules.routines.own_names import name_of
from forum.rules.routines.rounds import rounds_of, say_rounds
from forum.rules.routines.routines import Card, Item, card_from_dict, card_to_dict
from forum.rules.routines.safety import COOLING, PACING, STOP_RULES, item_strip, safety_strip
from forum.rules.routines.watch import signs_of, watch_of

CONTEXT = "https://schema.org"
FORMAT = 1
_SECONDS = "SEC"
_KILOGRAMS = "KGM"

Library = Mapping[str, Exercise]


def routine_to_json(
    card: Card,
    *,
    id: int,  # noqa: A002  schema.org's and our own word for it
    version: int,
    url: str,
    author_name: str,
    published_at: datetime,
    exercises: Library,
    reviews: Iterable[tuple[str, datetime, str]] = (),
) -> dict[str, Any]:
    """The card as plain data for JSON; `url` is its full address, times are aware, `reviews` are (name, time, note)."""
    when, rounds = published_at.isoformat(timespec="seconds"), rounds_of(card)
    plan = {
        "@context": CONTEXT,
        "@type": "ExercisePlan",
        "@id": url,
        "identifier": str(id),
        "url": url,
        "name": card.title,
        "description": card.purpose,
        "version": version,
        "author": {"@type": "Person", "name": author_name},
        "datePublished": when,
        "dateModified": when,
        "isBasedOn": card.source_url,
        "creditText": card.provenance_note,
        "exerciseType": [MODALITY_WORDS[value] for value in modalities(card, exercises)],
        "activityDuration": f"PT{minutes(card, exercises)}M",
        "activityFrequency": say_frequency(card),
        "repetitions": _quantity(rounds.low, rounds.high, ""),
        "restPeriods": _quantity(card.rest_between_rounds_s, None, _SECONDS),
        "additionalVariable": _plan_notes(card, exercises),
        "review": [_review(*one) for one in reviews],
        "hasPart": [_part(n, item, exercises, url) for n, item in enumerate(card.items, 1)],
        "strideshare": {"format": FORMAT, "card": card_to_dict(card)},
    }
    return _given(plan)


def routine_from_json(data: object) -> Card:
    """The card of a file that `routine_to_json` wrote.

    Raises Refused when the file is of another kind or its card has a field we do not know. Whether the
    card may be kept is for `check_card`.
    """
    block = data.get("strideshare") if isinstance(data, Mapping) else None
    if not isinstance(block, Mapping) or "card" not in block:
        raise Refused(refusal_words.NOT_A_CARD)
    if block.get("format") != FORMAT:
        raise Refused(refusal_words.OTHER_VERSION)
    return card_from_dict(block["card"])


def _plan_notes(card: Card, exercises: Library) -> list[str]:
    lines = safety_strip(card, exercises).lines
    rounds = say_rounds(card)
    return [
        f"Where it comes from: {PROVENANCE_WORDS[card.provenance]}",
        f"Estimate: {say_minutes(minutes(card, exercises))}. {say_energy(energy(card, exercises))}.",
        *([f"{rounds}."] if rounds else []),
        *(f"Safety: {line.words}" for line in lines),
        *STOP_RULES,
        *(f"Stop at: {words}" for words in signs_of(card, exercises).words),
        *PACING,
        *COOLING,
    ]


def _review(name: str, at: datetime, note: str) -> dict[str, Any]:
    review = {
        "@type": "Review",
        "author": {"@type": "Person", "name": name, "jobTitle": "Physiotherapist"},
        "datePublished": at.isoformat(timespec="seconds"),
        "reviewBody": note,
    }
    return _given(review)


# A side with its own dose has no property of its own: one number would say half of it, so the words say all.
def _part(n: int, item: Item, exercises: Library, url: str) -> dict[str, Any]:
    exercise = exercises.get(item.exercise_id)
    home = urlsplit(url)
    part = {
        "@type": "ExercisePlan",
        "position": n,
        "identifier": item.exercise_id,
        "name": name_of(item.exercise_id, exercises),
        "url": f"{home.scheme}://{home.netloc}/exercises/{item.exercise_id}" if exercise else "",
        "image": (figure_of(item, url) or ("", ""))[0],
        "description": f"{say_dose(item)}.",
        "exerciseType": MODALITY_WORDS[exercise.modality] if exercise else "",
        "repetitions": None if item.has_first_dose else _quantity(item.reps, item.reps_max, ""),
        "restPeriods": _quantity(item.rest_s, None, _SECONDS),
        "activityDuration": None if item.has_first_dose else _duration(item),
        "intensity": capital(say_effort(item)),
        "workload": None if item.has_first_dose else _quantity(item.load_kg, None, _KILOGRAMS),
        "additionalVariable": _part_notes(item, exercise),
    }
    return _given(part)


def _part_notes(item: Item, exercise: Exercise | None) -> list[str]:
    needs = needs_of(item, exercise)
    return [
        *(f"{label}: {words}" for label, words in list_dose(item) if words != NOT_GIVEN),
        *([f"Equipment: {', '.join(needs.words)}"] if needs.words else []),
        *([needs.optional_words] if needs.optional else []),
        *(f"Safety: {line.words}" for line in item_strip(item, exercise).lines),
        *(f"Watch out: {words}" for words in watch_of(exercise).words),
        *([item.note] if item.note else []),
    ]


def _duration(item: Item) -> Any:
    low, high = item.duration_s, item.duration_s_max
    if low is None and high is None:
        low, high = item.hold_s, item.hold_s_max
    if low is not None and high is None:
        return f"PT{low}S"
    return _quantity(low, high, _SECONDS)


def _quantity(low: float | None, high: float | None, unit: str) -> Any:
    """A bare number where schema.org takes one, else a QuantitativeValue; None when nothing was given."""
    if low is None and high is None:
        return None
    if high is None:
        return {"@type": "QuantitativeValue", "value": low, "unitCode": unit} if unit else low
    ends = {"@type": "QuantitativeValue", "minValue": low, "maxValue": high, "unitCode": unit}
    return {key: value for key, value in ends.items() if value not in (None, "")}


def _given(plan: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in plan.items() if value not in (None, "", [])}
