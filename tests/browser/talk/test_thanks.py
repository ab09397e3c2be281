"""Cleo answers Ana's question, and reads that it helped."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import fill, log_in, main, post_of, press, see, visit
from tests.fixtures.browser import NewPage, View

pytestmark = pytest.mark.browser


def test_ana_thanks_cleo_and_chooses_her_answer(new_page: NewPage, view: View) -> None:
    ana, cleo = new_page(), new_page()
    log_in(ana, "ana")
    visit(ana, "/c/balance/new")
    fill(ana, "Title", f"Which rail, {view.word}?")
    fill(ana, "Message", "For one narrow stair.")
    main(ana).get_by_label("What is it?").select_option("question")
    press(ana, "Post thread")
    path = re.sub(r"[?#].*", "", ana.url)
    log_in(cleo, "cleo")
    visit(cleo, path)
    fill(cleo, "Message", "A wooden one, on both sides.")
    press(cleo, "Post reply")
    visit(ana, path)
    reply = post_of(ana, "A wooden one")
    reply.get_by_role("button", name="Thank", exact=False).click()
    see(ana, "You thanked cleo")
    post_of(ana, "A wooden one").get_by_role("button", name="This is the answer").click()
    top = main(ana).get_by_role("region", name="The answer ana chose")
    expect(top).to_contain_text("A wooden one, on both sides.")
    assert ana.evaluate("document.documentElement.scrollWidth") <= view.width
    visit(cleo, "/me/notices")
    see(cleo, "ana thanked you for your post")
    see(cleo, "ana chose your post as the answer")
