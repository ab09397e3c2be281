"""Suggestions in the search box, with the keyboard alone; without script the box searches as ever."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import main, see_title, visit
from tests.fixtures.browser import View

pytestmark = pytest.mark.browser


def box_of(page: Page) -> Locator:
    """The large search box, with the keyboard in it."""
    visit(page, "/search")
    box = main(page).locator("input[type=search]")
    box.focus()
    return box


def test_cleo_chooses_an_exercise_with_the_arrow_keys(page: Page, view: View) -> None:
    box = box_of(page)
    page.keyboard.type("heel rai", delay=20)
    if not view.has_scripts:
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/search\?q=heel\+rai"))
        return
    choices = main(page).get_by_role("listbox").get_by_role("option")
    expect(choices.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(main(page).get_by_role("status")).to_contain_text(re.compile(r"\d suggestions?, use the down arrow"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(choices.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", str(choices.first.get_attribute("id")))
    expect(box).to_be_focused()
    name = choices.first.locator("strong").inner_text()
    page.keyboard.press("Enter")
    see_title(page, name)


def test_escape_puts_the_list_away_and_keeps_the_words(page: Page, view: View) -> None:
    if not view.has_scripts:
        pytest.skip("there is no list without script")
    box = box_of(page)
    before = main(page).get_by_role("link", name="Routine cards").bounding_box()
    page.keyboard.type("march", delay=20)
    expect(main(page).get_by_role("listbox").get_by_role("option").first).to_be_visible()
    assert main(page).get_by_role("link", name="Routine cards").bounding_box() == before
    page.keyboard.press("Escape")
    expect(main(page).get_by_role("listbox").get_by_role("option")).to_have_count(0)
    expect(box).to_have_value("march")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=march"))
