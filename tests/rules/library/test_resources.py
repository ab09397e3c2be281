"""What a trusted resource must say, and when two links are the same page."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.errors import Refused
from forum.rules.library import resources as rules

TODAY = date(2026, 5, 3)
GOOD: dict[str, Any] = {
    "title": "Staying active",
    "url": "https://www.example.org/active/",
    "made_by": "A charity",
    "why": "It names its sources and sells nothing.",
    "kind": "article",
    "level": "everyone",
    "review_on": date(2026, 11, 3),
    "today": TODAY,
}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://Example.org/a", "https://example.org/a/"),
        ("https://example.org", "http://example.org/"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:80/a", "https://example.org/a"),
        ("https://example.org/a#part", "https://example.org/a"),
        ("https://example.org/a?utm_source=x&id=4", "https://example.org/a?id=4"),
        ("https://example.org/a?UTM_medium=x", "https://example.org/a"),
    ],
)
def test_two_addresses_of_one_page_count_as_the_same(one: str, other: str) -> None:
    assert rules.url_key(one) == rules.url_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/a?id=4", "https://example.org/a?id=5"),
        ("https://example.org:8443/a", "https://example.org/a"),
        ("https://example.org/a", "https://example.com/a"),
    ],
)
def test_different_pages_stay_different(one: str, other: str) -> None:
    assert rules.url_key(one) != rules.url_key(other)


def test_a_bare_host_gets_its_scheme() -> None:
    assert rules.check_url("  mstrust.org.uk/exercise ") == "https://mstrust.org.uk/exercise"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "staying active",
        "javascript:alert(1)",
        "mailto:ben@example.org",
        "//example.org/a",
        "/resources/1",
        "https://ben:secret@example.org/",
        "https://example.org\\@evil.example",
        "https://localhost/a",
        "https://[::1",
        "https://example.org:99999/",
        "https://example.org/a b",
        'https://example.org/"onclick',
        "ftp://example.org/a",
        "https://example.org/" + "a" * 500,
        "https://example.org/?" + "é" * 200,
    ],
)
def test_only_a_web_address_is_taken(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        rules.check_url(typed)
    assert refusal.value.field == "url"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "10.0.0.8", "192.168.1.1", "169.254.169.254", "[::1]", "[fd00::1]", "[::ffff:10.0.0.1]", "0x7f.1",
        "127.1", "0177.0.0.1", "8.8.8.8", "printer.local", "db.internal", "a.localhost", "router.home.arpa", "x.lan.",
    ],
)  # fmt: skip
def test_no_address_leads_into_a_private_network(host: str) -> None:
    for port in ("", ":8080"):
        with pytest.raises(Refused) as refusal:
            rules.check_url(f"http://{host}{port}/page")
        assert refusal.value.field == "url"


@pytest.mark.parametrize("host", ["nhs.uk", "localhost.example.org", "internal.nhs.uk", "münchen.de", "пример.рф"])
def test_a_public_name_is_taken_whatever_its_alphabet(host: str) -> None:
    assert rules.check_url(f"https://{host}/page") == f"https://{host}/page"


@pytest.mark.parametrize("host", ["nhѕ.uk", "www.msѕociety.org.uk", "gοοgle.com"])
def test_a_name_that_mixes_alphabets_to_look_like_another_is_refused(host: str) -> None:
    with pytest.raises(Refused, match="two alphabets"):
        rules.check_url(f"https://{host}/")


def test_one_host_written_in_two_ways_is_the_same_page() -> None:
    assert rules.url_key("https://MÜNCHEN.de/a") == rules.url_key("https://xn--mnchen-3ya.de/a")


@given(st.text(max_size=80))
def test_any_text_is_an_address_with_a_key_or_refused(typed: str) -> None:
    try:
        url = rules.check_url(typed)
    except Refused:
        return
    assert url.startswith(("http://", "https://"))
    assert len(rules.url_key(url)) <= rules.URL_CHARS


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "  "),
        ("title", "a" * 201),
        ("made_by", ""),
        ("why", "It is good."),
        ("why", "a" * 1001),
        ("kind", "podcast"),
        ("level", "expert"),
        ("review_on", TODAY),
        ("review_on", date(2030, 1, 1)),
    ],
)
def test_each_rule_is_told_at_its_field(field: str, value: object) -> None:
    with pytest.raises(Refused) as refusal:
        rules.check_resource(**{**GOOD, field: value})
    assert refusal.value.field == field


def test_a_good_resource_is_kept_with_its_key() -> None:
    facts = rules.check_resource(**{**GOOD, "title": " Staying \n active "})
    assert (facts.title, facts.url_key) == ("Staying active", "www.example.org/active")


@pytest.mark.parametrize("typed", ["2027-05-03", "3/5/2027", "3.5.2027.", "03-05-2027", " 3 5 2027 "])
def test_a_date_may_be_typed_in_several_ways(typed: str) -> None:
    assert rules.parse_day(typed) == date(2027, 5, 3)


@pytest.mark.parametrize("typed", ["", "soon", "31/2/2027", "2027-13-01", "0/0/0000"])
def test_a_date_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        rules.parse_day(typed)


@pytest.mark.parametrize("words", [rules.KINDS, rules.LEVELS], ids=["kinds", "levels"])
def test_every_word_fits_its_column(words: dict[str, str]) -> None:
    assert all(len(code) <= 16 and label for code, label in words.items())


CHECKS: list[Callable[[str], object]] = [rules.check_title, rules.check_url, rules.check_made_by, rules.check_why]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_nothing_is_never_enough(check: Callable[[str], object]) -> None:
    with pytest.raises(Refused):
        check(" \n ")
