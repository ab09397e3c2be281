"""Two pages of one form, Back after posting, a log-in in between: nobody loses a word without being asked."""

import re
from html import unescape

import pytest
from sqlalchemy import select

from forum.models import Draft, db
from forum.rules.talk import drafts
from tests.fixtures.house import PASSWORD, Browser, Maker

LONG = "I do heel raises at the sink, ten of them, and then I sit down for a while before the second set."
SHORT = "Thanks."
KEY = re.compile(r'name="(draft_key|draft_seen|idempotency_key)" value="([^"]*)"')
PLACES = {
    "reply": ("/t/{id}/reply", "reply:{id}"),
    "thread": ("/c/balance/new", "thread:balance"),
    "post": ("/p/{id}/edit", "post:{id}"),
}


def marks(page: str) -> dict[str, str]:
    """The marks that a message form carries, which nobody types."""
    return dict(KEY.findall(page))


def autosave(browser: Browser, page: dict[str, str], body: str) -> None:
    """What the script of a page does after a while; the page then knows where its words are kept."""
    answer = browser.post("/me/drafts", {"key": page["draft_key"], "seen": page["draft_seen"], "body": body})
    assert answer.json is not None
    page |= {"draft_key": answer.json["key"], "draft_seen": answer.json["seen"]}


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, ana: Browser, make: Maker) -> str:
    """The page of each form that keeps drafts."""
    made = make.thread(ana.person)
    return PLACES[request.param][0].format(id=made)


def test_two_pages_of_one_form_keep_both_texts(ana: Browser, place: str) -> None:
    first, second = (marks(ana.get(place).text) for _ in range(2))
    autosave(ana, first, LONG)
    autosave(ana, second, SHORT)
    autosave(ana, first, LONG + " Then I stretch.")
    autosave(ana, second, SHORT + " That helps.")
    kept = ana.get("/me/drafts").text
    assert LONG + " Then I stretch." in kept
    assert SHORT + " That helps." in kept
    shown = ana.get(place).text
    assert "You have another unfinished text here" in shown
    assert SHORT + " That helps." in shown


def test_a_page_that_is_emptied_drops_its_own_text_only(ana: Browser, place: str) -> None:
    first, second = (marks(ana.get(place).text) for _ in range(2))
    autosave(ana, first, LONG)
    autosave(ana, second, "")
    assert LONG in ana.get("/me/drafts").text
    autosave(ana, first, "")
    assert "No drafts" in ana.get("/me/drafts").text


def test_posting_from_one_page_leaves_the_text_of_the_other(ana: Browser, place: str) -> None:
    first, second = (marks(ana.get(place).text) for _ in range(2))
    autosave(ana, first, LONG)
    sent = ana.post(place, second | {"title": "Short", "category": "balance", "body": SHORT})
    assert sent.status_code == 303
    assert LONG in ana.get("/me/drafts").text
    sent = ana.post(place, first | {"title": "Long", "category": "balance", "body": LONG})
    assert sent.status_code == 303
    assert "No drafts" in ana.get("/me/drafts").text


def test_save_draft_without_a_script_keeps_both_and_says_so(ana: Browser, place: str) -> None:
    first, second = (marks(ana.get(place).text) for _ in range(2))
    ana.post(place, first | {"body": LONG, "save_draft": "1"})
    answer = ana.post(place, second | {"body": SHORT, "save_draft": "1"})
    shown = ana.get(answer.location).text
    assert "Both of your unfinished texts are kept." in shown
    assert f"{SHORT}</textarea>" in shown
    assert LONG[:40] in shown


def test_what_waited_in_the_log_in_form_stands_beside_an_older_draft(
    ana: Browser, client: Browser, make: Maker
) -> None:
    thread_id = make.thread(ana.person)
    ana.post("/me/drafts", {"key": f"reply:{thread_id}", "body": LONG})
    login = {"username": "ana", "password": PASSWORD, "kept_place": f"reply:{thread_id}", "kept_body": SHORT}
    assert client.post("/login", login).status_code == 303
    kept = ana.get("/me/drafts").text
    assert LONG in kept
    assert SHORT in kept


def test_a_card_made_of_a_message_keeps_the_other_draft(ana: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    first, second = (marks(ana.get(f"/t/{thread_id}/reply").text) for _ in range(2))
    autosave(ana, first, LONG)
    routine = "- Wall squat, 3 sets of 10\n- Heel raise, 2 sets of 8\n- Sit to stand, 5 times"
    made = ana.post(f"/t/{thread_id}/reply", second | {"body": routine, "make_card": "1"})
    assert made.status_code == 303
    assert LONG in ana.get("/me/drafts").text
    assert "Sit to stand, 5 times" in ana.get("/me/drafts").text


def test_back_after_posting_and_post_again_says_that_it_is_posted(ana: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    page = marks(ana.get(f"/t/{thread_id}/reply").text)
    sent = [ana.post(f"/t/{thread_id}/reply", page | {"body": "My hand slipped."}) for _ in range(2)]
    assert sent[0].location == sent[1].location
    assert "You have already posted this." in ana.get(sent[1].location).text


def test_back_to_a_page_that_is_fetched_anew_does_not_post_the_same_words_twice(ana: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    address = f"/t/{thread_id}/reply"
    first, second = (marks(ana.get(address).text) for _ in range(2))
    assert first["idempotency_key"] != second["idempotency_key"]
    sent = [ana.post(address, page | {"body": "My hand slipped."}) for page in (first, second)]
    assert sent[0].location == sent[1].location
    assert "You have already posted this." in ana.get(sent[1].location).text


def test_the_same_words_may_be_posted_elsewhere_and_by_somebody_else(ana: Browser, cleo: Browser, make: Maker) -> None:
    threads = [make.thread(ana.person, f"Thread {n}") for n in range(2)]
    made = set()
    for browser in (ana, cleo):
        for thread_id in threads:
            address = f"/t/{thread_id}/reply"
            made.add(browser.post(address, marks(browser.get(address).text) | {"body": "Thanks."}).location)
    assert len(made) == 4


def test_other_words_from_a_used_page_are_kept_and_can_be_sent(ana: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    address = f"/t/{thread_id}/reply"
    page = marks(ana.get(address).text)
    ana.post(address, page | {"body": "First words."})
    again = ana.post(address, page | {"body": "Quite other words."})
    assert again.status_code == 422
    assert "You have already posted this" in again.text
    assert re.search(r'<a href="/p/[0-9]+">You have already posted this', again.text)
    assert "Quite other words.</textarea>" in again.text
    sent = ana.post(address, marks(again.text) | {"body": "Quite other words."})
    assert sent.status_code == 303
    assert "Quite other words." in ana.get(sent.location).text


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/routines/new", {"title": "Kitchen balance", "provenance": "self"}),
        ("/programmes/new", {"title": "Twelve weeks", "weeks": "12", "provenance": "self"}),
        ("/c/balance/new", {"title": "A thread", "body": "Words.", "category": "balance"}),
    ],
)
def test_other_answers_from_a_used_form_are_kept_and_lead_to_what_was_made(
    ana: Browser, address: str, form: dict[str, str]
) -> None:
    page = marks(ana.get(address).text)
    assert ana.post(address, page | form).status_code == 303
    again = ana.post(address, page | form | {"title": "Something else"})
    assert again.status_code == 422
    assert "You have already posted this" in again.text
    assert 'value="Something else"' in again.text
    link = re.search(r'<a href="(/[a-z]+/[0-9]+)">You have already posted this', again.text)
    assert link is not None
    assert ana.get(link[1], follow_redirects=True).status_code == 200
    assert ana.post(address, marks(again.text) | form | {"title": "Something else"}).status_code == 303


def carried_in(page: str) -> dict[str, str]:
    """What the log-in form carries on of a text that was sent before it."""
    return {name: unescape(text) for name, text in re.findall(r'name="(kept_\w+)" type="hidden" value="([^"]*)"', page)}


def test_everything_that_a_draft_keeps_outlives_a_session_that_ended(client: Browser, ana: Browser) -> None:
    typed = {name: f"{name} & more" for name in drafts.TYPED} | {"audience": "members", "routine": ["3", "7"]}
    page = client.post("/c/balance/new", typed).text
    client.post("/login", carried_in(page) | {"username": "ana", "password": PASSWORD})
    (kept,) = db.session.scalars(select(Draft.fields).where(Draft.member_id == ana.person.id))
    assert kept == typed | {"routine": "3,7"}


def test_a_thread_for_members_stays_one_after_a_log_in(client: Browser, ana: Browser) -> None:
    page = client.post("/c/balance/new", {"title": "Hot days", "body": "Mine.", "audience": "members"}).text
    client.post("/login", carried_in(page) | {"username": "ana", "password": PASSWORD})
    form = client.get("/c/balance/new").text
    assert re.search(r'<option selected value="members"', form)


def test_what_is_no_field_of_ours_is_not_carried_on(client: Browser, ana: Browser) -> None:
    kept = {
        "kept_place": "thread:balance",
        "kept_body": "Mine.",
        "kept_chosen": "card=1&audience=members&" + "a=b&" * 15,
    }
    client.post("/login", kept | {"username": "ana", "password": PASSWORD})
    (fields,) = db.session.scalars(select(Draft.fields).where(Draft.member_id == ana.person.id))
    assert fields == {"body": "Mine.", "audience": "members"}


def test_a_poll_alone_outlives_a_session_that_ended(client: Browser, ana: Browser) -> None:
    page = client.post("/c/balance/new", {"poll_question": "Which of these?", "poll_choices": "A fan\nIce"}).text
    client.post("/login", carried_in(page) | {"username": "ana", "password": PASSWORD})
    assert "Which of these?" in client.get("/c/balance/new").text


def test_choices_alone_make_no_draft_after_a_log_in(client: Browser, ana: Browser) -> None:
    page = client.post("/c/balance/new", {"audience": "members", "kind": "question"}).text
    client.post("/login", carried_in(page) | {"username": "ana", "password": PASSWORD})
    assert "No drafts" in client.get("/me/drafts").text
