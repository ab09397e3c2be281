"""Digests as readers meet them: the list, each of them, what is beside it, and what is nobody's to see."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from html import unescape
from typing import Any

import pytest
from sqlalchemy import select, text

from forum.actions.research import digest_approval, digest_readers, standing
from forum.actions.research import digests as acts
from forum.models import Digest, ResearchStudy, db
from forum.rules.kit.people import Person
from forum.rules.research.digests import text_from_dict
from tests.fixtures.house import Browser, Maker
from tests.samples.digests import HONEST_TEXT
from tests.samples.library import STORY_CARD


def digest_of(key: str) -> Digest:
    return db.session.scalars(select(Digest).where(Digest.key == key)).one()


def url(key: str) -> str:
    return digest_of(key).url


def publish(ben: Person, okafor: Person, now: datetime, title: str = HONEST_TEXT.title) -> Digest:
    """A digest of the elastic bands that Ben wrote and Dr Okafor approved."""
    study = db.session.scalars(select(ResearchStudy.id).where(ResearchStudy.key == "keller-2016")).one()
    digest_id = acts.begin(ben, study, HONEST_TEXT, now)
    acts.ask(ben, digest_id, 1, now)
    digest_approval.approve(okafor, digest_id, 1, "", now)
    return db.session.get_one(Digest, digest_id)


def test_cleo_reads_all_parts_of_a_digest(client: Browser) -> None:
    page = unescape(client.get(url("nilsagard-2014")).text)
    for words in (
        "Key takeaway", "What they found", "Who may care, and why", "Keep in mind", "How far can we trust it?",
        "Did this interest you?", "Read the original", "Topics", "You may also like", "Questions from readers",
        "Written by the project’s editors", "No clinician has put a name to it", "2 of 8 points",
        "What it cannot tell you:", "what would have happened without it.", "1 December 2026",
    ):  # fmt: skip
        assert words in page
    assert page.count("No point:") == 6


def test_each_figure_leads_to_its_place_in_the_facts_of_the_study(client: Browser) -> None:
    page = client.get(url("nilsagard-2014")).text
    number = re.search(r'<a href="#figure-(\d)">166<', page)
    assert number
    place = re.search(rf'<li id="figure-{number[1]}"><a href="([^"#]+)#(outcome-\d)">', page)
    assert place
    assert f'<li id="{place[2]}">' in client.get(place[1]).text


def test_the_study_the_digest_and_the_exercise_lead_to_each_other(client: Browser) -> None:
    page = client.get(url("keller-2016")).text
    study = re.search(r'href="(/studies/\d+/[a-z0-9-]+)">The facts of this study', page)
    assert study
    assert url("keller-2016") in client.get(study[1]).text
    exercise = re.search(r'href="(/exercises/[a-z0-9-]+)"', page)
    assert exercise
    assert url("keller-2016") in client.get(exercise[1]).text


def test_a_null_stands_beside_it(client: Browser) -> None:
    page = client.get(url("heelraise-2021")).text
    assert "Another study of this kind saw no clear difference in: walking." in page


def test_other_programs_read_it(client: Browser) -> None:
    page = client.get(url("dodd-2011")).text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert (data["@type"], data["author"]["@type"]) == ("Article", "Organization")
    assert data["isBasedOn"]["sameAs"].endswith("10.1177/1352458511409084")
    plain = client.get(f"/digests/{digest_of('dodd-2011').id}.json").get_json()
    assert (plain["credibility"]["shown"], plain["credibility"]["of"]) == (4, 8)
    assert plain["approved_by"] == ""
    assert "rank" not in plain


def test_the_list_is_narrowed_by_topic_and_asks_at_most_six_times(
    client: Browser, count_queries: Callable[[], Any]
) -> None:
    assert "10 digests" in client.get("/digests").text
    with count_queries() as asked:
        page = client.get("/digests?topic=Falls").text
    assert asked.total <= 6
    assert "3 digests" in page
    assert 'content="noindex"' in page
    assert "No digest is about that yet" in client.get("/digests?topic=gardens").text


def test_the_list_is_read_along_an_index(app: object) -> None:
    wanted = "SELECT id FROM digest WHERE state = 'public' ORDER BY published_at DESC LIMIT 20"
    plan = " ".join(row.detail for row in db.session.execute(text(f"EXPLAIN QUERY PLAN {wanted}")))
    assert "ix_digest_state_published_at" in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize("query", ["topic=%00", "topic=%27%22", "page=0", "page=99", "topic=" + "x" * 500])
def test_odd_questions_get_a_plain_answer(query: str, client: Browser) -> None:
    assert client.get(f"/digests?{query}").status_code in (200, 400, 404)


def test_a_wrong_end_of_the_address_leads_to_the_right_one(client: Browser) -> None:
    right = url("dodd-2011")
    answer = client.get(f"{right}-x")
    assert (answer.status_code, answer.headers["Location"]) == (301, right)
    assert client.get("/digests/999999/x").status_code == client.get("/digests/99999999999/x").status_code == 404


def test_a_page_lies_ready_until_something_in_it_changes(
    client: Browser, ana: Browser, ben: Browser, count_queries: Callable[[], Any], now: datetime
) -> None:
    address, digest_id = url("dodd-2011"), digest_of("dodd-2011").id
    first = client.app.test_client().get(address)
    with count_queries() as asked:
        again = client.app.test_client().get(address)
    assert asked.total == 1
    assert again.headers["ETag"] == first.headers["ETag"]
    assert client.app.test_client().get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    digest_readers.press(ana.person, digest_id, wants=True, now=now)
    assert "1 reader said yes." in client.app.test_client().get(address).text
    standing.mark(ben.person, digest_of("dodd-2011").study_id, "corrected", "A table was mended.", now)
    assert "A table was mended." in client.app.test_client().get(address).text


def test_a_retraction_stands_at_the_top_everywhere_and_waits_at_the_desk(
    client: Browser, ben: Browser, now: datetime, work: Callable[[], None]
) -> None:
    address = url("nilsagard-2014")
    client.get(address)
    standing.mark(ben.person, digest_of("nilsagard-2014").study_id, "retracted", "Its data were made up.", now)
    page = client.get(address).text
    assert page.index("This study was taken back") < page.index("<h1>")
    assert page.index("Its data were made up.") < page.index("<h1>")
    assert "Do not lean on what stands below." in page
    assert "This study was taken back." in client.get("/digests").text
    desk = ben.get("/mod/digests").text
    assert "To look at again" in desk
    assert "Its data were made up." in desk
    assert client.get(f"/digests/{digest_of('nilsagard-2014').id}.json").get_json()["study"]["status"] == "retracted"
    ben.post(f"/mod/digests/{digest_of('nilsagard-2014').id}/still-right", {"reason": "The page says so on top."})
    assert "To look at again" not in ben.get("/mod/digests").text


def test_many_digests_of_one_study_are_all_marked_when_it_is_taken_back(
    client: Browser, ben: Browser, okafor: Browser, now: datetime
) -> None:
    made = [publish(ben.person, okafor.person, now).url for _ in range(9)]
    made.append(url("keller-2016"))
    for address in made:
        client.get(address)
    standing.mark(ben.person, digest_of("keller-2016").study_id, "retracted", "It was withdrawn.", now)
    assert all("It was withdrawn." in client.get(address).text for address in made)
    assert ben.get("/mod/digests").text.count("It was withdrawn.") == 10


def test_ana_says_that_it_interests_her_and_takes_it_back(ana: Browser, client: Browser) -> None:
    address = url("dodd-2011")
    place = f"/digests/{digest_of('dodd-2011').id}/interest"
    for _twice in range(2):
        assert ana.post(place, {"interest": "yes"}).headers["Location"] == address
    assert "1 reader said yes. No names." in client.get(address).text
    assert "Take my yes back" in ana.get(address).text
    ana.post(place, {"interest": "no"})
    ana.post(place, {"interest": "no"})
    assert "Nobody has said yes yet." in client.get(address).text


def test_cards_that_use_the_study_are_shown_to_those_who_may_see_them(
    client: Browser, ana: Browser, make: Maker
) -> None:
    digest = digest_of("keller-2016")
    exercise = text_from_dict(digest.versions[0].text).exercises[0]
    card = make.routine(ana.person, card=card_with(exercise, "Bands for me"))
    make.routine(ana.person, card=card_with(exercise, "Mine alone"), state="private")
    page = client.get(f"/digests/{digest.id}/cards").text
    assert f"/routines/{card}/" in page
    assert "Mine alone" not in page
    assert "The study did not test any of these cards." in page
    assert "No exercise of our library names this study" in client.get(f"/digests/{digest_of('fff-rct').id}/cards").text


def card_with(exercise: str, title: str) -> Any:
    items = (replace(STORY_CARD.items[0], exercise_id=exercise), *STORY_CARD.items[1:])
    return replace(STORY_CARD, title=title, items=items)


def test_what_was_taken_down_is_nowhere_for_readers(
    client: Browser, ana: Browser, ben: Browser, now: datetime, work: Callable[[], None]
) -> None:
    digest = digest_of("dodd-2011")
    other = url("manago-2019")
    assert digest.title in client.get(other).text
    work()
    assert digest.url in client.get("/search?q=ten+weeks+of+leg+strength&kind=digest").text
    digest_approval.take_down(ben.person, digest.id, "It has to be read again.", now)
    for address in (
        "/digests",
        "/feeds/digests",
        other,
        "/sitemap/digests/1.xml",
        "/search?q=leg+strength&kind=digest",
    ):
        assert f"/digests/{digest.id}/" not in client.get(address).text
    study = client.get(f"/studies/{digest.study_id}", follow_redirects=True).text
    assert f"/digests/{digest.id}/" not in study
    for address in (digest.url, f"/digests/{digest.id}.json", f"/digests/{digest.id}/history"):
        assert client.get(address).status_code == ana.get(address).status_code == 404
    assert "Only moderators see this" in ben.get(digest.url).text
    digest_approval.bring_back(ben.person, digest.id, "It was read again.", now)
    assert client.get(digest.url).status_code == 200
    assert digest.title in client.get(other).text


def test_new_digests_come_as_a_feed_and_in_the_map(client: Browser) -> None:
    feed = client.get("/feeds/digests")
    assert feed.mimetype == "application/atom+xml"
    assert feed.text.count("<entry>") == 10
    assert url("dodd-2011") in client.get("/sitemap/digests/1.xml").text
    assert "/digests" in client.get("/sitemap/pages/1.xml").text
