"""Cleo takes a card home on paper: the PDF, the QR code, and one page for a very tired day."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people.test_cleo import count_printed_pages
from tests.browser.steps import main, see, see_title, visit
from tests.fixtures.browser import View
from tests.fixtures.papers import pdf_facts, pdf_says

pytestmark = pytest.mark.browser

TITLES = ("Gait build-up from my PT", "Band day: hips and knees", "Toes up before bed")


def open_card(page: Page, title: str) -> None:
    visit(page, f"/search?kind=routine&q={title}")
    main(page).get_by_role("article").get_by_role("link", name=title, exact=True).first.click()
    see_title(page, title)


@pytest.mark.parametrize("view", [View(1280, has_scripts=False)], indirect=True, ids=str)
@pytest.mark.parametrize("title", TITLES)
def test_the_sheet_for_a_very_tired_day_is_one_page(page: Page, tmp_path: Path, title: str) -> None:
    open_card(page, title)
    main(page).get_by_role("link", name="Large print").click()
    main(page).get_by_role("link", name="A very tired day").click()
    expect(page).to_have_url(re.compile(r"/print\?day=red$"))
    see(page, "Rest counts as keeping to the plan.")
    see(page, "Nobody has tested this card as a whole.")
    code = main(page).get_by_role("img", name="QR code that opens this card")
    expect(code).to_have_js_property("complete", True)
    assert code.evaluate("(one) => one.naturalWidth > 0")
    assert count_printed_pages(page, tmp_path / "card.pdf") == 1


def test_cleo_takes_the_pdf_without_an_account(page: Page) -> None:
    open_card(page, TITLES[0])
    main(page).get_by_role("link", name="Print or download").click()
    main(page).get_by_label("Paper").select_option("letter")
    main(page).get_by_label("Size of the text").select_option("22")
    with page.expect_download() as started:
        main(page).get_by_role("button", name="Get the PDF").click()
    pdf = started.value.path().read_bytes()
    assert started.value.suggested_filename == "gait-build-up-from-my-pt-v1-letter-22pt.pdf"
    assert (pdf_facts(pdf)["Title"], pdf_facts(pdf)["Tagged"]) == (TITLES[0], "yes")
    assert "2 sets of 10 times each side" in pdf_says(pdf)
