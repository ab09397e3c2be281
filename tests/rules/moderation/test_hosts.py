"""Which rule speaks of a host, and what is no host."""

import pytest

from forum.errors import Refused
from forum.rules.moderation.hosts import HostOpinion, check_host, check_standing, names_above, standing_of

RULES = {
    rule.host: rule
    for rule in (
        HostOpinion("example.org", "blocked", with_subdomains=True),
        HostOpinion("good.example.org", "ordinary", with_subdomains=False),
        HostOpinion("shop.example", "watched"),
        HostOpinion("mssociety.org.uk", "trusted"),
        HostOpinion("nhs.uk", "trusted", with_subdomains=True),
        HostOpinion("xn--mnchen-3ya.example", "blocked"),
    )
}


@pytest.mark.parametrize(
    ("host", "standing"),
    [
        ("example.org", "blocked"),
        ("www.example.org", "blocked"),
        ("a.b.c.example.org", "blocked"),
        ("EXAMPLE.ORG.", "blocked"),
        ("badexample.org", "ordinary"),  # no suffix trick
        ("example.org.evil.net", "ordinary"),
        ("example.org-evil.net", "ordinary"),
        ("org", "ordinary"),
        ("good.example.org", "ordinary"),  # an exception
        ("www.good.example.org", "blocked"),  # for that exact name only
        ("shop.example", "watched"),
        ("www.shop.example", "ordinary"),
        ("mssociety.org.uk", "trusted"),
        ("www.mssociety.org.uk", "ordinary"),
        ("community.nhs.uk", "trusted"),
        ("nhs.uk.example.net", "ordinary"),
        ("fakenhs.uk", "ordinary"),
        ("xn--mnchen-3ya.example", "blocked"),
        ("", "ordinary"),
        ("[::1]", "ordinary"),
        ("10.0.0.1", "ordinary"),
    ],
)
def test_the_longest_name_speaks_and_only_whole_parts_count(host: str, standing: str) -> None:
    assert standing_of(host, RULES) == standing


@pytest.mark.parametrize("looks", ["mssоciety.org.uk", "мssociety.org.uk", "mssociety.оrg.uk"])
def test_a_host_that_looks_like_a_trusted_one_is_watched(looks: str) -> None:
    assert standing_of(looks.encode("idna").decode(), RULES) == "watched"


def test_a_name_below_one_that_looks_like_a_trusted_one_is_watched() -> None:
    assert standing_of("www." + "nhs.uк".encode("idna").decode(), RULES) == "watched"


def test_letters_that_no_name_can_have_are_watched() -> None:
    assert standing_of("xn--a.example", RULES) == "watched"


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("MSSociety.org.uk", "mssociety.org.uk"),
        ("https://mssociety.org.uk/a?b#c", "mssociety.org.uk"),
        ("http://mssociety.org.uk:8080/", "mssociety.org.uk"),
        ("mssociety.org.uk.", "mssociety.org.uk"),
        ("münchen.example", "xn--mnchen-3ya.example"),
        ("XN--MNCHEN-3YA.example", "xn--mnchen-3ya.example"),
    ],
)
def test_a_host_is_taken_out_of_what_was_typed(typed: str, host: str) -> None:
    assert check_host(typed) == host


@pytest.mark.parametrize(
    "typed",
    [
        "user@mssociety.org.uk", "https://mssociety.org.uk@evil.example/", "https://a:b@evil.example", "*.example.org",
        "127.0.0.1", "http://[::1]/", "localhost", "printer.local", "org", "a b.org", "a..org", "mssоciety.org.uk",
        "javascript:alert(1)", "\\\\evil.example", "a" * 64 + ".org", "", "https://", "0x7f.1",
    ],
)  # fmt: skip
def test_what_is_no_public_host_or_poses_as_one_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        check_host(typed)
    assert refusal.value.field == "host"


def test_a_standing_is_one_of_four() -> None:
    assert [check_standing(one) for one in ("trusted", "ordinary", "watched", "blocked")]
    with pytest.raises(Refused):
        check_standing("loved")


def test_names_above_a_host_are_whole_parts_and_never_an_ending_alone() -> None:
    assert names_above("a.b.example.org") == ["a.b.example.org", "b.example.org", "example.org"]
    assert names_above("org") == []
