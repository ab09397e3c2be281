"""What members' words ran into: numbers taken for phone numbers, prose for Markdown, tables of other countries."""

import csv
import io
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
