"""Ben's evening with the resources: what is due is cleared by keyboard alone."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from forum.clock import utc_now
from tests.browser.steps import fill, log_in, main, press, see, see_title, tab_to, visit
from tests.fixtures.browser import View

pytestmark = pytest.mark.browser


def add_due(page: Page, title: str, address: str) -> str:
    """A resource that has to be read again within the month; gives its page."""
    due = utc_now() + timedelta(days=9)
    visit(page, "/mod/resources/new")
    fill(page, "Link", address)
    fill(page, "Title", title)
    fill(page, "Who made it?", "The Meadow Clinic")
    fill(page, "Why can it be trusted?", "It names its sources and sells nothing.")
    fill(page, "Next review date", f"{due.day}/{due.month}/{due.year}")
    press(page, "Put it on the list")
    see_title(page, title)
    return page.url


def test_ben_clears_what_is_due_this_month_by_keyboard_alone(page: Page, view: View) -> None:
    log_in(page, "ben")
    titles = [f"{name} ({view.word})" for name in ("Stairs", "Kitchen", "Garden")]
    places = [
        add_due(page, title, f"https://meadow.example.org/{view.word}/{number}") for number, title in enumerate(titles)
    ]
    visit(page, "/mod/resources")
    see(page, "3 resources are due this month.")
    tab_to(page, "button", "Read the next one")
    page.keyboard.press("Enter")
    for title in titles:
        expect(main(page).get_by_role("paragraph").get_by_role("link", name=title, exact=True)).to_be_visible()
        tab_to(page, "textbox", "Who pays for it (optional)")
        page.keyboard.type("The clinic")
        tab_to(page, "checkbox", "I opened the link. The page and its contact are still there.")
        page.keyboard.press("Space")
        tab_to(page, "button", "Still good")
        page.keyboard.press("Enter")
        see(page, f"“{title}” is checked. Thank you.")
    see(page, "Nothing else is due. Thank you.")
    expect(main(page).get_by_role("button", name="Read the next one")).to_have_count(0)
    visit(page, places[0])
    see(page, "The clinic")
