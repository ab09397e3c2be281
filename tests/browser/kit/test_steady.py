"""Nothing moves by itself: a button stays where it is while a form saves itself."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import fill, log_in, main, press, see_title, visit
from tests.fixtures.browser import View

pytestmark = pytest.mark.browser


def place_of(button: Locator) -> float:
    """How far down the page a button stands, wherever the window looks."""
    place = button.evaluate("(one) => one.getBoundingClientRect().top + scrollY")
    assert isinstance(place, int | float)
    return place


@pytest.mark.parametrize("view", [View(320, has_scripts=True), View(1280, has_scripts=True)], indirect=True, ids=str)
def test_the_buttons_of_the_builder_stay_when_it_has_saved(page: Page, view: View) -> None:
    log_in(page, "ana")
    visit(page, "/routines/new")
    fill(page, "Name of the card", f"Steady {view.word}")
    press(page, "Next: exercises")
    see_title(page, f"Build “Steady {view.word}”")
    button = main(page).get_by_role("button", name="Check the card")
    before = place_of(button)
    main(page).get_by_label("Days a week", exact=True).fill("3")
    main(page).get_by_label("Times a day", exact=True).focus()
    expect(page.get_by_text("Draft saved at")).to_be_visible()
    assert place_of(button) == before


@pytest.mark.parametrize("view", [View(320, has_scripts=True), View(1280, has_scripts=True)], indirect=True, ids=str)
def test_the_buttons_below_a_message_stay_when_it_has_been_kept(page: Page, view: View) -> None:
    log_in(page, "ana")
    visit(page, "/c/balance/new")
    button = main(page).get_by_role("button", name="Post thread")
    before = place_of(button)
    fill(page, "Message", f"Half a thought, {view.word}.")
    main(page).get_by_label("Title", exact=True).focus()
    expect(main(page).locator("[data-draft-status]")).not_to_be_empty()
    assert place_of(button) == before
