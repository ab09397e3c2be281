"""The help pages: they open, their links lead somewhere, and they say what the house does."""

import re
from itertools import pairwise

import pytest

from forum.rules.kit.throttles import LIMITS
from forum.rules.library.glossary import GLOSSARY
from forum.rules.library.words import POSITION_WORDS
from forum.rules.routines.safety import STOP_RULES
from forum.search import parse_query
from forum.web.library.help_pages import SEARCHES
from tests.fixtures.house import Browser

TOPICS = ("", "/search", "/safety", "/words", "/rules", "/contact", "/privacy", "/accessibility")
BY_TOPIC = pytest.mark.parametrize("topic", TOPICS)


def main_part(text: str) -> str:
    """What stands between header and footer."""
    return text.partition("<main")[2].partition("</main>")[0]


@BY_TOPIC
def test_cleo_reads_each_help_page_without_logging_in(client: Browser, topic: str) -> None:
    page = client.get(f"/help{topic}")
    assert page.status_code == 200
    assert page.text.count("<h1") == 1


@BY_TOPIC
def test_no_help_page_leads_into_nothing(client: Browser, topic: str) -> None:
    links = set(re.findall(r'href="(/[^"#?]*)', client.get(f"/help{topic}").text))
    dead = [link for link in links if client.get(link).status_code not in (200, 303)]
    assert dead == []


@BY_TOPIC
def test_headings_of_a_help_page_skip_no_level(client: Browser, topic: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", main_part(client.get(f"/help{topic}").text))]
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))


def test_every_stop_rule_is_told(client: Browser) -> None:
    page = client.get("/help/safety").text
    assert [rule for rule in STOP_RULES if rule not in page] == []


def test_the_words_of_the_strip_are_those_of_the_cards(client: Browser) -> None:
    page = client.get("/help/safety").text
    assert [words for words in POSITION_WORDS.values() if words.lower() not in page] == []


def test_each_clinical_word_has_its_own_place(client: Browser) -> None:
    places = re.findall(r'<div id="([a-z-]+)"><dt>', client.get("/help/words").text)
    assert len(set(places)) == len(GLOSSARY)


def test_the_clinical_words_stand_in_order() -> None:
    assert list(GLOSSARY) == sorted(GLOSSARY, key=str.casefold)


@pytest.mark.parametrize("typed", [typed for typed, _ in SEARCHES if ":" in typed])
def test_a_filter_that_help_names_is_understood(typed: str) -> None:
    query = parse_query(typed)
    assert query.used
    assert not query.unread
    assert not [word for word in query.words if ":" in word]


@pytest.mark.parametrize(
    "typed",
    [
        *("kind:thread", "kind:post", "kind:routine", "kind:resource"),
        *("position:standing", "position:walking", "position:lying"),
        *("modality:strength", "modality:aerobic", "modality:stretching"),
        *("equipment:band", "equipment:wall", "equipment:step", "equipment:ball", "equipment:mat"),
        *("before:2026-05", "after:2026"),
        *("helper:recommended", "helper:required", "support:none", "support:within-reach"),
        *("phase:landing-on-the-heel", "in:mine", "order:oldest", "order:helpful"),
    ],
)
def test_the_other_values_that_help_names_are_understood(typed: str) -> None:
    assert parse_query(typed).words == ()


def test_quotes_and_minus_do_what_help_says() -> None:
    assert parse_query('"heel to toe"').phrases == ("heel to toe",)
    assert parse_query("stretch -floor").excluded == ("floor",)


def test_privacy_names_the_days_that_are_kept(client: Browser) -> None:
    page = client.get("/help/privacy").text
    for words in ("180 days after you last touched them", "30 days without use", "365 days", "At most 8 days"):
        assert words in page


def test_no_network_address_is_kept_longer_than_privacy_says() -> None:
    with_address = [limit for limits in LIMITS.values() for by, limit in limits.items() if by in "np"]
    hours = max(limit.burst * limit.every_s for limit in with_address) / 3600
    assert hours + 1 <= 2, "old throttles are dropped once an hour"
