"""Story: Ana builds a card and makes it better, Dr Okafor puts her name to it, and a change takes that name away."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import fill, follow, log_in, main, open_line, press, see, see_title, visit
from tests.fixtures.browser import NewPage, View

pytestmark = pytest.mark.browser

HEELS = "Heel raise"


def build(page: Page, title: str) -> str:
    """Make and publish a card with ten heel raises; says its address."""
    visit(page, "/routines/new")
    fill(page, "Name of the card", title)
    press(page, "Next: exercises")
    fill(page, "Words to look for", HEELS)
    press(page, "Find exercises")
    press(page, f"Add {HEELS}")
    fill(page, "Times, exercise 1", "10")
    press(page, "Check the card")
    press(page, "Publish for everybody")
    see_title(page, title)
    return page.url


def change_times(page: Page, card: str, times: str, note: str) -> None:
    """Change how many times, and say why."""
    visit(page, card)
    follow(page, "Change this card")
    open_line(page, 1)
    fill(page, "Times, exercise 1", times)
    press(page, "Check the card")
    see(page, "What changes with this version")
    fill(page, "Why did you change it? (optional)", note)
    press(page, "Publish for everybody")
    see(page, "Your card is public")


def test_ana_makes_her_card_better_and_everybody_sees_what_changed(page: Page, new_page: NewPage, view: View) -> None:
    log_in(page, "ana")
    card = build(page, f"Heels {view.word}")
    change_times(page, card, "15", "Ten had become easy.")
    visitor = new_page()
    visit(visitor, card)
    main(visitor).get_by_text("About this card", exact=True).click()
    follow(visitor, "all versions")
    see_title(visitor, f"Versions of “Heels {view.word}”")
    see(visitor, f"{HEELS}: 10 → 15 times")
    see(visitor, "Ten had become easy.")
    follow(visitor, "Version 1")
    see(visitor, "This is an older version")
    see(visitor, "10 times")


def test_dr_okafors_name_stands_under_one_version_only(page: Page, new_page: NewPage, view: View) -> None:
    log_in(page, "ana")
    card = build(page, f"Read me {view.word}")
    okafor = new_page()
    log_in(okafor, "okafor")
    visit(okafor, card)
    follow(okafor, "Review this card")
    see_title(okafor, f"Review “Read me {view.word}”")
    fill(okafor, "Note for the author and for readers (optional)", "Hold on to something firm.")
    press(okafor, "I have reviewed this version")
    visitor = new_page()
    visit(visitor, card)
    see(visitor, re.compile("Reviewed by okafor, physiotherapist"))
    see(visitor, "Hold on to something firm.")

    change_times(page, card, "12", "A little more.")
    visit(visitor, card)
    see(visitor, "Not yet reviewed by a physiotherapist")
    see(visitor, re.compile("The card has changed since"))
    expect(main(visitor).get_by_text(re.compile("Reviewed by okafor"))).to_have_count(0)


def test_cleo_swaps_a_step_in_a_copy_of_her_own(page: Page, new_page: NewPage, view: View) -> None:
    log_in(page, "ana")
    card = build(page, f"Swap me {view.word}")
    cleo = new_page()
    log_in(cleo, "cleo")
    visit(cleo, card)
    main(cleo).locator("summary", has_text="ways to do").first.click()
    main(cleo).get_by_role("button", name=re.compile("^Swap in my copy")).first.click()
    see(cleo, "Only you can see it.")
    see(cleo, f"In place of {HEELS}.")
    open_line(cleo, 1)
    expect(main(cleo).get_by_label("Why?, exercise 1", exact=True)).to_have_value("An easier form")
    press(cleo, "Check the card")
    see(cleo, f"In place of {HEELS}. An easier form.")
    press(cleo, "Keep private")
    see(cleo, re.compile(f"Copied from.*Swap me {view.word}"))
