"""What we write of studies says no more than they can carry."""

import json
import re
from typing import Any

import pytest

from forum.paths import seeds_folder
from forum.rules.claims.check import check_claim
from forum.rules.claims.studied import DESIGNS, DIRECTIONS
from forum.rules.library.words import GAIT_PHASE_WORDS, MODALITY_WORDS
from forum.rules.research.studies import facts_of, read_record
from tests.samples.library import read_studies

RECORDS: dict[str, dict[str, Any]] = {
    one["key"]: one for one in json.loads((seeds_folder() / "research.json").read_text(encoding="utf-8"))["studies"]
}


def test_every_study_of_the_library_is_told() -> None:
    known = read_studies()
    assert RECORDS.keys() == {one["id"] for one in [*known["studies"], *known["related"]]}


@pytest.mark.parametrize("key", RECORDS)
def test_every_sentence_of_ours_fits_its_study(key: str) -> None:
    record = RECORDS[key]
    facts = facts_of(read_record(record))
    told = [record["plain_title"], *(re.split(r"(?<=[.?])\s+", f"{record['summary']} {record['adds']}"))]
    assert [(one, check_claim(one, facts).reasons) for one in told if not check_claim(one, facts).fits] == []


@pytest.mark.parametrize("key", RECORDS)
def test_a_record_uses_known_words(key: str) -> None:
    record = RECORDS[key]
    assert record["design"] in DESIGNS
    assert {one["direction"] for one in record["outcomes"]} <= set(DIRECTIONS)
    assert set(record["modality"]) <= set(MODALITY_WORDS)
    assert set(record["gait_phases"]) <= set(GAIT_PHASE_WORDS)


@pytest.mark.parametrize("key", RECORDS)
def test_every_figure_says_where_it_stands(key: str) -> None:
    assert all(one["where"] for one in RECORDS[key]["outcomes"])
