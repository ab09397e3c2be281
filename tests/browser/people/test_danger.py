"""Somebody in danger types it into the search, or into a message, and reads what to do first."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import fill, log_in, main, press, see, start_thread, visit
from tests.fixtures.browser import NewPage, View

pytestmark = pytest.mark.browser


def test_somebody_who_fell_sees_what_to_do_first(page: Page) -> None:
    visit(page, "/search")
    main(page).locator("input[type=search]").fill("i fell and can't get up")
    press(page, "Search")
    panel = main(page).get_by_role("region", name="Call for emergency help now")
    expect(panel.get_by_role("heading", level=2)).to_be_in_viewport()
    expect(panel.get_by_role("listitem").first).to_have_text(re.compile("^Stop, and sit or lie down."))
    expect(panel.get_by_role("term").first).to_be_visible()
    expect(panel.get_by_role("term").first).to_have_text(re.compile(r"^\d{3}$"))
    above = panel.bounding_box()
    below = main(page).locator("input[type=search]").bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]
    expect(main(page).locator("input[type=search]")).to_have_value("i fell and can't get up")


def test_somebody_who_writes_that_they_want_to_die_sees_help_and_ben_reads_it_first(
    new_page: NewPage, view: View
) -> None:
    page = new_page()
    log_in(page, "cleo")
    start_thread(page, "balance", f"A low week, {view.word}", "How was yours?")
    fill(page, "Message", "I can't go on, I want to die.")
    press(page, "Preview")
    expect(main(page).get_by_role("region", name=re.compile("you matter"))).to_be_visible()
    see(page, "Preview, not posted yet")
    press(page, "Post reply")
    see(page, "Your reply is posted.")
    expect(main(page).get_by_role("region", name=re.compile("you matter"))).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= view.width
    ben = new_page()
    log_in(ben, "ben")
    visit(ben, "/mod")
    first = main(ben).get_by_role("article").first
    expect(first).to_contain_text("Words of suicide or self-harm")
    expect(first).to_contain_text("I can't go on, I want to die.")
    first.get_by_label("Reason", exact=True).fill("I wrote to her.")
    first.get_by_role("button", name=re.compile("Keep")).click()
    see(ben, "It stays, and the report is closed.")
