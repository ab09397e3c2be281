"""What schema.org allows in the kinds of thing a routine card is written as, and what their values may be.

From the definitions of ExercisePlan (a CreativeWork and a PhysicalActivity), Person, Review and QuantitativeValue.
"""

from typing import Any

TEXT, URL, NUMBER, DATE, DURATION = "Text", "URL", "Number", "DateTime", "Duration"
THING = {"name": {TEXT}, "description": {TEXT}, "identifier": {TEXT, URL}, "url": {URL}, "@id": {URL}}
WORK = THING | {
    "author": {"Person"}, "creditText": {TEXT}, "dateModified": {DATE}, "datePublished": {DATE},
    "hasPart": {"ExercisePlan"}, "image": {URL}, "isBasedOn": {URL}, "position": {NUMBER, TEXT}, "review": {"Review"},
    "version": {NUMBER, TEXT},
}  # fmt: skip
PROPERTIES: dict[str, dict[str, set[str]]] = {
    "ExercisePlan": WORK
    | {
        "activityDuration": {DURATION, "QuantitativeValue"}, "activityFrequency": {TEXT, "QuantitativeValue"},
        "additionalVariable": {TEXT}, "exerciseType": {TEXT}, "intensity": {TEXT, "QuantitativeValue"},
        "repetitions": {NUMBER, "QuantitativeValue"}, "restPeriods": {TEXT, "QuantitativeValue"},
        "workload": {"QuantitativeValue"},
    },
    "Person": THING | {"jobTitle": {TEXT}},
    "Review": WORK | {"reviewBody": {TEXT}},
    "QuantitativeValue": {"value": {NUMBER}, "minValue": {NUMBER}, "maxValue": {NUMBER}, "unitCode": {TEXT}},
}  # fmt: skip


def list_faults(thing: Any, place: str = "") -> list[str]:
    """Everything in a thing, and in what it holds, that schema.org does not know or allow."""
    allowed = PROPERTIES.get(thing.get("@type", ""))
    if allowed is None:
        return [f"{place}: unknown type {thing.get('@type')!r}"]
    faults = []
    for name, value in thing.items():
        if name in ("@type", "@context", "strideshare"):
            continue
        if name not in allowed:
            faults.append(f"{place}.{name}: not a property of {thing['@type']}")
            continue
        for one in value if isinstance(value, list) else [value]:
            faults += _value_faults(one, allowed[name], f"{place}.{name}")
    return faults


def _value_faults(value: Any, kinds: set[str], place: str) -> list[str]:
    if isinstance(value, dict):
        is_allowed = value.get("@type") in kinds
        return list_faults(value, place) if is_allowed else [f"{place}: {value.get('@type')!r} is not one of {kinds}"]
    if isinstance(value, str):
        fits = (
            TEXT in kinds
            or (URL in kinds and value.startswith(("http://", "https://")))
            or (DURATION in kinds and value.startswith("P"))
            or (DATE in kinds and value[4:5] == "-")
        )
    else:
        fits = NUMBER in kinds and isinstance(value, int | float) and not isinstance(value, bool)
    return [] if fits and value != "" else [f"{place}: {value!r} is not one of {kinds}"]
