"""Who may say what of an exercise, and what a clinician's name stands under."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from forum.errors import Refused
from forum.rules.kit.people import Person
from forum.rules.library.exercises import Exercise
from forum.rules.library.facts_hash import facts_hash, say_facts, signed_facts
from forum.rules.library.holds import list_in_use
from forum.rules.library.marks import hold_back
from forum.rules.library.reviews import check_clinician, check_lift, check_risk, danger, say_danger
from tests.samples.library import EXERCISES

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
SQUAT = EXERCISES["wall-squat"]


def person(role: Any) -> Person:
    return Person(id=7, name="Ola", role=role, is_confirmed=True)


@pytest.mark.parametrize("role", ["member", "moderator", "admin"])
def test_nobody_but_a_clinician_signs_or_sees_a_risk(role: str) -> None:
    check_clinician(person("clinician"), NOW)
    with pytest.raises(Refused, match="Only clinicians"):
        check_clinician(person(role), NOW)


@pytest.mark.parametrize("role", ["member", "moderator", "admin"])
def test_nobody_but_a_clinician_releases_what_is_held_back(role: str) -> None:
    check_lift(person("clinician"), NOW)
    with pytest.raises(Refused, match="Only a clinician can release"):
        check_lift(person(role), NOW)


def test_a_risk_is_said_in_a_sentence() -> None:
    assert check_risk("  The chair can tip over. ") == "The chair can tip over."
    with pytest.raises(Refused, match="what the risk is"):
        check_risk("bad")


SIGNED: list[dict[str, Any]] = [
    {"how": (*SQUAT.how, "and let go")},
    {"positions": ("standing_unsupported",)},
    {"default_dose": replace(SQUAT.default_dose, reps=(10, 99))},
    {"safety": replace(SQUAT.safety, fall_risk="high")},
    {"equipment": ("foam_pad",)},
    {"progressions": ()},
    {"regressions": ()},
    {"level": 5},
    {"note": "Mind the knees."},
]


@pytest.mark.parametrize("change", SIGNED, ids=lambda change: next(iter(change)))
def test_whatever_a_person_acts_on_is_signed(change: dict[str, Any]) -> None:
    assert facts_hash(replace(SQUAT, **change)) != facts_hash(SQUAT)


@pytest.mark.parametrize("change", [{"aliases": ("sitting on air",)}, {"review_status": "pt_reviewed"}], ids=str)
def test_how_it_is_found_is_not_signed(change: dict[str, Any]) -> None:
    assert facts_hash(replace(SQUAT, **change)) == facts_hash(SQUAT)


def test_holding_an_exercise_back_changes_no_fact_of_it() -> None:
    assert facts_hash(hold_back(SQUAT, "Wall squat: do not do it.")) == facts_hash(SQUAT)


def test_another_sentence_for_a_caution_is_a_change_to_be_read_again() -> None:
    one = next(each for each in EXERCISES.values() if each.cautions)
    other = replace(one, cautions=(replace(one.cautions[0], words="Something else."), *one.cautions[1:]))
    assert facts_hash(other) != facts_hash(one)


def test_every_signed_fact_is_shown_in_words() -> None:
    shown = dict(say_facts(signed_facts(SQUAT)))
    assert len(shown) == len(signed_facts(SQUAT))
    assert shown["How"] == " / ".join(SQUAT.how)
    assert "fall risk: moderate" in shown["Safety"].casefold() or "fall risk:" in shown["Safety"]


def test_the_most_dangerous_is_read_first() -> None:
    def first(*exercises: Exercise) -> str:
        return max(exercises, key=danger).id

    still = EXERCISES["foam-stand-eyes-closed"]
    assert first(SQUAT, still) == still.id
    assert "Eyes closed" in say_danger(still)
    steep = replace(SQUAT, id="steep", level=5)
    assert first(replace(SQUAT, level=1), steep) == "steep"


def test_what_is_held_back_is_not_among_what_is_offered() -> None:
    held = hold_back(SQUAT, "Wall squat: do not do it.")
    assert list_in_use([held, EXERCISES["heel-raise"]]) == [EXERCISES["heel-raise"]]
