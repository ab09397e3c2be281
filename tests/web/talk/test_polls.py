"""Ana asks what helped others; they vote without their names."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import func, select, update

from forum.actions.members import leaving
from forum.actions.moderation import moderation
from forum.actions.talk import posts
from forum.actions.talk.wiping import wipe_old
from forum.formats.archive.line_writing import dump_line
from forum.models import Poll, PollChoice, PollVote, Post, Thread, UrgentCase, db
from forum.queries.upkeep.exporting import every_line
from forum.rules.talk.polls import PollFields
from tests.fixtures.house import Browser, Maker
from tests.web.talk.test_accepted import page as page_of

ASKED = "Which of these helped you?"
FIELDS = PollFields(ASKED, "Cold water\nA fan\nResting")
NEW = {"title": "Hot days", "body": "What do you do?", "category": "balance", "poll_question": ASKED}


@pytest.fixture
def thread_id(make: Maker, ana: Browser) -> int:
    """Ana's thread with a poll of three choices."""
    return make.thread(ana.person, poll=FIELDS)


def choices() -> list[int]:
    """The numbers of the choices."""
    return list(db.session.scalars(select(PollChoice.id).order_by(PollChoice.position)))


def vote(browser: Browser, thread_id: int, *at: int) -> int:
    """The status after a vote for these, by their place."""
    sent = browser.post(f"/t/{thread_id}/vote", {"choice": [str(choices()[one]) for one in at]})
    return sent.status_code


def told(browser: Browser, thread_id: int) -> str:
    """The poll as somebody reads it, without its marks."""
    seen = page_of(browser, thread_id)
    return " ".join(re.sub(r"<[^>]*>", " ", seen.partition('id="poll"')[2].partition("</section>")[0]).split())


@pytest.mark.parametrize(
    ("choices", "words"),
    [("", "You wrote none."), ("One", "You wrote 1."), ("\n".join(map(str, range(50))), "You wrote 50.")],
)
def test_too_few_and_too_many_choices_are_refused_and_nothing_is_lost(ana: Browser, choices: str, words: str) -> None:
    sent = ana.post(
        "/c/balance/new", NEW | {"poll_choices": choices, "poll_several": "y", "poll_last_day": "2027-01-31"}
    )
    page = unescape(sent.text)
    assert sent.status_code == 422
    assert words in page
    assert "What do you do?" in page
    assert ASKED in page
    assert 'value="2027-01-31"' in page
    assert re.search(r"<input[^>]*checked[^>]*poll_several|poll_several[^>]*checked", page)
    assert '<details class="adding" open>' in page
    assert db.session.scalar(select(func.count()).select_from(Thread)) == 0


def test_a_thread_is_begun_with_a_poll(ana: Browser, client: Browser) -> None:
    sent = ana.post("/c/balance/new", NEW | {"poll_choices": "Cold water\nA fan"})
    assert sent.status_code == 303
    seen = unescape(client.get("/t/1/hot-days").text)
    assert ASKED in seen
    assert "Nobody has voted yet." in seen
    assert "Log in to vote" in seen


def test_a_draft_keeps_the_poll(ana: Browser) -> None:
    ana.post("/me/drafts", {"key": "thread:balance", "title": "Hot", "poll_question": ASKED, "poll_choices": "A\nB"})
    page = unescape(ana.get("/c/balance/new").text)
    assert ASKED in page
    assert ">\nA\nB</textarea>" in page or ">\r\nA\nB</textarea>" in page


def test_votes_are_told_as_words_and_bars_and_nobody_is_named(
    ana: Browser, cleo: Browser, okafor: Browser, client: Browser, ben: Browser, thread_id: int
) -> None:
    assert vote(cleo, thread_id, 0) == vote(okafor, thread_id, 0) == vote(ben, thread_id, 2) == 303
    seen = told(client, thread_id)
    assert "Cold water 2 of 3, 67 %" in seen
    assert "A fan 0 of 3, 0 %" in seen
    assert "3 members voted." in seen
    assert '<rect width="67"' in page_of(client, thread_id)
    for browser in (ana, ben, client):
        assert "cleo" not in page_of(browser, thread_id)


def test_a_vote_is_changed_and_taken_back(cleo: Browser, client: Browser, thread_id: int) -> None:
    vote(cleo, thread_id, 0)
    assert "Cold water Your choice 1 of 1, 100 %" in told(cleo, thread_id)
    vote(cleo, thread_id, 1)
    assert "A fan 1 of 1, 100 %" in told(client, thread_id)
    cleo.post(f"/t/{thread_id}/vote", {"take_back": "1"})
    assert "Nobody has voted yet." in told(client, thread_id)


def test_two_members_each_see_their_own_choice(cleo: Browser, okafor: Browser, thread_id: int) -> None:
    vote(cleo, thread_id, 0)
    vote(okafor, thread_id, 1)
    assert "Cold water Your choice" in told(cleo, thread_id)
    assert "A fan Your choice" in told(okafor, thread_id)
    assert "Cold water Your choice" not in told(okafor, thread_id)


def test_one_choice_means_one(cleo: Browser, client: Browser, thread_id: int) -> None:
    assert vote(cleo, thread_id, 0, 1) == 422
    assert cleo.post(f"/t/{thread_id}/vote", {}).status_code == 422
    assert cleo.post(f"/t/{thread_id}/vote", {"choice": "99"}).status_code == 422
    assert "Nobody has voted yet." in told(client, thread_id)


def test_where_several_may_be_chosen_each_person_counts_once(
    make: Maker, ana: Browser, cleo: Browser, okafor: Browser, client: Browser
) -> None:
    thread_id = make.thread(ana.person, poll=PollFields(ASKED, FIELDS.choices, is_several=True))
    vote(cleo, thread_id, 0, 1)
    vote(okafor, thread_id, 0)
    seen = told(client, thread_id)
    assert "Cold water 2 of 2, 100 %" in seen
    assert "A fan 1 of 2, 50 %" in seen


def test_a_closed_poll_takes_no_vote(ana: Browser, cleo: Browser, thread_id: int) -> None:
    assert "Close the poll" not in told(cleo, thread_id)
    ana.post(f"/t/{thread_id}/poll/close")
    refused = cleo.post(f"/t/{thread_id}/vote", {"choice": str(choices()[0])})
    assert "This poll is closed" in unescape(refused.text)
    assert "Change my vote" not in told(cleo, thread_id)


def test_a_moderator_removes_a_poll_and_its_author_is_told_why(
    ana: Browser, ben: Browser, client: Browser, thread_id: int
) -> None:
    ben.post(f"/t/{thread_id}/poll/remove", {"reason": "It asks for doses of a medicine."})
    assert ASKED not in page_of(client, thread_id)
    assert "removed the poll of your thread" in unescape(ana.get("/me/notices").text)
    assert "removed the poll of" in unescape(ben.get("/mod/log").text)
    assert db.session.scalar(select(func.count()).select_from(PollChoice)) == 0


def test_a_poll_is_hidden_with_its_thread_and_goes_with_its_post(
    make: Maker, ana: Browser, ben: Browser, cleo: Browser, client: Browser, thread_id: int
) -> None:
    make.reply(cleo.person, thread_id, "I rest.")
    post_id = db.session.scalars(select(Post.id).where(Post.n == 1)).one()
    moderation.hide(ben.person, "thread", thread_id, "Unkind.", make.now)
    assert vote(cleo, thread_id, 0) == 404
    moderation.restore(ben.person, "thread", thread_id, "Read again.", make.now)
    posts.remove(ana.person, post_id, make.now)
    assert ASKED not in page_of(client, thread_id)
    assert vote(cleo, thread_id, 0) == 404
    wipe_old(make.now + timedelta(days=31))
    assert db.session.scalar(select(func.count()).select_from(Poll)) == 0


def test_a_blocked_author_asks_nothing(ana: Browser, cleo: Browser, thread_id: int) -> None:
    cleo.post("/u/ana/block")
    assert 'id="poll"' not in page_of(cleo, thread_id)


def test_who_leaves_leaves_a_nameless_number(
    make: Maker, cleo: Browser, okafor: Browser, client: Browser, thread_id: int
) -> None:
    vote(cleo, thread_id, 0)
    vote(okafor, thread_id, 1)
    before = told(client, thread_id)
    leaving.leave(cleo.person.id, make.now, keeps=False)
    leaving.sweep(cleo.person.id, make.now, keeps=False)
    assert told(client, thread_id) == before
    assert db.session.scalars(select(PollVote.member_id)).all() == [okafor.person.id]


def test_the_poll_goes_with_the_posts_of_its_author(make: Maker, ana: Browser, cleo: Browser, thread_id: int) -> None:
    make.reply(cleo.person, thread_id, "I rest.")
    vote(cleo, thread_id, 0)
    leaving.leave(ana.person.id, make.now, keeps=False)
    assert db.session.scalar(select(func.count()).select_from(Poll)) == 0
    assert ASKED not in cleo.get(f"/t/{thread_id}", follow_redirects=True).text


def test_contact_details_are_hidden_in_a_poll_too(make: Maker, ana: Browser) -> None:
    make.thread(ana.person, poll=PollFields("Write to ana@example.org?", "Yes\nCall 020 7946 0123"))
    words = [*db.session.scalars(select(Poll.question)), *db.session.scalars(select(PollChoice.words))]
    assert not any("example.org" in one or "7946" in one for one in words)


def test_words_of_danger_in_a_poll_are_read_first(make: Maker, ana: Browser) -> None:
    make.thread(ana.person, poll=PollFields("Should I kill myself tonight?", "Yes\nNo"))
    assert db.session.scalars(select(UrgentCase.kinds)).one()


def test_an_export_has_the_numbers_and_no_names(cleo: Browser, thread_id: int) -> None:
    vote(cleo, thread_id, 1)
    lines = [dump_line(line) for line in every_line()]
    (line,) = (one for one in lines if '"poll"' in one)
    assert '"voters": 1' in line
    assert '{"words": "A fan", "votes": 1}' in line
    db.session.execute(update(Post).where(Post.n == 1).values(state="hidden"))
    assert not any('"poll"' in dump_line(one) for one in every_line())


@pytest.fixture
def both(make: Maker, ana: Browser, thread_id: int) -> tuple[int, int]:
    """A thread without a poll, and one with."""
    return make.thread(ana.person, "No poll"), thread_id


def test_a_poll_costs_a_member_two_statements_and_then_one(
    cleo: Browser, both: tuple[int, int], count_queries: Callable[..., object]
) -> None:
    def asked(thread_id: int) -> int:
        slug = "no-poll" if thread_id == both[0] else "standing-on-one-leg"
        with count_queries() as queries:  # type: ignore[attr-defined]
            cleo.get(f"/t/{thread_id}/{slug}")
        return int(queries.total)

    for one in both:
        asked(one)
    assert asked(both[1]) == asked(both[0]) + 1


def test_its_choices_find_the_thread_until_it_is_removed(
    make: Maker, ana: Browser, ben: Browser, client: Browser, work: Callable[[], int]
) -> None:
    thread_id = make.thread(ana.person, poll=PollFields(ASKED, "A zebrafinch\nA fan"))
    work()
    seen = client.get("/search?q=zebrafinch").text
    assert f"/t/{thread_id}/" in seen
    assert "<mark>zebrafinch</mark>" in seen
    ben.post(f"/t/{thread_id}/poll/remove", {"reason": "It asks for names."})
    work()
    assert f"/t/{thread_id}/" not in client.get("/search?q=zebrafinch").text
