"""Names, addresses, passwords, and where a log-in may lead."""

import pytest

from forum.errors import Refused
from forum.rules.kit.browsers import browser_words
from forum.rules.members import accounts
from forum.rules.talk.drafts import check_place, place_of, place_url


@pytest.mark.parametrize("email", ["ana@example.org", "ana.b+ms@mail.example.org", "a@b.co"])
def test_a_usual_address_is_taken(email: str) -> None:
    assert accounts.check_email(f" {email} ") == email


@pytest.mark.parametrize(
    "email",
    [
        *("", "ana", "ana@home", "ana@@example.org", "a b@example.org", "ana@example..org", "<ana@example.org>"),
        *("ana@example.org, b@c.org", "ana@example.org\nBcc: b@c.org"),
        *("x" * 65 + "@example.org", "ana@" + "x" * 260 + ".org"),
    ],
)
def test_an_address_that_mail_cannot_reach_is_refused(email: str) -> None:
    with pytest.raises(Refused, match="Enter an email address"):
        accounts.check_email(email)


def test_an_address_counts_as_the_same_in_any_case() -> None:
    assert accounts.email_key(" Ana@Example.ORG ") == accounts.email_key("ana@example.org")


@pytest.mark.parametrize("password", ["short", "1234567890", "aaaaaaaaaaaa", "AnaMaria-ana", "ana.maria@x.org"])
def test_a_password_others_would_guess_is_refused(password: str) -> None:
    with pytest.raises(Refused) as refused:
        accounts.check_password(password, name="AnaMaria-ana", email="ana.maria@x.org")
    assert refused.value.field == "password"


def test_any_other_long_password_is_taken() -> None:
    assert accounts.check_password("kettle garden stick", name="ana") == "kettle garden stick"
    with pytest.raises(Refused, match="at most 200"):
        accounts.check_password("kettle " * 40)


@pytest.mark.parametrize("target", ["/", "/t/12/balance?page=2#post-21", "/search?q=sitting%20down"])
def test_a_log_in_leads_to_our_own_paths(target: str) -> None:
    assert accounts.is_safe_next(target)


@pytest.mark.parametrize(
    "target",
    [
        *("", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "evil"),
        *("/a\nb", "/a b", "/\t/evil.example", "/é", "/a\\b"),
    ],
)
def test_a_log_in_never_leads_elsewhere(target: str) -> None:
    assert not accounts.is_safe_next(target)


def test_a_few_words_about_oneself_are_at_most_500_characters() -> None:
    assert accounts.check_about("  Mostly reading.  ") == "Mostly reading."
    with pytest.raises(Refused, match="at most 500"):
        accounts.check_about("x" * 501)


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
            "Edge on Windows",
        ),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604",
            "Safari on iPhone",
        ),
        ("curl/8.0", "An unknown browser"),
        ("", "An unknown browser"),
    ],
)
def test_a_browser_is_named_as_its_owner_knows_it(user_agent: str, words: str) -> None:
    assert browser_words(user_agent) == words


@pytest.mark.parametrize(
    ("path", "place", "url"),
    [
        ("/t/12/reply", "reply:12", "/t/12#reply"),
        ("/c/balance/new", "thread:balance", "/c/balance/new"),
        ("/p/7/edit", "post:7", "/p/7/edit"),
        ("/p/7/flag", "", ""),
    ],
)
def test_a_text_is_kept_at_the_form_it_was_typed_into(path: str, place: str, url: str) -> None:
    assert place_of(path) == place
    assert place_url(place) == url


@pytest.mark.parametrize("place", ["", "reply", "reply:", "reply:1 2", "x" * 20 + ":1", "reply:" + "1" * 90])
def test_a_draft_is_not_kept_at_a_place_that_is_none(place: str) -> None:
    with pytest.raises(Refused):
        check_place(place)
