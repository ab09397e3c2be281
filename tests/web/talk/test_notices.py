"""What members read in their notices is true when they read it."""

from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import update

from forum.actions.moderation import flags, moderation, thread_moderation
from forum.actions.routines import reviews
from forum.actions.talk import posts, threads
from forum.models import Member, Routine, Thread, db
from tests.fixtures.house import Browser, Maker

WHY = "It is not safe alone."
CLEO_REPLIED = "cleo replied in your thread “{}”."


def notices(browser: Browser) -> str:
    return unescape(browser.get("/me/notices").text)


def change(statement: object) -> None:
    db.session.execute(statement)  # type: ignore[call-overload]
    db.session.commit()


@pytest.fixture
def thread_id(make: Maker, ana: Browser) -> int:
    return make.thread(ana.person, "Standing on one leg")


@pytest.fixture
def reply_id(make: Maker, cleo: Browser, thread_id: int, work: Callable[[], int]) -> int:
    """Cleo's reply, of which Ana was told."""
    reply_id = make.reply(cleo.person, thread_id)
    work()
    return reply_id


def test_a_notice_shows_the_new_name_of_a_renamed_thread(
    ana: Browser, thread_id: int, reply_id: int, make: Maker
) -> None:
    assert CLEO_REPLIED.format("Standing on one leg") in notices(ana)
    threads.rename(ana.person, thread_id, "Standing on either leg", "", make.now)
    page = notices(ana)
    assert CLEO_REPLIED.format("Standing on either leg") in page
    assert "Standing on one leg" not in page
    assert f'href="/p/{reply_id}"' in page


def test_the_title_of_a_thread_that_somebody_may_not_see_is_not_told_any_more(
    ana: Browser, ben: Browser, thread_id: int, reply_id: int
) -> None:
    change(update(Thread).where(Thread.id == thread_id).values(state="hidden", author_id=ben.person.id))
    page = notices(ana)
    assert "cleo replied in a thread of yours that is no longer visible." in page
    assert "Standing on one leg" not in page
    assert f"/p/{reply_id}" not in page


def test_a_reply_that_was_hidden_is_not_linked_any_more(ana: Browser, ben: Browser, reply_id: int, make: Maker) -> None:
    moderation.hide(ben.person, "post", reply_id, WHY, make.now)
    page = notices(ana)
    assert CLEO_REPLIED.format("Standing on one leg") in page
    assert f"/p/{reply_id}" not in page


def test_a_reply_that_cleo_deleted_is_not_linked_until_she_brings_it_back(
    ana: Browser, cleo: Browser, reply_id: int, make: Maker
) -> None:
    posts.remove(cleo.person, reply_id, make.now)
    assert f"/p/{reply_id}" not in notices(ana)
    posts.restore(cleo.person, reply_id, make.now)
    assert f'href="/p/{reply_id}"' in notices(ana)


def test_cleo_still_reads_which_post_of_hers_was_hidden_and_why(
    ben: Browser, cleo: Browser, reply_id: int, make: Maker
) -> None:
    moderation.hide(ben.person, "post", reply_id, WHY, make.now)
    page = notices(cleo)
    words = "A moderator hid your post in “Standing on one leg”. You can still read it yourself."
    assert f'<a href="/p/{reply_id}">{words} Reason: {WHY}</a>' in page


def test_a_member_who_changed_their_name_is_called_by_the_new_one(ana: Browser, reply_id: int) -> None:
    change(update(Member).where(Member.name == "cleo").values(name="clementine", name_key="clementine"))
    assert "clementine replied in your thread “Standing on one leg”." in notices(ana)


def test_somebody_named_in_a_post_reads_where(
    ana: Browser, okafor: Browser, thread_id: int, make: Maker, work: Callable[[], int]
) -> None:
    make.reply(ana.person, thread_id, "What does @okafor say?")
    work()
    assert "ana mentioned you in “Standing on one leg”." in notices(okafor)
    change(update(Thread).where(Thread.id == thread_id).values(state="hidden"))
    assert "ana mentioned you in a thread that is no longer visible." in notices(okafor)


def test_a_review_names_the_card_as_it_is_called_now(ana: Browser, okafor: Browser, make: Maker) -> None:
    routine_id = make.routine(ana.person)
    reviews.review(okafor.person, routine_id, 1, "", make.now)
    change(update(Routine).where(Routine.id == routine_id).values(title="Sitting taller", slug="sitting-taller"))
    page = notices(ana)
    assert "okafor, a clinician, reviewed version 1 of your card “Sitting taller”." in page
    assert f'href="/routines/{routine_id}/sitting-taller"' in page


def test_the_author_of_a_moved_thread_reads_where_it_is(
    ana: Browser, ben: Browser, thread_id: int, make: Maker
) -> None:
    thread_moderation.move(ben.person, thread_id, "strength", "It is about strength.", make.now)
    words = "A moderator moved your thread “Standing on one leg”. It is in “Strength” now."
    assert f"{words} Reason: It is about strength." in notices(ana)


@pytest.mark.parametrize(
    ("act", "words", "leads_to"),
    [
        (moderation.hide, "and hid it.", "/help/contact"),
        (moderation.keep, "and decided that it can stay.", "/p/{}"),
    ],
)
def test_who_reported_a_post_reads_what_became_of_it(
    ana: Browser, ben: Browser, reply_id: int, make: Maker,
    act: Callable[..., None], words: str, leads_to: str,
) -> None:  # fmt: skip
    flags.raise_flag(ana.person, "post", reply_id, "unkind", "", make.now)
    act(ben.person, "post", reply_id, WHY, make.now)
    told = f"Thank you for your report. A moderator looked at the post {words}"
    assert f'<a href="{leads_to.format(reply_id)}">{told}</a>' in notices(ana)


def test_somebody_who_is_no_moderator_any_more_is_not_told_who_wrote_to_them(ben: Browser, make: Maker) -> None:
    newcomer = Browser(ben.app, make.member("newcomer", confirmed=False))
    newcomer.post("/help/contact", {"message": "No letter came."})
    assert "newcomer wrote to the moderators: “No letter came.”" in notices(ben)
    change(update(Member).where(Member.name == "ben").values(role="member"))
    page = notices(ben)
    assert "A member wrote to the moderators: “No letter came.”" in page
    assert "newcomer" not in page


def test_a_page_of_many_notices_costs_no_more_queries_than_one_of_few(
    app: Flask, ana: Browser, ben: Browser, cleo: Browser, okafor: Browser, make: Maker,
    work: Callable[[], int], count_queries: Callable[[], object],
) -> None:  # fmt: skip
    totals = []
    for n in range(3):
        thread_id, routine_id = make.thread(ana.person, f"Question {n}"), make.routine(ana.person)
        programme_id = make.programme(ana.person, routine_id=routine_id)
        make.reply(cleo.person, thread_id)
        reviews.review(okafor.person, routine_id, 1, "", make.now + timedelta(hours=n))
        for noun, noun_id in (("routine", routine_id), ("programme", programme_id)):
            moderation.hide(ben.person, noun, noun_id, WHY, make.now)
        thread_moderation.move(ben.person, thread_id, "strength", WHY, make.now)
        work()
        with count_queries() as counted:  # type: ignore[attr-defined]
            page = notices(ana)
        assert page.count('<li class="row notice') == 5 * (n + 1)
        totals.append(counted.total)
    assert len(set(totals)) == 1
    # Who is asking, the notices, and one each for posts, members, threads, categories, cards and programmes.
    assert totals[0] <= 9
