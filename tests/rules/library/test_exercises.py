"""The library's entries as values, and the everyday words for everything in them."""

import re
from typing import Any

import pytest

from forum.errors import Refused
from forum.rules.library import words
from forum.rules.library.exercises import (
    exercise_from_dict,
    exercise_to_dict,
    sources_from_library,
)
from tests.samples.library import EXERCISES, LIBRARY

VOCABULARIES: list[tuple[str, dict[Any, str]]] = [
    ("position", words.POSITION_WORDS),
    ("equipment", words.EQUIPMENT_WORDS),
    ("modality", words.MODALITY_WORDS),
    ("gait_phase", words.GAIT_PHASE_WORDS),
    ("support", words.SUPPORT_WORDS),
    ("spotter", words.SPOTTER_WORDS),
    ("heat_load", words.HEAT_WORDS),
    ("fall_risk", words.FALL_RISK_WORDS),
    ("muscle", words.MUSCLE_WORDS),
    ("system", words.SYSTEM_WORDS),
    ("sides", words.SIDES_WORDS),
    ("dose_basis", words.BASIS_WORDS),
    ("evidence_kind", words.EVIDENCE_WORDS),
    ("review_status", words.REVIEW_WORDS),
]


@pytest.mark.parametrize("entry", LIBRARY["exercises"], ids=lambda entry: str(entry["id"]))
def test_an_entry_comes_back_as_it_was(entry: dict[str, Any]) -> None:
    assert exercise_to_dict(exercise_from_dict(entry)) == entry


@pytest.mark.parametrize("part", ["", "default_dose", "safety"])
def test_an_entry_with_an_unknown_field_is_refused(part: str) -> None:
    entry = exercise_to_dict(EXERCISES["heel-raise"])
    (entry[part] if part else entry)["cures"] = "everything"
    with pytest.raises(Refused, match="cures"):
        exercise_from_dict(entry)


def test_an_entry_without_a_safety_fact_is_refused() -> None:
    entry = exercise_to_dict(EXERCISES["heel-raise"])
    del entry["safety"]["eyes_closed"]
    with pytest.raises(Refused, match="eyes_closed"):
        exercise_from_dict(entry)


@pytest.mark.parametrize(("enum", "said"), VOCABULARIES, ids=[name for name, _ in VOCABULARIES])
def test_every_value_of_the_library_has_everyday_words(enum: str, said: dict[Any, str]) -> None:
    assert set(said) == set(LIBRARY["enums"][enum])
    assert not [text for text in said.values() if "_" in text or not text[0].isupper()]
    assert len(set(said.values())) == len(said)


def test_every_level_has_words() -> None:
    assert set(words.LEVEL_WORDS) == {exercise.level for exercise in EXERCISES.values()}


def test_an_editorial_dose_is_said_to_come_from_no_study() -> None:
    assert "No study" in words.BASIS_WORDS["editorial"]


def test_no_evidence_word_promises_that_an_exercise_works() -> None:
    promises = re.compile(r"\b(proven|effective|prevents?|cures?|improves?)\b", re.I)
    assert not [text for text in words.EVIDENCE_WORDS.values() if promises.search(text)]


def test_an_exercise_with_only_convention_behind_it_is_known_as_such() -> None:
    assert words.evidence_is_convention_only(EXERCISES["supine-heel-slide"])
    assert not words.evidence_is_convention_only(EXERCISES["band-hip-flexion"])


def test_every_dose_source_can_be_named_to_the_reader() -> None:
    sources = sources_from_library(LIBRARY)
    named = {one.default_dose.source for one in EXERCISES.values() if one.default_dose.source}
    assert all(sources[key].title for key in named)
    assert sources["seed-002"].url is None


def test_no_entry_claims_a_review_it_has_not_had() -> None:
    assert not [exercise.id for exercise in EXERCISES.values() if exercise.is_reviewed]
