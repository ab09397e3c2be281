"""A member writes words of despair: she reads where help is, and Ben reads her post first."""

import re
from html import unescape

import pytest
from sqlalchemy import select

from forum.actions.moderation import flags, moderation
from forum.models import Post, UrgentCase, db
from forum.queries.moderation.moderation import page_cases
from forum.queries.talk.posts import find_thread_of
from tests.fixtures.house import Browser, Maker

DESPAIR = "I can't go on like this, I want to die."
MEDICINE = "You should come off Tecfidera, it did nothing for me."
BOTH = f"{DESPAIR} And {MEDICINE}"
READ = {"act": "keep", "reason": "I wrote to her."}


@pytest.fixture
def thread_id(make: Maker, cleo: Browser) -> int:
    return make.thread(cleo.person)


def post(browser: Browser, thread_id: int, body: str) -> str:
    """Where somebody is led who posts this without a look at it first."""
    sent = browser.post(f"/t/{thread_id}/reply", {"body": body})
    assert sent.status_code == 303
    return str(sent.headers["Location"])


def last_post() -> Post:
    return db.session.scalars(select(Post).order_by(Post.id.desc()).limit(1)).one()


def test_who_posts_without_a_preview_reads_where_help_is_and_goes_on_to_the_post(ana: Browser, thread_id: int) -> None:
    ana.post("/me/time-zone", {"time_zone": "Europe/London"})
    page = unescape(ana.get(post(ana, thread_id, DESPAIR)).text)
    assert "Your reply is posted." in page
    assert "If this is about now: you matter" in page
    assert "116 123" in page
    assert "The moderators see your message before anything else" in page
    assert f'href="/t/{thread_id}/standing-on-one-leg#post-2"' in page
    assert "Nobody is told" not in page


def test_the_preview_says_who_will_be_told(ana: Browser, thread_id: int) -> None:
    page = unescape(ana.post(f"/t/{thread_id}/reply", {"body": DESPAIR, "preview": "1"}).text)
    assert "You can post your message all the same. The moderators then see it before anything else" in page
    assert db.session.scalars(select(UrgentCase)).all() == []


def test_the_page_of_help_is_for_the_author_alone(ana: Browser, ben: Browser, thread_id: int) -> None:
    url = post(ana, thread_id, DESPAIR)
    assert ben.get(url).status_code == 404


def test_her_post_stands_at_the_front_of_bens_queue_until_he_has_read_it(
    ana: Browser, ben: Browser, cleo: Browser, make: Maker, thread_id: int
) -> None:
    for n in range(3):
        flags.raise_flag(ana.person, "post", make.reply(cleo.person, thread_id, f"Spam {n}"), "spam", "", make.now)
    post(ana, thread_id, DESPAIR)
    queue = unescape(ben.get("/mod").text)
    first = queue[queue.index("<article") : queue.index("</article>")]
    assert "Words of suicide or self-harm" in first
    assert "want to die" in first
    assert 'href="/mod/messages/ana"' in first
    post_id = last_post().id
    assert last_post().state == "public"
    ben.post(f"/mod/cases/post/{post_id}", READ)
    assert DESPAIR not in unescape(ben.get("/mod").text)
    assert db.session.scalars(select(UrgentCase)).all() == []
    assert READ["reason"] in ben.get("/mod/log").text


def test_hiding_and_approving_close_it_too(ana: Browser, ben: Browser, make: Maker, thread_id: int) -> None:
    post(ana, thread_id, DESPAIR)
    moderation.hide(ben.person, "post", last_post().id, "We write in private.", make.now)
    assert db.session.scalars(select(UrgentCase)).all() == []
    newcomer = Browser(ana.app, make.member("newcomer"))
    links = "https://one.example.net https://two.example.net https://three.example.net"
    post(newcomer, thread_id, f"{DESPAIR} {links}")
    assert last_post().state == "held"
    assert [case.danger for case in page_cases(ben.person)] == [("suicide",)]
    moderation.approve_post(ben.person, last_post().id, "I read it.", make.now)
    assert page_cases(ben.person) == []


def test_an_edit_with_such_words_is_heard_and_a_comma_is_not_news(ana: Browser, ben: Browser, thread_id: int) -> None:
    post(ana, thread_id, "A bad day.")
    post_id = last_post().id
    led = ana.post(f"/p/{post_id}/edit", {"body": DESPAIR}).headers["Location"]
    assert led == f"/p/{post_id}/care"
    assert len(page_cases(ben.person)) == 1
    ben.post(f"/mod/cases/post/{post_id}", READ)
    ana.post(f"/p/{post_id}/edit", {"body": f"{DESPAIR} ..."})
    assert page_cases(ben.person) == []
    ana.post(f"/p/{post_id}/edit", {"body": f"{DESPAIR} I have chest pain."})
    assert [case.danger for case in page_cases(ben.person)] == [("emergency", "suicide")]


def test_the_title_of_a_thread_is_heard_and_quotes_are_not(ana: Browser, cleo: Browser, ben: Browser) -> None:
    cleo.post("/c/balance/new", {"title": "Chest pain", "body": "What now?", "category": "balance"})
    assert [case.danger for case in page_cases(ben.person)] == [("emergency",)]
    thread_id = find_thread_of(last_post().id)
    led = post(ana, thread_id, f"> {DESPAIR}\n\nI am here for you.")
    assert "#post-2" in led
    assert len(page_cases(ben.person)) == 1


def test_who_is_hurt_at_home_reads_where_help_is_and_nobody_is_told(ana: Browser, ben: Browser, thread_id: int) -> None:
    page = unescape(ana.get(post(ana, thread_id, "My husband hits me when I fall.")).text)
    assert "Nobody is told" in page
    assert page_cases(ben.person) == []


def test_advice_about_a_medicine_gets_a_gentle_word_and_is_posted(ana: Browser, thread_id: int) -> None:
    page = unescape(ana.get(post(ana, thread_id, MEDICINE)).text)
    assert "About the medicine" in page
    assert "crisis-title" not in page
    assert last_post().state == "public"
    assert "About the medicine" in ana.post("/preview", {"body": MEDICINE}).text
    both = ana.get(post(ana, thread_id, BOTH)).text
    assert both.index("crisis-title") < both.index("About the medicine")


def test_readers_are_warned_and_offered_the_report_of_misinformation(
    ana: Browser, cleo: Browser, client: Browser, thread_id: int
) -> None:
    post(ana, thread_id, MEDICINE)
    post_id = last_post().id
    link = f'href="/p/{post_id}/flag?reason=medical_misinformation"'
    for reader in (client, cleo):
        page = reader.get(f"/t/{thread_id}/standing-on-one-leg").text
        assert "Ask your doctor or MS nurse first." in page
        assert link in page
    assert link not in ana.get(f"/t/{thread_id}/standing-on-one-leg").text
    form = cleo.get(f"/p/{post_id}/flag?reason=medical_misinformation").text
    assert re.search(r'value="medical_misinformation"[^>]* checked|checked[^>]* value="medical_misinformation"', form)
    assert " checked" not in cleo.get(f"/p/{post_id}/flag?reason=nonsense").text
    ana.post(f"/p/{post_id}/edit", {"body": "I came off Tecfidera with my neurologist."})
    assert link not in client.get(f"/t/{thread_id}/standing-on-one-leg").text


def test_a_post_about_aching_calves_goes_straight_to_its_thread(ana: Browser, ben: Browser, thread_id: int) -> None:
    assert post(ana, thread_id, "This exercise kills my calves.").endswith("#post-2")
    assert page_cases(ben.person) == []
