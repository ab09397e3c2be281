"""Trusted resources in a browser."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from forum.actions.library import resources
from tests.fixtures.house import Browser

WHY = "It names its sources and sells nothing."


def typed(now: datetime, **changes: str) -> dict[str, str]:
    """The form as Ben fills it in."""
    return {
        "title": "Staying active", "url": "https://example.org/active", "made_by": "A charity", "why": WHY,
        "kind": "article", "level": "everyone", "review_on": f"{now + timedelta(days=90):%Y-%m-%d}", **changes,
    }  # fmt: skip


@pytest.fixture
def resource_id(ben: Browser, now: datetime) -> int:
    """A listed resource."""
    return add(ben, now)


def add(ben: Browser, now: datetime, **changes: str) -> int:
    given: dict[str, Any] = typed(now, **changes)
    given["review_on"] = (now + timedelta(days=90)).date()
    return resources.add(ben.person, resources.facts(now, **given), now)


def test_ben_adds_a_resource_and_cleo_finds_it_without_logging_in(ben: Browser, client: Browser, now: datetime) -> None:
    answer = ben.post("/mod/resources/new", typed(now))
    assert answer.status_code == 303
    assert "Staying active" in client.get("/resources").text
    page = client.get(answer.location).text
    assert WHY in page
    assert "A charity" in page
    assert 'href="https://example.org/active"' in page
    assert ", by ben" in page


def test_every_mistake_is_shown_at_once_and_the_text_is_kept(ben: Browser, now: datetime) -> None:
    answer = ben.post("/mod/resources/new", typed(now, url="nowhere", why="Good.", review_on="someday", title=""))
    assert answer.status_code == 422
    assert answer.text.count('class="wrong"') == 4
    assert 'value="nowhere"' in answer.text
    assert 'value="someday"' in answer.text


def test_the_same_page_twice_is_refused_by_name(ben: Browser, resource_id: int, now: datetime) -> None:
    answer = ben.post("/mod/resources/new", typed(now, url="http://example.org/active#x"))
    assert answer.status_code == 422
    assert f"(/resources/{resource_id})" in answer.text


def test_the_list_is_filtered_by_kind_and_level(ben: Browser, client: Browser, resource_id: int, now: datetime) -> None:
    add(ben, now, url="https://example.org/film", title="A film", kind="video", level="new")
    assert "Staying active" not in client.get("/resources?kind=video").text
    assert "A film" in client.get("/resources?kind=video&level=new").text
    assert "Nothing fits yet" in client.get("/resources?kind=video&level=everyone").text
    assert "2 resources" in client.get("/resources?kind=nonsense").text


def test_a_longer_list_costs_no_more_queries(
    ben: Browser, client: Browser, now: datetime, count_queries: Callable[[], Any]
) -> None:
    totals = []
    for number in range(2):
        for part in "abc":
            add(ben, now, url=f"https://example.org/{part}{number}", title=f"Page {part}{number}")
        with count_queries() as counted:
            assert f"Page c{number}" in client.get("/resources").text
        totals.append(counted.total)
    assert totals == [3, 3]


def test_a_list_of_thirteen_has_two_pages(ben: Browser, client: Browser, now: datetime) -> None:
    for number in range(13):
        add(ben, now, url=f"https://example.org/{number}", title=f"Page {number:02}")
    assert "Page 12" not in client.get("/resources").text
    assert "Page 12" in client.get("/resources?page=2").text
    assert client.get("/resources?page=3").status_code == 404


@pytest.mark.parametrize("act", ["edit", "check", "retire", "bring-back"])
def test_curating_does_not_exist_for_members(act: str, resource_id: int, client: Browser, ana: Browser) -> None:
    url = f"/mod/resources/{resource_id}/{act}"
    assert [one.get(url).status_code for one in (client, ana)] == [404, 404]
    assert [one.post(url, {"reason": "Because."}).status_code for one in (client, ana)] == [404, 404]


def test_a_resource_is_changed_checked_retired_and_brought_back(
    ben: Browser, client: Browser, resource_id: int, now: datetime
) -> None:
    base = f"/mod/resources/{resource_id}"
    assert ben.post(f"{base}/edit", typed(now, title="Staying very active")).status_code == 303
    assert ben.post(f"{base}/check", {"review_on": typed(now)["review_on"], "note": ""}).status_code == 303
    assert ben.post(f"{base}/retire", {"reason": "The page is gone."}).status_code == 303
    assert client.get(f"/resources/{resource_id}").status_code == 404
    assert "The page is gone." in ben.get(f"/resources/{resource_id}").text
    assert ben.post(f"{base}/bring-back", {"reason": "It is back."}).status_code == 303
    assert "Staying very active" in client.get(f"/resources/{resource_id}").text
    log = ben.get("/mod/log").text
    assert all(words in log for words in ("Changed: title.", "The page is gone.", "It is back."))


@pytest.mark.parametrize("act", ["edit", "check", "retire", "bring-back"])
def test_every_form_of_a_curator_opens(act: str, resource_id: int, ben: Browser) -> None:
    assert ben.get(f"/mod/resources/{resource_id}/{act}").status_code == 200


@pytest.mark.parametrize("tab", ["due", "suggested", "retired"])
def test_every_tab_of_a_curator_opens(tab: str, resource_id: int, ben: Browser) -> None:
    assert ben.get(f"/mod/resources/{tab}").status_code == 200


def test_a_suggestion_goes_from_ana_over_ben_to_the_list(
    ana: Browser, ben: Browser, client: Browser, now: datetime
) -> None:
    sent = ana.post("/resources/suggest", {"url": "clinic.example.org", "title": "My clinic", "why": WHY})
    assert sent.status_code == 303
    assert "Nobody else can see this page" in ana.get(sent.location).text
    assert client.get(sent.location).status_code == 404
    assert "My clinic" in ben.get("/mod").text
    assert "My clinic" in ben.get("/mod/resources/suggested").text
    number = sent.location.rpartition("/")[2]
    given = typed(now, url="https://clinic.example.org", title="A clinic")
    assert ben.post(f"/mod/resources/{number}/edit", given).status_code == 303
    assert "A clinic" in client.get("/resources").text
    assert "Thank you" in ana.get("/me/notices").text


def test_a_suggestion_is_declined_from_the_queue(ana: Browser, ben: Browser) -> None:
    sent = ana.post("/resources/suggest", {"url": "cure.example.org", "title": "A cure", "why": WHY})
    number = sent.location.rpartition("/")[2]
    answer = ben.post(f"/mod/cases/resource/{number}", {"act": "decline", "reason": "It sells a cure."})
    assert answer.status_code == 303
    assert "It sells a cure." in ana.get(sent.location).text
    assert "Nothing left" in ben.get("/mod").text


def test_an_empty_suggestion_comes_back(ana: Browser) -> None:
    answer = ana.post("/resources/suggest", {"url": "", "title": "", "why": "Good."})
    assert answer.status_code == 422
    assert answer.text.count('class="wrong"') == 3


def test_a_visitor_logs_in_before_suggesting(client: Browser) -> None:
    assert client.get("/resources/suggest").location == "/login?next=/resources/suggest"


def test_a_resource_can_be_reported(ana: Browser, ben: Browser, resource_id: int) -> None:
    assert ana.post(f"/resources/{resource_id}/flag", {"reason": "spam"}).location == f"/resources/{resource_id}"
    assert "Advertising or spam" in ben.get("/mod").text
    ben.post(f"/mod/cases/resource/{resource_id}", {"act": "hide", "reason": "It is a shop now."})
    assert ana.get(f"/resources/{resource_id}").status_code == 404
