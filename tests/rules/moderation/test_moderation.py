"""Reasons, reports and hosts."""

import pytest

from forum.errors import Refused
from forum.rules.moderation import moderation
from forum.rules.moderation.hosts import check_host
from forum.rules.talk import categories


@pytest.mark.parametrize("reason", ["", "  ", "no", "a" * 501])
def test_an_act_needs_a_short_reason(reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        moderation.check_reason(reason)
    assert refusal.value.field == "reason"


def test_a_saved_reply_and_own_words_become_one_reason() -> None:
    reason = moderation.join_reason("advert", " The shop is yours. ")
    assert reason == f"{moderation.SAVED_REPLIES['advert']} The shop is yours."


def test_an_unknown_saved_reply_says_nothing() -> None:
    assert moderation.join_reason("x", "Mine") == "Mine"


@pytest.mark.parametrize("key", moderation.SAVED_REPLIES)
def test_every_saved_reply_is_reason_enough(key: str) -> None:
    assert moderation.check_reason(moderation.join_reason(key, ""))


def test_a_report_names_a_reason_of_the_list() -> None:
    with pytest.raises(Refused):
        moderation.check_flag_reason("boring")


def test_something_else_needs_a_few_words() -> None:
    with pytest.raises(Refused):
        moderation.check_flag_note(" ", "other")
    assert moderation.check_flag_note(" ", "spam") == ""


@pytest.mark.parametrize("name", [*moderation.FLAG_REASONS, *moderation.ACTS])
def test_every_name_fits_its_column(name: str) -> None:
    assert len(name) <= 24


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("mssociety.org.uk", "mssociety.org.uk"),
        (" HTTPS://www.NHS.uk/conditions/?a=b ", "www.nhs.uk"),
        ("http://example.org:8080", "example.org"),
    ],
)
def test_a_host_may_be_named_by_an_address(typed: str, host: str) -> None:
    assert check_host(typed) == host


@pytest.mark.parametrize("typed", ["", "localhost", "a b.org", "*.org", "ben@example.org", "x" * 250 + ".org"])
def test_what_is_no_host_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        check_host(typed)


@pytest.mark.parametrize("slug", ["", "Daily life", "-a", "a--b", "a/b", "é", "a" * 61])
def test_a_category_address_is_plain(slug: str) -> None:
    with pytest.raises(Refused):
        categories.check_slug(slug)
