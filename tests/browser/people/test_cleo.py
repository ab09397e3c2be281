"""Story 2: Cleo, who is nobody's member, finds what she can do today and takes it home on paper."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import main, open_menu, press, see, see_title, visit
from tests.fixtures.browser import View
from tests.fixtures.tools import missing

pytestmark = pytest.mark.browser

SIX_ITEMS = ("Band day: hips and knees", "Chair dance with a top and a tail", "Core on the bed")


def search_in_head(page: Page, words: str) -> None:
    """Search from the head of any page, with the Enter key."""
    open_menu(page)
    box = page.get_by_role("banner").get_by_role("searchbox", name="Search").locator("visible=true")
    box.fill(words)
    box.press("Enter")
    see_title(page, "Search")
    expect(main(page).get_by_role("searchbox")).to_have_value(words)


def hits(page: Page) -> Locator:
    """What was found, best first."""
    return main(page).get_by_role("article")


def show_only(page: Page, *kinds: str) -> None:
    """Tick these kinds and search again."""
    boxes = main(page).get_by_role("group", name="Show only")
    for kind in kinds:
        boxes.get_by_text(re.compile(rf"^{kind} \(\d+\)$")).click()
    press(page, "Search")
    for kind in kinds:
        expect(boxes.get_by_role("checkbox", name=re.compile(rf"^{kind} "))).to_be_checked()


def test_cleo_finds_what_she_can_do_sitting_down(page: Page) -> None:
    search_in_head(page, "balance exercises sitting down")
    see(page, re.compile(r"\d+ results for “balance exercises sitting down”"))
    card = hits(page).filter(has_text="Routine card").filter(has_text="Sitting").first
    expect(card).to_be_visible()
    card.get_by_role("link").first.click()
    see(page, "Routine card")
    see(page, re.compile(r"^Sitting"))


def test_cleo_filters_to_routines_and_exercises(page: Page) -> None:
    search_in_head(page, "balance exercises sitting down")
    main(page).get_by_role("searchbox", name="What are you looking for?").fill("foam balance")
    press(page, "Search")
    show_only(page, "Routine cards", "Exercises")
    kinds = set(hits(page).locator("p.kind").all_inner_texts())
    assert {kind.strip() for kind in kinds} == {"Routine card", "Exercise"}
    exercise = hits(page).filter(has=page.get_by_text("Exercise", exact=True)).first
    expect(exercise).to_contain_text(re.compile("foam", re.IGNORECASE))
    exercise.get_by_role("link").first.click()
    see_title(page, re.compile("foam", re.IGNORECASE))
    see(page, "How to do it")


def test_a_hit_opens_at_the_reply_itself(page: Page) -> None:
    search_in_head(page, "foam balance")
    show_only(page, "Replies")
    reply = hits(page).first
    expect(reply.get_by_text("Post", exact=True)).to_be_visible()
    reply.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/t/\d+/[a-z0-9-]+(\?page=\d+)?#post-\d+$"))
    number = page.url.rpartition("#post-")[2]
    post = main(page).get_by_role("article").filter(has=page.get_by_role("link", name=f"Post {number}", exact=True))
    expect(post).to_be_in_viewport()


def test_cleo_prints_a_card_on_one_sheet(page: Page, tmp_path: Path) -> None:
    search_in_head(page, "gait build-up")
    show_only(page, "Routine cards")
    hits(page).filter(has_text="Gait build-up").first.get_by_role("link").first.click()
    see_title(page, "Gait build-up from my PT")
    main(page).get_by_role("link", name="Large print").click()
    expect(page).to_have_url(re.compile("/print$"))
    see_title(page, "Gait build-up from my PT")
    see(page, "2 sets of 10 times each side")
    see(page, re.compile("Have someone with you"))
    assert count_printed_pages(page, tmp_path / "card.pdf") == 1


@pytest.mark.parametrize("view", [View(1280, has_scripts=False)], indirect=True, ids=str)
@pytest.mark.parametrize("title", SIX_ITEMS)
def test_a_card_of_six_exercises_fits_one_sheet(page: Page, tmp_path: Path, title: str) -> None:
    visit(page, f"/search?kind=routine&q={title}")
    hits(page).get_by_role("link", name=title, exact=True).click()
    main(page).get_by_role("link", name="Large print").click()
    expect(main(page).get_by_role("row")).to_have_count(7)
    assert count_printed_pages(page, tmp_path / "card.pdf") == 1


def count_printed_pages(page: Page, file: Path) -> int:
    """How many A4 sheets come out of the printer, in the letters that the page asks for: at least 16 pt."""
    page.emulate_media(media="print")
    smallest = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll('th, td, p, li, caption')]
            .filter((one) => one.offsetParent && one.textContent.trim() && !one.matches('.sheet-foot'))
            .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""
    )
    assert smallest >= 16 * 96 / 72 - 0.5, f"the smallest words are {smallest} px"
    page.pdf(path=file, format="A4", prefer_css_page_size=True)
    try:
        told = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    except FileNotFoundError:
        missing("pdfinfo")
    return int(re.findall(r"Pages:\s+(\d+)", told)[0])
