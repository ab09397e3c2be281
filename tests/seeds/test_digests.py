"""The digests we wrote ourselves: ten, plain, each sentence carried by its study."""

import json
from typing import Any

import pytest

from forum.paths import seeds_folder
from forum.rules.claims.studied import Design
from forum.rules.research.digest_check import check_digest
from forum.rules.research.digests import PARTS, check_whole, text_from_dict
from forum.rules.research.figure_places import place_figures
from forum.rules.research.grade import reading_grade
from forum.rules.research.studies import StudyRecord, read_record


def read(name: str) -> Any:
    return json.loads((seeds_folder() / name).read_text(encoding="utf-8"))


DIGESTS: dict[str, dict[str, Any]] = {one["key"]: one for one in read("digests.json")["digests"]}
RECORDS: dict[str, StudyRecord] = {one["key"]: read_record(one) for one in read("research.json")["studies"]}


def test_there_are_ten_each_of_a_study_of_the_library() -> None:
    assert len(DIGESTS) == len(read("digests.json")["digests"]) == 10
    assert DIGESTS.keys() <= RECORDS.keys()


@pytest.mark.parametrize("key", DIGESTS)
def test_every_sentence_is_carried_and_no_null_vanishes(key: str) -> None:
    text = text_from_dict(DIGESTS[key])
    check_whole(text)
    verdict = check_digest(text, RECORDS[key])
    assert [(one.words, one.reasons) for one in verdict.struck] == []
    assert verdict.unsaid == ()


@pytest.mark.parametrize("key", DIGESTS)
def test_each_is_read_with_ease(key: str) -> None:
    assert 6 <= reading_grade(text_from_dict(DIGESTS[key]).plain) <= 8


@pytest.mark.parametrize("key", DIGESTS)
def test_figures_lead_to_the_facts(key: str) -> None:
    placed = place_figures(text_from_dict(DIGESTS[key]), RECORDS[key])
    assert placed.places
    assert [*placed.parts] == [part for part in PARTS if part != "title"]
    assert all(placed.parts.values())


def test_nulls_and_what_is_no_training_are_among_them() -> None:
    designs: list[Design] = [RECORDS[key].design for key in DIGESTS]
    assert {"reliability", "cross_sectional"} <= set(designs)
    assert sum(bool(RECORDS[key].nulls) for key in DIGESTS) >= 4


def test_nobody_made_up_stands_under_them() -> None:
    names = {"by", "author", "approved_by"}
    assert all(names.isdisjoint(one) for one in DIGESTS.values())
