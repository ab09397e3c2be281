"""What is typed is kept, by itself where scripts run, and gone when it has been posted."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import fill, log_in, main, press, see, start_thread
from tests.fixtures.browser import View

pytestmark = pytest.mark.browser


def test_what_cleo_types_waits_for_her_and_is_gone_when_it_is_posted(page: Page, view: View) -> None:
    log_in(page, "cleo")
    start_thread(page, "balance", f"Kept by itself, {view.word}", "Let us see.")
    address = page.url.partition("#")[0]
    box = main(page).get_by_label("Message", exact=True)
    fill(page, "Message", "Half a thought")
    if view.has_scripts:
        box.blur()
        see(page, "Draft saved at")
    else:
        press(page, "Save draft")
        see(page, "Your draft is saved")
    page.goto("/exercises")
    page.goto(address)
    expect(box).to_have_value("Half a thought")
    fill(page, "Message", "A whole thought")
    press(page, "Post reply")
    see(page, "Your reply is posted.")
    page.goto("/exercises")
    page.goto(address)
    expect(box).to_have_value("")
