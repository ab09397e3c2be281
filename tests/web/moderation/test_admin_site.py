"""Dee gives the site her own name, colours and words; everybody sees them at once, and she can go back."""

import re
from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest
from sqlalchemy import select

from forum.models import ModlogEntry, SiteEdition, db
from forum.queries.kit.site import find_mark
from tests.fixtures.house import Browser, Maker

LOOK = {"name": "Walk With Us", "picture": "heart", "palette": "usual"}
WORDS = {"welcome": "Move a little", "lead": "", "news": "", "rules": "", "contacts": ""}


def choose(dee: Browser, part: str, **values: str) -> Any:
    """Send one of the forms as it stands, with these values changed."""
    usual = {"look": LOOK, "words": WORDS, "joining": {"joining": "open"}}[part]
    return dee.post(f"/admin/site/{part}", usual | values | {"seen": find_mark()})


def test_the_desk_leads_to_all_that_an_admin_does(dee: Browser, ben: Browser) -> None:
    page = dee.get("/admin").text
    links = re.findall(r'href="(/(?:admin|mod)[^"]*)"', page)
    assert {"/admin/site/look", "/admin/categories", "/admin/members", "/admin/jobs", "/admin/health"} <= set(links)
    assert {link: dee.get(link).status_code for link in links} == dict.fromkeys(links, 200)
    assert ben.get("/admin").status_code == 404
    assert 'href="/admin"' in dee.get("/mod").text
    assert 'href="/admin"' not in ben.get("/mod").text


def test_a_new_name_is_everywhere_at_once(
    dee: Browser,
    ana: Browser,
    client: Browser,
    make: Maker,
    work: Callable[[], int],
    mailbox: Callable[[], list[EmailMessage]],
) -> None:
    thread_id = make.thread(ana.person)
    work()
    address = client.get(f"/t/{thread_id}").location
    before = client.get(address)
    assert "Strideshare" in before.text
    assert client.get(address, headers={"If-None-Match": before.headers["ETag"]}).status_code == 304
    assert choose(dee, "look").status_code == 303
    for page in (client, ana):
        assert "Walk With Us</title>" in page.get(address).text
    assert client.get(address, headers={"If-None-Match": before.headers["ETag"]}).status_code == 200
    for url in ("/", "/exercises", "/site.webmanifest", "/opensearch.xml", "/feeds/search?q=balance", "/nowhere"):
        text = client.get(url).text
        assert "Walk With Us" in text, url
        assert "Strideshare" not in text, url
    client.post("/forgot", {"username": "ana"})
    work()
    letter = mailbox()[-1]
    assert str(letter["From"]).startswith("Walk With Us <")
    assert "The Walk With Us team" in letter.get_content()


def test_a_members_first_page_and_frames_change_too(dee: Browser, ana: Browser, make: Maker) -> None:
    address = f"/t/{make.thread(ana.person)}/standing-on-one-leg"
    for url in ("/", address):
        assert "Walk With Us" not in ana.get(url).text
    choose(dee, "look")
    for url in ("/", address):
        assert "Walk With Us" in ana.get(url).text


def test_a_share_picture_is_another_file_when_the_name_changes(dee: Browser, ana: Browser, make: Maker) -> None:
    card = f"/routines/{make.routine(ana.person)}/v/1.png"
    before = ana.get(card)
    choose(dee, "look")
    assert ana.get(card, headers={"If-None-Match": before.headers["ETag"]}).status_code == 200
    assert ana.get(card).data != before.data


def test_a_chosen_set_of_colours_is_a_style_sheet_of_its_own(dee: Browser, client: Browser) -> None:
    assert "/site/colours.css" not in client.get("/").text
    choose(dee, "look", palette="plum")
    href = re.search(r'href="(/site/colours\.css\?v=\w+)"', client.get("/").text)
    assert href is not None
    sheet = client.get(href[1])
    assert "--primary:#5d2460" in sheet.text
    assert sheet.headers["Cache-Control"].endswith("immutable")
    assert client.get("/site/colours.css?v=other").headers["Cache-Control"] == "no-cache"
    assert '"theme_color":"#5d2460"' in client.get("/site.webmanifest").text


def test_a_colour_that_is_hard_to_read_is_refused_with_one_that_is_not(dee: Browser, client: Browser) -> None:
    sent = choose(dee, "look", palette="own", main="#ffcc00")
    assert sent.status_code == 422
    assert "The main colour #ffcc00 is hard to read on light pages: 1.3 to 1, and it needs 7 to 1." in sent.text
    better = re.search(r"The nearest that works is (#[0-9a-f]{6})", sent.text)
    assert better is not None
    assert choose(dee, "look", palette="own", main=better[1]).status_code == 303
    assert f"--primary:{better[1]}" in client.get("/site/colours.css").text


def test_a_picture_is_one_of_ours_and_no_script_comes_in_by_it(dee: Browser, client: Browser) -> None:
    assert choose(dee, "look", picture='"><script>').status_code == 422
    choose(dee, "look", picture="waves")
    assert '#waves"/>' in client.get("/").text
    icon = client.get("/site/icon.svg")
    assert icon.mimetype == "image/svg+xml"
    assert "<script" not in icon.text
    assert "<path" in icon.text


def test_words_are_shown_where_they_belong_and_never_as_script(dee: Browser, client: Browser) -> None:
    choose(
        dee,
        "words",
        news="We move on Sunday.",
        rules="## One rule\n\nBe kind.<script>alert(1)</script>",
        contacts="Write to help@example.org",
    )
    home = client.get("/").text
    assert "<h1>Move a little</h1>" in home
    assert "We move on Sunday." in home
    rules = client.get("/help/rules").text
    assert "One rule" in rules
    assert "Nothing for sale" not in rules
    assert "<script>alert" not in rules
    assert "help@example.org" in client.get("/help/contact").text


def test_a_name_is_one_line_and_no_header(
    dee: Browser, work: Callable[[], int], mailbox: Callable[[], list[EmailMessage]], client: Browser
) -> None:
    choose(dee, "look", name="Walk\r\nBcc: everybody@example.org")
    client.post("/forgot", {"username": "ana"})
    work()
    letter = mailbox()[-1]
    assert letter["Bcc"] is None
    assert letter["From"].addresses[0].display_name == "Walk Bcc: everybody@example.org"


def test_every_change_is_listed_and_can_be_taken_back(dee: Browser, client: Browser) -> None:
    choose(dee, "look")
    choose(dee, "look", name="Another name")
    first = db.session.scalars(select(SiteEdition.id).order_by(SiteEdition.id)).first()
    page = dee.get("/admin/site/history").text
    assert "By dee" in page
    assert dee.post(f"/admin/site/history/{first}/put-back").status_code == 303
    assert "Walk With Us" in client.get("/").text
    dee.post("/admin/site/usual")
    assert "Strideshare" in client.get("/").text
    log = db.session.scalars(select(ModlogEntry).where(ModlogEntry.noun == "site").order_by(ModlogEntry.id)).all()
    assert [entry.reason for entry in log][:2] == ["Changed: name, picture.", "Changed: name."]


def test_two_admins_do_not_overwrite_each_other(dee: Browser) -> None:
    seen = find_mark()
    choose(dee, "look")
    late = dee.post("/admin/site/words", WORDS | {"seen": seen})
    assert late.status_code == 422
    assert "Somebody else changed the site while you were here." in late.text
    assert "Move a little" in late.text
    assert f'value="{find_mark()}"' in late.text


def test_nothing_is_kept_when_nothing_is_different(dee: Browser) -> None:
    choose(dee, "joining", joining="closed")
    assert "Nothing is different from before" in choose(dee, "joining", joining="closed").text


def test_nobody_joins_while_the_door_is_closed(dee: Browser, client: Browser) -> None:
    choose(dee, "joining", joining="closed")
    assert "Nobody can join just now" in client.get("/register").text
    typed = {"username": "robin", "email": "robin@example.org", "password": "kettle garden stick"}
    assert client.post("/register", typed).status_code == 422
    choose(dee, "joining", joining="open")
    assert client.post("/register", typed).status_code == 303


@pytest.mark.parametrize("url", ["/", "/exercises"])
def test_the_look_costs_a_member_no_statement_more(
    dee: Browser, ana: Browser, count_queries: Callable[[], Any], url: str
) -> None:
    ana.get(url)
    with count_queries() as before:
        ana.get(url)
    choose(dee, "look", palette="plum")
    ana.get(url)
    with count_queries() as after:
        ana.get(url)
    assert after.total == before.total
    assert not [one for one in after.statements if "chosen" in one]


def test_a_visitor_pays_one_statement(
    dee: Browser, client: Browser, make: Maker, ana: Browser, count_queries: Callable[[], Any]
) -> None:
    choose(dee, "look", palette="plum")
    address = f"/t/{make.thread(ana.person)}/standing-on-one-leg"
    client.get(address)
    with count_queries() as queries:
        client.get(address)
    assert queries.total == 1, "a ready page is known by its thread and the site together"
