"""The demo's programmes: one that was published, and members who do it, each at their own level."""

from datetime import datetime, timedelta
from typing import Any, Protocol

from forum.actions.programmes import drafts, publishing, runs
from forum.rules.kit.people import Person
from forum.rules.programmes.fields import fields_of
from forum.rules.programmes.programmes import plan_from_dict


class ProgrammeDemo(Protocol):
    """What was made of the demo so far, by the keys its files use."""

    now: datetime
    people: dict[str, Person]
    routine_ids: dict[str, int]


def add(demo: ProgrammeDemo, programmes: list[dict[str, Any]]) -> None:
    """Everything of the file `programmes.json`."""
    for one in programmes:
        programme_id = add_programme(demo, one)
        for run in one["runs"]:
            add_run(demo, programme_id, run)


def add_programme(demo: ProgrammeDemo, given: dict[str, Any]) -> int:
    """One programme, whose parts name their cards by key."""
    parts = [
        {name: value for name, value in part.items() if name != "card"}
        | {"routine_id": demo.routine_ids[part["card"]], "n": 1}
        for part in given["plan"]["parts"]
    ]
    plan = plan_from_dict({**given["plan"], "parts": parts})
    owner, at = demo.people[given["owner"]], demo.now - timedelta(days=given["days_ago"])
    programme_id = drafts.create(owner, fields_of(plan), at)
    publishing.publish(owner, programme_id, given["state"], at)
    return programme_id


def add_run(demo: ProgrammeDemo, programme_id: int, given: dict[str, Any]) -> None:
    """One member's run, with what they told us day by day."""
    person, start = demo.people[given["member"]], demo.now - timedelta(days=given["days_ago"])
    runs.start(person, programme_id, start, is_gentle=given.get("gentle", False))
    for event in given["events"]:
        at = start + timedelta(days=event["day"])
        if event["act"] == "check_in":
            runs.check_in(person, programme_id, event["week"], event["felt"], at)
        elif event["act"] == "measure":
            runs.measure(person, programme_id, event["week"], dict(enumerate(event["values"])), at)
        elif event["act"] == "pause":
            runs.pause(person, programme_id, event["reason"], at)
        else:
            runs.resume(person, programme_id, at)
