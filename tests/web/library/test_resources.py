"""Trusted resources in a browser."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from forum.actions.library import resources
from tests.fixtures.house import Browser, Maker

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
    assert totals == [6, 6]


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
    assert ben.post(f"{base}/check", {"review_on": typed(now)["review_on"], "link_works": "y"}).status_code == 303
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


@pytest.mark.parametrize("tab", ["due", "suggested", "dead", "retired"])
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


ABOUT = {"author": "A physiotherapist", "funding": "A charity", "modalities": "balance", "exercises": "heel-raise"}


def test_cleo_reads_what_the_page_says_and_what_it_does_not_say(ben: Browser, client: Browser, now: datetime) -> None:
    answer = ben.post("/mod/resources/new", typed(now) | ABOUT)
    page = client.get(answer.location).text
    assert page.count("Not said on the page") == 7
    assert "Nobody has looked for this yet" not in page
    assert "A physiotherapist" in page
    assert "Length" not in page
    assert '"@type": "WebPage"' in page


def test_of_an_older_resource_nobody_claims_that_its_page_does_not_say(client: Browser, resource_id: int) -> None:
    page = client.get(f"/resources/{resource_id}").text
    assert "Not said on the page" not in page
    assert "Nobody has looked for this yet" in page


def test_a_film_says_its_length_and_whether_it_can_be_read(ben: Browser, client: Browser, now: datetime) -> None:
    film = {"kind": "video", "minutes": "12", "captions": "yes", "transcript": ""}
    page = client.get(ben.post("/mod/resources/new", typed(now) | film).location).text
    assert "12 minutes" in page
    assert "Captions" in page
    assert '"duration": "PT12M"' in page


def test_exercise_and_resource_lead_to_each_other(ben: Browser, client: Browser, now: datetime) -> None:
    page = ben.post("/mod/resources/new", typed(now) | ABOUT).location
    assert 'href="/exercises/heel-raise"' in client.get(page).text
    assert f'href="{page}"' in client.get("/exercises/heel-raise").text
    assert "Staying active" in client.get("/resources?modality=balance").text
    assert "Staying active" not in client.get("/resources?modality=aerobic").text
    ben.post(f"/mod{page}/retire", {"reason": "It is a shop now."})
    assert f'href="{page}"' not in client.get("/exercises/heel-raise").text


@pytest.mark.parametrize(
    ("field", "value"),
    [("minutes", "long"), ("exercises", "Flying"), ("cost", "2 pounds"), ("language", "xx"), ("author", "a" * 301)],
)
def test_a_wrong_word_of_the_page_comes_back_beside_its_field(
    ben: Browser, now: datetime, field: str, value: str
) -> None:
    answer = ben.post("/mod/resources/new", typed(now) | {field: value})
    assert answer.status_code == 422
    assert answer.text.count('class="wrong"') == 1


def test_two_curators_at_once_lose_nothing(ben: Browser, dee: Browser, resource_id: int, now: datetime) -> None:
    url = f"/mod/resources/{resource_id}/edit"
    assert 'name="version" value="1"' in ben.get(url).text
    dee.post(url, typed(now, title="Staying active By Dee") | {"version": "1"})
    refused = ben.post(url, typed(now, title="By Ben") | {"version": "1"})
    assert refused.status_code == 422
    assert "dee changed this while you were writing" in refused.text
    assert "<ins> By Dee</ins>" in refused.text
    assert 'value="By Ben"' in refused.text
    assert 'name="version" value="2"' in refused.text
    assert ben.post(url, typed(now, title="By Ben") | {"version": "2"}).status_code == 303
    assert "<del>" in ben.get(f"/mod/resources/{resource_id}/history").text


def test_ben_reads_what_is_due_one_after_the_other(ben: Browser, now: datetime) -> None:
    soon = {"review_on": (now + timedelta(days=9)).date()}
    for part in "ab":
        given: dict[str, Any] = typed(now, url=f"https://example.org/{part}", title=f"Page {part}")
        resources.add(ben.person, resources.facts(now, **given | soon), now)
    assert "2 resources are due this month" in ben.get("/mod/resources").text
    first = ben.post("/mod/resources/next").location
    assert "2 left this month" in ben.get(first).text
    said = {"link_works": "y", "funding": "A charity", "review_on": typed(now)["review_on"]}
    second = ben.post(first, said).location
    assert second != first
    assert ben.post(second, said).location == "/mod/resources"
    assert "Nothing waits" in ben.get("/mod/resources").text


def test_a_moderator_sees_who_reads_what(ben: Browser, dee: Browser, ana: Browser) -> None:
    sent = ana.post("/resources/suggest", {"url": "clinic.example.org", "title": "My clinic", "why": WHY})
    number = sent.location.rpartition("/")[2]
    assert ben.post(f"/mod/resources/{number}/claim").location == f"/mod/resources/{number}/edit"
    assert "by ben" in dee.get("/mod/resources").text
    assert "ben is reading this one now" in dee.post(f"/mod/resources/{number}/claim").text
    ben.post(f"/mod/resources/{number}/let-go")
    assert dee.post(f"/mod/resources/{number}/claim").status_code == 303


def test_ana_says_that_a_resource_is_out_of_date(ana: Browser, ben: Browser, resource_id: int) -> None:
    assert "out of date" in ana.get(f"/resources/{resource_id}").text
    ana.post(f"/resources/{resource_id}/flag", {"reason": "out_of_date", "note": "The video is gone."})
    assert "Reported by members" in ben.get("/mod/resources").text
    assert "The video is gone." in ben.get(f"/mod/resources/{resource_id}/check").text


def test_a_post_is_never_out_of_date(ana: Browser, cleo: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    page = cleo.get(f"/t/{thread_id}/x", follow_redirects=True).text
    post = page.partition("/p/")[2].partition("/")[0].partition('"')[0]
    assert 'value="out_of_date"' not in cleo.get(f"/p/{post}/flag").text


def test_ana_keeps_a_resource_and_lets_it_go(ana: Browser, cleo: Browser, resource_id: int) -> None:
    assert ana.post(f"/resources/{resource_id}/save").location == f"/resources/{resource_id}"
    ana.post(f"/resources/{resource_id}/save")
    assert "Staying active" in ana.get("/me/resources").text
    assert "Nothing saved" in cleo.get("/me/resources").text
    ana.post(f"/me/resources/{resource_id}/delete")
    ana.post(f"/me/resources/{resource_id}/delete")
    assert "Nothing saved" in ana.get("/me/resources").text


def test_what_was_retired_since_stays_on_the_list_and_says_so(ana: Browser, ben: Browser, resource_id: int) -> None:
    ana.post(f"/resources/{resource_id}/save")
    ben.post(f"/mod/resources/{resource_id}/retire", {"reason": "It is a shop now."})
    page = ana.get("/me/resources").text
    assert "no longer on our list" in page
    assert "Staying active" not in page
    assert "It is a shop now." not in page
    assert f'href="/resources/{resource_id}"' not in page


def test_what_three_members_keep_stands_beside_the_lists_without_a_number(
    ana: Browser, cleo: Browser, okafor: Browser, ben: Browser, client: Browser, resource_id: int
) -> None:
    for member in (ana, cleo):
        member.post(f"/resources/{resource_id}/save")
    assert "kept by many" not in client.get("/c/balance").text
    okafor.post(f"/resources/{resource_id}/save")
    assert "kept by many members" in client.get("/c/balance").text
    assert "Kept by many members" in client.get("/resources").text
    ben.post(f"/mod/resources/{resource_id}/retire", {"reason": "It is a shop now."})
    assert "kept by many" not in client.get("/c/balance").text


@pytest.mark.parametrize(("ending", "kind"), [("csv", "text/csv"), ("opml", "text/x-opml")])
def test_a_moderator_takes_the_list_away_as_a_file(
    ending: str, kind: str, ben: Browser, ana: Browser, resource_id: int
) -> None:
    answer = ben.get(f"/mod/resources/list.{ending}")
    assert (answer.status_code, answer.mimetype) == (200, kind)
    assert "https://example.org/active" in answer.text
    assert ana.get(f"/mod/resources/list.{ending}").status_code == 404


def test_the_list_is_filtered_by_cost_and_language_too(ben: Browser, client: Browser, now: datetime) -> None:
    for number, (cost, language) in enumerate([("free", "en"), ("paid", "en"), ("free", "de")]):
        given = typed(
            now, url=f"https://example.org/{number}", title=f"{cost} {language}", cost=cost, language=language
        )
        assert ben.post("/mod/resources/new", given).status_code == 303
    page = client.get("/resources?cost=free&language=de").text
    assert "free de" in page
    assert "1 resource<" in page
    assert "free en" not in page
    assert 'value="paid"' in client.get("/resources").text


def test_a_film_says_in_the_list_how_long_it_is_and_whether_it_can_be_read(
    ben: Browser, client: Browser, now: datetime
) -> None:
    given = typed(now, kind="video", minutes="12", captions="yes", transcript="yes")
    assert ben.post("/mod/resources/new", given).status_code == 303
    assert "12 minutes, with captions and a transcript" in client.get("/resources").text


def test_a_visitor_gets_the_page_that_lies_ready_for_one_statement_until_something_changes(
    ben: Browser, client: Browser, resource_id: int, now: datetime, count_queries: Callable[[], Any]
) -> None:
    for url in ("/resources", "/resources?kind=article&level=everyone", f"/resources/{resource_id}"):
        first = client.get(url)
        with count_queries() as counted:
            again = client.get(url)
        assert (again.text, counted.total) == (first.text, 1)
        assert client.get(url, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    resources.retire(ben.person, resource_id, "The page is gone.", now)
    assert "Staying active" not in client.get("/resources").text
    assert client.get(f"/resources/{resource_id}").status_code == 404


def test_the_page_that_lies_ready_knows_a_checker_by_their_new_name(
    ben: Browser, client: Browser, resource_id: int
) -> None:
    assert ", by ben" in client.get(f"/resources/{resource_id}").text
    assert ben.post("/me/profile", {"display_name": "Ben Meadow", "about": ""}).status_code == 303
    assert "Ben Meadow" in client.get(f"/resources/{resource_id}").text


@pytest.mark.parametrize("query", ["page=0", "page=99999999999", "kind=a&kind=article", "page=2", "%00", "&" * 50])
def test_an_odd_address_of_the_list_is_answered_the_same_with_and_without_a_ready_page(
    client: Browser, resource_id: int, query: str
) -> None:
    client.get("/resources")
    answers = [client.get(f"/resources?{query}") for _ in range(3)]
    assert len({(one.status_code, one.text) for one in answers}) == 1
    assert answers[0].status_code in (200, 400, 404)


def test_beside_a_thread_stand_resources_about_its_exercises_or_else_what_many_keep(
    ben: Browser, ana: Browser, cleo: Browser, okafor: Browser, make: Maker, client: Browser, now: datetime
) -> None:
    about = typed(now, url="https://example.org/heels", title="Heels up", exercises="heel-raise")
    assert ben.post("/mod/resources/new", about).status_code == 303
    kept = add(ben, now)
    for one in (ana, cleo, okafor):
        assert one.post(f"/resources/{kept}/save", {}).status_code == 303
    named = make.thread(ana.person, "My calves", body="I do [[heel-raise]] daily.")
    other = make.thread(ana.person, "My week", body="It was a good one.")
    beside = client.get(f"/t/{named}/related").text
    assert "Trusted resources about its exercises" in beside
    assert "Heels up" in beside
    assert "Staying active" not in beside
    kept_by_many = client.get(f"/t/{other}/related").text
    assert "Trusted resources kept by many members" in kept_by_many
    assert "Staying active" in kept_by_many


def test_the_desk_shows_what_waits_also_where_no_link_was_ever_followed(
    ana: Browser, ben: Browser, resource_id: int, now: datetime
) -> None:
    assert (
        ana.post("/resources/suggest", {"url": "https://b.example.org/x", "title": "Mine", "why": WHY}).status_code
        == 303
    )
    soon = {"review_on": (now + timedelta(days=9)).date().isoformat(), "link_works": "y"}
    assert ben.post(f"/mod/resources/{resource_id}/check", soon).status_code == 303
    desk = ben.get("/mod/resources")
    assert desk.status_code == 200
    assert all(title in desk.text for title in ("Mine", "Staying active"))
    assert ben.get("/mod/resources/due").status_code == 200
    assert ben.get("/mod/resources/suggested").status_code == 200
