"""Before she asks, Cleo sees whether others asked before: under the title as she types, or with the preview."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import fill, log_in, main, press, visit
from tests.fixtures.browser import View

pytestmark = pytest.mark.browser
KNOWN = "Foam pad at home: where do you stand it?"


def top_of(page: Page, label: str) -> float:
    """How far down the page a box begins."""
    place = main(page).get_by_label(label, exact=True).bounding_box()
    assert place
    return place["y"] + float(page.evaluate("scrollY"))


def test_cleo_sees_who_asked_before_and_nothing_moves(page: Page, view: View) -> None:
    log_in(page, "cleo")
    visit(page, "/c/balance/new")
    before = top_of(page, "Message")
    title = main(page).get_by_label("Title", exact=True)
    title.press_sequentially(KNOWN)
    answer = main(page).get_by_role("link", name=KNOWN)
    if view.has_scripts:
        found = main(page).locator("[data-alike] summary")
        expect(found).to_contain_text("may answer you already")
        expect(title).to_be_focused()
        assert top_of(page, "Message") == before
        expect(answer).not_to_be_visible()
        page.keyboard.press("Tab")
        expect(found).to_be_focused()
        page.keyboard.press("Enter")
    else:
        fill(page, "Message", "Mine does, too.")
        press(page, "Preview")
    expect(answer).to_be_visible()
