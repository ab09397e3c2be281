"""What a search found, as the person who searched may read it now."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from forum.actions.moderation import moderation
from forum.models import db
from forum.queries.search.search_things import find_things
from forum.rules.kit.people import VISITOR
from tests.fixtures.house import Browser, Maker


def test_each_kind_is_found_under_its_key_with_its_place(ana: Browser, make: Maker) -> None:
    thread_id, card_id = make.thread(ana.person), make.routine(ana.person)
    reply = make.reply(ana.person, thread_id)
    keys = [("thread", str(thread_id)), ("post", str(reply)), ("routine", str(card_id)), ("exercise", "wall-squat")]
    found = find_things(keys, VISITOR)
    assert list(found) == keys
    assert [one.url.split("/")[1] for one in found.values()] == ["t", "t", "routines", "exercises"]
    assert found["post", str(reply)].url.endswith("#post-2")


def test_a_reply_on_a_later_page_is_found_there(ana: Browser, ben: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    last = [make.reply(ben.person, thread_id, f"Reply {n}.") for n in range(21)][-1]
    assert find_things([("post", str(last))], VISITOR)["post", str(last)].url.endswith("?page=2#post-22")


def test_what_was_hidden_since_is_simply_not_there(ana: Browser, ben: Browser, make: Maker, now: datetime) -> None:
    thread_id = make.thread(ana.person)
    reply = make.reply(ana.person, thread_id)
    moderation.hide(ben.person, "post", reply, "It names another member.", now)
    hidden, shown = ("post", str(reply)), ("thread", str(thread_id))
    assert find_things([hidden, shown], VISITOR).keys() == {shown}


def test_a_private_card_is_found_by_its_owner_only(ana: Browser, cleo: Browser, make: Maker) -> None:
    key = ("routine", str(make.routine(ana.person, state="private")))
    assert find_things([key], ana.person).keys() == {key}
    assert find_things([key], cleo.person) == {}


def test_an_exercise_and_a_card_carry_their_safety_and_a_thread_has_none(ana: Browser, make: Maker) -> None:
    keys = [
        ("exercise", "wall-squat"),
        ("routine", str(make.routine(ana.person))),
        ("thread", str(make.thread(ana.person))),
    ]
    safety = [one.safety for one in find_things(keys, VISITOR).values()]
    assert safety[0]
    assert safety[1]
    assert safety[2] is None


def test_keys_of_nothing_find_nothing(app: Any) -> None:
    keys = [("post", "999"), ("thread", "999"), ("routine", "999"), ("exercise", "no-such"), ("resource", "999")]
    assert find_things(keys, VISITOR) == {}


def test_many_hits_of_a_kind_cost_as_much_as_one(ana: Browser, make: Maker, count_queries: Callable[[], Any]) -> None:
    thread_id = make.thread(ana.person)
    keys = [("post", str(make.reply(ana.person, thread_id, f"Reply {n}."))) for n in range(6)]
    totals = []
    for wanted in (keys[:1], keys):
        db.session.remove()
        with count_queries() as queries:
            assert len(find_things(wanted, VISITOR)) == len(wanted)
        totals.append(queries.total)
    assert totals[0] == totals[1]
