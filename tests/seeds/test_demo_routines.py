"""What happened to the demo's cards: every sentence of the file comes true."""

import json

from forum.cli.demo.routines import changed
from forum.paths import seeds_folder
from forum.rules.routines.routines import Card, Item, card_from_dict
from tests.samples.library import EXERCISES

DEMO = seeds_folder() / "demo"
CHANGES = json.loads((DEMO / "routine_changes.json").read_text())
CARDS = {one["key"]: one for one in json.loads((DEMO / "routines.json").read_text())}
MEMBERS = {one["name"] for one in json.loads((DEMO / "members.json").read_text())} | {
    one["name"] for one in json.loads((DEMO / "extras.json").read_text())["members"]
}


def test_every_change_is_of_a_card_that_is_there_and_was_there_before() -> None:
    for one in (*CHANGES["versions"], *CHANGES["reviews"], *CHANGES["copies"]):
        assert one["days_ago"] < CARDS[one["routine"]]["days_ago"]
    assert {*CHANGES["helpful"], *CHANGES["saves"]} <= CARDS.keys()


def test_nobody_thanks_or_keeps_a_card_of_their_own() -> None:
    for kind in ("helpful", "saves"):
        for key, names in CHANGES[kind].items():
            assert set(names) <= MEMBERS
            assert CARDS[key]["owner"] not in names


def test_a_new_version_only_changes_lines_that_are_there() -> None:
    for version in CHANGES["versions"]:
        before = card_from_dict(CARDS[version["routine"]]["card"])
        after = changed(before, version)
        assert after != before
        assert [item.exercise_id for item in after.items] == [item.exercise_id for item in before.items]
        assert version["note"]


def test_a_change_leaves_all_else_as_it_was() -> None:
    card = Card(title="One", items=(Item(exercise_id="bridge", reps=5, note="Slowly"),))
    after = changed(card, {"card": {"weeks": 6}, "items": {"0": {"reps": 8}}})
    assert after == Card(title="One", weeks=6, items=(Item(exercise_id="bridge", reps=8, note="Slowly"),))
    assert after.items[0].exercise_id in EXERCISES
