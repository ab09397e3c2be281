"""The claim check in public."""

import re
from html import unescape

from tests.fixtures.house import Browser

ASKED = {
    "claim": "One-leg strength training improves walking", "design": "reliability", "n": "21",
    "population": "adults with MS", "weeks": "1", "outcome-1": "leg strength and timed walk", "went-1": "associated",
    "figures-1": "r = -0.58",
}  # fmt: skip


def test_cleo_sees_what_is_too_strong_and_three_wordings_that_fit(client: Browser) -> None:
    page = client.get("/help/claims", query_string=ASKED)
    assert page.status_code == 200
    assert "This says more than the study can carry" in page.text
    assert "“improves”: This design can’t tell what the cause was." in unescape(page.text)
    instead = re.search(r'id="instead">.*?<ul>(.*?)</ul>', page.text, re.S)
    assert instead
    assert instead[1].count("<li>") == 3


def test_the_same_headline_passes_over_a_trial_that_trained_one_leg(client: Browser) -> None:
    trial = {
        "design": "randomised_trial",
        "trained": "one-leg training",
        "outcome-1": "walking speed",
        "went-1": "better",
    }
    page = client.get("/help/claims", query_string=ASKED | trial)
    assert "The study carries this sentence" in page.text


def test_the_trap_on_the_page_leads_to_its_answer(client: Browser) -> None:
    link = re.search(r'href="(/help/claims\?[^"]+)">Check that headline', client.get("/help/claims").text)
    assert link
    assert "This says more than the study can carry" in client.get(unescape(link[1])).text


def test_what_is_missing_is_said_beside_its_field(client: Browser) -> None:
    for name, words in (
        ("claim", "Paste a headline or a sentence first."),
        ("design", "Say what kind of study it is."),
        ("outcome-1", "Name one thing that was measured."),
    ):
        page = client.get("/help/claims", query_string=ASKED | {name: ""})
        assert page.status_code == 422
        assert words in page.text
        assert f'href="#{name}"' in page.text


def test_odd_numbers_and_long_words_get_a_plain_answer(client: Browser) -> None:
    for odd in ({"n": "many"}, {"weeks": "-3"}, {"claim": "x" * 1_100}, {"figures-1": "9" * 900}, {"design": "x"}):
        assert client.get("/help/claims", query_string=ASKED | odd).status_code in (200, 414, 422)


def test_somebodys_headline_is_in_no_index(client: Browser) -> None:
    assert 'content="noindex"' in client.get("/help/claims", query_string=ASKED).text
    assert 'content="noindex"' not in client.get("/help/claims").text
