"""A list that is done in rounds, in every format: taken away, told to people and programs, and brought back."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given

from forum.formats.archive.line_writing import dump_line
from forum.formats.archive.lines import parse_line
from forum.formats.archive.routine_lines import RoutineLine, VersionLine
from forum.formats.paper.sheet_data import Imprint, sheet_data
from forum.formats.routines.csv_table import routine_from_csv, routine_to_csv
from forum.formats.routines.fhir import routine_to_fhir
from forum.formats.routines.json_ld import routine_from_json, routine_to_json
from forum.formats.routines.markdown import routine_to_markdown
from forum.formats.routines.view import view_card
from forum.rules.fitting.profiles import Day
from forum.rules.routines.routines import Card
from tests.samples.cards import cards
from tests.samples.facts import IN_ROUNDS
from tests.samples.library import EXERCISES
from tests.samples.schema_org import list_faults

WHEN = datetime(2026, 5, 3, 10, 30, tzinfo=UTC)
URL = "https://strideshare.example/routines/7/v/2"
SAID = "Do the whole list 3 times, rest 2 minutes between rounds"
ONCE = replace(IN_ROUNDS, rounds=None, rest_between_rounds_s=None)


def json_of(card: Card) -> dict[str, Any]:
    return routine_to_json(
        card, id=7, version=2, url=URL, author_name="ana", published_at=WHEN, exercises=EXERCISES
    )  # fmt: skip


def plan_of(card: Card) -> dict[str, Any]:
    bundle = routine_to_fhir(
        card, routine_id=7, version=2, url=URL, author="ana", published_at=WHEN, is_public=True, exercises=EXERCISES
    )
    Bundle.model_validate(bundle)
    plan: dict[str, Any] = bundle["entry"][0]["resource"]
    return plan


@given(cards())
def test_every_file_that_can_be_brought_back_brings_the_rounds(card: Card) -> None:
    table = routine_to_csv(card, EXERCISES).decode()
    line = RoutineLine(7, 8, "public", "Legs", (VersionLine(1, WHEN, card),))
    back = parse_line(dump_line(line).encode())
    assert isinstance(back, RoutineLine)
    for same in (routine_from_json(json_of(card)), routine_from_csv(table), back.versions[0].card):
        assert (same.rounds, same.rounds_max) == (card.rounds, card.rounds_max)
        assert same.rest_between_rounds_s == card.rest_between_rounds_s


def test_markdown_says_the_rounds_above_the_steps() -> None:
    text = routine_to_markdown(IN_ROUNDS, EXERCISES, url=URL, author="ana", version=2)
    assert f"## The steps\n\n**{SAID}.**\n\n1. " in text


def test_schema_org_has_the_rounds_as_repetitions_of_the_plan() -> None:
    plan = json_of(IN_ROUNDS)
    assert list_faults(plan) == []
    assert plan["repetitions"] == 3
    assert plan["restPeriods"] == {"@type": "QuantitativeValue", "value": 120, "unitCode": "SEC"}
    assert f"{SAID}." in plan["additionalVariable"]
    ranged = json_of(replace(IN_ROUNDS, rounds=2, rounds_max=3))
    assert ranged["repetitions"] == {"@type": "QuantitativeValue", "minValue": 2, "maxValue": 3}
    assert not {"repetitions", "restPeriods"} & json_of(ONCE).keys()


def test_a_clinics_software_reads_one_action_that_holds_the_lines() -> None:
    card = replace(IN_ROUNDS, days_per_week=3)
    [whole] = plan_of(card)["action"]
    assert whole["textEquivalent"] == f"{SAID}."
    assert whole["timingTiming"] == {"repeat": {"frequency": 3, "period": 1, "periodUnit": "wk"}}
    # A line is done more often than the list, so no line says how often in a week.
    assert [("timingTiming" in line, line["title"]) for line in whole["action"]] == [
        (False, EXERCISES[item.exercise_id].name) for item in card.items
    ]
    assert SAID in plan_of(card)["description"]
    plain = plan_of(replace(ONCE, days_per_week=3))
    assert len(plain["action"]) == 2
    assert all("timingTiming" in line and "action" not in line for line in plain["action"])


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("green", SAID),
        ("amber", "Do the whole list 2 times instead of 3 times, rest 2 minutes between rounds"),
        ("red", "Do the whole list once instead of 3 times"),
    ],
)
def test_a_sheet_says_the_rounds_of_its_day(day: Day, words: str) -> None:
    imprint = Imprint(author="ana", version=2, date="3 May 2026", published_on="2026-05-03", address=URL)
    assert sheet_data(IN_ROUNDS, day, imprint, EXERCISES)["rounds"] == words
    assert sheet_data(ONCE, day, imprint, EXERCISES)["rounds"] == ""


def test_a_card_without_lines_says_no_rounds() -> None:
    assert view_card(replace(IN_ROUNDS, items=()), EXERCISES).rounds == ""
