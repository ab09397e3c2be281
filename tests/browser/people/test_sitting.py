"""Story: Cleo sits and is alone. She finds ten things she can do today, and is told why two lines of a card go."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sitting import only_sitting
from tests.browser.steps import follow, log_in, main, press, see, see_title, visit

pytestmark = pytest.mark.browser

STANDING = "Corner and foam, eyes open"
TWO_GO = ("Feet-together stand", "Standing on foam, eyes open")


def choose(page: Page, question: str, words: str) -> None:
    """Open one question of the filters and tick an answer."""
    fold = main(page).locator("details.fold > summary")
    if fold.is_visible() and not main(page).locator("#filters").is_visible():
        fold.click()
    filters = main(page).get_by_role("form", name="Choose what fits you today")
    filters.locator("summary").filter(has_text=re.compile(rf"^\s*{question}")).click()
    filters.get_by_role("group", name=question, exact=True).get_by_text(words).first.click()


def test_somebody_who_sits_and_is_alone_finds_ten_things_to_do_today(page: Page) -> None:
    visit(page, "/exercises")
    choose(page, "Position", "Sitting")
    choose(page, "Someone with you", "No one else needed")
    choose(page, "Equipment", "Nothing to buy")
    press(page, "Show exercises")
    names = main(page).get_by_role("article").get_by_role("heading")
    expect(names.nth(9)).to_be_visible()
    for card in main(page).get_by_role("article").all()[:10]:
        expect(card).to_contain_text("Sitting")
        for words in ("Have someone with you", "Better with someone near you", "held back"):
            expect(card.get_by_text(words)).to_have_count(0)


def test_a_standing_card_is_fitted_and_she_is_told_why_two_lines_go(page: Page) -> None:
    log_in(page, "cleo")
    visit(page, "/me/fit")
    only_sitting(page)
    press(page, "Save my answers")
    visit(page, "/routines?position=standing_unsupported&sort=helpful")
    follow(page, STANDING)
    follow(page, "Fit this to me")
    see_title(page, f"“{STANDING}”, fitted to you")
    see(page, "2 of 4 exercises fit.")
    gone = main(page).get_by_role("listitem").filter(has_text="We found no form of it that fits your answers.")
    expect(gone).to_have_count(len(TWO_GO))
    for name in TWO_GO:
        line = gone.filter(has=page.get_by_role("heading", name=re.compile(f"^{name}")))
        expect(line).to_contain_text("Why? The exercise on the card does not fit your answers. It is done standing")
    press(page, "Keep my fitted copy")
    see_title(page, f"{STANDING} (fitted to me)")
    for name in TWO_GO:
        expect(main(page).get_by_role("link", name=name, exact=True)).to_have_count(0)
