"""Cleo shares a routine where the category offers headings."""

from html import unescape

import pytest
from sqlalchemy import func, select, text

from forum.models import Thread, db
from tests.fixtures.house import Browser

TEMPLATE = "**Where:**\n\n**What helped:**"
NEW = {"title": "In my kitchen", "category": "balance"}


@pytest.fixture(autouse=True)
def headings(app: object) -> None:
    """Balance offers two headings."""
    db.session.execute(text("UPDATE category SET template = :words WHERE slug = 'balance'"), {"words": TEMPLATE})
    db.session.commit()


def box(page: str) -> str:
    """What stands in the box of the message."""
    return (
        unescape(page.partition('id="body"')[2].partition(">")[2].partition("</textarea>")[0])
        .replace("\r\n", "\n")
        .strip()
    )


def test_a_new_thread_begins_with_them(cleo: Browser) -> None:
    page = cleo.get("/c/balance/new").text
    assert box(page) == TEMPLATE
    assert "Add the headings" not in page
    assert box(cleo.get("/c/strength/new").text) == ""


def test_who_began_elsewhere_is_offered_them_and_loses_no_word(cleo: Browser) -> None:
    typed = NEW | {"body": "I hold the sink.", "tags": "kitchen"}
    page = unescape(cleo.post("/c/strength/new", typed | {"preview": "1"}).text)
    assert "Add the headings of “Balance”" in page
    page = cleo.post("/c/strength/new", typed | {"headings": "1"}).text
    assert box(page) == f"I hold the sink.\n\n{TEMPLATE}"
    assert 'value="kitchen"' in page
    assert db.session.scalar(select(func.count()).select_from(Thread)) == 0


def test_a_draft_is_not_filled_with_them(cleo: Browser) -> None:
    cleo.post("/me/drafts", {"key": "thread:balance", "body": "Half a thought"})
    assert box(cleo.get("/c/balance/new").text) == "Half a thought"


def test_headings_alone_are_refused_and_stay(cleo: Browser) -> None:
    sent = cleo.post("/c/balance/new", NEW | {"body": TEMPLATE})
    assert sent.status_code == 422
    assert "Write something beside at least one of the headings" in unescape(sent.text)
    assert box(sent.text) == TEMPLATE
    assert cleo.post("/c/balance/new", NEW | {"body": f"{TEMPLATE}\nSitting."}).status_code == 303
