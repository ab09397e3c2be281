"""Whatever is typed into the search, or put into its address, there is an answer, and it costs little."""

import html
import time
from collections.abc import Callable
from urllib.parse import urlencode

import pytest

from tests.fixtures.house import Browser, Maker

# Of the processor, so that other programs at work do not count.
MOST_S = 0.3
LONG = "w" * 100_000
TYPED = {
    "a long word": LONG,
    "a long word among others": f"balance {'x' * 900} foam",
    "two letters in turn": "ab" * 450,
    "NOT NOT (": "NOT NOT (",
    "a star": "*",
    "a range": "[a TO z]",
    "only stop words": "the of and to in it is",
    "only emoji": "🧘🏽‍♀️🦵🦿",
    "right to left": "תרגילי שיווי משקל \u202e ecnalab",
    "a pasted table": "a\tb\r\nc\td",
    "quotes without end": '"' * 500,
    "minus after minus": "- " * 400,
    "colons": ":" * 900,
    "operators with rubbish": 'kind:🦵 position:[x] before:9999-99 after:-1 level:1e9 order:; in:\' exercise:"*"',
    "many operators": "tag:a " * 160,
    "many kinds of operator": " ".join(f"op{chr(97 + n % 26)}:{n}" for n in range(120)),
    "the same operator both ways": "level:1 -level:1 level:2 helper:alone helper:required",
    "a nested phrase": '"balance "foam" sitting"',
    "half a pair of surrogates": "a\ud800b".encode("utf-8", "replace").decode(),
    "accents in a heap": "e" + "\u0301" * 900,
}
PARTS: dict[str, list[tuple[str, str]]] = {
    "500 facets": [("position", f"p{n}") for n in range(500)],
    "500 good facets": [("level", str(n % 5 + 1)) for n in range(500)],
    "every facet": [
        (name, "yes") for name in ("level", "helper", "phase", "support", "trusted", "reviewed", "in", "order")
    ],
    "a page far away": [("page", "1000000000")],
    "a page of a thousand digits": [("page", "9" * 1_000), ("kind", "exercise")],
    "an unknown kind": [("kind", "recipe"), ("kind", "🦵")],
    "a long value": [("author", "a" * 5_000), ("exercise", "b" * 2_000)],
    "dates out of reach": [("after", "0000"), ("before", "99999-01")],
    "chips nobody has": [("not", f"x:{n}") for n in range(300)],
    "names of nothing": [("__class__", "1"), ("q[]", "2"), ("kind[]", "exercise")],
}


@pytest.fixture
def house(make: Maker, ana: Browser, work: Callable[[], int]) -> None:
    make.thread(ana.person, "Foam and balance", body="I stand on foam.")
    work()


def asked(browser: Browser, url: str) -> None:
    """The page answers, or refuses in words, and its processor time is small."""
    start = time.process_time()
    answer = browser.get(url)
    taken = time.process_time() - start
    assert answer.status_code in (200, 400, 414), (answer.status_code, url[:80])
    assert taken < MOST_S, (taken, url[:80])
    if answer.mimetype == "text/html":
        assert "<h1" in answer.text


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("where", ["/search", "/api/v1/search", "/feeds/search", "/search/suggest"])
@pytest.mark.parametrize("said", TYPED)
def test_whatever_is_typed_is_answered(client: Browser, where: str, said: str) -> None:
    client.get("/search?q=balance")
    for kinds in ([], ["exercise", "post"]):
        asked(client, f"{where}?{urlencode({'q': TYPED[said], 'kind': kinds}, doseq=True)}")


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("where", ["/search", "/api/v1/search", "/feeds/search"])
@pytest.mark.parametrize("said", PARTS)
def test_whatever_stands_in_the_address_is_answered(client: Browser, ben: Browser, where: str, said: str) -> None:
    client.get("/search?q=balance")
    for browser, words in ((client, "balance"), (ben, "")):
        asked(browser, f"{where}?{urlencode([('q', words), *PARTS[said]])}")


@pytest.mark.usefixtures("house")
def test_a_nul_is_refused_in_words(client: Browser) -> None:
    for where in ("/search?q=a%00b", "/search?q=a&level=%00", "/api/v1/search?q=%00"):
        answer = client.get(where)
        assert answer.status_code == 400
        assert "address" in answer.text


@pytest.mark.usefixtures("house")
def test_facets_that_mean_nothing_are_told_and_not_all_of_them(client: Browser) -> None:
    url = "/search?" + urlencode([("q", "balance"), *PARTS["500 facets"][:80]])
    text = html.unescape(client.get(url).text)
    assert text.count("says nothing here") == 4
    assert "things found" in text
