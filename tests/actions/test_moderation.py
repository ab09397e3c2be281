"""Reports, and what moderators do about them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from forum.actions.moderation import flags, hosts, moderation, thread_moderation
from forum.errors import NotFound, Refused
from forum.models import (
    Category,
    Flag,
    Member,
    ModlogEntry,
    Notice,
    OutboxRow,
    Post,
    PostRoutine,
    Routine,
    RoutineVersion,
    Thread,
    db,
)
from forum.queries.members.people import find_person_by_name
from forum.queries.moderation import moderation as queries
from forum.queries.notices.notices import page_notices
from forum.queries.talk.posts import find_place
from forum.queries.talk.threads import find_head
from forum.queries.upkeep import checks
from forum.rules.kit.people import VISITOR, Person
from tests.fixtures.house import Maker

WHY = "It is not safe alone."
LINKS = "See https://a.example.org https://b.example.org https://c.example.org"


@pytest.fixture(autouse=True)
def house(app: Flask) -> None:
    """Every test here needs a house."""


def known(name: str) -> Person:
    person = find_person_by_name(name)
    assert person is not None
    return person


@pytest.fixture
def thread_id(make: Maker) -> int:
    """Ana's thread with one reply of Cleo's."""
    thread_id = make.thread(known("ana"))
    make.reply(known("cleo"), thread_id)
    return thread_id


def post_of(thread_id: int, n: int) -> Post:
    db.session.expire_all()
    return db.session.scalars(select(Post).where(Post.thread_id == thread_id, Post.n == n)).one()


def counts(thread_id: int) -> tuple[int, int, int, int]:
    """Posts of the thread; threads and posts of its category; posts of Cleo."""
    db.session.expire_all()
    thread = db.session.get_one(Thread, thread_id)
    cleo = db.session.get_one(Member, known("cleo").id)
    return thread.post_count, thread.category.thread_count, thread.category.post_count, cleo.post_count


def drift(now: datetime) -> list[str]:
    counted = (checks.thread_counters, checks.category_counters, checks.member_counters, checks.first_posts)
    return [found.words for check in counted if (found := check(now)).wrong]


def last_entry() -> ModlogEntry:
    return db.session.scalars(select(ModlogEntry).order_by(ModlogEntry.id.desc()).limit(1)).one()


def notices_of(name: str) -> list[str]:
    return [said.text for said in reversed(page_notices(known(name)))]


def test_hiding_takes_a_post_out_of_all_counts(thread_id: int, now: datetime) -> None:
    assert counts(thread_id) == (2, 1, 2, 1)
    moderation.hide(known("ben"), "post", post_of(thread_id, 2).id, WHY, now)
    assert counts(thread_id) == (1, 1, 1, 0)


def test_a_hidden_post_can_be_read_by_its_author_and_moderators_only(thread_id: int, now: datetime) -> None:
    post_id = post_of(thread_id, 2).id
    moderation.hide(known("ben"), "post", post_id, WHY, now)
    may = {name: find_place(post_id, known(name)) is not None for name in ("ana", "ben", "cleo")}
    assert may == {"ana": False, "ben": True, "cleo": True}
    assert find_place(post_id, VISITOR) is None


def test_hiding_is_written_down_and_the_author_is_told_why(thread_id: int, now: datetime) -> None:
    moderation.hide(known("ben"), "post", post_of(thread_id, 2).id, WHY, now)
    entry = last_entry()
    assert (entry.act, entry.noun, entry.reason, entry.actor_id) == ("hide", "post", WHY, known("ben").id)
    assert WHY in notices_of("cleo")[-1]


def test_restoring_undoes_hiding(thread_id: int, now: datetime) -> None:
    before, post_id = counts(thread_id), post_of(thread_id, 2).id
    last = db.session.get_one(Thread, thread_id).last_post_at
    moderation.hide(known("ben"), "post", post_id, WHY, now)
    moderation.restore(known("ben"), "post", post_id, "I was wrong.", now)
    assert counts(thread_id) == before
    assert db.session.get_one(Thread, thread_id).last_post_at == last
    assert find_place(post_id, VISITOR) is not None


def test_hiding_twice_counts_once(thread_id: int, now: datetime) -> None:
    post_id = post_of(thread_id, 2).id
    for _ in range(2):
        moderation.hide(known("ben"), "post", post_id, WHY, now)
    assert counts(thread_id) == (1, 1, 1, 0)
    assert len(notices_of("cleo")) == 1


def test_hiding_the_first_post_leaves_the_thread(thread_id: int, now: datetime) -> None:
    moderation.hide(known("ben"), "post", post_of(thread_id, 1).id, WHY, now)
    assert find_head(thread_id, VISITOR) is not None


def test_hiding_makes_cached_pages_stale_and_tells_the_index(thread_id: int, now: datetime) -> None:
    version, post_id = db.session.get_one(Thread, thread_id).version, post_of(thread_id, 2).id
    moderation.hide(known("ben"), "post", post_id, WHY, now)
    db.session.expire_all()
    assert db.session.get_one(Thread, thread_id).version > version
    job = db.session.scalars(select(OutboxRow).order_by(OutboxRow.id.desc())).first()
    assert job is not None
    assert (job.kind, job.payload["post_id"]) == ("post.saved", post_id)


@pytest.mark.parametrize("name", ["ana", "cleo", "okafor"])
def test_only_moderators_hide(thread_id: int, name: str, now: datetime) -> None:
    with pytest.raises(Refused):
        moderation.hide(known(name), "post", post_of(thread_id, 2).id, WHY, now)


def test_no_act_without_a_reason(thread_id: int, now: datetime) -> None:
    with pytest.raises(Refused):
        moderation.hide(known("ben"), "post", post_of(thread_id, 2).id, " ", now)
    assert counts(thread_id) == (2, 1, 2, 1)


def test_a_held_reply_is_counted_when_it_is_approved(make: Maker, now: datetime) -> None:
    thread_id = make.thread(known("ana"))
    post_id = make.reply(known("cleo"), thread_id, LINKS)
    assert counts(thread_id) == (1, 1, 1, 0)
    moderation.approve_post(known("ben"), post_id, "Good links.", now)
    assert counts(thread_id) == (2, 1, 2, 1)


def test_approving_the_first_post_opens_its_thread(make: Maker, now: datetime) -> None:
    thread_id = make.thread(known("cleo"), body=LINKS)
    assert find_head(thread_id, VISITOR) is None
    moderation.approve_post(known("ben"), post_of(thread_id, 1).id, "Good links.", now)
    assert find_head(thread_id, VISITOR) is not None
    assert counts(thread_id) == (1, 1, 1, 1)


def test_a_rejected_first_post_can_still_be_published(make: Maker, now: datetime) -> None:
    thread_id = make.thread(known("cleo"), body=LINKS)
    post_id = post_of(thread_id, 1).id
    moderation.hide(known("ben"), "post", post_id, "It is an advert.", now)
    assert counts(thread_id) == (0, 0, 0, 0)
    moderation.restore(known("ben"), "post", post_id, "It was not.", now)
    assert counts(thread_id) == (1, 1, 1, 1)


def test_the_house_stays_in_order_through_every_act(make: Maker, now: datetime) -> None:
    ben, held = known("ben"), make.thread(known("cleo"), body=LINKS)
    thread_id = make.thread(known("ana"))
    post_id = make.reply(known("okafor"), thread_id)
    rejected, first = post_of(held, 1).id, post_of(thread_id, 1).id
    moderation.hide(ben, "post", rejected, WHY, now)
    moderation.hide(ben, "post", first, WHY, now)
    moderation.hide(ben, "post", post_id, WHY, now)
    thread_moderation.move(ben, thread_id, "strength", WHY, now)
    assert drift(now) == []
    moderation.restore(ben, "post", rejected, WHY, now)
    moderation.restore(ben, "post", first, WHY, now)
    assert drift(now) == []


def test_an_approved_post_is_announced_as_new(make: Maker, now: datetime, work: Callable[[], int]) -> None:
    thread_id = make.thread(known("ana"))
    post_id = make.reply(known("cleo"), thread_id, LINKS)
    work()
    moderation.approve_post(known("ben"), post_id, "Good links.", now)
    work()
    wanted = select(Notice).where(Notice.member_id == known("ana").id, Notice.kind == "reply")
    assert len(db.session.scalars(wanted).all()) == 1


def test_a_member_reports_a_post_once(thread_id: int, now: datetime) -> None:
    post_id = post_of(thread_id, 2).id
    flags.raise_flag(known("ana"), "post", post_id, "unsafe_advice", "Eyes closed!", now)
    with pytest.raises(Refused, match="already"):
        flags.raise_flag(known("ana"), "post", post_id, "spam", "", now)
    flags.raise_flag(known("okafor"), "post", post_id, "unsafe_advice", "", now)


def test_nobody_reports_their_own_post(thread_id: int, now: datetime) -> None:
    with pytest.raises(Refused, match="your own"):
        flags.raise_flag(known("cleo"), "post", post_of(thread_id, 2).id, "spam", "", now)


def test_an_unconfirmed_member_can_not_report(thread_id: int, make: Maker, now: datetime) -> None:
    with pytest.raises(Refused):
        flags.raise_flag(make.member("newt", confirmed=False), "post", post_of(thread_id, 2).id, "spam", "", now)


@pytest.mark.parametrize("noun", ["post", "routine", "resource", "programme"])
def test_what_is_not_there_can_not_be_reported(noun: str, now: datetime) -> None:
    with pytest.raises(NotFound):
        flags.raise_flag(known("ana"), noun, 999, "spam", "", now)


def test_hiding_closes_all_reports_and_thanks_who_sent_them(thread_id: int, now: datetime) -> None:
    post_id = post_of(thread_id, 2).id
    for name in ("ana", "okafor"):
        flags.raise_flag(known(name), "post", post_id, "unsafe_advice", "", now)
    moderation.hide(known("ben"), "post", post_id, WHY, now)
    assert {flag.outcome for flag in db.session.scalars(select(Flag))} == {"hidden"}
    assert queries.count_cases() == 0
    assert "hid it" in notices_of("okafor")[-1]


def test_keeping_closes_the_reports_and_leaves_the_author_in_peace(thread_id: int, now: datetime) -> None:
    post_id = post_of(thread_id, 2).id
    flags.raise_flag(known("ana"), "post", post_id, "unkind", "", now)
    moderation.keep(known("ben"), "post", post_id, "It is only plain.", now)
    assert queries.count_cases() == 0
    assert notices_of("cleo") == []
    assert last_entry().act == "keep"


def test_the_queue_shows_what_waits_longest_first_and_each_thing_once(make: Maker, now: datetime) -> None:
    thread_id = make.thread(known("ana"))
    first = make.reply(known("okafor"), thread_id)
    held = make.reply(known("cleo"), thread_id, LINKS, now=now + timedelta(hours=1))
    flags.raise_flag(known("ana"), "post", first, "unkind", "", now + timedelta(hours=2))
    flags.raise_flag(known("cleo"), "post", first, "spam", "", now + timedelta(hours=3))
    cases = queries.page_cases(known("ben"))
    assert [case.id for case in cases] == [held, first]
    assert cases[1].reason == "Unkind or attacking, Advertising or spam"
    assert queries.count_cases() == 2


def test_a_longer_queue_costs_no_more_queries(
    thread_id: int, make: Maker, now: datetime, count_queries: Callable[[], Any]
) -> None:
    totals = []
    for _ in range(2):
        for name in ("ana", "okafor"):
            flags.raise_flag(known(name), "post", make.reply(known("cleo"), thread_id), "spam", "", now)
        db.session.expunge_all()
        ben = known("ben")
        with count_queries() as counted:
            cases = queries.page_cases(ben)
            assert [flag.reporter.name for case in cases for flag in case.flags]
        totals.append(counted.total)
    assert totals[0] == totals[1]


def a_card(owner: Person, now: datetime) -> int:
    card = Routine(
        owner_id=owner.id, title="Sitting tall", slug="sitting-tall", state="public", draft=None, current_n=1,
        created_at=now, published_at=now, touched_at=now,
    )  # fmt: skip
    db.session.add(card)
    db.session.commit()
    return card.id


def test_a_hidden_card_comes_back_as_it_was(now: datetime) -> None:
    routine_id = a_card(known("cleo"), now)
    flags.raise_flag(known("ana"), "routine", routine_id, "unsafe_advice", "", now)
    moderation.hide(known("ben"), "routine", routine_id, WHY, now)
    db.session.expire_all()
    assert db.session.get_one(Routine, routine_id).state == "hidden"
    moderation.restore(known("ben"), "routine", routine_id, "It has a safety step now.", now)
    db.session.expire_all()
    card = db.session.get_one(Routine, routine_id)
    assert (card.state, card.state_reason, card.state_before_hiding) == ("public", "", "")
    assert len(notices_of("cleo")) == 2


def test_hiding_a_card_makes_the_threads_stale_that_carry_it(thread_id: int, now: datetime) -> None:
    routine_id = a_card(known("cleo"), now)
    version = RoutineVersion(
        routine_id=routine_id, n=1, card={"title": "Sitting tall"}, minutes=5, energy=1, summary={}, published_at=now
    )
    db.session.add(version)
    db.session.flush()
    db.session.add(PostRoutine(post_id=post_of(thread_id, 2).id, version_id=version.id))
    db.session.commit()
    before = db.session.get_one(Thread, thread_id).version
    moderation.hide(known("ben"), "routine", routine_id, WHY, now)
    db.session.expire_all()
    assert db.session.get_one(Thread, thread_id).version == before + 1


def test_a_locked_thread_keeps_its_reason_and_can_be_opened_again(thread_id: int, now: datetime) -> None:
    thread_moderation.lock(known("ben"), thread_id, "It goes in circles.", now)
    head = find_head(thread_id, VISITOR)
    assert head is not None
    assert (head.is_locked, head.locked_reason) == (True, "It goes in circles.")
    thread_moderation.unlock(known("ben"), thread_id, "A day has passed.", now)
    opened = find_head(thread_id, VISITOR)
    assert opened is not None
    assert opened.is_locked is False
    assert len(notices_of("ana")) == 2


def test_a_pinned_thread_stands_on_top_until_it_is_taken_down(thread_id: int, now: datetime) -> None:
    thread_moderation.pin(known("ben"), thread_id, "A good start.", now)
    head = find_head(thread_id, VISITOR)
    assert head is not None
    assert head.is_pinned
    thread_moderation.pin(known("ben"), thread_id, "It is old now.", now, is_pinned=False)
    assert [entry.act for entry in db.session.scalars(select(ModlogEntry).where(ModlogEntry.noun == "thread"))] == [
        "pin",
        "unpin",
    ]


def test_a_moved_thread_takes_its_counts_along(thread_id: int, now: datetime) -> None:
    thread_moderation.move(known("ben"), thread_id, "strength", "It is about strength.", now)
    rows = db.session.execute(select(Category.slug, Category.thread_count, Category.post_count)).all()
    assert {row.slug: (row.thread_count, row.post_count) for row in rows} == {"balance": (0, 0), "strength": (1, 2)}
    kinds = set(db.session.scalars(select(OutboxRow.kind)))
    assert "thread.changed" in kinds


@pytest.mark.parametrize("slug", ["balance", "nowhere"])
def test_a_thread_moves_to_another_category_only(thread_id: int, slug: str, now: datetime) -> None:
    with pytest.raises(Refused) as refusal:
        thread_moderation.move(known("ben"), thread_id, slug, "Because I say so.", now)
    assert refusal.value.field == "category"


def test_links_to_a_trusted_host_hold_no_post(make: Maker, now: datetime) -> None:
    for host in ("a.example.org", "b.example.org", "https://C.example.org/"):
        hosts.judge(known("ben"), host, "trusted", "I know them.", now)
    thread_id = make.thread(known("cleo"), body=LINKS)
    assert find_head(thread_id, VISITOR) is not None


def test_a_host_is_trusted_once_and_can_be_dropped(now: datetime) -> None:
    hosts.judge(known("ben"), "example.org", "trusted", "I know them.", now)
    with pytest.raises(Refused):
        hosts.judge(known("ben"), "EXAMPLE.org", "trusted", "I know them.", now)
    hosts.drop(known("ben"), "example.org", "It was sold.", now)
    with pytest.raises(NotFound):
        hosts.drop(known("ben"), "example.org", "It was sold.", now)
