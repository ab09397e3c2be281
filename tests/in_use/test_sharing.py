"""What search engines, browsers and pasted links are told: enough of what is public, and nothing else."""

import json
import re
from datetime import date
from typing import Any

import pytest

from forum.actions.library import resources
from tests.fixtures.house import Browser, Maker

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')
REASON = {"reason": "It advertises something."}
WORDS = "I hold the worktop and lift one heel."
PUBLIC = ("/", "/c/balance", "/exercises", "/exercises/wall-squat", "/routines", "/programmes", "/resources", "/help")


def facts(page: str) -> dict[str, Any]:
    """The facts for programs in a page; empty when there are none."""
    found = BLOCK.search(page)
    return dict(json.loads(found[1])) if found else {}


def thread(client: Browser, thread_id: int) -> str:
    """A thread as somebody reads it."""
    return client.get(f"/t/{thread_id}", follow_redirects=True).text


@pytest.mark.parametrize("path", PUBLIC)
def test_every_public_page_says_what_it_is_about(client: Browser, path: str) -> None:
    (words,) = DESCRIPTION.findall(client.get(path).text)
    assert 30 <= len(words) <= 320


def test_no_two_public_pages_are_described_alike(client: Browser, ana: Browser, ben: Browser, make: Maker) -> None:
    card, programme = f"/routines/{make.routine(ana.person)}", f"/programmes/{make.programme(ana.person)}"
    given: dict[str, Any] = {"title": "Stairs", "url": "https://example.org", "made_by": "A clinic", "kind": "article"}
    given |= {"why": "Physiotherapists wrote it.", "level": "everyone", "review_on": date(2027, 1, 31)}
    resources.add(ben.person, resources.facts(make.now, **given), make.now)
    helps = (f"/help/{name}" for name in ("safety", "rules", "privacy", "words", "search", "accessibility", "contact"))
    paths = (*PUBLIC, *helps, card, programme, "/exercises/sit-to-stand", "/resources/1", "/u/ana", "/register")
    told = {path: DESCRIPTION.findall(client.get(path, follow_redirects=True).text)[0] for path in paths}
    assert len(set(told.values())) == len(paths), told
    assert "Steadier standing before breakfast." in told[card]


def test_a_dangerous_exercise_says_so_to_whoever_finds_it_elsewhere(client: Browser) -> None:
    page = client.get("/exercises/feet-together-eyes-closed").text
    (words,) = DESCRIPTION.findall(page)
    assert words.index("Eyes closed") < words.index("How to do it")


def test_a_thread_is_described_by_its_first_post(client: Browser, ana: Browser, cleo: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person, "Standing </script> safely", WORDS)
    make.reply(cleo.person, thread_id)
    page = thread(client, thread_id)
    told = facts(page)
    assert told["@type"] == "DiscussionForumPosting"
    assert told["headline"] == "Standing </script> safely"
    assert told["text"] == WORDS
    assert told["author"]["name"] == "ana"
    assert told["interactionStatistic"]["userInteractionCount"] == 1
    assert DESCRIPTION.findall(page) == [WORDS]
    assert f'<meta property="og:description" content="{WORDS}">' in page


@pytest.mark.parametrize("act", ["hide", "delete"])
def test_a_first_post_that_is_gone_is_not_told(
    client: Browser, ana: Browser, ben: Browser, make: Maker, act: str
) -> None:
    thread_id = make.thread(ana.person, "Standing safely", WORDS)
    make.reply(ben.person, thread_id, "Well said.")
    assert WORDS in thread(client, thread_id)
    (ben if act == "hide" else ana).post(f"/p/1/{act}", REASON)
    page = thread(client, thread_id)
    assert WORDS not in page
    assert "text" not in facts(page)


def test_a_hidden_thread_is_not_told_even_to_its_author(
    client: Browser, ana: Browser, ben: Browser, make: Maker
) -> None:
    thread_id = make.thread(ana.person, "Standing safely", WORDS)
    ben.post(f"/t/{thread_id}/hide", REASON)
    for browser in (client, ana, ben):
        page = thread(browser, thread_id)
        assert facts(page) == {}
        assert "og:title" not in page


def test_robots_are_kept_out_of_what_is_private(client: Browser) -> None:
    answer = client.get("/robots.txt")
    assert answer.mimetype == "text/plain"
    lines = answer.text.splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /me", "Disallow: /mod", "Disallow: /admin", "Disallow: /search"} <= set(lines)
    closed = [line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow: ")]
    assert not any(path.startswith(start) for path in PUBLIC for start in closed)


def test_the_icon_and_the_manifest_are_what_browsers_ask_for(client: Browser) -> None:
    icon = client.get("/favicon.ico")
    assert icon.data.startswith(b"\x00\x00\x01\x00")
    answer = client.get("/site.webmanifest")
    assert answer.mimetype == "application/manifest+json"
    for one in json.loads(answer.text)["icons"]:
        picture = client.get(one["src"]).data
        assert picture.startswith(b"\x89PNG")
        width = int.from_bytes(picture[16:20], "big")
        assert one["sizes"] == f"{width}x{width}"
    assert '<link rel="manifest" href="/site.webmanifest">' in client.get("/").text


def test_a_private_page_is_described_in_general_words_only(ana: Browser, make: Maker) -> None:
    make.thread(ana.person, "Standing safely", WORDS)
    for path in ("/me", "/me/posts", "/me/drafts"):
        (words,) = DESCRIPTION.findall(ana.get(path).text)
        assert words.startswith("Exercise routines shared by people with MS")
