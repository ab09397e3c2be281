"""Story: Ana pastes a physio's sheet in each of nine layouts, on a phone with the text twice as large, and publishes.

Which amounts are sure depends on what was learned: she answers whatever is asked.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.steps import confirm, fill, main, press, register, see, see_title, visit
from tests.fixtures.browser import View
from tests.fixtures.served import ServedHouse
from tests.samples.sheets import HARD_TO_READ, SHEETS

pytestmark = pytest.mark.browser

PHONE = (View(320, has_scripts=True), View(320, has_scripts=False))
DESK = View(1280, has_scripts=True)
MOST_STOPS = 30
PT = "My physical therapist gave me this"
WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture(scope="module")
def large_text(served: ServedHouse, chromium_browser: Browser) -> Iterator[list[Any]]:
    """The cookies of a member like Ana who reads everything twice as large; she joins once for all sheets.

    What she leaves unfinished is nobody else's.
    """
    context = chromium_browser.new_context(base_url=served.url, viewport={"width": 320, "height": 800})
    page = context.new_page()
    register(page, "anabel")
    confirm(page, served.wait_for_mail("anabel@example.org"))
    visit(page, "/settings/display")
    main(page).get_by_label("Twice as large").check()
    main(page).locator(".btn.go").first.click()
    page.wait_for_load_state()
    yield context.cookies()
    context.close()


@pytest.fixture
def large(page: Page, large_text: list[Any]) -> Page:
    """Her window."""
    page.context.add_cookies(large_text)
    return page


def paste(page: Page, sheet: str, title: str) -> None:
    """Paste a sheet into a new thread, look at it, and turn it into a card."""
    visit(page, "/c/balance/new")
    fill(page, "Title", title)
    # The same words lead to the same card: these are hers, in this window.
    fill(page, "Message", f"Hello, this is about: {title}.\n\n{sheet}")
    press(page, "Preview")
    see(page, "This reads like a routine")
    press(page, "Turn this routine into a card")
    see_title(page, "Check what we read")


def questions(page: Page) -> list[Locator]:
    """What is asked and has no answer yet."""
    boxes = main(page).locator(".question").all()
    return [box for box in boxes if not box.locator("input:checked").count() and is_blank(box)]


def is_blank(box: Locator) -> bool:
    typed = box.locator("input:not([type=radio]):not([type=hidden])")
    return not typed.count() or not typed.input_value()


def answer(box: Locator) -> None:
    """Ten times, five seconds, yes, each side: whatever fits the question."""
    typed = box.locator("input:not([type=radio]):not([type=hidden])")
    if not typed.count():
        box.get_by_role("radio").first.check()
    elif "_s" in (typed.get_attribute("name") or ""):
        typed.fill("5 seconds")
    else:
        typed.fill("10")


def say_who_gave_them(page: Page) -> None:
    """Answer the question of the giver, unless her words did and she only has to look."""
    if not main(page).locator("[name=provenance]:checked").count():
        main(page).get_by_label(PT, exact=True).check()


@pytest.mark.parametrize("view", PHONE, indirect=True, ids=str)
@pytest.mark.parametrize("layout", SHEETS)
def test_ana_pastes_her_sheet_sees_what_is_sure_answers_and_publishes(large: Page, view: View, layout: str) -> None:
    title = f"Sheet with {layout}, {view.word}"
    paste(large, SHEETS[layout], title)
    assert large.evaluate(WIDTH) <= view.width
    lines = main(large).locator("section.line")
    assert lines.count() >= 2
    expect(lines.locator(".surety")).to_have_count(lines.count())
    for line in lines.all():
        assert line.locator(".written mark").count()
    for box in questions(large)[:2]:
        answer(box)
    say_who_gave_them(large)
    press(large, "Keep all that is sure" if main(large).locator("[value=keep]").count() else "Check the card")
    see_title(large, "Check your card")
    press(large, "Publish for everybody")
    see(large, "Your card is public, and chosen below.")
    expect(main(large).get_by_role("checkbox", name=title)).to_be_checked()


@pytest.mark.parametrize("view", PHONE, indirect=True, ids=str)
def test_a_sheet_that_cannot_be_read_is_said_so_beside_an_empty_card(large: Page, view: View) -> None:
    paste(large, HARD_TO_READ, f"Pool, {view.word}")
    see(large, "We read 1 of about 4 exercises in your words.")
    pool = main(large).get_by_role("region", name="2. Frog kicks")
    expect(pool.locator(".written mark")).to_have_text("Frog kicks")
    expect(pool.get_by_text("? times")).to_be_visible()
    expect(pool.locator(".safety").get_by_text("Have someone with you")).to_be_visible()
    assert large.evaluate(WIDTH) <= view.width


@pytest.mark.parametrize("view", PHONE, indirect=True, ids=str)
def test_the_reply_box_of_a_thread_offers_the_card_too(large: Page, view: View) -> None:
    visit(large, "/t/1")
    fill(large, "Message", f"This helps me, {view.word}.\n\n{SHEETS['labels']}")
    press(large, "Preview")
    see(large, "This reads like a routine: 2 exercises.")
    press(large, "Turn this routine into a card")
    see_title(large, "Check what we read")
    visit(large, "/t/1/reply")
    expect(main(large).get_by_label("Message", exact=True)).to_have_value(re.compile("This helps me"))


@pytest.mark.parametrize("view", [DESK], indirect=True, ids=str)
def test_three_exercises_with_two_questions_each_are_at_most_thirty_stops(
    page: Page, served: ServedHouse, view: View
) -> None:
    register(page, "curlew")
    confirm(page, served.wait_for_mail("curlew@example.org"))
    paste(page, SHEETS["numbered"], f"Stops, {view.word}")
    page.evaluate("""() => document.querySelectorAll("section.line").forEach((line, n) => {
        const asked = Object.assign(document.createElement("input"), {type: "hidden"});
        asked.name = `items.${n}.asked`;
        asked.value = "distance rest_s";
        const own = `[name="items.${n}.unsure"], [name="items.${n}.asked"]`;
        line.querySelectorAll(own).forEach((one) => one.remove());
        line.append(asked);
    })""")
    press(page, "Check the card")
    see_title(page, "Check your card")
    page.go_back()
    page.reload()
    assert main(page).locator(".question").count() == 6
    stops = count_stops(page)
    assert 12 < stops <= MOST_STOPS


def count_stops(page: Page) -> int:
    """How often Tab is pressed from the top of the page to its end."""
    page.evaluate("document.activeElement.blur()")
    for stops in range(100):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return stops
    return 100
