"""Story 1: Ana joins, and shares the routine that her physiotherapist gave her."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import confirm, fill, follow, go_by_menu, main, post_of, press, register, see, see_title, visit
from tests.fixtures.browser import NewPage, View
from tests.fixtures.served import ServedHouse

pytestmark = pytest.mark.browser

PROSE = """My physiotherapist gave me three things for my **balance**.

- Warm up for five minutes first
- Stop when the legs shake

What do you do when the floor moves?"""


@dataclass(frozen=True)
class Wanted:
    """One line of the paper she was given: what she looks for, what the library calls it, and how much."""

    looked_for: str
    name: str
    fields: dict[str, str]
    dose: str


PAPER = (
    Wanted("wall squat ball", "Wall squat with a ball", {"Sets": "2", "Times": "10"}, "2 sets of 10 times"),
    Wanted(
        "marching on a low step",
        "Marching on a low box",
        {"Sets": "two", "Times": "10", "Sides": "Each side"},
        "2 sets of 10 times each side",
    ),
    Wanted(
        "feet together eyes closed",
        "Feet together, eyes closed, firm floor",
        {"Sets": "5", "Hold": "30 seconds"},
        "Hold for 30 seconds, 5 times",
    ),
)


def add_line(page: Page, number: int, wanted: Wanted) -> None:
    """Find an exercise by one's own words, add it, and fill in how much."""
    fill(page, "Words to look for", wanted.looked_for)
    press(page, "Find exercises")
    press(page, f"Add {wanted.name}")
    line = main(page).get_by_role("region", name=f"{number}. {wanted.name}")
    for label, text in wanted.fields.items():
        if label == "Sides":
            line.get_by_text(text, exact=True).click()
            expect(line.get_by_role("radio", name=text, exact=True)).to_be_checked()
        else:
            line.get_by_label(f"{label}, exercise {number}", exact=True).fill(text)


def build_card(page: Page, title: str) -> None:
    """Make the card, check it, publish it."""
    go_by_menu(page, "Routines")
    follow(page, "Make a routine card")
    fill(page, "Name of the card", title)
    main(page).get_by_text("My physical therapist gave me this", exact=True).click()
    press(page, "Next: exercises")
    see_title(page, f"Build “{title}”")
    for number, wanted in enumerate(PAPER, 1):
        add_line(page, number, wanted)
    press(page, "Save draft")
    see(page, "Your draft is saved")
    press(page, "Check the card")
    see_title(page, "Check your card")
    press(page, "Publish for everybody")
    see_title(page, title)
    see(page, "Your card is public")


def check_card(page: Page) -> None:
    """The card says everything that somebody needs who wants to do it today."""
    steps = main(page).locator("section").filter(has=page.get_by_role("heading", name="The steps", exact=True))
    for wanted in PAPER:
        step = steps.get_by_role("listitem").filter(has=page.get_by_role("link", name=wanted.name, exact=True)).first
        expect(step.get_by_text(wanted.dose, exact=True)).to_be_visible()
    # Its steps, and cards that are about the same, have safety of their own.
    first = main(page).locator(".first-screen")
    for words in ("Have someone with you", "Eyes closed: have someone beside you", "High fall risk"):
        expect(first.get_by_text(words)).to_be_visible()
    see(page, re.compile(r"^3 exercises\. .*About \d+ minutes"))
    see(page, re.compile(r"exercise ball, low step or box"))
    main(page).get_by_text("About this card", exact=True).click()
    see(page, "My physical therapist gave me this")
    follow(page, PAPER[2].name)
    see_title(page, PAPER[2].name)


def test_ana_joins_and_shares_her_routine(page: Page, new_page: NewPage, served: ServedHouse, view: View) -> None:
    name, title = f"heron-{view.word}", f"Three for balance {view.word}"
    register(page, name)
    confirm(page, served.wait_for_mail(f"{name}@example.org"))

    visit(page, "/c/balance")
    follow(page, "Start a thread")
    fill(page, "Title", f"My routine from my PT, {view.word}")
    fill(page, "Message", PROSE)
    press(page, "Preview")
    expect(main(page).get_by_role("region", name="Preview").get_by_text("balance", exact=True)).to_be_visible()
    press(page, "Save draft")
    see(page, "Your draft is saved")

    build_card(page, title)
    check_card(page)

    visit(page, "/c/balance")
    follow(page, "Start a thread")
    expect(main(page).get_by_label("Message", exact=True)).to_have_value(PROSE)
    main(page).get_by_text(title, exact=True).click()
    press(page, "Post thread")
    see_title(page, f"My routine from my PT, {view.word}")

    visitor = new_page()
    visit(visitor, page.url)
    post = post_of(visitor, "What do you do when the floor moves?").first
    expect(post.locator("strong", has_text="balance")).to_be_visible()
    expect(post.get_by_role("listitem").filter(has_text="Warm up for five minutes first")).to_be_visible()
    card = post.get_by_role("article").filter(has_text=title)
    expect(card.get_by_text(re.compile("14 minutes"))).to_be_visible()
    card.get_by_role("link", name=title).click()
    see_title(visitor, title)


def test_an_unconfirmed_member_keeps_the_text_they_could_not_post(page: Page, view: View) -> None:
    register(page, f"wren-{view.word}")
    visit(page, "/c/balance/new")
    fill(page, "Title", "Before I was confirmed")
    fill(page, "Message", "These words took me a while.")
    press(page, "Post thread")
    see(page, re.compile("confirm your", re.IGNORECASE))
    expect(main(page).get_by_label("Message", exact=True)).to_have_value("These words took me a while.")


def test_an_unfinished_card_says_what_is_missing_and_keeps_what_was_typed(page: Page, view: View) -> None:
    register(page, f"crane-{view.word}")
    visit(page, "/routines/new")
    press(page, "Next: exercises")
    expect(page).to_have_title(re.compile("^Error: "))
    see(page, "Give the card a name.")
    fill(page, "Name of the card", "Nearly nothing")
    press(page, "Next: exercises")
    see_title(page, "Build “Nearly nothing”")
    fill(page, "Words to look for", "feet together eyes closed")
    press(page, "Find exercises")
    press(page, f"Add {PAPER[2].name}")
    fill(page, "Sets, exercise 1", "a few")
    press(page, "Save draft")
    expect(page).to_have_title(re.compile("^Error: "))
    expect(main(page).get_by_label("Sets, exercise 1", exact=True)).to_have_value("a few")
