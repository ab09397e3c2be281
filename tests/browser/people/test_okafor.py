"""Story: Dr Okafor finds a risk in an exercise, and nobody is offered it until it is settled."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import fill, follow, go_by_menu, log_in, main, press, see, see_title, visit
from tests.fixtures.browser import NewPage

pytestmark = pytest.mark.browser

HEELS = "Heel raise"
RISK = "Nothing firm is named that a hand could hold."
LIST = "/exercises?q=heel+raise"
KETTLE = "While the kettle boils"


def card_of(page: Page, name: str) -> None:
    """Look for one's own words in the builder."""
    visit(page, "/routines/new")
    fill(page, "Name of the card", "A card that waits")
    press(page, "Next: exercises")
    fill(page, "Words to look for", name)
    press(page, "Find exercises")


def nobody_offers_it(page: Page) -> None:
    """Filters, ladders, a card begun with it, a tired day; `tests/web/library/test_offers.py` asks every door."""
    visit(page, "/exercises?position=standing_supported&q=heel+raise")
    expect(main(page).get_by_role("link", name=HEELS, exact=True)).to_have_count(0)
    visit(page, "/exercises/seated-heel-raise")
    expect(main(page).get_by_role("link", name=HEELS, exact=True)).to_have_count(0)
    visit(page, "/routines/new?exercise=heel-raise")
    see(page, "The card begins empty")
    see(page, re.compile("It can’t be added now"))
    visit(page, "/search?q=kettle&kind=routine")
    main(page).locator('a[href^="/routines/"]', has_text=KETTLE).first.click()
    see(page, re.compile("Heel raise: a clinician has seen a risk in it"))
    follow(page, "Make it gentler")
    expect(main(page).locator("ol.card-steps").get_by_role("link", name=HEELS, exact=True)).to_have_count(0)
    see(page, re.compile("Heel raise: it is held back for now"))


def test_okafor_finds_a_risk_and_the_exercise_is_offered_to_nobody_until_it_is_settled(
    page: Page, new_page: NewPage
) -> None:
    log_in(page, "okafor")
    go_by_menu(page, "Clinicians’ desk")
    see_title(page, "Clinicians’ desk")
    visit(page, "/mod/clinic/heel-raise")
    see_title(page, HEELS)
    fill(page, "Your note", RISK)
    press(page, "I see a risk")
    see(page, "It is held back: nothing offers it now")

    ana = new_page()
    log_in(ana, "ana")
    visit(ana, LIST)
    expect(main(ana).get_by_role("link", name=HEELS, exact=True)).to_have_count(0)
    card_of(ana, HEELS)
    expect(main(ana).get_by_role("button", name=f"Add {HEELS}", exact=True)).to_have_count(0)
    nobody_offers_it(ana)
    visit(ana, "/exercises/heel-raise")
    see(ana, "A clinician has seen a risk here")
    see(ana, re.compile(re.escape(RISK)))
    see(ana, "Do not use it until that is settled.")

    fill(page, "Why can it be used again?", "The first step names the worktop now.")
    press(page, "Lift the hold")
    see(page, "The exercise can be offered again.")
    visit(ana, LIST)
    expect(main(ana).get_by_role("link", name=HEELS, exact=True)).to_have_count(1)


def test_everybody_reads_what_changed_in_the_exercises(page: Page) -> None:
    visit(page, "/exercises")
    follow(page, "What changed in the exercises")
    see_title(page, "What changed in the exercises")
