"""Ana asks for an exercise that the library lacks; Ben says which one it is; her card gets it when she publishes."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import fill, follow, log_in, main, press, see, see_title, visit
from tests.fixtures.browser import NewPage, View

pytestmark = pytest.mark.browser
HOW = "I stand with my back at a wall and slide my arms up and down."


def bring_card(page: Page, title: str, name: str) -> str:
    """A published card with one line under Ana's own name for it; gives its page."""
    lines = [{"exercise_id": "heel-raise", "sets": 2, "reps": 8}, {"exercise_id": f"own:{name}", "sets": 2, "reps": 6}]
    card = {"title": title, "purpose": "To loosen up.", "days_per_week": 3, "provenance": "self", "items": lines}
    visit(page, "/routines/import")
    main(page).locator("textarea").fill(json.dumps({"strideshare": {"format": 1, "card": card}}))
    press(page, "Upload the card")
    press(page, "Check the card")
    see(page, "Not in our library")
    press(page, "Publish for everybody")
    see_title(page, title)
    return page.url


def test_ana_suggests_what_she_does_and_puts_the_librarys_exercise_on_her_card(
    page: Page, new_page: NewPage, view: View
) -> None:
    name, title = f"Wall angel {view.word}", f"At the wall {view.word}"
    log_in(page, "ana")
    card = bring_card(page, title, name)
    follow(page, f"Suggest {name}")
    see_title(page, "Suggest an exercise")
    expect(main(page).get_by_label("Name", exact=True)).to_have_value(name)
    fill(page, "How it is done", HOW)
    press(page, "Send to the moderators")
    see(page, "Choose the position it is done in.")
    expect(main(page).get_by_label("How it is done", exact=True)).to_have_value(HOW)
    main(page).get_by_label("Position", exact=True).select_option("Standing, holding on")
    main(page).get_by_label("Yes, to something firm", exact=True).check()
    press(page, "Send to the moderators")
    see_title(page, name)
    see(page, "1 member asked for this.")
    suggestion = page.url

    ben = new_page()
    log_in(ben, "ben")
    visit(ben, "/mod/suggested")
    follow(ben, name)
    see(ben, HOW)
    follow(ben, "Accept")
    see(ben, "This adds nothing to the library")
    main(ben).get_by_label("Exercise of our library", exact=True).select_option("wall-squat")
    fill(ben, "Reason", "This one, at a wall.")
    press(ben, "Accept")
    see(ben, "The suggestion is accepted")

    visit(page, "/me/notices")
    see(page, f"“{name}”, which you suggested, is in our library")
    visit(page, card)
    expect(main(page).get_by_role("heading", name=re.compile(f"^Step 2 of 2.*{name}$"))).to_be_visible()
    visit(page, suggestion)
    press(page, "Put it into a draft")
    see(page, "Your card has not changed.")
    visit(page, card)
    expect(main(page).get_by_role("heading", name=re.compile(f"^Step 2 of 2.*{name}$"))).to_be_visible()
    follow(page, "Carry on")
    press(page, "Check the card")
    press(page, "Publish for everybody")
    see_title(page, title)
    expect(main(page).get_by_role("heading", name=re.compile("^Step 2 of 2.*Wall squat"))).to_be_visible()
    expect(main(page).get_by_role("heading", name="Not in our library")).to_have_count(0)
