"""Story: Cleo, who sits, is alone and stays off the floor, fits Ana's card to herself; and a very tired day."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.sitting import ONLY_SITTING, only_sitting
from tests.browser.steps import follow, log_in, main, press, see, see_title, visit
from tests.fixtures.browser import View
from tests.fixtures.tools import missing

pytestmark = pytest.mark.browser

CARD = "Gait build-up from my PT"


def steps_of(page: Page) -> Locator:
    """The steps of the card on this page."""
    section = main(page).locator("section").filter(has=page.get_by_role("heading", name="The steps", exact=True))
    return section.locator("ol.card-steps > li")


def open_card(page: Page) -> None:
    """Find Ana's card in the list."""
    visit(page, "/routines?sort=helpful&modality=resistance&support=hold_on&position=standing_unsupported")
    follow(page, CARD)
    see_title(page, CARD)


def test_cleo_fits_anas_card_to_herself_and_every_line_obeys(page: Page) -> None:
    log_in(page, "cleo")
    visit(page, "/me/fit")
    only_sitting(page)
    press(page, "Save my answers")
    see(page, "Only you can see them.")
    open_card(page)
    follow(page, "Fit this to me")
    see_title(page, f"“{CARD}”, fitted to you")
    see(page, "It is done with eyes closed.")
    see(page, "Better with someone near you.")
    press(page, "Keep my fitted copy")
    see_title(page, f"{CARD} (fitted to me)")
    expect(steps_of(page)).not_to_have_count(0)
    for step in steps_of(page).all():
        expect(step.locator("ul.how")).to_contain_text(ONLY_SITTING)
        for words in ("Standing", "Walking", "Have someone with you", "Better with someone near you", "to the floor",
                      "Eyes closed"):  # fmt: skip
            expect(step.locator("ul.how, ul.care").filter(has_text=words)).to_have_count(0)
    visit(page, "/me/routines?show=fitted")
    expect(main(page).get_by_role("link", name=f"{CARD} (fitted to me)", exact=True).first).to_be_visible()


def test_the_card_of_a_very_tired_day_prints_on_one_page(page: Page, view: View, tmp_path: Path) -> None:
    open_card(page)
    follow(page, "Make it gentler")
    follow(page, "A very tired day")
    see(page, "Rest counts as keeping to the plan.")
    follow(page, "Print it on one page")
    expect(page).to_have_url(re.compile(r"/print\?day=red$"))
    see_title(page, re.compile(CARD))
    page.emulate_media(media="print")
    file = tmp_path / f"{view.word}.pdf"
    page.pdf(path=file, format="A4", prefer_css_page_size=True)
    try:
        told = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    except FileNotFoundError:
        missing("pdfinfo")
    assert re.findall(r"Pages:\s+(\d+)", told) == ["1"]
