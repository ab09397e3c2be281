"""What happened to the demo's cards since they were published: versions, reviews, a copy, thanks."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from forum.actions.routines import drafts, helpful, publishing, reviews, saves
from forum.queries.routines.routines import Head, find_head, find_version
from forum.rules.kit.people import VISITOR, Person
from forum.rules.routines.fields import fields_of
from forum.rules.routines.routines import Card, card_from_dict, card_to_dict


class CardDemo(Protocol):
    """What was made of the demo so far, by the keys its files use."""

    now: datetime
    people: dict[str, Person]
    routine_ids: dict[str, int]


def add(demo: CardDemo, changes: dict[str, Any]) -> None:
    """Everything of the file `routine_changes.json`, in the order of time."""
    steps = [
        *((one["days_ago"], copy_card, one) for one in changes["copies"]),
        *((one["days_ago"], review, one) for one in changes["reviews"]),
        *((one["days_ago"], change, one) for one in changes["versions"]),
    ]
    for days_ago, step, one in sorted(steps, key=lambda step: -step[0]):
        step(demo, one, demo.now - timedelta(days=days_ago))
    for key, names in changes["helpful"].items():
        for name in names:
            helpful.say(demo.people[name], demo.routine_ids[key], demo.now)
    for key, names in changes["saves"].items():
        for name in names:
            saves.keep(demo.people[name], demo.routine_ids[key], demo.now)


def change(demo: CardDemo, version: dict[str, Any], at: datetime) -> None:
    """Publish a card's next version, as its owner."""
    routine_id = demo.routine_ids[version["routine"]]
    owner = demo.people[head_of(VISITOR, routine_id).owner_name]
    publish(owner, routine_id, changed(card_of(owner, routine_id), version), at, version["note"])


def changed(card: Card, version: dict[str, Any]) -> Card:
    """The card with other fields, and other fields in some of its lines (counted from 0)."""
    plain = card_to_dict(card) | version["card"]
    for n, fields in version["items"].items():
        plain["items"][int(n)] |= fields
    return card_from_dict(plain)


def review(demo: CardDemo, one: dict[str, Any], at: datetime) -> None:
    """Have a clinician put their name to a card."""
    routine_id = demo.routine_ids[one["routine"]]
    n = head_of(VISITOR, routine_id).current_n
    reviews.review(demo.people[one["clinician"]], routine_id, n, one["note"], at)


def copy_card(demo: CardDemo, one: dict[str, Any], at: datetime) -> None:
    """Publish a member's own copy of a card."""
    person = demo.people[one["member"]]
    made = drafts.copy(person, demo.routine_ids[one["routine"]], at)
    card = card_of(person, demo.routine_ids[one["routine"]])
    draft = head_of(person, made).draft or {}
    credit = {name: draft["fields"][name] for name in ("provenance", "provenance_note")}
    own = replace(card, title=one["title"], note=one["note"], **credit)
    publish(person, made, own, at, "")


def card_of(person: Person, routine_id: int) -> Card:
    """A card as it stands."""
    version = find_version(routine_id, person)
    assert version is not None
    return card_from_dict(version.card)


def head_of(person: Person, routine_id: int) -> Head:
    """A card as its pages know it."""
    head = find_head(routine_id, person)
    assert head is not None
    return head


def publish(owner: Person, routine_id: int, card: Card, at: datetime, note: str) -> None:
    """Save a draft and publish it."""
    stamp = head_of(owner, routine_id).stamp
    drafts.save(owner, routine_id, fields_of(card), at, drafts.Sending(stamp))
    publishing.publish(owner, routine_id, "public", at, note=note)
