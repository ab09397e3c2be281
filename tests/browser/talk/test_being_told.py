"""Ana is told of two answers in one line, and has read them once she was there."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import fill, log_in, main, press, see, start_thread, visit
from tests.fixtures.browser import NewPage, View

pytestmark = pytest.mark.browser


def test_two_answers_are_one_notice_until_they_are_read(new_page: NewPage, view: View) -> None:
    ana, cleo = new_page(), new_page()
    title = f"Stiff at night, {view.word}"
    log_in(ana, "ana")
    start_thread(ana, "balance", title, "What helps you?")
    path = re.sub(r"[?#].*", "", ana.url)
    log_in(cleo, "cleo")
    for words in ("A warm bath.", "And a slow stretch after it."):
        visit(cleo, path)
        fill(cleo, "Message", words)
        press(cleo, "Post reply")
    row = main(ana).get_by_role("listitem").filter(has_text=title)
    for _ in range(40):
        visit(ana, "/me/notices")
        if row.filter(has_text="And a slow stretch after it.").count():
            break
        ana.wait_for_timeout(250)
    expect(row).to_have_count(1)
    expect(row).to_contain_text("And 1 more like it.")
    expect(row).to_contain_text("New")
    assert ana.evaluate("document.documentElement.scrollWidth") <= view.width
    row.get_by_role("link").first.click()
    see(ana, "A warm bath.")
    visit(ana, "/me/notices")
    expect(row).not_to_contain_text("New")
    expect(row).to_contain_text("replied in your thread")
