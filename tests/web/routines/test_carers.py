"""Somebody near a member sees the cards they were given by a link, and says that they are there."""

import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from forum.actions.members import leaving, members, memorial
from forum.actions.members.tokens import token_hash
from forum.actions.routines import carers
from forum.actions.upkeep import prune, takeaways
from forum.clock import utc_now
from forum.models import CarerLink, db
from forum.queries.routines.carers import find_opened
from forum.rules.routines.routines import Card
from tests.fixtures.house import Browser, Maker
from tests.samples.library import STORY_CARD

ALONE = replace(STORY_CARD, title="Alone at the table")


def link_for(who: Browser, **fields: object) -> str:
    """The path of a new link, as its member copies it."""
    sent = who.post("/me/carers", {"name": "Sam", "which": "all", "lasts": "30"} | fields)
    assert sent.status_code == 200, sent.text
    (path,) = re.findall(r'value="http://127\.0\.0\.1(?::\d+)?(/carer/[\w-]+)"', sent.text)
    return str(path)


def end_all(who: Browser) -> None:
    for path in re.findall(r'action="(/me/carers/\d+/end)"', who.get("/me/carers").text):
        who.post(path)


def private(make: Maker, who: Browser, card: Card = ALONE) -> int:
    return make.routine(who.person, card, state="private")


def test_sam_sees_anas_cards_without_an_account_and_where_a_person_is_needed(
    ana: Browser, make: Maker, client: Browser
) -> None:
    routine_id = private(make, ana)
    path = link_for(ana)
    page = client.get(path).text
    assert "Cards of ana" in page
    assert "Alone at the table" in page
    card = client.get(f"{path}/cards/{routine_id}")
    assert card.status_code == 200
    assert "Where you are needed" in card.text


def test_only_the_cards_that_ana_ticked_are_shown(ana: Browser, make: Maker, client: Browser) -> None:
    shown, other = private(make, ana), make.routine(ana.person)
    path = link_for(ana, which="chosen", cards=[str(shown)])
    page = client.get(path).text
    assert "Alone at the table" in page
    assert STORY_CARD.title not in page
    assert client.get(f"{path}/cards/{shown}").status_code == 200
    assert client.get(f"{path}/cards/{other}").status_code == 404


def test_what_ana_did_not_make_or_finish_is_never_shown(
    ana: Browser, ben: Browser, cleo: Browser, make: Maker, client: Browser
) -> None:
    path = link_for(ana)
    others, hidden = make.routine(cleo.person), make.routine(ana.person)
    ben.post(f"/routines/{hidden}/hide", {"reason": "It needs a helper."})
    draft = int(
        ana.post("/routines/new", {"title": "Half a card", "provenance": "self"}).headers["Location"].split("/")[2]
    )
    assert [client.get(f"{path}/cards/{one}").status_code for one in (others, hidden, draft)] == [404, 404, 404]
    assert "Half a card" not in client.get(path).text
    refused = ana.post("/me/carers", {"name": "Sam", "which": "chosen", "lasts": "7", "cards": [str(others)]})
    assert refused.status_code == 422


def test_sam_is_there_today_and_ana_is_told_once(ana: Browser, make: Maker, client: Browser) -> None:
    private(make, ana)
    path = link_for(ana)
    for _ in range(2):
        assert client.post(f"{path}/here").status_code == 303
    assert "You are here today" in client.get(path).text
    assert "Is here with you today." in ana.get("/me/carers").text
    assert ana.get("/me/notices").text.count("Sam is here with you today") == 1
    client.post(f"{path}/away")
    assert "Is here with you today." not in ana.get("/me/carers").text
    assert "Sam is here with you today" not in ana.get("/me/notices").text


def test_being_there_ends_with_the_members_own_day(ana: Browser, make: Maker) -> None:
    members_zone = {"time_zone": "Pacific/Auckland"}
    ana.post("/me/time-zone", members_zone)
    token = link_for(ana).rpartition("/")[2]
    now = utc_now()
    opened = find_opened(token_hash(token), now)
    assert opened is not None
    carers.say_here(opened, now, is_here=True)
    kept = find_opened(token_hash(token), now)
    assert kept is not None
    person = replace(ana.person, time_zone="Pacific/Auckland")
    assert kept.here_on == person.day(now)
    assert kept.here_on != person.day(now + timedelta(days=1))


def test_a_link_that_is_ended_over_or_made_up_opens_nothing(ana: Browser, make: Maker, client: Browser) -> None:
    private(make, ana)
    path = link_for(ana)
    end_all(ana)
    assert client.get(path).status_code == 404
    assert client.post(f"{path}/here").status_code == 404
    assert client.get("/carer/made-up").status_code == 404
    path = link_for(ana)
    db.session.execute(db.update(CarerLink).values(expires_at=utc_now() - timedelta(seconds=1)))
    db.session.commit()
    assert client.get(path).status_code == 404


def test_nobody_ends_anothers_link(ana: Browser, cleo: Browser) -> None:
    link_for(ana)
    number = db.session.scalar(db.select(CarerLink.id))
    assert cleo.post(f"/me/carers/{number}/end").status_code == 404


def test_the_token_is_kept_scrambled_and_shown_once(ana: Browser, make: Maker) -> None:
    private(make, ana)
    token = link_for(ana).rpartition("/")[2]
    row = db.session.scalars(db.select(CarerLink)).one()
    assert token not in str(vars(row))
    assert token not in ana.get("/me/carers").text


def test_no_cache_keeps_the_pages_and_no_search_engine_gets_them(ana: Browser, make: Maker, client: Browser) -> None:
    path = link_for(ana)
    for url in (path, f"{path}/cards/{private(make, ana)}"):
        got = client.get(url)
        assert got.headers["Cache-Control"] == "no-store"
        assert got.headers["Referrer-Policy"] == "same-origin"
        assert '<meta name="robots" content="noindex, nofollow">' in got.text
    assert "Disallow: /carer" in client.get("/robots.txt").text
    assert "/carer" not in client.get("/sitemap.xml").text


def test_no_log_line_holds_the_token(ana: Browser, client: Browser, caplog: pytest.LogCaptureFixture) -> None:
    path = link_for(ana)
    with caplog.at_level("DEBUG"):
        client.get(path)
        client.post(f"{path}/here")
        client.get(f"{path}/cards/7")
    assert "/carer/<token>" in caplog.text
    assert path.rpartition("/")[2] not in caplog.text


def test_a_link_rests_while_its_member_is_suspended_and_goes_with_the_account(
    ana: Browser, ben: Browser, make: Maker, client: Browser
) -> None:
    path = link_for(ana)
    members.suspend(ben.person, ana.person.id, 7, "A pause.", utc_now())
    assert client.get(path).status_code == 404
    members.unsuspend(ben.person, ana.person.id, "It is well.", utc_now())
    assert client.get(path).status_code == 200
    leaving.leave(ana.person.id, utc_now(), keeps=True)
    assert client.get(path).status_code == 404
    assert db.session.scalar(db.select(CarerLink.id)) is None


def test_nothing_opens_on_a_member_who_is_remembered(ana: Browser, ben: Browser, client: Browser) -> None:
    path = link_for(ana)
    memorial.remember(ben.person, ana.person.id, "Her family asked for it.", utc_now())
    assert client.get(path).status_code == 404


def test_old_links_are_forgotten(ana: Browser) -> None:
    link_for(ana)
    prune.forget_old(utc_now() + timedelta(days=32))
    assert db.session.scalar(db.select(CarerLink.id)) is None


def test_links_are_in_what_ana_takes_away_without_their_tokens(app: Flask, ana: Browser, make: Maker) -> None:
    shown = private(make, ana)
    link_for(ana, which="chosen", cards=[str(shown)])
    target = app.config["HOUSE"].instance / "all.zip"
    takeaways.write_zip(ana.person.id, target, utc_now())
    with zipfile.ZipFile(target) as pack:
        (link,) = json.loads(pack.read("json/links-for-somebody-near.json"))
        (card,) = json.loads(pack.read("json/cards-of-links.json"))
    assert (link["name"], "token_hash" in link) == ("Sam", False)
    assert card["routine_id"] == shown


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": " "}, "Say whom the link is for"),
        ({"name": "x" * 61}, "60 characters or fewer"),
        ({"lasts": "9999"}, "how long the link should work"),
        ({"which": "chosen"}, "Tick at least one card"),
        ({"which": "chosen", "cards": ["99999"]}, "not there any more"),
    ],
)
def test_what_is_missing_is_said_and_the_rest_is_kept(ana: Browser, fields: dict[str, object], words: str) -> None:
    sent = ana.post("/me/carers", {"name": "Sam of next door", "which": "all", "lasts": "30"} | fields)
    assert sent.status_code == 422
    assert words in sent.text
    assert "name" in fields or "Sam of next door" in sent.text


def test_five_links_are_enough(ana: Browser) -> None:
    for _ in range(5):
        link_for(ana)
    assert ana.post("/me/carers", {"name": "Sam", "which": "all", "lasts": "7"}).status_code == 422


def test_the_list_of_a_link_asks_as_often_for_many_cards_as_for_one(
    ana: Browser, make: Maker, client: Browser, count_queries: Callable[..., object]
) -> None:
    path = link_for(ana)

    def cost() -> int:
        with count_queries() as queries:  # type: ignore[attr-defined]
            client.get(path)
        return int(queries.total)

    private(make, ana)
    one = cost()
    for _ in range(4):
        private(make, ana)
    assert cost() == one <= 6


def test_who_guesses_is_asked_to_wait(app: Flask, client: Browser) -> None:
    app.config["HOUSE"] = replace(app.config["HOUSE"], limits=True)
    answers = [client.get(f"/carer/guess-{n}").status_code for n in range(130)]
    assert answers[-1] == 429
