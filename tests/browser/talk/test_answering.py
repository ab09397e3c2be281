"""Answering a post: the cursor stands in the box, and afterwards at what was posted; with scripts and without."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import fill, log_in, main, press, see, start_thread
from tests.fixtures.browser import View

READ_OUT = "You answer cleo’s post 1. A few words are fine. You can change it later. There is no time limit."
pytestmark = pytest.mark.browser


def focused(page: Page) -> str:
    """The id of what the keyboard is at; "" for the page as a whole."""
    return str(page.evaluate("document.activeElement === document.body ? '' : document.activeElement.id"))


def test_reply_under_a_post_puts_the_cursor_into_the_box_and_says_whom_it_answers(page: Page, view: View) -> None:
    log_in(page, "cleo")
    start_thread(page, "balance", f"Whom do I answer, {view.word}", "How do you stand?")
    main(page).get_by_role("article").get_by_role("link", name="Reply to post 1").click()
    see(page, "You answer cleo’s post 1.")
    expect(main(page).get_by_label("Message", exact=True)).to_be_focused()
    expect(main(page).get_by_label("Message", exact=True)).to_have_accessible_description(READ_OUT)


def test_after_posting_the_keyboard_is_at_the_new_post(page: Page, view: View) -> None:
    log_in(page, "cleo")
    start_thread(page, "balance", f"Where am I now, {view.word}", "How do you stand?")
    fill(page, "Message", "With both hands on the sink.")
    press(page, "Post reply")
    see(page, "Your reply is posted.")
    assert focused(page) == "post-2"


def test_the_reply_button_on_top_leads_into_the_box(page: Page, view: View) -> None:
    log_in(page, "cleo")
    start_thread(page, "balance", f"The button on top, {view.word}", "How do you stand?")
    main(page).get_by_role("link", name="Reply", exact=True).first.click()
    assert focused(page) == "body"


def test_all_but_reply_waits_in_a_menu_and_is_named_once(page: Page, view: View) -> None:
    log_in(page, "cleo")
    start_thread(page, "balance", f"One menu a post, {view.word}", "How do you stand?")
    own = main(page).get_by_role("article")
    expect(own.get_by_role("link", name="Edit")).to_be_hidden()
    assert str(own.text_content()).lower().count("post 1") <= 3
    own.locator("summary", has_text="More").click()
    for label in ("Quote", "Edit", "Delete"):
        expect(own.get_by_role("link", name=label, exact=True)).to_be_visible()
