"""Kinds of sentences that were read wrong once, in words of ours: what is no amount, and whose an amount is."""

import pytest

from forum.text.routine_parser import FoundItem, parse_named, parse_routine, parse_whole
from tests.samples.library import EXERCISES


def read(text: str) -> dict[str, FoundItem]:
    """The lines of a text by exercise."""
    return {item.exercise_id: item for item in parse_routine(text, EXERCISES)}


def dose(text: str, exercise_id: str) -> dict[str, int | str]:
    """What a line of a text says of its dose."""
    found = read(text)[exercise_id].dose
    return {name: value for name in found.__slots__ if (value := getattr(found, name)) is not None}


@pytest.mark.parametrize(
    "text",
    [
        "Bridge: lift both hips at once, 8 times.",
        "Bridge: 8 times. Once this is easy, hold it longer.",
        "Do these three daily.\n1. Bridge, 8 times\n2. Heel raise, 9 times\n3. Squat, 7 times",
        "Bridge: stay up for a breath or two, 8 times.",
    ],
)
def test_words_that_hold_a_number_are_no_amount(text: str) -> None:
    assert dose(text, "bridge")["reps"] == 8


def test_the_numbers_of_pictures_are_no_repeats() -> None:
    found = read("Bridge\n\nHow: lift the hips. Hold for 5 seconds.\n\nBridge 1\nBridge 2\n\nSquat\n\nHow: 10 times.")
    assert (found["bridge"].dose.reps, found["squat"].dose.reps) == (None, 10)


def test_more_sets_later_are_no_sets_of_today() -> None:
    assert dose("Squat: 10 times. Over the weeks work up to 3 sets of 12.", "squat") == {"reps": 10}


@pytest.mark.parametrize(
    "text",
    [
        "Sit to stand: 8 times, rest for a minute, 8 more.",
        "Sit to stand: 8 times, rest half a minute, then another 8.",
        "Sit to stand: 8 times, then a second set of 8.",
    ],
)
def test_the_same_again_after_a_rest_is_a_second_set(text: str) -> None:
    assert (dose(text, "sit-to-stand")["sets"], dose(text, "sit-to-stand")["reps"]) == (2, 8)


@pytest.mark.parametrize(
    "text",
    [
        "Lunge: step out with the right foot and come back. Now the left. 8 times.",
        "Lunge: step out, 8 times, and then the left one.",
        "Leg exercises, one leg at a time\n1. Lunge, 8 times\n2. Bridge, 8 times",
    ],
)
def test_the_other_side_is_heard(text: str) -> None:
    assert dose(text, "lunge")["sides"] == "each"


@pytest.mark.parametrize("text", ["Marching: one leg or both in turn, 20 times.", "Marching: one by one, 20 times."])
def test_marching_is_read_whichever_way_it_is_said(text: str) -> None:
    assert dose(text, "standing-march")["reps"] == 20


def test_steps_to_either_side_are_a_way_and_both_sides() -> None:
    assert dose("Side steps\n6 steps to the left, then 6 steps to the right", "sideways-walking") == {
        "distance": "6 steps",
        "sides": "each",
    }


def test_what_each_stretch_gets_is_not_for_the_rest_of_the_list() -> None:
    text = "Hold each stretch for 20 seconds.\n\n1. Calf stretch\n2. Squat, 10 times\n3. Hamstring stretch"
    assert dose(text, "calf-stretch-standing")["hold_s"] == 20
    assert dose(text, "squat") == {"reps": 10}


def test_a_time_grows_in_the_unit_it_began_with() -> None:
    text = "Calf stretch at the wall: begin with 20 seconds and build up to 45."
    assert dose(text, "calf-stretch-standing") == {"hold_s": 20, "hold_s_max": 45}


def test_the_position_of_an_unknown_exercise_is_its_own() -> None:
    text = "1. Sitting on the ball, arms out to the side, 12 times\n2. Calf raises, 8 times"
    assert "seated-heel-raise" not in read(text)


def test_rounds_of_a_part_are_not_those_of_the_part_before() -> None:
    text = "Warm up\n1. Marching, 20 times\n\nStrength - repeat each round twice\n\n"
    text += "Round 1:\n1. Squat, 8 times\n2. Bridge, 8 times"
    found = read(text)
    assert (found["standing-march"].dose.rounds, found["squat"].dose.rounds) == (None, 2)


@pytest.mark.parametrize(
    "where", ["with a heavy chair in front of you to hang on to", "behind a chair. Take hold of the back of it"]
)
def test_a_hold_said_in_other_words_is_a_hold(where: str) -> None:
    assert list(read(f"Stand on one leg {where}. Stay for 15 seconds, then change legs.")) == [
        "single-leg-stance-supported"
    ]


def test_a_line_that_is_not_sure_asks_something() -> None:
    text = (
        "Try the squat thing with knees going, 10 or so\nThen a bridge, twelve, if it feels right\nAnd clams each side"
    )
    for item in parse_routine(text, EXERCISES):
        assert item.confidence >= 0.75 or item.questions
        assert len(item.questions) <= 2


@pytest.mark.parametrize(
    ("rest", "low", "high"),
    [
        ("1-2 minutes' break", 60, 120),
        ("30 seconds to 1 minute's rest", 30, 60),
        ("up to 2 minutes' pause", None, 120),
        ("a minute's rest", 60, None),
        ("2 minutes of rest", 120, None),
    ],
)
def test_a_rest_keeps_both_its_ends(rest: str, low: int | None, high: int | None) -> None:
    found = read(f"Squat: 3 sets of 10, {rest}.")["squat"].dose
    assert (found.rest_s, found.rest_s_max) == (low, high)


# A page as therapists write them: what walking is made of, then the exercises with their steps as dashes, then advice.
GUIDE = """Better balance in everyday life
What happens in one step:
- Weight shifting: taking the load off one foot.
- Heel landing: the heel comes down first.
My favourites for steadier steps
1. Weight Shifting
- Why: nobody walks without it.
- How:
- Put one foot a little in front of the other.
- Move your weight over the front foot.
- Hold for 3-4 seconds and come back.
- Repeat 8 times per side.
2. Staggered Stance Balance
- Why: you stand on one leg with every step.
- How:
- One foot in front, one behind.
- Hold for up to 25 seconds, then switch legs.
3. Marching
- How:
- Lift one knee, then the other.
- Repeat 12-14 times per leg.
4. Heel Raises
- How:
- Stand near the sink.
- Repeat 9-12 times.
5. Hamstring Stretch
- How:
- Sit tall in a chair and put one leg out in front of you.
- Hold for 15-25 seconds per leg.
Small daily movements add up."""


def test_the_steps_of_numbered_exercises_are_no_list_of_their_own() -> None:
    found = {name: dose(GUIDE, name) for name in read(GUIDE)}
    shift = {"reps": 8, "hold_s": 3, "hold_s_max": 4, "sides": "each"}
    assert found["weight-shift-staggered"] == shift
    assert found["staggered-stance-balance"] == {"hold_s_max": 25, "sides": "each"}
    assert found["standing-march"] == {"reps": 12, "reps_max": 14, "sides": "each"}
    assert found["heel-raise"] == {"reps": 9, "reps_max": 12}
    assert found["hamstring-stretch-seated"] == {"hold_s": 15, "hold_s_max": 25, "sides": "each"}


# A thread where one tells of her sessions, and others of what they can't do any more.
THREAD = """I used to run up three flights of stairs and now I can't stand on a step.
For balance he has me sit on a big ball in the corner. He stands in front of me to catch me.
Wall squats - roll the ball down the wall and up. I only do these with someone around.
Another one is standing on foam with my eyes closed, 20 seconds, 4 times. This too is good with another person.
Sessions are 2 hours long, once a week."""


def test_whoever_is_with_somebody_in_a_thread_is_kept_and_nothing_is_made_up() -> None:
    found = read(THREAD)
    assert not {"stair-climb", "step-up", "running"} & set(found)
    for item in found.values():
        assert item.setting.spotter or "Should somebody be with you?" in item.questions
    foam = found["foam-stand-eyes-closed"]
    assert (foam.dose.hold_s, foam.dose.reps, foam.setting.spotter) == (20, 4, True)


@pytest.mark.parametrize("name", ["Goblet squats", "Monkey bridge", "Penguin walk"])
def test_a_word_we_do_not_know_before_a_name_makes_it_a_question(name: str) -> None:
    found = parse_routine(f"In the pool:\n1. Heel raises x 10\n2. {name} x 8\n3. Clamshells x 12", EXERCISES)
    asked = {item.exercise_id: item.questions for item in found}
    assert asked.pop(found[1].exercise_id) == ("Which exercise is this?",)
    assert all("Which exercise is this?" not in questions for questions in asked.values())


def test_how_often_somebody_is_seen_is_not_how_often_it_is_done() -> None:
    sheet = "Heel raises, 10 times\nMini squats, 8 times\nI see my physio, appointments are once a week."
    assert {item.dose.frequency for item in parse_routine(sheet, EXERCISES)} == {None}
    own = sheet.replace("appointments are", "she wants these done")
    assert {item.dose.frequency for item in parse_routine(own, EXERCISES)} == {"1/week"}
    daily = f"From my physio, once a day.\n{sheet}"
    assert {item.dose.frequency for item in parse_routine(daily, EXERCISES)} == {"1/day"}


def test_a_line_of_prose_is_never_shown_as_sure() -> None:
    prose = "I do 10 heel raises and then 8 mini squats, then I stand on one leg for 20 seconds each side."
    assert all(item.questions for item in parse_routine(prose, EXERCISES))


# It names exercises with amounts, and nobody is told to do them.
NEWS = """A grandfather of five climbed 1,202 steps and has raised 4,300 pounds for the ward.
His trainer had him do mini squats 3 x 10 and heel raises by January 2024. "My legs went at floor nine," he said.
Wobble twists: 12 people, 40 minutes
The council voted 7 to 4 to keep the club, which costs 6,000 pounds a year."""


def test_what_only_speaks_of_exercise_offers_no_lines_and_keeps_its_names() -> None:
    named, is_told = parse_named(NEWS, EXERCISES)
    assert not is_told
    assert [item.exercise_id for item in named] == ["counter-side-mini-squat", "heel-raise"]
    assert parse_whole(NEWS, EXERCISES) == ((), ())


@pytest.mark.parametrize("name", ["What was tested", "Tue", "Who came"])
def test_a_question_and_a_day_are_no_exercises(name: str) -> None:
    sheet = f"- Heel raises, 10 times\n- {name}: 20 times\n- Wobble twists, 8 times\n- Clamshells, 9 times"
    _, unread = parse_whole(sheet, EXERCISES)
    assert [sheet[slice(*one.name)] for one in unread] == ["Wobble twists"]
