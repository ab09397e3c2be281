"""What Ana follows, what she mutes, and what she keeps: for herself alone."""

import re

import pytest
from sqlalchemy import func, insert, select, update

from forum.actions.moderation import moderation
from forum.actions.talk import posts
from forum.clock import utc_now
from forum.models import Bookmark, Follow, Tag, Thread, db
from forum.rules.talk import bookmarks as bookmark_rules
from forum.rules.talk import follows as rules
from tests.fixtures.house import Browser, Maker


@pytest.fixture
def thread(make: Maker, cleo: Browser) -> int:
    """A thread of Cleo's with a tag."""
    thread_id = make.thread(cleo.person, "A title")
    cleo.post(f"/t/{thread_id}/title", {"title": "A title", "tags": "sitting"})
    return thread_id


def follows_of(browser: Browser) -> list[tuple[str, int, bool]]:
    """What somebody follows and has muted."""
    mine = select(Follow.noun, Follow.noun_id, Follow.is_muted).where(Follow.member_id == browser.person.id)
    return sorted((one.noun, one.noun_id, one.is_muted) for one in db.session.execute(mine))


def test_a_thread_is_followed_by_one_button_that_says_how_things_are(ana: Browser, thread: int) -> None:
    url = f"/t/{thread}/a-title"
    assert "Follow this thread" in ana.get(url).text
    assert ana.post(f"/me/follows/thread/{thread}", {"stance": "follow"}).headers["Location"] == url
    page = ana.get(url).text
    assert "You follow “A title”." in page
    assert "You follow this thread: stop following" in ana.get(url).text
    ana.post(f"/me/follows/thread/{thread}", {"stance": "mute"})
    assert "You muted this thread: hear of it again" in ana.get(url + "?page=1").text
    assert "You have muted this." in ana.get(f"/me/follows/thread/{thread}").text
    ana.post(f"/me/follows/thread/{thread}", {"stance": "neither"})
    assert follows_of(ana) == []


def test_who_writes_in_a_thread_follows_it_unless_they_chose_otherwise(
    ana: Browser, cleo: Browser, make: Maker, thread: int
) -> None:
    assert follows_of(cleo) == [("thread", thread, False)]
    ana.post("/me/follows/own")
    make.reply(ana.person, thread, "I don't follow this")
    assert follows_of(ana) == []
    ana.post("/me/follows/own", {"follows_own": "y"})
    make.reply(ana.person, thread, "Now I do")
    assert follows_of(ana) == [("thread", thread, False)]


def test_writing_in_a_muted_thread_leaves_it_muted(ana: Browser, make: Maker, thread: int) -> None:
    ana.post(f"/me/follows/thread/{thread}", {"stance": "mute"})
    make.reply(ana.person, thread, "Once more")
    assert follows_of(ana) == [("thread", thread, True)]


def test_a_tag_can_be_muted_from_a_thread_that_wears_it(ana: Browser, thread: int) -> None:
    tag_id = db.session.scalars(select(Tag.id).where(Tag.name == "sitting")).one()
    assert "Tag: sitting" in ana.get(f"/me/follows/thread/{thread}").text
    assert "A title" in ana.get("/me/unread").text
    ana.post(f"/me/follows/tag/{tag_id}", {"stance": "mute"})
    assert "A title" not in ana.get("/me/unread").text
    assert "You have muted this." in ana.get(f"/me/follows/thread/{thread}").text


def test_a_tag_of_hidden_threads_only_is_not_told(ana: Browser, ben: Browser, thread: int) -> None:
    tag_id = db.session.scalars(select(Tag.id).where(Tag.name == "sitting")).one()
    moderation.hide(ben.person, "thread", thread, "Unkind.", utc_now())
    assert ana.get(f"/me/follows/tag/{tag_id}").status_code == 404
    assert ana.post(f"/me/follows/tag/{tag_id}", {"stance": "follow"}).status_code == 404


def test_a_followed_thread_that_is_hidden_has_no_name_and_can_be_let_go(
    ana: Browser, ben: Browser, thread: int
) -> None:
    ana.post(f"/me/follows/thread/{thread}", {"stance": "follow"})
    moderation.hide(ben.person, "thread", thread, "Unkind.", utc_now())
    db.session.execute(update(Thread).values(title="Secret"))
    db.session.commit()
    ana.get("/")
    page = ana.get("/me/follows").text
    assert "Secret" not in page
    assert "No longer there" in page
    ana.post(f"/me/follows/thread/{thread}", {"stance": "neither", "back": "list"})
    assert follows_of(ana) == []


def test_so_many_threads_can_be_followed_and_no_more(ana: Browser, thread: int) -> None:
    row = {"member_id": ana.person.id, "noun": "thread", "is_muted": False, "at": utc_now()}
    db.session.execute(insert(Follow), [row | {"noun_id": 1000 + n} for n in range(rules.MOST)])
    db.session.commit()
    answer = ana.post(f"/me/follows/thread/{thread}", {"stance": "follow"})
    assert answer.status_code == 422
    assert "You follow or have muted 2,000 of these already." in answer.text
    assert len(re.findall("Stop following", ana.get("/me/follows?page=2").text)) == rules.FOLLOWS_A_PAGE


def test_an_unknown_word_is_refused(ana: Browser, thread: int) -> None:
    answer = ana.post(f"/me/follows/thread/{thread}", {"stance": "adore"})
    assert answer.status_code == 422
    assert "Choose one of the buttons" in answer.text


def test_a_post_is_kept_with_a_note_that_nobody_else_sees(ana: Browser, ben: Browser, make: Maker, thread: int) -> None:
    post_id = make.reply(ben.person, thread, "Hold the sink first.")
    assert f'href="/p/{post_id}/bookmark"' in ana.get(f"/t/{thread}/a-title").text
    ana.post(f"/p/{post_id}/bookmark", {"note": "For <b>Mondays</b>"})
    page = ana.get("/me/bookmarks").text
    assert "For &lt;b&gt;Mondays&lt;/b&gt;" in page
    assert "Hold the sink first." in page
    assert "Mondays" not in ben.get("/me/bookmarks").text
    assert "Mondays" not in ben.get(f"/p/{post_id}/bookmark").text
    ana.post(f"/p/{post_id}/bookmark", {"note": "For Tuesdays"})
    assert db.session.scalars(select(Bookmark.note)).all() == ["For Tuesdays"]
    ana.post(f"/me/bookmarks/{post_id}/delete")
    assert "No bookmarks" in ana.get("/me/bookmarks").text


def test_of_a_kept_post_that_is_hidden_or_deleted_only_the_note_stays(
    ana: Browser, ben: Browser, cleo: Browser, make: Maker, thread: int
) -> None:
    hidden, deleted = (make.reply(cleo.person, thread, f"Secret {n}") for n in range(2))
    for post_id in (hidden, deleted):
        ana.post(f"/p/{post_id}/bookmark", {"note": f"My note on {post_id}"})
    moderation.hide(ben.person, "post", hidden, "Unkind.", utc_now())
    posts.remove(cleo.person, deleted, utc_now())
    page = ana.get("/me/bookmarks").text
    assert page.count("This post is no longer there") == 2
    assert "Secret" not in page
    assert f"My note on {hidden}" in page
    ana.post(f"/me/bookmarks/{hidden}/delete")
    assert db.session.scalar(select(func.count()).select_from(Bookmark)) == 1


def test_a_note_that_is_too_long_waits_in_its_box(ana: Browser, make: Maker, thread: int) -> None:
    post_id = make.reply(ana.person, thread, "Mine")
    answer = ana.post(f"/p/{post_id}/bookmark", {"note": "m" * (bookmark_rules.NOTE_CHARS + 1)})
    assert answer.status_code == 422
    assert "The note has 301 characters. Please use at most 300." in answer.text


def test_my_threads_are_mine_with_the_hidden_ones(ana: Browser, ben: Browser, cleo: Browser, thread: int) -> None:
    moderation.hide(ben.person, "thread", thread, "Unkind.", utc_now())
    assert "A title" in cleo.get("/me/threads").text
    assert "A title" not in ana.get("/me/threads").text
