"""Sam, who has no account, sees by Ana's link where he is needed, and says that he is there."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import fill, log_in, main, press, see, visit
from tests.fixtures.browser import NewPage, View

pytestmark = pytest.mark.browser


def test_sam_is_there_today(new_page: NewPage, view: View) -> None:
    ana, sam = new_page(), new_page()
    log_in(ana, "ana")
    visit(ana, "/me/carers")
    fill(ana, "Whom is it for?", f"Sam, {view.word}")
    main(ana).get_by_label("All my cards", exact=False).check()
    press(ana, "Make the link")
    link = main(ana).get_by_label("Link", exact=True).input_value()
    assert ana.evaluate("document.documentElement.scrollWidth") <= view.width
    visit(sam, link[link.index("/carer/") :])
    see(sam, "Cards of ana")
    main(sam).get_by_role("article").get_by_role("link").first.click()
    see(sam, "Where you are needed")
    assert sam.evaluate("document.documentElement.scrollWidth") <= view.width
    main(sam).get_by_role("link", name="All cards").click()
    press(sam, "I am here today")
    see(sam, "You are here today")
    visit(ana, "/me/carers")
    see(ana, "Is here with you today.")
    row = main(ana).get_by_role("listitem").filter(has_text=f"Sam, {view.word}")
    row.get_by_role("button", name="End this link").click()
    see(ana, "The link is ended.")
    answer = sam.goto(link[link.index("/carer/") :])
    assert answer is not None
    assert answer.status == 404


def test_ana_chooses_a_moon(new_page: NewPage, view: View) -> None:
    ana, visitor = new_page(), new_page()
    log_in(ana, "ana")
    visit(ana, "/me/profile")
    main(ana).get_by_label("A moon").check()
    press(ana, "Save")
    visit(visitor, "/u/ana")
    expect(main(visitor).locator(".face use")).to_have_attribute("href", re.compile("#moon$"))
    assert visitor.evaluate("document.documentElement.scrollWidth") <= view.width


def test_the_page_of_pushes_offers_them_only_where_a_script_can_ask(new_page: NewPage, view: View) -> None:
    ana = new_page()
    log_in(ana, "ana")
    visit(ana, "/me/push")
    button, missing = main(ana).get_by_role("button", name="Tell me in this browser"), main(ana).get_by_text("script")
    if view.has_scripts:
        expect(button).to_be_visible()
    else:
        expect(button).to_be_hidden()
        expect(missing.first).to_be_visible()
    assert ana.evaluate("document.documentElement.scrollWidth") <= view.width
