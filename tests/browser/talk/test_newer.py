"""While Ana reads, somebody answers: the page says so and stays as it is until she presses."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import fill, log_in, main, press, see, start_thread, visit
from tests.fixtures.browser import NewPage, View

pytestmark = pytest.mark.browser


def test_new_replies_are_told_of_and_nothing_moves(new_page: NewPage, view: View) -> None:
    ana, cleo = new_page(), new_page()
    ana.clock.install()
    log_in(ana, "ana")
    start_thread(ana, "balance", f"While I read, {view.word}", "How do you stand?")
    path = re.sub(r"[?#].*", "", ana.url)
    log_in(cleo, "cleo")
    visit(cleo, path)
    fill(cleo, "Message", "With both hands on the sink.")
    press(cleo, "Post reply")
    see(cleo, "Your reply is posted.")

    box = main(ana).get_by_label("Message", exact=True)
    box.scroll_into_view_if_needed()
    before = box.bounding_box()
    ana.clock.fast_forward(61_000)
    link = main(ana).get_by_role("link", name="1 new reply, show")
    if not view.has_scripts:
        expect(main(ana).locator("[data-newer]")).to_be_hidden()
        expect(link).to_have_count(0)
        return
    expect(link).to_be_visible()
    assert box.bounding_box() == before
    assert "both hands" not in str(main(ana).inner_text())
    link.click()
    expect(main(ana).locator("#new + article")).to_contain_text("With both hands on the sink.")
