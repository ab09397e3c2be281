"""Cleo asks for exercises in her own words."""

import pytest

from forum.rules.library.exercises import Exercise
from forum.rules.library.traits import is_overhead
from forum.search import parse_query
from forum.search.understanding.finder import FoundExercises, find_exercises
from forum.search.understanding.lexicon import lexicon
from tests.samples.library import EXERCISES


def ask(words: str, *, as_typed: bool = False, removed: tuple[str, ...] = ()) -> FoundExercises:
    return find_exercises(parse_query(words), EXERCISES, as_typed=as_typed, removed=removed)


def first(words: str, count: int = 10) -> list[Exercise]:
    return ask(words).exercises[:count]


def ids(words: str, count: int = 10) -> list[str]:
    return [one.id for one in first(words, count)]


@pytest.mark.parametrize("need", lexicon().needs, ids=lambda need: need.id)
def test_each_wording_of_a_need_leads_to_an_exercise_for_it(need) -> None:  # type: ignore[no-untyped-def]
    missed = [words for words in need.wordings if not set(ids(words)) & set(need.joins.best)]
    assert len(missed) <= 1, missed


@pytest.mark.parametrize("need", lexicon().needs, ids=lambda need: need.id)
def test_the_name_that_the_site_gives_a_need_asks_for_it_alone(need) -> None:  # type: ignore[no-untyped-def]
    found = ask(need.title)
    assert [one.key for one in found.understood] == [f"need:{need.id}"]
    assert set(need.joins.best) & set(ids(need.title))


def test_nearly_every_wording_is_understood_as_its_need() -> None:
    wordings = [(need.id, words) for need in lexicon().needs for words in need.wordings]
    understood = [(id_, words) for id_, words in wordings if id_ in {one.need.id for one in ask(words).asked.needs}]
    assert len(understood) > 0.85 * len(wordings), sorted(set(wordings) - set(understood))


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_every_exercise_is_found_by_its_own_name(exercise_id: str) -> None:
    assert exercise_id in ids(EXERCISES[exercise_id].name, 3)


def test_every_other_name_finds_its_exercise() -> None:
    missed = [(id_, name) for id_, names in lexicon().names.items() for name in names if id_ not in ids(name, 5)]
    assert missed == []


@pytest.mark.parametrize(
    "words",
    ["can't stand", "without standing", "exercises from my wheelchair", "unable to stand, arms", "not standing, legs"],
)
def test_who_can_not_stand_is_shown_nothing_that_needs_standing(words: str) -> None:
    upright = {"standing_supported", "standing_unsupported", "walking"}
    found = ask(words).exercises
    assert len(found) > 10
    assert [one.id for one in found if set(one.positions) <= upright] == []


@pytest.mark.parametrize("words", ["on my own", "I live alone and wobble", "balance with nobody around", "by myself"])
def test_who_is_alone_is_shown_nothing_that_needs_a_person_and_told_what_was_left_out(words: str) -> None:
    found = ask(words)
    assert len(found.exercises) >= 5
    assert {one.safety.spotter for one in found.exercises[:10]} == {"not_needed"}
    assert "high" not in {one.safety.fall_risk for one in found.exercises}
    assert found.need_company
    assert "Nobody else needed" in [one.chip for one in found.understood]


@pytest.mark.parametrize("words", ["balance after I fell twice", "fell again, legs", "dizzy spells and head movements"])
def test_who_falls_or_is_dizzy_is_shown_no_high_fall_risk(words: str) -> None:
    assert "high" not in {one.safety.fall_risk for one in ask(words).exercises}


@pytest.mark.parametrize(
    ("words", "is_wrong"),
    [
        ("squats without a ball", lambda one: "exercise_ball" in one.needed),
        ("core but no planks", lambda one: "plank" in one.name.lower()),
        ("cardio with no jumping", lambda one: one.safety.impact),
        ("stretches not on the floor", lambda one: all(one.facts_in(place).floor_transfer for place in one.positions)),
        ("hip strength, not lying down", lambda one: set(one.positions) <= {"supine", "side_lying", "prone"}),
        ("arms with nothing overhead", is_overhead),
        ("keep my eyes open, balance", lambda one: one.safety.eyes_closed),
        ("walking instead of the treadmill", lambda one: "treadmill" in one.needed),
    ],
)
def test_what_words_forbid_is_not_listed(words: str, is_wrong) -> None:  # type: ignore[no-untyped-def]
    found = ask(words).exercises
    assert found
    assert [one.id for one in found if is_wrong(one)] == []


@pytest.mark.parametrize(
    "words",
    ["getting up from sitting", "stiff after sitting all day", "can't get up from a low chair", "sit up in bed"],
)
def test_words_that_tell_of_a_complaint_set_no_position(words: str) -> None:
    assert [one for one in ask(words).asked.answers.said if one.facet == "position"] == []


def test_what_was_not_meant_can_be_taken_back() -> None:
    assert len(ask("balance on my own", removed=("company:alone",)).exercises) > len(ask("balance on my own").exercises)
    need = ask("my foot catches").understood[0]
    assert need.chip == "A foot that catches or drags"
    assert need.key not in [one.key for one in ask("my foot catches", removed=(need.key,)).understood]


@pytest.mark.parametrize(
    "spoken", ["my foot catches", "his foot catches", "her foot catches on rugs", "your foot catches"]
)
def test_it_is_the_same_whoever_is_spoken_of(spoken: str) -> None:
    assert "seated-toe-raise" in ids(spoken, 3)


@pytest.mark.parametrize(
    ("typed", "searched", "exercise_id"),
    [
        ("hamstrnig stretches", "hamstring", "hamstring-stretch-seated"),
        ("brigde", "bridge", "bridge"),
        ("sholder rolls", "shoulder", "shoulder-roll"),
        ("breathign", "breathing", "breathing-exercise"),
        ("ballance sitting", "balance", "seated-tall-hold"),
        ("tredmill", "treadmill", "treadmill-walk"),
    ],
)
def test_a_misspelt_word_is_put_right_and_said(typed: str, searched: str, exercise_id: str) -> None:
    found = ask(typed)
    assert exercise_id in [one.id for one in found.exercises[:10]]
    assert searched in [one.searched for one in found.asked.corrected] or not found.asked.corrected
    assert not ask(typed, as_typed=True).asked.corrected


@pytest.mark.parametrize("word", ["gluten", "lottery", "wedding", "baclofen", "badge", "Ocrevus", "Köln", "x", "123"])
def test_a_word_that_is_none_of_ours_is_left_as_it_is(word: str) -> None:
    assert ask(word).asked.corrected == ()


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("baclofen dose", "medicines"),
        ("is the flu jab safe", "medicines"),
        ("vegan recipes", "food"),
        ("how do I claim PIP", "money, rights and forms"),
        ("lottery numbers", "life around MS"),
        ("pelvic floor", "pelvic floor exercises"),
        ("epley manoeuvre", "manoeuvres for positional vertigo"),
    ],
)
def test_what_no_exercise_answers_is_told(words: str, topic: str) -> None:
    judged = ask(words).judged
    assert judged.verdict == "none"
    assert judged.topics == (topic,)


def test_a_word_that_no_exercise_has_is_named() -> None:
    assert ask("trombone").judged.unknown == ("trombone",)
    assert ask("trombone").exercises == []


@pytest.mark.parametrize("words", ["my foot catches", "balance sitting down", "squats", "spatiscity strech", "romberg"])
def test_what_is_answered_is_told_too(words: str) -> None:
    assert ask(words).judged.verdict == "fits"


def test_of_equals_the_gentlest_comes_first() -> None:
    levels = [one.level for one in ask("can't stand").exercises]
    assert levels[0] == 1
    assert sum(levels[:20]) < sum(levels[-20:])


@pytest.mark.parametrize(
    "words",
    [
        "",
        "a" * 900,
        "not " * 200,
        "NOT NOT (",
        "*",
        "[a TO z]",
        "the of and",
        "🙂🙂",
        "שלום",
        "no no no",
        "can't can't",
    ],
)
def test_odd_words_are_read_without_harm(words: str) -> None:
    assert isinstance(ask(words), FoundExercises)


def test_quoted_words_are_looked_for_as_they_stand() -> None:
    assert ask('"sit to stand" alone').understood[0].chip == "Nobody else needed"
    assert ask('"fall alone"').asked.answers.said == ()


def test_operators_narrow_what_is_found() -> None:
    assert {"seated"} <= set.intersection(*(set(one.positions) for one in first("stretch position:seated")))
    assert "plank" not in ids("core -plank", 30)
    assert ask("march author:ana").exercises == []
    assert all("march" in one.name.lower() for one in first('"standing march"', 2))
