"""The exercise library and the studies keep their rules, and each rule notices its breach."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from forum.rules.library.check import at_lines, validate_library
from forum.rules.library.study_check import validate_studies
from forum.rules.library.word_check import check_words
from tests.samples.library import LIBRARY, SEEDS, read_library, read_studies

SEARCH_WORDS = json.loads((SEEDS / "search_words.json").read_text(encoding="utf-8"))
MOVEMENTS = json.loads((SEEDS / "movements.json").read_text(encoding="utf-8"))

Data = dict[str, Any]
Corrupt = Callable[[Data], object]


def entry(data: Data, name: str = "heel-raise") -> Data:
    found: Data = next(one for one in data["exercises"] if one["id"] == name)
    return found


def put(key: str, value: object, name: str = "heel-raise") -> Corrupt:
    return lambda data: entry(data, name).__setitem__(key, value)


def put_in(part: str, key: str, value: object, name: str = "heel-raise") -> Corrupt:
    return lambda data: entry(data, name)[part].__setitem__(key, value)


def add(key: str, value: object, name: str = "heel-raise") -> Corrupt:
    return lambda data: entry(data, name)[key].append(value)


def make_cycle(data: Data) -> None:
    entry(data, "walking")["progressions"].append("heel-raise")
    entry(data, "heel-raise")["regressions"].append("walking")
    entry(data, "heel-raise")["progressions"].append("walking")
    entry(data, "walking")["regressions"].append("heel-raise")


def repeat(key: str) -> Corrupt:
    return lambda data: entry(data)[key].append(entry(data)[key][0])


def share_word(data: Data) -> None:
    entry(data)["aliases"].append("Box-step")
    entry(data, "walking")["aliases"].append("box step")


def make_level_fall(data: Data) -> None:
    first = entry(data, entry(data)["progressions"][0])
    first["level"] = 1
    entry(data)["level"] = 5


def forget_phase(data: Data) -> None:
    for one in data["exercises"]:
        one["gait_phases"] = [phase for phase in one["gait_phases"] if phase != "heel_land"]


def forget_seed(data: Data) -> None:
    for one in data["exercises"]:
        one["seeds"] = [seed for seed in one["seeds"] if seed != "seed-003"]
        kept = [line for line in one["evidence"] if line["source"] != "seed-003"]
        one["evidence"] = kept or [{"source": "convention", "kind": "convention"}]


BREACHES: list[tuple[str, Corrupt]] = [
    ("top level: enums missing", lambda data: data.pop("enums")),
    ("heel-raise: id used 2 times", lambda data: data["exercises"].append(deepcopy(entry(data)))),
    ("its fields differ: ['cure']", put("cure", "yes")),
    ("its fields differ: ['note']", lambda data: entry(data).pop("note")),
    ("safety fields differ", put_in("safety", "vertigo", True)),
    ("default_dose fields differ", lambda data: entry(data)["default_dose"].pop("text")),
    ("source otago: no title", lambda data: data["sources"]["otago"].update(title="")),
    ("source otago: not a web address", lambda data: data["sources"]["otago"].update(url="otago.org")),
    ("source otago: should have a title and a url", lambda data: data["sources"]["otago"].update(path="x")),
    ("bad id", put("id", "Heel Raise")),
    ("no name", put("name", " ")),
    ("unknown family", put("family", "circus")),
    ("unknown modality", put("modality", "magic")),
    ("unknown sides", put("sides", "both")),
    ("unknown review_status", put("review_status", "fine")),
    ("level 6", put("level", 6)),
    ("level high", put("level", "high")),
    ("how needs two or more steps", put("how", ["rise"])),
    ("how needs two or more steps", put("how", ["rise", " "])),
    ("unknown secondary_modalities magic", add("secondary_modalities", "magic")),
    ("unknown gait_phases hop", add("gait_phases", "hop")),
    ("unknown muscle_groups tail", add("muscle_groups", "tail")),
    ("unknown systems solar", add("systems", "solar")),
    ("unknown positions flying", add("positions", "flying")),
    ("unknown equipment trombone", add("equipment", "trombone")),
    ("repeated value in equipment", repeat("equipment")),
    ("modality repeated as secondary", add("secondary_modalities", "resistance")),
    ("empty positions or equipment", put("equipment", [])),
    ("no muscle group or system", lambda data: entry(data).update(muscle_groups=[], systems=[])),
    ("unknown spotter dog", put_in("safety", "spotter", "dog")),
    ("unknown stable_support rope", put_in("safety", "stable_support", "rope")),
    ("unknown fall_risk none", put_in("safety", "fall_risk", "none")),
    ("unknown heat_load tropical", put_in("safety", "heat_load", "tropical")),
    ("impact is not true or false", put_in("safety", "impact", 1)),
    ("eyes closed needs spotter", put_in("safety", "eyes_closed", True)),
    ("eyes closed needs spotter", put_in("safety", "spotter", "recommended", "foam-stand-eyes-closed")),
    (
        "high fall risk without support",
        lambda data: entry(data)["safety"].update(
            fall_risk="high", stable_support="not_needed", spotter="not_needed"
        ),
    ),
    ("lying only but fall risk high", put_in("safety", "fall_risk", "high", "supine-heel-slide")),
    ("unsupported standing with low fall risk", put_in("safety", "fall_risk", "low", "foam-stand-eyes-open")),
    (
        "a chair as standing support",
        lambda data: entry(data).update(positions=["standing_supported"], equipment=["chair"]),
    ),
    ("unknown dose basis hunch", put_in("default_dose", "basis", "hunch")),
    ("unknown intensity scale", put_in("default_dose", "intensity", {"scale": "ouch", "range": None})),
    ("intensity should have a scale", put_in("default_dose", "intensity", {})),
    ("an editorial dose has no source", put_in("default_dose", "source", "otago", "supine-heel-slide")),
    ("an editorial dose has no source", put_in("default_dose", "source", None, "clamshell")),
    ("unknown dose source nowhere", put_in("default_dose", "source", "nowhere", "clamshell")),
    (
        "dose without an amount",
        lambda data: entry(data)["default_dose"].update(reps=None, hold_seconds=None, duration_seconds=None),
    ),
    ("reps [12, 8]", put_in("default_dose", "reps", [12, 8])),
    ("reps [0, 8]", put_in("default_dose", "reps", [0, 8])),
    ("sets [2]", put_in("default_dose", "sets", [2])),
    ("rest_seconds ['a', 'b']", put_in("default_dose", "rest_seconds", ["a", "b"])),
    ("more than 7 days a week", put_in("default_dose", "days_per_week", [3, 8])),
    ("no evidence line", put("evidence", [], "supine-heel-slide")),
    ("unknown evidence source nowhere", add("evidence", {"source": "nowhere", "kind": "named_in"})),
    ("unknown evidence kind proof", add("evidence", {"source": "otago", "kind": "proof"})),
    ("convention is both source and kind", add("evidence", {"source": "otago", "kind": "convention"})),
    ("evidence names seed-003, seeds does not", add("evidence", {"source": "seed-003", "kind": "named_in"})),
    ("seed-003 without an evidence line", add("seeds", "seed-003")),
    ("repeated id in progressions", repeat("progressions")),
    ("progressions names itself", add("progressions", "heel-raise")),
    ("progressions names unknown id trombone", add("progressions", "trombone")),
    ("progressions walking is not mirrored", add("progressions", "walking")),
    ("regressions walking is not mirrored", add("regressions", "walking")),
    ("level falls along the progression", make_level_fall),
    ("cycle: ", make_cycle),
    ("alias repeated, or equal to the name", add("aliases", "HEEL raise")),
    ("alias too short", add("aliases", "hr")),
    ("word shared by two exercises: 'box step'", share_word),
    ("gait phase heel_land: fewer than 3", forget_phase),
    ("modality swimming: no exercise", lambda data: data["enums"]["modality"].append("swimming")),
    ("family circus: no exercise", lambda data: data["enums"]["family"].append("circus")),
    ("seed-003: no exercise", forget_seed),
    ("path in text", put("note", "see /home/ana/notes.txt")),
]  # fmt: skip

POSITION_BREACHES: list[tuple[str, Corrupt]] = [
    ("fields differ: ['why']", lambda data: entry(data).pop("why")),
    ("top level: caution_words missing", lambda data: data.pop("caution_words")),
    ("library_version soon", lambda data: data.update(library_version="soon")),
    ("change 0: unknown exercise trombone", lambda data: data["changes"][0].update(exercise="trombone")),
    ("change 0: says nothing", lambda data: data["changes"][0].update(what=" ")),
    ("change 0: fields differ", lambda data: data["changes"][0].pop("date")),
    ("heel-raise: standing_supported with low fall risk", put_in("safety", "fall_risk", "low")),
    ("heel-raise: standing_supported with no support", put_in("safety", "stable_support", "not_needed")),
    ("walking: walking with no support and nobody", put_in("safety", "stable_support", "not_needed", "walking")),
    ("sit-walk-sit: walking: a chair as standing support", put("equipment", ["chair"], "sit-walk-sit")),
    ("heel-raise: standing_supported: nothing fixed to hold", put("equipment", ["none"])),
    ("safety_in names a position it lacks: walking", put_in("safety_in", "walking", {"reason": "So."})),
    ("safety_in seated gives no reason", put_in("safety_in", "seated", {"impact": False}, "heel-toe-taps")),
    ("unknown fall_risk none", put_in("safety_in", "seated", {"fall_risk": "none", "reason": "So."}, "heel-toe-taps")),
    (
        "seated: fall_risk high is not milder than safety",
        put_in("safety_in", "seated", {"fall_risk": "high", "reason": "So."}, "heel-toe-taps"),
    ),
    ("steps_for names a step it lacks: 9", put_in("steps_for", "9", ["seated"], "heel-toe-taps")),
    ("steps_for 0 names a position it lacks: prone", put_in("steps_for", "0", ["prone"], "heel-toe-taps")),
    ("steps_for 0 should name some of its positions", put_in("steps_for", "0", [], "heel-toe-taps")),
    (
        "fewer than two steps are true in seated",
        put("steps_for", {str(n): ["standing_supported"] for n in range(1, 4)}, "heel-toe-taps"),
    ),
    ("needed and optional together are not its equipment", add("needed", "tray")),
    ("needed_in names a position it lacks: prone", put_in("needed_in", "prone", [])),
    ("needed_in seated names things that are not optional", put_in("needed_in", "seated", ["tray"], "heel-toe-taps")),
    ("one_of should name two or more optional things", add("one_of", ["wall"])),
    ("heel-raise: a caution without words: dragons", add("cautions", "dragons")),
    ("no caution, or one is repeated", put("cautions", [])),
    ("caution afo: should have words", lambda data: data["caution_words"]["afo"].update(words=" ")),
    ("why should be one sentence", put("why", "x" * 141)),
    ("helps_with should name 2 to 4 things", put("helps_with", ["stairs"])),
    ("spasticity_caution is set, but none", put("cautions", ["hold_fixed"])),
    ("it makes hot, but heat is not told", put("cautions", ["spasm"], "recumbent-cycle")),
    ("heel-raise: step 3 speaks of a person", add("how", "somebody stands behind you")),
    ("step 2 speaks of a hold", put("how", ["sit", "rise", "hold a worktop"], "seated-march")),
    ("step 2 closes the eyes", put("how", ["rise", "lower", "close the eyes"])),
    ("step 2 names a band, the equipment does not", put("how", ["rise", "lower", "with a band"])),
    ("step 2 names a chair, the equipment does not", put("how", ["rise", "lower", "beside a chair"])),
    ("held_positions without a sentence why", put("held_positions", ["standing_supported"])),
    ("held_positions names a position it lacks: prone", put("held_positions", ["prone"], "band-hip-flexion")),
    ("with_clinician names walking, which is not among", put("with_clinician", ["walking"])),
    ("with_help names walking, which is not among", put("with_help", ["walking"])),
    ("the step to single-leg-heel-raise rises two levels without a clinician", put("with_clinician", ["toe-walk"])),
    (
        "the step to feet-together-eyes-closed adds eyes_closed without a clinician",
        put("with_clinician", [], "feet-together-stand"),
    ),
    ("the step to plank-knees adds floor_transfer without", put("with_clinician", [], "plank-wall")),
    ("the step to supported-squat-jump adds impact without", put("with_clinician", [], "squat-hold-supported")),
    ("the step to elliptical rises two levels without", put("with_clinician", [], "recumbent-cycle")),
    (
        "the step to heel-raise rises two grades of fall risk without a clinician",
        lambda data: (
            entry(data)["safety"].update(fall_risk="high"),
            entry(data, "seated-heel-raise")["safety"].update(fall_risk="low"),
        ),
    ),
    (
        "the step to lateral-step-down asks for less company",
        put_in("safety", "spotter", "not_needed", "lateral-step-down"),
    ),
    ("assisted-ankle-range: the step to ankle-pump asks for less company", put("with_help", [], "ankle-pump")),
    ("the step to heel-raise has more reps than the easier", put_in("default_dose", "reps", [20, 30])),
    (
        "the step to tandem-walk has more duration_seconds",
        put_in("default_dose", "duration_seconds", [60, 90], "tandem-walk"),
    ),
]  # fmt: skip

WORD_BREACHES: list[tuple[str, str, str]] = [
    ("feet-together-stand", "Eyes shut", "is a search word for topic=eyes_closed, which is not true of it"),
    ("seated-march", "on all fours", "is a search word for position=quadruped"),
    ("seated-march", "swiss ball", "is a search word for equipment=exercise_ball"),
    ("seated-march", "cardio", "is a search word for modality=aerobic"),
    ("seated-march", "spin circles", ""),
    ("walking", "hamstring curls", "is a phrase of standing-hamstring-curl in the prose dictionary"),
    ("walking", "pool walks", "is a phrase of pool-walk in the prose dictionary"),
]

STUDY_BREACHES: list[tuple[str, Corrupt]] = [
    ("studies: related missing", lambda data: data.pop("related")),
    ("study keller-2016: id used 2 times", lambda data: data["studies"].append(deepcopy(data["studies"][0]))),
    ("fields differ: ['cure']", lambda data: data["studies"][0].update(cure="yes")),
    ("bad id", lambda data: data["studies"][0].update(id="Keller 2016")),
    ("no title", lambda data: data["related"][0].update(title="")),
    ("doi https", lambda data: data["studies"][0].update(doi="https://doi.org/10.1/2")),
    ("url jove", lambda data: data["studies"][0].update(url="jove.com")),
    ("year 216", lambda data: data["studies"][0].update(year=216)),
    ("verified_at is empty", lambda data: data["studies"][0].update(verified_at=[])),
    ("authors is not a list of text", lambda data: data["studies"][0].update(authors="Keller")),
    ("outcomes is not a list of text", lambda data: data["studies"][0].update(outcomes=[1])),
    ("unresolved: source seed-009 unknown", lambda data: data["unresolved"][0].update(seed="seed-009")),
    ("path in text", lambda data: data["studies"][0].update(findings="see file:notes")),
]


def test_the_library_is_sound() -> None:
    assert validate_library(LIBRARY) == []


def test_the_studies_are_sound() -> None:
    assert validate_studies(read_studies(), LIBRARY["sources"]) == []


def test_the_library_has_its_224_exercises_and_21_studies() -> None:
    assert len(LIBRARY["exercises"]) == 224
    assert len(read_studies()["studies"]) == 21


EVERY_BREACH = [*BREACHES, *POSITION_BREACHES]


@pytest.mark.parametrize(("told", "corrupt"), EVERY_BREACH, ids=[told for told, _ in EVERY_BREACH])
def test_a_breach_of_the_library_is_told(told: str, corrupt: Corrupt) -> None:
    data = read_library()
    corrupt(data)
    assert [line for line in validate_library(data) if told in line]


@pytest.mark.parametrize(("name", "alias", "told"), WORD_BREACHES)
def test_an_alias_that_means_something_else_elsewhere_is_told(name: str, alias: str, told: str) -> None:
    data = read_library()
    entry(data, name)["aliases"].append(alias)
    found = check_words(data["exercises"], SEARCH_WORDS, MOVEMENTS)
    assert [f"{name}: “{alias}” {told}" in line for line in found] == ([True] if told else [])


def test_no_word_of_the_library_means_something_else_in_the_search_or_in_prose() -> None:
    assert check_words(LIBRARY["exercises"], SEARCH_WORDS, MOVEMENTS) == []


def test_a_breach_is_told_with_its_line_in_the_file() -> None:
    text = '{\n "id": "heel-raise",\n "id": "walking"\n}'
    told = at_lines(["walking: bad id", "top level: enums missing"], text)
    assert told == ["line 3: walking: bad id", "top level: enums missing"]


def test_no_note_or_step_speaks_of_members_threads_or_where_the_words_come_from() -> None:
    about = re.compile(
        r"\b(?:members?|thread|forum|peers|seed|doi|anecdote|not a default)\b|[a-z]+-[a-z]+-[a-z]+-", re.I
    )
    texts = [
        text
        for one in LIBRARY["exercises"]
        for text in (*one["how"], one["note"] or "", one["default_dose"]["text"] or "")
    ]
    assert [text for text in texts if about.search(text)] == []


def test_no_word_of_the_library_promises_an_effect() -> None:
    claims = re.compile(
        r"improves? walking|prevents?\b|cures?\b|proven|guarantee|will help|reduces (?:falls|spas)", re.I
    )
    cautions = [one["words"] for one in LIBRARY["caution_words"].values()]
    texts = [text for one in LIBRARY["exercises"] for text in (one["why"], *one["helps_with"], *one["how"])]
    assert [text for text in (*texts, *cautions) if claims.search(text)] == []


@pytest.mark.parametrize(("told", "corrupt"), STUDY_BREACHES, ids=[told for told, _ in STUDY_BREACHES])
def test_a_breach_of_the_studies_is_told(told: str, corrupt: Corrupt) -> None:
    data = read_studies()
    corrupt(data)
    assert [line for line in validate_studies(data, LIBRARY["sources"]) if told in line]


def test_a_dose_that_the_editors_set_is_never_given_a_study() -> None:
    editorial = [one for one in LIBRARY["exercises"] if one["default_dose"]["basis"] == "editorial"]
    assert len(editorial) == 201
    assert {one["default_dose"]["source"] for one in editorial} == {None}
