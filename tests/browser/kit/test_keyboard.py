"""Everything by keyboard alone, in reading order."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import log_in, main, see, start_thread, tab_to, visit
from tests.fixtures.browser import View

pytestmark = pytest.mark.browser


def test_the_first_tab_is_the_skip_link_and_it_leads_past_the_head(page: Page) -> None:
    visit(page, "/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_page_that_answers_a_post_has_its_skip_link_first_and_the_box_when_reply_led_there(page: Page) -> None:
    log_in(page, "ana")
    visit(page, "/t/1")
    reply = main(page).get_by_role("link", name="Reply to post 1").get_attribute("href")
    assert reply
    visit(page, reply.partition("#")[0])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    visit(page, "/t/1")
    visit(page, reply)
    expect(main(page).get_by_label("Message", exact=True)).to_be_focused()


def test_ana_replies_by_keyboard_alone(page: Page, view: View) -> None:
    log_in(page, "ana")
    start_thread(page, "balance", f"By keyboard {view.word}", "My hands shake today.")
    visit(page, page.url.partition("#")[0])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to(page, "textbox", "Message")
    page.keyboard.type("Tab, words, Tab, Enter.")
    tab_to(page, "button", "Post reply")
    page.keyboard.press("Enter")
    see(page, "Your reply is posted.")
    expect(main(page).get_by_role("article").filter(has_text="Tab, words, Tab, Enter.")).to_be_visible()
