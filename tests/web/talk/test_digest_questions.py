"""Readers ask under a digest: one thread for all of them, cards first, and the rules of every post."""

from sqlalchemy import func, select, update

from forum.actions.moderation import thread_moderation
from forum.models import Category, Digest, Post, Thread, db
from forum.rules.research.digests import text_from_dict
from forum.rules.talk.audience import EVERYONE
from tests.fixtures.house import Browser, Maker
from tests.web.research.test_digests import card_with, digest_of

ASKED = {"body": "Can I get a copy of this workout?"}


def place_of(key: str = "keller-2016") -> str:
    return f"/digests/{digest_of(key).id}/ask"


def thread_of(key: str = "keller-2016") -> Thread | None:
    db.session.expire_all()
    thread_id = digest_of(key).thread_id
    return db.session.get(Thread, thread_id) if thread_id else None


def test_the_first_question_opens_the_thread_and_all_others_go_there(
    ana: Browser, cleo: Browser, client: Browser
) -> None:
    sent = cleo.post(place_of(), ASKED)
    assert sent.status_code == 303
    thread = thread_of()
    assert thread is not None
    assert thread.title.startswith("Questions about: Elastic bands for hip strength")
    assert (thread.kind, thread.audience) == ("question", EVERYONE)
    page = client.get(thread.url).text
    assert f'href="{digest_of("keller-2016").url}"' in page
    assert "Can I get a copy of this workout?" in page
    ana.post(place_of(), {"body": "How thick is the band?"})
    assert db.session.scalar(select(func.count()).select_from(Post).where(Post.thread_id == thread.id)) == 2
    assert "2 messages" in client.get(digest_of("keller-2016").url).text
    assert db.session.get_one(Category, thread.category_id).thread_count == 1


def test_the_cards_that_may_answer_stand_above_the_form(ana: Browser, cleo: Browser, make: Maker) -> None:
    exercise = text_from_dict(digest_of("keller-2016").versions[0].text).exercises[0]
    card = make.routine(ana.person, card=card_with(exercise, "Bands at the table"))
    page = cleo.get(place_of()).text
    assert page.index(f"/routines/{card}/") < page.index('name="body"')


def test_the_same_press_twice_asks_once(cleo: Browser) -> None:
    form = ASKED | {"idempotency_key": "once"}
    assert cleo.post(place_of(), form).headers["Location"] == cleo.post(place_of(), form).headers["Location"]
    assert db.session.scalar(select(func.count()).select_from(Post)) == 1


def test_an_address_of_a_person_is_masked_here_too(cleo: Browser, client: Browser) -> None:
    cleo.post(place_of(), {"body": "Please send it to somebody@ hotmail. Com"})
    thread = thread_of()
    assert thread is not None
    assert "hotmail" not in client.get(thread.url).text


def test_an_empty_question_is_refused_and_a_preview_shows_it(cleo: Browser) -> None:
    assert cleo.post(place_of(), {"body": "  "}).status_code == 422
    assert "<strong>bold</strong>" in cleo.post(place_of(), {"body": "**bold**", "preview": "1"}).text
    kept = cleo.post(place_of(), {"body": "Half a thought", "save_draft": "1"})
    assert kept.headers["Location"] == place_of()
    assert "Half a thought" in cleo.get(place_of()).text
    assert "Question about research" in cleo.get("/me/drafts").text


def test_a_locked_thread_leads_to_a_new_one(ben: Browser, cleo: Browser, make: Maker) -> None:
    cleo.post(place_of(), ASKED)
    first = thread_of()
    assert first is not None
    first_id = first.id
    thread_moderation.lock(ben.person, first_id, "It was answered.", make.now)
    cleo.post(place_of(), {"body": "And how often?"})
    second = thread_of()
    assert second is not None
    assert second.id != first_id


def test_a_hidden_thread_is_not_told_of(ben: Browser, cleo: Browser, client: Browser) -> None:
    cleo.post(place_of(), ASKED)
    thread = thread_of()
    assert thread is not None
    address = digest_of("keller-2016").url
    assert thread.url in client.get(address).text
    ben.post(f"/t/{thread.id}/hide", {"reason": "Not about the study."})
    assert thread.url not in client.get(address).text


def test_where_only_the_team_begins_threads_nobody_can_ask(cleo: Browser) -> None:
    db.session.execute(update(Category).values(posting="staff"))
    db.session.commit()
    answer = cleo.post(place_of(), ASKED)
    assert answer.status_code == 422
    assert "There is no part of the forum yet that questions can go to." in answer.text


def test_nobody_asks_under_what_is_not_public(cleo: Browser) -> None:
    db.session.execute(update(Digest).where(Digest.key == "keller-2016").values(state="down"))
    db.session.commit()
    assert cleo.get(place_of()).status_code == cleo.post(place_of(), ASKED).status_code == 404
