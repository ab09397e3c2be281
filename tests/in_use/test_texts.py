"""What members' words ran into: numbers taken for phone numbers, prose for Markdown, tables of other countries."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from forum.actions.upkeep.recooking import recook_all
from forum.clock import utc_now
from forum.models import Post, db
from tests.fixtures.house import Browser, Maker
from tests.samples.library import STORY_CARD
from tests.samples.lines import LINES, write_lines

Run = Callable[..., Any]


@pytest.mark.parametrize(
    "diary",
    [
        "05.11.2026 12 reps",
        "05-11-2026 10:30",
        "06 12 18 24 30 seconds",
        "my cell counted 3500-4500 steps",
        "The MS helpline is 0808 800 8000, in America 1-800-344-4867, and the Samaritans are 116 123",
    ],
)
def test_a_diary_with_dates_counts_and_helplines_is_kept_as_it_was_written(
    ana: Browser, make: Maker, diary: str
) -> None:
    thread_id = make.thread(ana.person)
    assert ana.post(f"/t/{thread_id}/reply", {"body": diary}).status_code == 303
    assert db.session.scalars(db.select(Post.body).order_by(Post.id.desc())).first() == diary


def test_a_post_of_somebody_who_never_heard_of_markdown_reads_as_they_wrote_it(ana: Browser, make: Maker) -> None:
    typed = "2*10*3 s today\n\n    I rested a lot.\n\nSee you\nJane\n---\n_MsSunny_"
    thread_id = make.thread(ana.person)
    ana.post(f"/t/{thread_id}/reply", {"body": typed})
    page = ana.get(f"/t/{thread_id}/standing-on-one-leg").text
    assert "<p>2*10*3 s today</p>\n<p>I rested a lot.</p>\n<p>See you<br>\nJane</p>\n<hr>\n<p>_MsSunny_</p>" in page


def test_an_upgrade_shows_old_posts_in_the_new_dialect(ana: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person, body="2*10*3 s")
    db.session.execute(db.update(Post).values(html="<p>2<em>10</em>3 s</p>", cook_version=2))
    db.session.commit()
    recook_all(utc_now())
    assert "2*10*3 s" in ana.get(f"/t/{thread_id}/standing-on-one-leg").text


@pytest.mark.parametrize("ending", ["csv", "ics", "md", "json", "fhir.json", "qr.svg"])
def test_a_file_says_once_in_which_letters_it_is_written(
    client: Browser, ana: Browser, make: Maker, ending: str
) -> None:
    kind = client.get(f"/routines/{make.routine(ana.person)}/v/1.{ending}").headers["Content-Type"]
    assert kind.count("charset") == (0 if "json" in kind else 1)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_a_card_that_a_german_spreadsheet_saved_comes_back(ana: Browser, make: Maker, encoding: str) -> None:
    card = replace(STORY_CARD, title="Für müde Füße", items=(replace(STORY_CARD.items[0], load_kg=2.5),))
    table = ana.get(f"/routines/{make.routine(ana.person, card)}/v/1.csv").data.decode("utf-8-sig")
    rows = csv.reader(io.StringIO(table, newline=""))
    saved = io.StringIO()
    csv.writer(saved, delimiter=";").writerows([cell.replace("2.5", "2,5") for cell in row] for row in rows)
    file = io.BytesIO(f"sep=;\r\n{saved.getvalue()}".encode(encoding, "replace"))
    sent = ana.post("/routines/import", {"file": (file, "karte.csv")})
    assert sent.status_code == 303, sent.text
    page = ana.get(sent.headers["Location"]).text
    assert "Für müde Füße" in page
    assert "2.5" in page


OFFICE = "The hospital is on 020 7946 0958, me 07700 900123."


def test_an_author_sees_what_would_be_hidden_before_it_is_posted(ana: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    first = ana.post(f"/t/{thread_id}/reply", {"body": OFFICE, "shows_hidden": "y"})
    assert first.status_code == 422
    assert "Nothing is posted yet." in first.text
    assert ana.post("/preview", {"body": OFFICE}).text.count("is not private</label>") == 2
    seen = re.search(r'name="hidden_seen" value="(\w+)"', first.text)
    assert seen is not None
    assert ana.post(f"/t/{thread_id}/reply", {"body": OFFICE, "hidden_seen": seen[1]}).status_code == 303
    assert db.session.scalars(db.select(Post.body).order_by(Post.id.desc())).first() == (
        "The hospital is on [phone number hidden], me [phone number hidden]."
    )
    # What was seen once is not what is hidden now.
    other = {"body": "Mail ana@example.org", "hidden_seen": seen[1], "shows_hidden": "y"}
    assert ana.post(f"/t/{thread_id}/reply", other).status_code == 422


def test_a_program_that_shows_nobody_anything_has_it_hidden_at_once(ana: Browser, make: Maker) -> None:
    assert ana.post(f"/t/{make.thread(ana.person)}/reply", {"body": OFFICE}).status_code == 303
    assert db.session.scalars(db.select(Post.body).order_by(Post.id.desc())).first() == (
        "The hospital is on [phone number hidden], me [phone number hidden]."
    )


@pytest.fixture
def vouched(ana: Browser, make: Maker) -> int:
    """A post whose author says of the hospital's number that it is not private."""
    thread_id = make.thread(ana.person)
    shown = ana.post("/preview", {"body": OFFICE}).text
    stamp, key = (re.search(rf'name="{name}" value="(\w+)"', shown) for name in ("hidden_seen", "not_private"))
    assert stamp is not None
    assert key is not None
    fields = {"body": OFFICE, "hidden_seen": stamp[1], "not_private": key[1]}
    assert ana.post(f"/t/{thread_id}/reply", fields).status_code == 303
    return db.session.scalars(db.select(Post.id).order_by(Post.id.desc())).first() or 0


def body_of(post_id: int) -> str:
    db.session.expire_all()
    return db.session.get_one(Post, post_id).body


def test_a_number_that_its_author_calls_not_private_stays_and_a_moderator_sees_that(
    ana: Browser, ben: Browser, vouched: int
) -> None:
    kept = "The hospital is on 020 7946 0958, me [phone number hidden]."
    assert body_of(vouched) == kept
    page = ben.get("/mod/numbers").text
    assert f'<a href="/p/{vouched}">Post by ana with 020 7946 0958</a>' in page
    # An edit asks nothing again.
    assert ana.post(f"/p/{vouched}/edit", {"body": f"{kept} Thanks."}).status_code == 303
    assert body_of(vouched) == f"{kept} Thanks."


def test_a_moderator_can_hide_a_number_that_its_author_calls_not_private(
    ana: Browser, ben: Browser, vouched: int
) -> None:
    ana.post(f"/p/{vouched}/edit", {"body": "020 7946 0958 again"})
    url = re.search(r"/mod/numbers/\d+/remove", ben.get("/mod/numbers").text)
    assert url is not None
    assert ben.post(url[0], {"reason": "This is a private line."}).status_code == 303
    assert body_of(vouched) == "[phone number hidden] again"
    assert "7946" not in ana.get(f"/p/{vouched}/history").text
    assert "hid a phone number in your post" in ana.get("/me/notices").text


def test_the_number_of_a_helpline_that_moderators_named_stays_without_a_question(
    ana: Browser, ben: Browser, make: Maker
) -> None:
    thread_id = make.thread(ana.person)
    named = {"number": "+44 20 7946 0958", "reason": "The clinic of our town."}
    assert ben.post("/mod/numbers", named).status_code == 303
    assert "is on the list already" in ben.post("/mod/numbers", named).text
    assert "Write the number of a helpline" in ben.post("/mod/numbers", {**named, "number": "a friend"}).text
    assert ana.post(f"/t/{thread_id}/reply", {"body": "Ring 020-7946-0958"}).status_code == 303
    assert db.session.scalars(db.select(Post.body).order_by(Post.id.desc())).first() == "Ring 020-7946-0958"


OLD_FORUM = (
    "[quote=Dr_Lee]Do [b]2*10*3[/b] s[/quote]Thanks. On 05.11.2026 12 reps.\n[list][*]squats[*]rest[/list]",
    "<p>Call me on <b>07700 900123</b>,<br>or the helpline: 0808 800 8000.</p>",
)


def test_an_old_archive_is_brought_in_readable_and_what_was_changed_is_said(
    strideshare: Run, client: Browser, tmp_path: Path
) -> None:
    posts = (dict(LINES[1], body=OLD_FORUM[0]), dict(LINES[0], body=OLD_FORUM[1]))
    file = write_lines(tmp_path / "old.jsonl", (*posts, *LINES[2:]))
    said = strideshare("import", file)
    assert "Turned BBCode into Markdown in 1 posts." in said.out
    assert "Turned HTML into Markdown in 1 posts." in said.out
    assert "Hid 2 contact details" in said.out
    page = client.get("/t/51/wall-squats").text
    assert "<p>Dr_Lee wrote:</p>\n<p>Do <strong>2*10*3</strong> s</p>\n</blockquote>" in page
    assert "<p>Thanks. On 05.11.2026 12 reps.</p>\n<ul>\n<li>squats</li>\n<li>rest</li>\n</ul>" in page
    assert "<strong>[phone number hidden]</strong>,<br>\nor the helpline: 0808 800 8000." in page
    assert "New: nothing" in strideshare("import", file).out


def test_older_advice_about_medicines_is_marked_by_an_upgrade(ana: Browser, make: Maker) -> None:
    advice = make.reply(ana.person, make.thread(ana.person), "Stop taking your baclofen, it is poison.")
    db.session.execute(db.update(Post).values(advises_medicine=False, cook_version=3))
    db.session.commit()
    recook_all(utc_now())
    marked = db.session.scalars(db.select(Post.id).where(Post.advises_medicine)).all()
    assert marked == [advice]
