"""Ana asks, and says which reply helped her."""

from html import unescape

import pytest
from sqlalchemy import select

from forum.actions.moderation import moderation
from forum.actions.talk import posts
from forum.models import AcceptedAnswer, Post, db
from tests.fixtures.house import Browser, Maker

URL = "/t/{}/standing-on-one-leg"
CHOSEN = "The answer ana chose"
ACCEPT = 'formaction="/p/{}/accept"'


@pytest.fixture
def thread_id(make: Maker, ana: Browser) -> int:
    """A question of Ana's."""
    return make.thread(ana.person, kind="question")


@pytest.fixture
def post_id(make: Maker, cleo: Browser, thread_id: int) -> int:
    """Cleo's reply."""
    return make.reply(cleo.person, thread_id, "Hold the sink first.")


def page(browser: Browser, thread_id: int, query: str = "") -> str:
    return unescape(browser.get(URL.format(thread_id) + query).text)


def test_the_answer_stands_at_the_top_for_everybody_and_in_its_place(
    ana: Browser, client: Browser, thread_id: int, post_id: int
) -> None:
    assert ACCEPT.format(post_id) in page(ana, thread_id)
    ana.post(f"/p/{post_id}/accept")
    seen = page(client, thread_id)
    top, _, below = seen.partition('id="post-1"')
    assert CHOSEN in top
    assert "“Hold the sink first.”" in top
    assert f'<a href="/p/{post_id}">Read it in place</a>' in top
    assert "The chosen answer" in below


def test_its_author_is_told(ana: Browser, cleo: Browser, post_id: int) -> None:
    ana.post(f"/p/{post_id}/accept")
    assert "ana chose your post as the answer in “Standing on one leg”." in unescape(cleo.get("/me/notices").text)
    ana.post(f"/p/{post_id}/accept/undo")
    assert "chose your post" not in cleo.get("/me/notices").text


def test_it_can_be_taken_back_and_another_one_chosen(
    ana: Browser, ben: Browser, client: Browser, make: Maker, thread_id: int, post_id: int
) -> None:
    ana.post(f"/p/{post_id}/accept")
    assert f'formaction="/p/{post_id}/accept/undo"' in page(ana, thread_id)
    ana.post(f"/p/{post_id}/accept/undo")
    assert CHOSEN not in page(client, thread_id)
    other = make.reply(ben.person, thread_id, "Or the worktop.")
    for one in (post_id, other):
        ana.post(f"/p/{one}/accept")
    assert db.session.scalars(select(AcceptedAnswer.post_id)).all() == [other]
    assert "“Or the worktop.”" in page(client, thread_id)


def test_a_moderator_may_choose_and_it_is_said_that_it_was_one(
    ben: Browser, client: Browser, thread_id: int, post_id: int
) -> None:
    ben.post(f"/p/{post_id}/accept")
    assert "The answer a moderator chose" in page(client, thread_id)


def test_nobody_else_is_offered_it_or_may_do_it(cleo: Browser, thread_id: int, post_id: int) -> None:
    assert ACCEPT.format(post_id) not in page(cleo, thread_id)
    answer = cleo.post(f"/p/{post_id}/accept")
    assert answer.status_code == 403
    assert "Only who asked, or a moderator" in answer.text


def test_an_answer_that_is_hidden_or_deleted_is_gone_from_the_top_until_it_is_back(
    ana: Browser, ben: Browser, cleo: Browser, client: Browser, make: Maker, thread_id: int, post_id: int
) -> None:
    ana.post(f"/p/{post_id}/accept")
    moderation.hide(ben.person, "post", post_id, "Unkind.", make.now)
    for reader in (client, ana, ben, cleo):
        assert CHOSEN not in page(reader, thread_id)
    moderation.restore(ben.person, "post", post_id, "Read again.", make.now)
    assert CHOSEN in page(client, thread_id)
    posts.remove(cleo.person, post_id, make.now)
    assert CHOSEN not in page(client, thread_id)
    assert "Hold the sink first." not in page(client, thread_id)


def test_a_question_of_many_pages_is_answered_from_any_of_them(
    ana: Browser, cleo: Browser, make: Maker, thread_id: int, post_id: int
) -> None:
    for n in range(3, 22):
        last = make.reply(cleo.person, thread_id, f"Reply {n}")
    assert ACCEPT.format(last) in page(ana, thread_id, "?page=2")
    ana.post(f"/p/{last}/accept")
    assert CHOSEN in page(ana, thread_id)
    assert CHOSEN not in page(ana, thread_id, "?page=2")


@pytest.mark.parametrize(("kind", "reply"), [("discussion", True), ("question", False)])
def test_a_conversation_has_no_answer_and_a_question_does_not_answer_itself(
    ana: Browser, cleo: Browser, make: Maker, kind: str, reply: bool
) -> None:
    thread_id = make.thread(ana.person, kind=kind)
    post_id = make.reply(cleo.person, thread_id) if reply else first_post(thread_id)
    assert ACCEPT.format(post_id) not in page(ana, thread_id)
    assert ana.post(f"/p/{post_id}/accept").status_code == 422


def first_post(thread_id: int) -> int:
    """The id of a thread's first post."""
    return db.session.scalars(select(Post.id).where(Post.thread_id == thread_id)).one()
