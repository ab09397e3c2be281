"""Ana writes what she does in her own words, and the names of exercises lead to the library."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import fill, log_in, main, post_of, press, see, see_title, start_thread
from tests.fixtures.browser import View
from tests.fixtures.served import wait_until

pytestmark = pytest.mark.browser
NO_LINKS = "Do not link exercise names in this message"


def test_an_exercise_ana_names_leads_to_the_library(page: Page, view: View) -> None:
    log_in(page, "ana")
    words = f"Each evening I do heel raises, 3 sets of 10, {view.word}."
    start_thread(page, "balance", f"My evening, {view.word}", words)
    link = post_of(page, words).get_by_role("link", name="heel raises", exact=True)

    def is_linked() -> bool:
        page.reload()
        return link.count() == 1

    wait_until(is_linked, "the worker links the exercise", 20)
    look = "link => { const look = getComputedStyle(link); return [look.color, look.textDecorationLine]; }"
    around = "link => getComputedStyle(link.parentElement).color"
    assert link.evaluate(look) == [link.evaluate(around), "underline"]
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    assert link.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    see_title(page, "Heel raise")


def test_with_the_box_ticked_nothing_is_linked_until_it_is_taken_back(page: Page, view: View) -> None:
    log_in(page, "ana")
    start_thread(page, "balance", f"No links, {view.word}", "Let us see.")
    address = page.url.partition("#")[0]
    words = f"Each evening I do heel raises, 3 sets of 10, {view.word} again."
    fill(page, "Message", words)
    main(page).get_by_label(NO_LINKS).check()
    press(page, "Preview")
    preview = main(page).get_by_role("region", name="Preview")
    expect(preview.get_by_text("heel raises")).to_be_visible()
    expect(preview.get_by_role("link")).to_have_count(0)
    expect(main(page).get_by_label(NO_LINKS)).to_be_checked()
    press(page, "Post reply")
    see(page, "Your reply is posted.")

    # A later message is linked, so the worker has read this one too.
    fill(page, "Message", f"And clamshells, 10 times, {view.word}.")
    press(page, "Post reply")
    later = post_of(page, f"And clamshells, 10 times, {view.word}.").get_by_role("link", name="clamshells")

    def is_linked() -> bool:
        page.goto(address)
        return later.count() == 1

    wait_until(is_linked, "the worker links the later message", 20)
    own = post_of(page, words)
    expect(own.get_by_role("link", name="heel raises")).to_have_count(0)

    own.locator("summary", has_text="More").click()
    own.get_by_role("link", name="Edit").click()
    expect(main(page).get_by_label(NO_LINKS)).to_be_checked()
    main(page).get_by_label(NO_LINKS).uncheck()
    press(page, "Preview")
    expect(preview.get_by_role("link", name="heel raises")).to_be_visible()
