"""Who may know of what: one table of people and states for each noun, asked of its one rule."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import ColumnElement, select, update

from forum.models import Member, Post, Programme, Resource, Routine, Thread, db
from forum.queries.library import resources
from forum.queries.members import members
from forum.queries.members.people import find_person_by_name
from forum.queries.programmes import programmes
from forum.queries.routines import routines
from forum.queries.talk import posts, threads
from forum.rules.kit.people import VISITOR, Person
from tests.fixtures.crowd import Crowd

# Fern made each thing; Okafor is a clinician, Ben a moderator, Dee an admin.
PEOPLE = ("visitor", "ana", "okafor", "fern", "ben", "dee")
EVERYBODY = set(PEOPLE)
TEAM = {"ben", "dee"}
HERS = {"fern"} | TEAM
Rule = Callable[[Person], ColumnElement[bool]]
RULES: dict[str, tuple[Any, Rule, str]] = {
    "thread": (Thread, threads.visible_to, "thread"),
    "post": (Post, posts.readable_by, "post"),
    "routine": (Routine, routines.visible_to, "card"),
    "programme": (Programme, programmes.visible_to, "programme"),
    "resource": (Resource, resources.visible_to, "suggested-resource"),
}
SEEN_BY = {
    ("thread", "public"): EVERYBODY,
    ("thread", "held"): HERS,
    ("thread", "hidden"): HERS,
    ("post", "public"): EVERYBODY,
    ("post", "held"): HERS,
    ("post", "hidden"): HERS,
    ("post", "deleted"): HERS,
    ("routine", "public"): EVERYBODY,
    ("routine", "private"): {"fern"},
    ("routine", "draft"): {"fern"},
    ("routine", "hidden"): HERS,
    ("programme", "public"): EVERYBODY,
    ("programme", "shared"): {"fern"},
    ("programme", "private"): {"fern"},
    ("programme", "draft"): {"fern"},
    ("programme", "hidden"): HERS,
    ("resource", "live"): EVERYBODY,
    ("resource", "suggested"): HERS,
    ("resource", "declined"): HERS,
    ("resource", "retired"): TEAM,
    ("resource", "hidden"): TEAM,
}


def person(name: str) -> Person:
    found = VISITOR if name == "visitor" else find_person_by_name(name)
    assert found is not None
    return found


def seers(model: Any, rule: Rule, thing_id: int) -> set[str]:
    """Everybody for whom the thing is there."""
    asked = select(model.id).where(model.id == thing_id)
    return {name for name in PEOPLE if db.session.scalar(asked.where(rule(person(name)))) is not None}


@pytest.mark.parametrize(("noun", "state"), SEEN_BY)
def test_a_thing_is_there_for_exactly_those_who_may_know_of_it(crowd: Crowd, noun: str, state: str) -> None:
    model, rule, name = RULES[noun]
    thing_id = int(crowd.things[name])
    db.session.execute(update(model).where(model.id == thing_id).values(state=state))
    assert seers(model, rule, thing_id) == SEEN_BY[noun, state]
    db.session.rollback()


def test_who_has_the_link_of_a_shared_programme_sees_it_and_a_wrong_link_opens_nothing(crowd: Crowd) -> None:
    thing_id = int(crowd.things["programme"])
    changed = update(Programme).where(Programme.id == thing_id)
    db.session.execute(changed.values(state="shared", share_key="the-key"))
    assert seers(Programme, lambda one: programmes.visible_to(one, "the-key"), thing_id) == EVERYBODY
    assert seers(Programme, lambda one: programmes.visible_to(one, "no-key"), thing_id) == {"fern"}
    db.session.execute(changed.values(state="private"))
    assert seers(Programme, lambda one: programmes.visible_to(one, "the-key"), thing_id) == {"fern"}
    db.session.rollback()


@pytest.mark.parametrize(
    ("is_confirmed", "post_count", "seen_by"),
    [(True, 0, EVERYBODY), (False, 3, EVERYBODY), (False, 0, HERS)],
    ids=["confirmed", "wrote", "neither"],
)
def test_a_member_has_a_page_for_exactly_those_who_may_see_one(
    crowd: Crowd, is_confirmed: bool, post_count: int, seen_by: set[str]
) -> None:
    fern = person("fern").id
    db.session.execute(update(Member).where(Member.id == fern).values(post_count=post_count))
    if not is_confirmed:
        db.session.execute(update(Member).where(Member.id == fern).values(confirmed_at=None))
    assert seers(Member, members.visible_to, fern) == seen_by
    db.session.rollback()
