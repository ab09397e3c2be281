"""Listing, checking, retiring and suggesting trusted resources."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from forum.actions.library import resource_checking, resources
from forum.actions.library.resource_changes import read_about
from forum.actions.moderation import flags, moderation
from forum.errors import NotFound, Refused
from forum.models import Flag, ModlogEntry, OutboxRow, Resource, db
from forum.queries.library import resource_desk, resource_index
from forum.queries.library import resources as queries
from forum.queries.library.resources import ResourceFilter, about_of
from forum.queries.members.people import find_person_by_name
from forum.queries.notices.notices import page_notices
from forum.rules.kit.people import VISITOR, Person
from forum.rules.library.resources import KINDS

WHY = "It names its sources and sells nothing."


@pytest.fixture(autouse=True)
def house(app: Flask) -> None:
    """Every test here needs a house."""


def known(name: str) -> Person:
    person = find_person_by_name(name)
    assert person is not None
    return person


def listed(**asked: str) -> list[str]:
    """The titles on the first page of the list."""
    index = resource_index.index_at(resource_index.find_state())
    return [one.title for one in resource_index.page_resources(index, ResourceFilter(**asked))]


def counted(**asked: str) -> dict[str, Any]:
    """The numbers beside the questions of the list."""
    index = resource_index.index_at(resource_index.find_state())
    return dict(resource_index.count_choices(index, ResourceFilter(**asked)))


def add(now: datetime, name: str = "ben", **changes: Any) -> int:
    given = {
        "title": "Staying active", "url": "https://example.org/active", "made_by": "A charity", "why": WHY,
        "kind": "article", "level": "everyone", "review_on": (now + timedelta(days=90)).date(), **changes,
    }  # fmt: skip
    return resources.add(known(name), resources.facts(now, **given), now)


def get(resource_id: int) -> Resource:
    db.session.expire_all()
    return db.session.get_one(Resource, resource_id)


def acts() -> list[str]:
    wanted = select(ModlogEntry.act).where(ModlogEntry.noun == "resource")
    return list(db.session.scalars(wanted.order_by(ModlogEntry.id)))


def test_a_moderator_lists_a_resource_and_vouches_for_it(now: datetime) -> None:
    resource = get(add(now))
    assert (resource.state, resource.checked_by_id, resource.checked_at) == ("live", known("ben").id, now)
    job = db.session.scalars(select(OutboxRow).where(OutboxRow.kind == "resource.saved")).one()
    assert job.payload == {"resource_id": resource.id}
    assert acts() == ["add"]


@pytest.mark.parametrize("name", ["ana", "okafor"])
def test_only_moderators_list_resources(name: str, now: datetime) -> None:
    with pytest.raises(Refused):
        add(now, name)


def test_the_same_page_is_listed_once_and_the_refusal_names_it(now: datetime) -> None:
    add(now)
    with pytest.raises(Refused, match="Staying active") as refusal:
        add(now, url="http://EXAMPLE.org/active/?utm_source=mail#top", title="Another name")
    assert refusal.value.field == "url"


def test_an_edit_says_in_the_modlog_what_changed(now: datetime) -> None:
    resource_id = add(now)
    row = get(resource_id)
    given: dict[str, Any] = {name: getattr(row, name) for name in (*resources.TYPED, "review_on")}
    resources.edit(known("ben"), resource_id, resources.facts(now, **{**given, "kind": "video"}), now)
    entry = db.session.scalars(select(ModlogEntry).where(ModlogEntry.act == "edit")).one()
    assert (get(resource_id).kind, entry.reason) == ("video", "Changed: kind.")


def test_an_edit_may_not_take_another_ones_address(now: datetime) -> None:
    add(now)
    other = add(now, url="https://example.org/other", title="Other")
    row = get(other)
    given: dict[str, Any] = {name: getattr(row, name) for name in (*resources.TYPED, "review_on")}
    with pytest.raises(Refused):
        resources.edit(known("ben"), other, resources.facts(now, **{**given, "url": "https://example.org/active"}), now)


def test_a_resource_past_its_date_is_due_until_it_is_checked_again(now: datetime) -> None:
    resource_id = add(now)
    later = now + timedelta(days=100)
    assert [one.id for one in resource_desk.list_due(later.date())] == [resource_id]
    read_again("dee", resource_id, later, note="Still fine.")
    assert resource_desk.list_due(later.date()) == []
    assert (get(resource_id).checked_at, get(resource_id).checked_by_id) == (later, known("dee").id)


def read_again(name: str, resource_id: int, now: datetime, **changes: Any) -> None:
    """They say that it is still good."""
    given: dict[str, Any] = {
        "review_on": (now + timedelta(days=200)).date(), "dated": "", "funding": "", "link_works": True,
    }  # fmt: skip
    resource_checking.still_good(known(name), resource_id, resource_checking.ResourceReading(**given | changes), now)


def test_a_check_needs_a_date_ahead(now: datetime) -> None:
    resource_id = add(now)
    with pytest.raises(Refused):
        read_again("ben", resource_id, now, review_on=now.date())


def test_a_retired_resource_leaves_the_list_and_can_come_back(now: datetime) -> None:
    resource_id = add(now)
    resources.retire(known("ben"), resource_id, "The page is gone.", now)
    assert queries.find_resource(resource_id, known("ana")) is None
    assert queries.find_resource(resource_id, known("ben")) is not None
    assert listed() == []
    resources.bring_back(known("ben"), resource_id, "It is there again.", now)
    assert queries.find_resource(resource_id, VISITOR) is not None
    assert acts() == ["add", "retire", "bring_back"]


def test_retiring_closes_the_reports_on_it(now: datetime) -> None:
    resource_id = add(now)
    flags.raise_flag(known("ana"), "resource", resource_id, "medical_misinformation", "", now)
    resources.retire(known("ben"), resource_id, "The advice is old.", now)
    assert db.session.scalars(select(Flag.outcome)).all() == ["retired"]


def test_a_hidden_resource_can_be_brought_back(now: datetime) -> None:
    resource_id = add(now)
    moderation.hide(known("ben"), "resource", resource_id, "I must look first.", now)
    assert queries.find_resource(resource_id, VISITOR) is None
    resources.bring_back(known("ben"), resource_id, "It is fine.", now)
    assert queries.find_resource(resource_id, VISITOR) is not None


def suggest(now: datetime, name: str = "ana") -> int:
    return resources.suggest(known(name), title="My clinic", url="clinic.example.org", why=WHY, now=now)


def test_a_suggestion_is_seen_by_its_member_and_moderators_only(now: datetime) -> None:
    resource_id = suggest(now)
    seen = {name: queries.find_resource(resource_id, known(name)) is not None for name in ("ana", "ben", "cleo")}
    assert seen == {"ana": True, "ben": True, "cleo": False}
    assert listed() == []
    with pytest.raises(NotFound):
        flags.raise_flag(known("ana"), "resource", resource_id, "spam", "", now)


def test_another_member_does_not_learn_what_was_suggested(now: datetime) -> None:
    suggest(now)
    with pytest.raises(Refused) as refusal:
        suggest(now, "cleo")
    assert "My clinic" not in refusal.value.message


def test_completing_a_suggestion_lists_it_and_thanks_the_member(now: datetime) -> None:
    resource_id = suggest(now)
    facts = resources.facts(
        now, title="A clinic", url="https://clinic.example.org", made_by="The clinic", why=WHY, kind="organisation",
        level="new", review_on=(now + timedelta(days=60)).date(),
    )  # fmt: skip
    resources.edit(known("ben"), resource_id, facts, now)
    assert (get(resource_id).state, get(resource_id).checked_by_id) == ("live", known("ben").id)
    assert page_notices(known("ana"))[0].text.startswith("Thank you: your suggestion “A clinic” is on the list")


def test_a_declined_suggestion_tells_the_member_why(now: datetime) -> None:
    resource_id = suggest(now)
    resources.decline(known("ben"), resource_id, "It sells a cure.", now)
    words = "A moderator did not list your suggestion “My clinic”. Reason: It sells a cure."
    assert [said.text for said in page_notices(known("ana"))] == [words]
    assert resource_desk.count_tabs(now.date()) == {"due": 0, "suggested": 0, "reported": 0, "dead": 0, "retired": 1}


def test_counts_and_pages_follow_the_filters(now: datetime) -> None:
    add(now)
    add(now, url="https://example.org/b", kind="video", level="new", title="B")
    add(now, url="https://example.org/c", kind="video", title="C")
    assert counted()["kind"] == dict.fromkeys(KINDS, 0) | {"article": 1, "video": 2}
    assert counted(kind="video")["level"] == {"new": 1, "everyone": 1, "experienced": 0}
    assert listed(kind="video", level="new") == ["B"]


def test_what_a_page_says_of_itself_is_kept_and_its_changes_are_written_down(now: datetime) -> None:
    typed = {
        "funding": "A charity",
        "dated": "May 2025",
        "exercises": "Heel raise\nwall-squat",
        "modalities": ["balance"],
    }
    resource_id = add(now, about=read_about(typed, "article"))
    about = about_of(get(resource_id))
    assert (about.funding, about.exercises, about.modalities) == (
        "A charity",
        ("heel-raise", "wall-squat"),
        ("balance",),
    )
    assert [one.title for one in queries.list_covering("wall-squat")] == ["Staying active"]
    given: dict[str, Any] = {name: getattr(get(resource_id), name) for name in (*resources.TYPED, "review_on")}
    fresh = read_about(typed | {"funding": "A company", "exercises": "heel-raise"}, "article")
    resources.edit(known("ben"), resource_id, resources.facts(now, **given, about=fresh), now)
    change = resource_desk.list_changes(resource_id)[0]
    assert change.by_id == known("ben").id
    assert change.changed == {
        "funding": ["A charity", "A company"],
        "exercises": ["Heel raise; Wall squat, back sliding on the wall", "Heel raise"],
    }
    assert queries.list_covering("wall-squat") == []


def test_a_retired_resource_stands_on_no_page_of_an_exercise(now: datetime) -> None:
    resource_id = add(now, about=read_about({"exercises": "heel-raise"}, "article"))
    resources.retire(known("ben"), resource_id, "The page is gone.", now)
    assert queries.list_covering("heel-raise") == []


def test_two_moderators_do_not_read_the_same(now: datetime) -> None:
    resource_id = add(now)
    resource_checking.claim(known("ben"), resource_id, now)
    with pytest.raises(Refused, match="ben is reading this one now"):
        resource_checking.claim(known("dee"), resource_id, now)
    resource_checking.let_go(known("dee"), resource_id, now)
    with pytest.raises(Refused):
        resource_checking.claim(known("dee"), resource_id, now)
    resource_checking.let_go(known("ben"), resource_id, now)
    resource_checking.claim(known("dee"), resource_id, now)
    assert get(resource_id).claimed_by_id == known("dee").id


def test_a_claim_that_was_forgotten_ends_after_a_day(now: datetime) -> None:
    resource_id = add(now)
    resource_checking.claim(known("ben"), resource_id, now)
    resource_checking.claim(known("dee"), resource_id, now + timedelta(hours=25))
    assert get(resource_id).claimed_by_id == known("dee").id


def test_the_next_one_to_read_is_the_longest_overdue_that_nobody_reads(now: datetime) -> None:
    first, second = (
        add(now, url=f"https://example.org/{days}", review_on=(now + timedelta(days=days)).date()) for days in (5, 9)
    )
    resource_checking.claim(known("dee"), first, now)
    assert resource_desk.find_next_due(now.date(), known("ben").id, now) == second
    assert resource_desk.find_next_due(now.date(), known("dee").id, now) == first


def test_saying_still_good_answers_the_reports_and_gives_the_claim_back(now: datetime) -> None:
    resource_id = add(now)
    flags.raise_flag(known("ana"), "resource", resource_id, "out_of_date", "", now)
    assert [one.id for one in resource_desk.list_by_tab("reported")] == [resource_id]
    resource_checking.claim(known("ben"), resource_id, now)
    read_again("ben", resource_id, now, dated="May 2026")
    assert (get(resource_id).claimed_by_id, get(resource_id).dated) == (None, "May 2026")
    assert resource_desk.list_by_tab("reported") == []
    assert "can stay" in page_notices(known("ana"))[0].text


def test_nobody_says_still_good_without_opening_the_link(now: datetime) -> None:
    resource_id = add(now)
    with pytest.raises(Refused) as refusal:
        read_again("ben", resource_id, now, link_works=False)
    assert refusal.value.field == "link_works"


def test_the_second_of_two_curators_is_told_and_overwrites_nothing(now: datetime) -> None:
    resource_id = add(now)
    given: dict[str, Any] = {name: getattr(get(resource_id), name) for name in (*resources.TYPED, "review_on")}
    resources.edit(known("dee"), resource_id, resources.facts(now, **given | {"title": "By Dee"}), now, seen=1)
    mine = resources.facts(now, **given | {"title": "By Ben"})
    with pytest.raises(Refused, match="dee changed this resource after you opened it"):
        resources.edit(known("ben"), resource_id, mine, now, seen=1)
    assert get(resource_id).title == "By Dee"
    resources.edit(known("ben"), resource_id, mine, now, seen=2)
    assert get(resource_id).title == "By Ben"


def test_out_of_date_is_said_of_a_resource_only(now: datetime) -> None:
    with pytest.raises(Refused):
        flags.raise_flag(known("ana"), "post", 1, "out_of_date", "", now)
