"""A member is asked once where days begin for them; the browser's own zone is offered and sent only when they press."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import log_in, main, press, see
from tests.fixtures.browser import View

pytestmark = pytest.mark.browser
# Each is asked once, so each way of looking has somebody of its own.
ASKED = {"phonejs": "ana", "phoneplain": "ben", "deskjs": "cleo", "deskplain": "dee"}


def test_a_member_takes_the_time_of_the_browser_or_chooses_from_the_list(page: Page, view: View) -> None:
    log_in(page, ASKED[view.word])
    page.goto("/me")
    see(page, "Which time zone are you in?")
    if view.has_scripts:
        zone = page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone")
        press(page, f"Use the time of {zone.split('/')[-1].replace('_', ' ')}")
    else:
        expect(main(page).get_by_role("button", name="Use the time of")).to_have_count(0)
        page.goto("/me/time-zone")
        main(page).get_by_label("My time zone").select_option("Europe/London")
        press(page, "Save")
    see(page, "Your time zone is saved.")
    page.goto("/me")
    expect(main(page).get_by_text("Which time zone are you in?")).to_have_count(0)
