"""The rules the exercise library keeps, told one line for each breach.

The shape is checked first, then each entry (here, and by position in `position_check`), then what holds between
entries (`links`, `ladder_check`): a later step is run only when the one before found nothing. What words mean beside
the library is in `word_check`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from forum.rules.library.changes import check_changes
from forum.rules.library.exercises import DefaultDose, Exercise, Intensity, Safety
from forum.rules.library.ladder_check import check_ladders
from forum.rules.library.links import check_links
from forum.rules.library.position_check import check_positions

_TOP = (
    "schema_version", "library_version", "title", "disclaimer", "changes", "caution_words", "enums", "sources",
    "exercises",
)  # fmt: skip
_SHAPES = (("", Exercise), ("default_dose", DefaultDose), ("safety", Safety))
_LISTED = {
    "secondary_modalities": "modality",
    "gait_phases": "gait_phase",
    "muscle_groups": "muscle",
    "systems": "system",
    "positions": "position",
    "equipment": "equipment",
}
_ONE_OF = {"family": "family", "modality": "modality", "sides": "sides", "review_status": "review_status"}
_SAFETY_ONE_OF = {
    "spotter": "spotter", "stable_support": "support", "fall_risk": "fall_risk", "heat_load": "heat_load",
}  # fmt: skip
_FLAGS = ("eyes_closed", "floor_transfer", "spasticity_caution", "impact", "low_back_caution")
_LYING = {"supine", "side_lying", "prone"}
_RANGES = ("sets", "reps", "hold_seconds", "duration_seconds", "rest_seconds", "days_per_week")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WEB = re.compile(r"https?://")
_ID_LINE = re.compile(r'^\s*"id": "([^"]+)"')
_PATH = re.compile(r"(^|[\s(])(/[A-Za-z0-9_.-]+/|[A-Za-z]:\\|file:)")

Entry = Mapping[str, Any]


def validate_library(data: Entry) -> list[str]:
    """Every breach of the library's rules as one line each; [] when the library is sound."""
    if shape := list(_shape(data)):
        return shape
    entries, enums, sources = data["exercises"], data["enums"], data["sources"]
    breaches = [*_sources(sources), *_caution_words(data["caution_words"]), *check_changes(data)]
    for entry in entries:
        breaches += [f"{entry['id']}: {words}" for words in _entry(entry, enums, sources)]
        breaches += [f"{entry['id']}: {words}" for words in check_positions(entry, data["caution_words"])]
    if breaches or (breaches := check_links(entries)):
        return breaches
    return [*check_ladders(entries), *_coverage(entries, enums, sources), *path_breaches(data)]


def at_lines(breaches: Sequence[str], text: str) -> list[str]:
    """The same breaches, each that begins with an exercise's id told with its line in the file `text`."""
    lines = {found.group(1): n for n, line in enumerate(text.splitlines(), 1) if (found := _ID_LINE.match(line))}
    ids = [breach.partition(": ")[0] for breach in breaches]
    return [f"line {lines[one]}: {words}" if one in lines else words for one, words in zip(ids, breaches, strict=True)]


def path_breaches(data: Any) -> list[str]:
    """One line for each text, however deep, that names a place on somebody's machine."""
    return [f"path in text: {text[:60]!r}" for text in _strings(data) if _PATH.search(text)]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _strings(key)
            yield from _strings(part)
    elif isinstance(value, Sequence):
        for part in value:
            yield from _strings(part)


def _shape(data: Entry) -> Iterator[str]:
    missing = [key for key in _TOP if key not in data]
    yield from (f"top level: {key} missing" for key in missing)
    if missing:
        return
    ids = Counter(entry.get("id") for entry in data["exercises"])
    yield from (f"{name}: id used {count} times" for name, count in ids.items() if count > 1)
    for entry in data["exercises"]:
        for part, shape in _SHAPES:
            wanted = {field.name for field in fields(shape)}
            given = set(entry.get(part, {}) if part else entry)
            if given != wanted:
                yield f"{entry.get('id')}: {part or 'its'} fields differ: {sorted(given ^ wanted)}"


def _sources(sources: Entry) -> Iterator[str]:
    for key, source in sources.items():
        if set(source) != {"title", "url"}:
            yield f"source {key}: should have a title and a url"
        if not source.get("title"):
            yield f"source {key}: no title"
        if source.get("url") and not _WEB.match(source["url"]):
            yield f"source {key}: not a web address"


def _caution_words(cautions: Entry) -> Iterator[str]:
    for code, one in cautions.items():
        if set(one) != {"words", "stop"} or not str(one.get("words") or "").strip():
            yield f"caution {code}: should have words, and a stop or null"


def _entry(entry: Entry, enums: Entry, sources: Entry) -> Iterator[str]:
    yield from _facts(entry, enums)
    yield from _values(entry, enums)
    yield from _safety(entry, enums)
    yield from _dose(entry["default_dose"], enums, sources)
    yield from _evidence(entry, enums, sources)


def _facts(entry: Entry, enums: Entry) -> Iterator[str]:
    if not _SLUG.fullmatch(entry["id"]):
        yield "bad id"
    if not entry["name"].strip():
        yield "no name"
    yield from (f"unknown {name} {entry[name]}" for name, enum in _ONE_OF.items() if entry[name] not in enums[enum])
    if not isinstance(entry["level"], int) or not 1 <= entry["level"] <= 5:
        yield f"level {entry['level']}"
    if entry["review_status"] == "pt_reviewed":
        yield "signed in the file: only a clinician of the house can sign, on its own desk"
    if len(entry["how"]) < 2 or not all(isinstance(step, str) and step.strip() for step in entry["how"]):
        yield "how needs two or more steps"


def _values(entry: Entry, enums: Entry) -> Iterator[str]:
    for name, enum in _LISTED.items():
        yield from (f"unknown {name} {value}" for value in entry[name] if value not in enums[enum])
        if len(set(entry[name])) != len(entry[name]):
            yield f"repeated value in {name}"
    if entry["modality"] in entry["secondary_modalities"]:
        yield "modality repeated as secondary"
    if not entry["positions"] or not entry["equipment"]:
        yield "empty positions or equipment"
    if not (entry["muscle_groups"] or entry["systems"] or entry["modality"] == "cognitive_motor"):
        yield "no muscle group or system"


def _safety(entry: Entry, enums: Entry) -> Iterator[str]:
    safety, positions = entry["safety"], set(entry["positions"])
    for name, enum in _SAFETY_ONE_OF.items():
        if safety[name] not in enums[enum]:
            yield f"unknown {name} {safety[name]}"
    yield from (f"{flag} is not true or false" for flag in _FLAGS if not isinstance(safety[flag], bool))
    risk, is_alone = safety["fall_risk"], safety["spotter"] == "not_needed"
    if safety["eyes_closed"] and (safety["spotter"] != "required" or risk != "high"):
        yield "eyes closed needs spotter required and high fall risk"
    if risk == "high" and is_alone and safety["stable_support"] == "not_needed":
        yield "high fall risk without support or spotter"
    if positions and positions <= _LYING and risk != "low":
        yield f"lying only but fall risk {risk}"
    if "standing_unsupported" in positions and risk == "low":
        yield "unsupported standing with low fall risk"


def _dose(dose: Entry, enums: Entry, sources: Entry) -> Iterator[str]:
    if dose["basis"] not in enums["dose_basis"]:
        yield f"unknown dose basis {dose['basis']}"
    intensity = dose["intensity"]
    if set(intensity) != {field.name for field in fields(Intensity)}:
        yield "intensity should have a scale and a range"
    elif intensity["scale"] not in enums["intensity_scale"]:
        yield f"unknown intensity scale {intensity['scale']}"
    if (dose["basis"] == "editorial") != (dose["source"] is None):
        yield "an editorial dose has no source, every other basis has one"
    if dose["source"] is not None and dose["source"] not in sources:
        yield f"unknown dose source {dose['source']}"
    if not (dose["reps"] or dose["hold_seconds"] or dose["duration_seconds"]):
        yield "dose without an amount"
    yield from (f"{name} {dose[name]}" for name in _RANGES if dose[name] is not None and not _is_range(dose[name]))
    if dose["days_per_week"] and _is_range(dose["days_per_week"]) and dose["days_per_week"][1] > 7:
        yield "more than 7 days a week"


def _is_range(value: Any) -> bool:
    if not isinstance(value, list) or len(value) != 2:
        return False
    return all(isinstance(end, int) for end in value) and 0 < value[0] <= value[1]


def _evidence(entry: Entry, enums: Entry, sources: Entry) -> Iterator[str]:
    if not entry["evidence"]:
        yield "no evidence line"
    for line in entry["evidence"]:
        source, kind = line["source"], line["kind"]
        if source not in sources:
            yield f"unknown evidence source {source}"
        if kind not in enums["evidence_kind"]:
            yield f"unknown evidence kind {kind}"
        if (source == "convention") != (kind == "convention"):
            yield "convention is both source and kind, or neither"
        if source.startswith("seed-") and source not in entry["seeds"]:
            yield f"evidence names {source}, seeds does not"
    named = {line["source"] for line in entry["evidence"]}
    yield from (f"{seed} without an evidence line" for seed in entry["seeds"] if seed not in named)


def _coverage(entries: Sequence[Entry], enums: Entry, sources: Entry) -> Iterator[str]:
    phases = Counter(phase for entry in entries for phase in entry["gait_phases"])
    yield from (f"gait phase {one}: fewer than 3 exercises" for one in enums["gait_phase"] if phases[one] < 3)
    for name in ("modality", "family"):
        used = {entry[name] for entry in entries}
        yield from (f"{name} {value}: no exercise" for value in enums[name] if value not in used)
    seeds = {seed for entry in entries for seed in entry["seeds"]}
    yield from (f"{key}: no exercise" for key in sources if key.startswith("seed-") and key not in seeds)
