"""A pose file that can't be drawn is refused by name: file, exercise and value."""

import json
from typing import Any

import pytest

from forum.figures.poses.loading import BadPose, figures_of
from forum.figures.shelf import figures


def read(**exercises: dict[str, Any]) -> None:
    figures_of({"knee.json": json.dumps(exercises)})


@pytest.mark.parametrize(
    ("exercises", "said"),
    [
        ({"a": {"like": "b"}, "b": {"like": "a"}}, "knee.json: a -> b -> a is a circle of inheritance"),
        ({"a": {"like": "b"}}, "knee.json: a is like b, which does not exist"),
        ({"a": {"then": {"tail_r": 4}}}, "knee.json: a bends tail_r, which no body has"),
        ({"a": {"then": {"knee_r": -10}}}, "knee.json: a says knee_r -10, outside 0 to 150"),
        ({"a": {"all": {"elbow": 170}}}, "knee.json: a says elbow 170, outside 0 to 150"),
        ({"a": {"all": {"hip": "far"}}}, "knee.json: a says hip 'far', which is no number"),
        ({"a": {"props": ["piano"]}}, "knee.json: a has a prop piano, which nobody can draw"),
        ({"a": {"all": {"start": "flying"}}}, "knee.json: a starts flying, which nobody can"),
        ({"a": {"who": "zoe"}}, "knee.json: a is done by zoe, whom nobody knows"),
        ({"a": {"colour": "red"}}, "knee.json: a says colour, which no exercise has"),
        ({"a": {"helper": {"knee": 151}}}, "knee.json: a says knee 151, outside 0 to 150"),
    ],
)
def test_a_bad_pose_is_refused_by_file_exercise_and_value(exercises: dict[str, dict[str, Any]], said: str) -> None:
    with pytest.raises(BadPose) as refused:
        read(**exercises)
    assert str(refused.value) == said


def test_a_file_that_is_no_json_is_named() -> None:
    with pytest.raises(BadPose, match=r"knee.json: line 1 is no JSON"):
        figures_of({"knee.json": "{"})


def test_an_exercise_stands_in_one_file() -> None:
    with pytest.raises(BadPose, match=r"b.json: squat is in a.json already"):
        figures_of({"a.json": '{"squat": {}}', "b.json": '{"squat": {}}'})


def test_a_sibling_inherits_and_says_only_what_differs() -> None:
    read_figures = figures_of(
        {
            "a.json": json.dumps(
                {
                    "_sit": {"view": 30, "props": ["chair"], "all": {"start": "sitting", "knee": 90}},
                    "kick": {"like": "_sit", "all": {"hip": 80}, "then": {"knee_r": 10}},
                }
            )
        }
    )
    kick = read_figures["kick"]
    assert (kick.view, kick.props) == (30, (("chair", []),))
    assert kick.keys == (
        {"start": "sitting", "knee": 90, "hip": 80},
        {"start": "sitting", "knee": 90, "hip": 80, "knee_r": 10},
    )


def test_four_people_take_turns_and_always_at_the_same_exercise() -> None:
    people = [one.who for one in figures().values()]
    assert set(people) == {"rosa", "tom", "nur", "ada"}
    assert all(people.count(name) >= len(people) / 8 for name in set(people))
