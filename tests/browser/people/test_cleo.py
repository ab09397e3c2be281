"""Story 2: Cleo, who is nobody's member, finds what she can do today and takes it home on paper."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import follow, main, open_menu, see, see_title, visit
from tests.fixtures.browser import View
from tests.fixtures.tools import missing

pytestmark = pytest.mark.browser

SIX_ITEMS = ("Band day: hips and knees", "Chair dance with a top and a tail", "Core on the bed")


def search_in_head(page: Page, words: str) -> None:
    """Search from the head of the front page, with the Enter key."""
    visit(page, "/")
    open_menu(page)
    box = page.get_by_role("banner").get_by_label("Search", exact=True).locator("visible=true")
    box.fill(words)
    box.press("Enter")
    see_title(page, "Search")
    expect(main(page).locator("input[type=search]")).to_have_value(words)


def hits(page: Page) -> Locator:
    """What was found, best first."""
    return main(page).get_by_role("article")


def group(page: Page, name: str) -> Locator:
    """The best of one kind, under its heading."""
    return main(page).get_by_role("region", name=name)


def show_only(page: Page, kind: str) -> None:
    """Go from the best of everything to all of one kind."""
    group(page, kind).locator("header").get_by_role("link").click()
    page.wait_for_load_state("domcontentloaded")
    expect(main(page).get_by_role("list").first).to_be_visible()


def test_cleo_finds_what_she_can_do_sitting_down_and_sees_who_must_be_near(page: Page) -> None:
    search_in_head(page, "balance exercises sitting down")
    see(page, re.compile(r"^\d+ things found$"))
    see(page, "We understood:")
    expect(main(page).get_by_role("link", name="Sitting remove")).to_be_visible()
    exercise = group(page, "Exercises").get_by_role("article").first
    expect(exercise.get_by_role("list", name="Safety")).to_contain_text(
        re.compile("No one else needed|someone|somebody")
    )
    card = group(page, "Routine cards").get_by_role("article").filter(has_text="Sitting").first
    expect(card.get_by_role("list", name="Safety")).to_be_visible()
    card.get_by_role("link").first.click()
    see(page, re.compile(r"^\d+ exercises?\. Sitting"))


def open_filters(page: Page) -> None:
    """Unfold what narrows a search, where it is folded."""
    fold = main(page).locator("summary").filter(has_text="Filters")
    if fold.is_visible():
        fold.click()


def test_cleo_finds_a_seated_balance_card_from_her_own_words_and_sees_who_must_be_near(page: Page) -> None:
    search_in_head(page, "something for my balance I can do in my chair")
    card = group(page, "Routine cards").get_by_role("article").first
    expect(card).to_contain_text("Sitting")
    told = card.get_by_role("list", name="Safety")
    expect(told).to_contain_text(re.compile("No one else needed|someone with you|someone near", re.IGNORECASE))
    title = card.get_by_role("link").first.inner_text()
    card.get_by_role("link").first.click()
    see_title(page, title)


def test_cleo_narrows_a_search_with_one_press_and_takes_it_back(page: Page) -> None:
    search_in_head(page, "stretch")
    found = main(page).get_by_role("status").filter(has_text="found")
    before = found.inner_text()
    open_filters(page)
    link = main(page).get_by_role("complementary").get_by_role("link", name=re.compile("^Lying down"))
    count = link.locator(".count").inner_text()
    link.click()
    expect(found).to_have_text(re.compile(rf"^{count} things? found$"))
    chip = main(page).get_by_role("link", name="Lying down remove")
    expect(chip).to_be_visible()
    chip.click()
    expect(found).to_have_text(before)


def test_cleo_turns_the_pages_of_all_exercises_and_comes_back_to_what_she_shared(page: Page) -> None:
    search_in_head(page, "balance")
    show_only(page, "Exercises")
    first = hits(page).first.inner_text()
    follow(page, "Next page")
    expect(hits(page).first).not_to_have_text(first)
    expect(page).to_have_url(re.compile("page=2"))
    address = page.url
    visit(page, "/")
    visit(page, address[address.index("/search") :])
    see(page, re.compile(r"^Page 2 of \d+$"))


def test_cleo_chooses_in_a_form_what_others_type(page: Page) -> None:
    search_in_head(page, "balance")
    main(page).locator("summary").filter(has_text="Search exactly").click()
    form = main(page).get_by_role("form", name="Search exactly")
    form.get_by_label("Position", exact=True).select_option("Sitting")
    form.get_by_label("Someone with you", exact=True).select_option("No one else needed")
    form.get_by_role("button", name="Search exactly").click()
    expect(main(page).get_by_role("link", name="Sitting remove")).to_be_visible()
    expect(main(page).get_by_role("link", name="No one else needed remove")).to_be_visible()
    expect(page).to_have_url(re.compile("position=seated"))
    for words in group(page, "Exercises").get_by_role("article").all_inner_texts():
        assert "No one else needed" in words


def test_two_misspelt_words_find_stretches_and_the_page_says_so(page: Page) -> None:
    search_in_head(page, "spatiscity strech")
    see(page, "spasticity, stretch")
    expect(group(page, "Exercises").get_by_role("article").first).to_contain_text("Stretching")
    follow(page, "Only “spatiscity strech”")
    expect(main(page).get_by_text("We also searched for")).to_have_count(0)


def test_who_can_not_stand_is_shown_nothing_that_needs_standing(page: Page) -> None:
    search_in_head(page, "can't stand")
    show_only(page, "Exercises")
    expect(hits(page).first).to_be_visible()
    for words in hits(page).all_inner_texts():
        assert "Standing with" not in words or "Sitting" in words or "Lying" in words, words
    main(page).get_by_role("link", name="Not standing remove").click()
    expect(main(page).get_by_role("link", name="Not standing remove")).to_have_count(0)


def test_a_question_that_nothing_answers_is_put_to_the_community(page: Page) -> None:
    search_in_head(page, "baclofen dose")
    see(page, re.compile("We don’t give doses of medicine"))
    expect(main(page).get_by_role("link", name="Ask the community")).to_be_visible()
    expect(main(page).get_by_role("region", name="Exercises")).to_have_count(0)


def test_a_thread_and_an_exercise_are_found_from_one_search(page: Page) -> None:
    search_in_head(page, "foam balance")
    exercise = group(page, "Exercises").get_by_role("article").filter(has_text=re.compile("foam", re.IGNORECASE)).first
    exercise.get_by_role("link").first.click()
    see_title(page, re.compile("foam", re.IGNORECASE))
    see(page, "How to do it")


def test_a_hit_opens_at_the_reply_itself(page: Page) -> None:
    search_in_head(page, "foam balance")
    show_only(page, "Forum")
    reply = hits(page).filter(has=page.get_by_text("Post", exact=True)).first
    reply.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/t/\d+/[a-z0-9-]+(\?page=\d+)?#post-\d+$"))
    number = page.url.rpartition("#post-")[2]
    post = main(page).get_by_role("article").filter(has=page.get_by_role("link", name=f"Post {number}", exact=True))
    expect(post).to_be_in_viewport()


def test_cleo_prints_a_card_on_one_sheet(page: Page, tmp_path: Path) -> None:
    search_in_head(page, "gait build-up")
    group(page, "Routine cards").get_by_role("article").filter(has_text="Gait build-up").first.get_by_role(
        "link"
    ).first.click()
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
