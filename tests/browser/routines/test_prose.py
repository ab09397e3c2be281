"""Story: Ana's own words become a card, which a visitor finds; Cleo makes a private card of Ana's post."""

import re
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import (
    fill,
    follow,
    follow_in_menu,
    log_in,
    main,
    open_line,
    post_of,
    press,
    see,
    see_title,
    visit,
)
from tests.fixtures.browser import NewPage, View
from tests.fixtures.served import ServedHouse

pytestmark = pytest.mark.browser

DESCRIBED = "lay flat on the bed, one knee bent, and lift the opposite leg, ten times then switch"
NEVER_NAMED = "Straight leg raise"
PROSE = f"""What my PT gave me, and it helps. I do it three times a week.

- Sit to stand from a firm chair, 2 sets of 8
- Heel raises holding the kitchen counter, 3 sets of 10
- {DESCRIBED}
- walk about the garden for 5 minutes"""


def line_of(page: Page, number: int, name: str) -> Locator:
    """One exercise of the builder."""
    return main(page).get_by_role("region", name=f"{number}. {name}")


def write_and_preview(page: Page, title: str) -> None:
    """Paste the routine into a new thread, and look at it."""
    visit(page, "/c/balance")
    follow(page, "Start a thread")
    fill(page, "Title", title)
    fill(page, "Message", PROSE)
    press(page, "Preview")
    see(page, "This reads like a routine: 4 exercises.")


def answer_all(page: Page) -> None:
    """Say yes to every exercise that was not read for sure; what else is asked may stay blank."""
    unsure = main(page).locator('input[type="radio"][name$=".unsure"][value=""]')
    for n in range(unsure.count()):
        unsure.nth(n).check()


def look_through(page: Page, card: str) -> None:
    """Every line stands beside her words, marked; she answers, changes one line and gives the card its name."""
    see_title(page, "Check what we read")
    see(page, "We read 4 exercises in your words.")
    described = line_of(page, 3, NEVER_NAMED)
    expect(described.get_by_text("Your words")).to_be_visible()
    expect(described.get_by_text("one knee bent")).to_be_visible()
    expect(described.locator("mark").first).to_be_visible()
    expect(main(page).get_by_text("You wrote “my PT gave me”")).to_be_visible()
    answer_all(page)
    if main(page).get_by_label("Times, exercise 1", exact=True).count():
        open_line(page, 1)
    main(page).locator('[name="items.0.reps"]').fill("6 to 8")
    fill(page, "Name of the card", card)
    press(page, "Check the card")
    see_title(page, "Check your card")
    see(page, "2 sets of 6 to 8 times")


def know_as_routine(served: ServedHouse, post_id: int) -> None:
    """What the worker finds out about a post, and that its thread's pages are stale."""
    with closing(sqlite3.connect(served.instance / "strideshare.db", timeout=10)) as database, database:
        database.execute("UPDATE post SET exercise_count = 4 WHERE id = ?", (post_id,))
        database.execute(
            "UPDATE thread SET version = version + 1 WHERE id = (SELECT thread_id FROM post WHERE id = ?)", (post_id,)
        )


def post_number(post: Locator) -> int:
    """The id of a post."""
    address = post.get_by_role("link", name=re.compile(r"^Post \d+$")).get_attribute("href") or ""
    return int(address.removeprefix("/p/"))


def test_anas_words_become_a_card_that_others_find_and_cleo_keeps_one_of_her_own(
    page: Page, new_page: NewPage, served: ServedHouse, view: View
) -> None:
    title, card = f"What my PT gave me, {view.word}", f"Three times a week, {view.word}"
    log_in(page, "ana")
    write_and_preview(page, title)
    press(page, "Turn this routine into a card")
    look_through(page, card)
    press(page, "Publish for everybody")
    see(page, "Your card is public, and chosen below.")
    expect(main(page).get_by_label("Message", exact=True)).to_have_value(PROSE)
    expect(main(page).get_by_label("Title", exact=True)).to_have_value(title)
    expect(main(page).get_by_role("checkbox", name=card)).to_be_checked()
    press(page, "Post thread")
    see_title(page, title)
    post = post_of(page, "What my PT gave me").first
    expect(post.get_by_role("link", name=card)).to_be_visible()
    served.settle()

    visitor = new_page()
    visit(visitor, f"/search?q={NEVER_NAMED.replace(' ', '+')}&kind=routine")
    follow(visitor, card)
    see_title(visitor, card)
    see(visitor, "10 times")  # on which sides was asked, and she left it blank
    expect(main(visitor).get_by_text(DESCRIBED)).to_have_count(0)
    expect(main(visitor).get_by_role("link", name="ana’s post")).to_be_visible()

    know_as_routine(served, post_number(post))
    log_in(visitor, "cleo")
    visit(visitor, page.url)
    follow_in_menu(main(visitor).locator("#post-1"), "Turn this into a card")
    see_title(visitor, "Turn ana’s post into a card")
    see(visitor, "We found 4 exercises in this post.")
    press(visitor, "Make my private card")
    see_title(visitor, "Check what we read")
    expect(line_of(visitor, 3, NEVER_NAMED).get_by_text("ana’s words")).to_be_visible()
    answer_all(visitor)
    press(visitor, "Check the card")
    expect(main(visitor).get_by_role("button", name="Publish for everybody")).to_have_count(0)
    press(visitor, "Keep private")
    see_title(visitor, "Routine from ana’s post")
    see(visitor, "Only you can see this card")
    main(visitor).get_by_role("link", name="ana’s post", exact=True).click()
    see_title(visitor, title)
