"""Pictures of a set-up in posts: added without script, seen by whom the post is for, gone when it goes."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from forum.actions.members import leaving
from forum.actions.talk import pictures, posts, threads
from forum.actions.upkeep import prune, takeaways
from forum.models import Picture, db
from forum.queries.talk.drafts import list_here
from forum.rules.talk.pictures import MOST_BYTES
from tests.fixtures.house import Browser, Maker
from tests.fixtures.photos import PLACE, SCRIPT, SVG, opened, photo, png

CHAIR = "A chair with its back to the counter"
REASON = {"reason": "Somebody else is in the picture."}


def send(who: Browser, place: str, raw: bytes | None = None, alt: str = CHAIR, name: str = "chair.jpg") -> TestResponse:
    body = photo() if raw is None else raw
    return who.post("/me/pictures", {"place": place, "alt": alt, "picture": (io.BytesIO(body), name)})


def ids_in(page: str) -> list[str]:
    return re.findall(r'name="picture" value="(\d+)"', page)


def addresses_in(page: str) -> list[str]:
    return re.findall(r'href="(/pictures/[^"]+)"', page)


def with_picture(who: Browser, make: Maker, **more: str) -> tuple[int, int, str]:
    """A thread, its first post and the address of the picture in it."""
    thread_id = make.thread(who.person, **more)
    post_id = posts_of(thread_id)
    assert send(who, f"post:{post_id}").status_code == 303
    return thread_id, post_id, address_of(post_id)


def posts_of(thread_id: int) -> int:
    found = db.session.scalar(db.text("SELECT id FROM post WHERE thread_id = :id AND n = 1"), {"id": thread_id})
    assert isinstance(found, int)
    return found


def address_of(post_id: int) -> str:
    row = db.session.scalars(db.select(Picture).where(Picture.post_id == post_id)).one()
    db.session.rollback()
    return f"/pictures/{row.key}/page.jpg"


def files(app: Flask) -> list[Path]:
    return [path for path in (app.config["HOUSE"].instance / "pictures").rglob("*") if path.is_file()]


def test_ana_adds_a_picture_to_her_reply_without_losing_a_word(ana: Browser, make: Maker, client: Browser) -> None:
    thread_id = make.thread(ana.person)
    typed = {"body": "I stand like this.", "add_picture": "1"}
    led = ana.post(f"/t/{thread_id}/reply", typed)
    assert led.headers["Location"] == f"/me/pictures?for=reply:{thread_id}"
    assert 'accept="image/*"' in ana.get(led.headers["Location"]).text
    back = send(ana, f"reply:{thread_id}").headers["Location"]
    form = ana.get(back).text
    assert "I stand like this." in form
    assert CHAIR in form
    ana.post(f"/t/{thread_id}/reply", {"body": "I stand like this.", "picture": ids_in(form)})
    page = client.get(f"/t/{thread_id}", follow_redirects=True).text
    assert f'alt="{CHAIR}"' in page
    got = client.get(addresses_in(page)[0])
    assert opened(got.data).size == (640, 480)
    assert PLACE.encode() not in got.data
    assert not ids_in(ana.get(f"/t/{thread_id}/reply").text)


def test_a_new_thread_can_have_pictures_too(ana: Browser) -> None:
    typed: dict[str, Any] = {"title": "My corner", "body": "Like this.", "category": "balance", "add_picture": "1"}
    led = ana.post("/c/balance/new", typed).headers["Location"]
    assert led == "/me/pictures?for=thread:balance"
    form = ana.get(send(ana, "thread:balance").headers["Location"]).text
    assert "My corner" in form
    del typed["add_picture"]
    done = ana.post("/c/balance/new", typed | {"picture": ids_in(form)})
    assert CHAIR in ana.get(done.headers["Location"]).text


def test_a_picture_is_served_as_nothing_but_a_picture(ana: Browser, make: Maker, client: Browser) -> None:
    address = with_picture(ana, make)[2]
    got = client.get(address)
    assert got.headers["Content-Type"] == "image/jpeg"
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert got.headers["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert "max-age=604800" in got.headers["Cache-Control"]
    again = client.get(address, headers={"If-None-Match": got.headers["ETag"]})
    assert again.status_code == 304
    assert client.get(address.replace("page", "small")).headers["Content-Type"] == "image/jpeg"
    assert client.get(address.replace("page", "other")).status_code == 404
    assert client.get("/pictures/nothing-like-it/page.jpg").status_code == 404


def test_a_picture_for_members_is_refused_to_strangers_and_kept_nowhere(
    ana: Browser, cleo: Browser, make: Maker, client: Browser
) -> None:
    address = with_picture(ana, make, audience="members")[2]
    assert client.get(address).status_code == 404
    got = cleo.get(address)
    assert (got.status_code, got.headers["Cache-Control"]) == (200, "no-store")


def test_a_hidden_posts_picture_goes_with_it_at_once(
    ana: Browser, ben: Browser, cleo: Browser, make: Maker, client: Browser
) -> None:
    _thread, post_id, address = with_picture(ana, make)
    seen = client.get(address)
    ben.post(f"/p/{post_id}/hide", REASON)
    assert client.get(address, headers={"If-None-Match": seen.headers["ETag"]}).status_code == 404
    assert [who.get(address).status_code for who in (client, cleo, ana, ben)] == [404, 404, 200, 200]
    assert ana.get(address).headers["Cache-Control"] == "no-store"


def test_a_moderator_hides_one_picture_and_leaves_the_post(
    ana: Browser, ben: Browser, cleo: Browser, make: Maker, client: Browser
) -> None:
    thread_id, _post_id, address = with_picture(ana, make)
    page = ben.get(f"/t/{thread_id}", follow_redirects=True).text
    hide = re.findall(r'href="(/mod/pictures/\d+/hide)"', page)[0]
    assert CHAIR in ben.get(hide).text
    assert cleo.post(hide, REASON).status_code == 404
    assert ben.post(hide, REASON).status_code == 303
    assert [who.get(address).status_code for who in (client, cleo, ana, ben)] == [404, 404, 200, 200]
    for who in (client, cleo):
        page = who.get(f"/t/{thread_id}", follow_redirects=True).text
        assert "How?" in page
        assert CHAIR not in page
    assert "Hidden by a moderator" in ana.get(f"/t/{thread_id}", follow_redirects=True).text
    assert "hid a picture of your post" in ana.get("/me/notices", follow_redirects=True).text
    assert "hid a picture of" in ben.get("/mod/log", follow_redirects=True).text
    ben.post(hide.replace("hide", "show"), REASON)
    assert client.get(address).status_code == 200


def test_what_waits_for_a_message_is_its_owners_alone(ana: Browser, ben: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    send(ana, f"reply:{thread_id}")
    row = db.session.scalars(db.select(Picture)).one()
    db.session.rollback()
    address = f"/pictures/{row.key}/page.jpg"
    assert [who.get(address).status_code for who in (ana, ben)] == [200, 404]
    assert ben.post(f"/me/pictures/{row.id}/delete").status_code == 404
    ben.post(f"/t/{thread_id}/reply", {"body": "Mine now.", "picture": [str(row.id)]})
    assert db.session.scalar(db.select(Picture.post_id)) is None


def test_what_a_picture_shows_has_to_be_said(ana: Browser, make: Maker) -> None:
    place = f"reply:{make.thread(ana.person)}"
    for alt, words in (("  ", "Say in a few words what the picture shows"), ("x" * 301, "This has 301 characters")):
        sent = send(ana, place, alt=alt)
        assert sent.status_code == 422
        assert words in sent.text
    assert send(ana, place, raw=b"").status_code == 422


@pytest.mark.parametrize(
    ("raw", "name", "words"),
    [
        (SVG, "chair.jpg", "not a picture"),
        (SCRIPT, "chair.png", "not a picture"),
        (photo()[:3000], "chair.jpg", "damaged"),
        (png(8000, 5000), "chair.png", "30 million dots"),
        (b"GIF89a" + b"\0" * 50, "chair.gif", "GIF"),
    ],
)
def test_a_refused_picture_keeps_what_was_said_of_it_and_the_message(
    ana: Browser, make: Maker, raw: bytes, name: str, words: str
) -> None:
    thread_id = make.thread(ana.person)
    ana.post(f"/t/{thread_id}/reply", {"body": "Nothing may be lost.", "add_picture": "1"})
    sent = send(ana, f"reply:{thread_id}", raw=raw, name=name)
    assert sent.status_code == 422
    assert words in sent.text
    assert CHAIR in sent.text
    assert list_here(ana.person.id, f"reply:{thread_id}")[0].fields["body"] == "Nothing may be lost."


def test_a_wrong_ending_of_the_name_does_not_matter(ana: Browser, make: Maker) -> None:
    assert send(ana, f"reply:{make.thread(ana.person)}", name="chair.exe").status_code == 303


def test_too_many_bytes_are_refused_unread_and_the_message_is_kept(ana: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    ana.post(f"/t/{thread_id}/reply", {"body": "Nothing may be lost.", "add_picture": "1"})
    sent = send(ana, f"reply:{thread_id}", raw=b"\xff\xd8\xff" + b"\0" * (MOST_BYTES + 200_000))
    assert sent.status_code == 413
    assert "larger than 10 MB" in sent.text
    assert "Your message is kept as a draft." in sent.text
    assert "Nothing may be lost." in ana.get(f"/t/{thread_id}/reply").text


def test_four_pictures_fit_and_no_fifth(ana: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    place = f"post:{posts_of(thread_id)}"
    assert [send(ana, place, photo(40, 30)).status_code for _ in range(5)] == [303] * 4 + [422]


def test_no_picture_goes_to_anothers_post_or_to_no_place(ana: Browser, cleo: Browser, make: Maker) -> None:
    post_id = posts_of(make.thread(ana.person))
    assert send(cleo, f"post:{post_id}").status_code == 404
    assert cleo.get(f"/me/pictures?for=post:{post_id}").status_code == 404
    assert send(cleo, "routine:1").status_code == 422
    assert cleo.get("/me/pictures").status_code == 422


def test_who_is_not_confirmed_sends_no_pictures(make: Maker, enter: Callable[[str], Browser]) -> None:
    make.member("Eve", confirmed=False)
    assert send(enter("Eve"), "thread:balance").status_code == 422


def test_ana_deletes_a_picture_and_its_files_go(
    app: Flask, ana: Browser, make: Maker, client: Browser, work: Callable[[], int]
) -> None:
    thread_id, post_id, address = with_picture(ana, make)
    assert len(files(app)) == 2
    listed = ana.get(f"/me/pictures?for=post:{post_id}").text
    delete = re.findall(r'action="(/me/pictures/\d+/delete)"', listed)[0]
    ana.post(delete)
    work()
    assert client.get(address).status_code == 404
    assert CHAIR not in client.get(f"/t/{thread_id}", follow_redirects=True).text
    assert files(app) == []


def test_the_picture_of_a_deleted_post_is_wiped_with_its_text(
    app: Flask, ana: Browser, make: Maker, client: Browser, work: Callable[[], int], now: datetime
) -> None:
    thread_id = make.thread(ana.person)
    post_id = make.reply(ana.person, thread_id)
    send(ana, f"post:{post_id}")
    address = address_of(post_id)
    posts.remove(ana.person, post_id, now)
    assert client.get(address).status_code == 404
    assert ana.get(address).status_code == 200
    prune.forget_old(now + timedelta(days=31))
    work()
    assert ana.get(address).status_code == 404
    assert files(app) == []


@pytest.mark.parametrize("keeps", [True, False])
def test_who_leaves_takes_pictures_along_or_leaves_them_with_the_posts(
    app: Flask, ana: Browser, cleo: Browser, make: Maker, work: Callable[[], int], now: datetime, *, keeps: bool
) -> None:
    thread_id, _post_id, address = with_picture(ana, make)
    make.reply(cleo.person, thread_id)
    send(ana, f"reply:{thread_id}", alt="One that waits")
    assert len(files(app)) == 4
    leaving.leave(ana.person.id, now, keeps=keeps)
    work()
    assert cleo.get(address).status_code == (200 if keeps else 404)
    assert len(files(app)) == (2 if keeps else 0)


def test_what_waits_for_a_month_goes(
    app: Flask, ana: Browser, make: Maker, work: Callable[[], int], now: datetime
) -> None:
    send(ana, f"reply:{make.thread(ana.person)}")
    prune.forget_old(now + timedelta(days=29))
    work()
    assert len(files(app)) == 2
    prune.forget_old(now + timedelta(days=31))
    work()
    assert files(app) == []


def test_a_file_that_no_row_knows_is_swept_up(app: Flask, ana: Browser, make: Maker, now: datetime) -> None:
    with_picture(ana, make)
    stray = app.config["HOUSE"].instance / "pictures" / "ab" / "abcd.key.page.jpg"
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"left by a process that died")
    pictures.forget_old(now)
    assert stray.exists()
    pictures.forget_old(now + timedelta(hours=2))
    assert not stray.exists()
    assert len(files(app)) == 2


def test_anas_pictures_are_in_what_she_takes_away(app: Flask, ana: Browser, make: Maker, now: datetime) -> None:
    with_picture(ana, make)
    target = app.config["HOUSE"].instance / "all.zip"
    takeaways.write_zip(ana.person.id, target, now)
    with zipfile.ZipFile(target) as pack:
        (listed,) = json.loads(pack.read("json/pictures.json"))
        assert listed["alt"] == CHAIR
        (name,) = [name for name in pack.namelist() if name.startswith("pictures/")]
        assert opened(pack.read(name)).size == (640, 480)


def test_the_pictures_of_a_page_cost_one_statement_however_many_there_are(
    ana: Browser, make: Maker, cleo: Browser, count_queries: Callable[..., Any]
) -> None:
    thread_id, _post_id, _address = with_picture(ana, make)

    def cost() -> int:
        threads.rename(ana.person, thread_id, "Standing", "", make.now)
        with count_queries() as queries:
            cleo.get(f"/t/{thread_id}/standing")
        return int(queries.total)

    one = cost()
    for _ in range(3):
        send(ana, f"post:{make.reply(ana.person, thread_id)}", photo(40, 30))
    assert cost() == one


def test_who_sends_very_many_is_asked_to_wait(app: Flask, ana: Browser, make: Maker) -> None:
    app.config["HOUSE"] = replace(app.config["HOUSE"], limits=True)
    place = f"reply:{make.thread(ana.person)}"
    answers = [send(ana, place, raw=SVG).status_code for _ in range(13)]
    assert answers[-1] == 429


def test_contact_details_are_hidden_in_what_a_picture_shows(ana: Browser, make: Maker, client: Browser) -> None:
    thread_id = make.thread(ana.person)
    send(ana, f"post:{posts_of(thread_id)}", alt="My room, write to ana@example.com")
    page = client.get(f"/t/{thread_id}", follow_redirects=True).text
    assert "My room" in page
    assert "ana@example.com" not in page


def test_looking_at_the_pictures_of_a_post_leaves_no_draft_of_it(ana: Browser, make: Maker) -> None:
    post_id = posts_of(make.thread(ana.person))
    ana.post(f"/p/{post_id}/edit", {"body": "How?", "add_picture": "1"})
    assert not list_here(ana.person.id, f"post:{post_id}")
    ana.post(f"/p/{post_id}/edit", {"body": "How then?", "add_picture": "1"})
    assert list_here(ana.person.id, f"post:{post_id}")


def test_a_moderator_sees_the_pictures_of_what_was_reported(
    ana: Browser, ben: Browser, cleo: Browser, make: Maker
) -> None:
    _thread, post_id, _address = with_picture(ana, make)
    cleo.post(f"/p/{post_id}/flag", {"reason": "unkind", "note": ""})
    assert f'alt="{CHAIR}"' in ben.get("/mod").text
    assert f'alt="{CHAIR}"' in ben.get(f"/p/{post_id}/hide").text
