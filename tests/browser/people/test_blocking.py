"""Cleo writes to Ana in private, and wants to hear nothing more of Ben."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import fill, log_in, main, post_of, press, see, visit
from tests.fixtures.browser import NewPage, View

pytestmark = pytest.mark.browser


def test_cleo_writes_to_ana_and_blocks_ben(new_page: NewPage, view: View) -> None:
    cleo, ana, ben = new_page(), new_page(), new_page()
    for page, name in ((cleo, "cleo"), (ana, "ana"), (ben, "ben")):
        log_in(page, name)
    visit(cleo, "/u/ana")
    main(cleo).get_by_role("link", name="Write a message").click()
    if main(cleo).get_by_role("button", name="Send").count():
        fill(cleo, "Your message", f"Hello Ana, {view.word}")
        press(cleo, "Send")
    else:  # another story has begun it
        fill(cleo, "Your message", f"Hello Ana, {view.word}")
        press(cleo, "Answer")
    see(cleo, "Your message was sent to ana.")
    assert cleo.evaluate("document.documentElement.scrollWidth") <= view.width
    visit(ana, "/me/notices")
    main(ana).get_by_role("link", name="cleo wrote you a message.").first.click()
    see(ana, f"Hello Ana, {view.word}")
    fill(ana, "Your message", f"Hello Cleo, {view.word}")
    press(ana, "Answer")
    visit(cleo, "/messages")
    see(cleo, f"Hello Cleo, {view.word}")

    visit(ben, "/c/balance/new")
    fill(ben, "Title", f"Blocking, {view.word}")
    fill(ben, "Message", "Words that Cleo has had enough of.")
    press(ben, "Post thread")
    path = re.sub(r"[?#].*", "", ben.url)
    visit(cleo, path)
    post = post_of(cleo, "Words that Cleo")
    post.locator("summary").filter(has_text="More").click()
    post.get_by_role("link", name="Block").click()
    see(cleo, "They are not told.")
    press(cleo, "Block ben")
    hidden = cleo.get_by_text("Words that Cleo has had enough of.")
    expect(hidden).to_be_hidden()
    cleo.locator("summary").filter(has_text="Post 1 by ben, whom you blocked").click()
    expect(hidden).to_be_visible()
    assert cleo.evaluate("document.documentElement.scrollWidth") <= view.width
    visit(cleo, "/me/blocked")
    press(cleo, "Unblock ben")
    visit(cleo, path)
    expect(hidden).to_be_visible()
