"""Story 3: Ben's evening: a resource to share, a report to judge, a thread to lock, and all of it written down."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import (
    confirm,
    fill,
    follow,
    follow_in_menu,
    go_by_menu,
    log_in,
    main,
    post_of,
    press,
    register,
    see,
    see_title,
    start_thread,
    visit,
)
from tests.fixtures.browser import NewPage, View
from tests.fixtures.served import ServedHouse

pytestmark = pytest.mark.browser

RISKY = "Just let go of the rail and close your eyes, nobody needs a helper for that."


def make_thread(page: Page, title: str) -> str:
    """Ana's thread with one risky reply; its address."""
    log_in(page, "ana")
    start_thread(page, "balance", title, "How do you practise without the rail?")
    address = page.url.partition("#")[0]
    fill(page, "Message", RISKY)
    press(page, "Post reply")
    see(page, "Your reply is posted.")
    return address


def report(page: Page, address: str, note: str) -> None:
    """Report the second post of a thread as unsafe."""
    visit(page, address)
    follow_in_menu(main(page).locator("#post-2"), "Report")
    see_title(page, "Report this post")
    main(page).get_by_text("Unsafe exercise advice", exact=True).click()
    fill(page, "In your own words (optional)", note)
    press(page, "Send report")
    see(page, "Thank you. A moderator will look at it")


def entries(page: Page, title: str) -> list[str]:
    """What the modlog says about one thing, newest first."""
    visit(page, "/mod/log")
    see_title(page, "Modlog")
    return main(page).get_by_role("listitem").filter(has_text=title).all_inner_texts()


def test_ben_judges_a_report_and_finds_it_in_the_modlog(
    page: Page, new_page: NewPage, served: ServedHouse, view: View
) -> None:
    title, note = f"Letting go of the rail {view.word}", f"Somebody could fall, {view.word}."
    address = make_thread(page, title)

    cleo, name = new_page(), f"cleo-{view.word}"
    register(cleo, name)
    confirm(cleo, served.wait_for_mail(f"{name}@example.org"))
    report(cleo, address, note)

    ben = new_page()
    log_in(ben, "ben")
    go_by_menu(ben, "Moderate")
    see_title(ben, "Moderation queue")
    case = main(ben).get_by_role("article").filter(has_text=note)
    expect(case.get_by_text(re.compile("Unsafe exercise advice")).first).to_be_visible()
    case.get_by_label("Reason", exact=True).fill("It tells people to close their eyes alone.")
    case.get_by_role("button", name=re.compile("^Hide ")).click()
    see(ben, "It is hidden.")
    expect(main(ben).get_by_text(note)).to_have_count(0)

    visit(ben, f"/search?q={view.word}&status=hidden")
    expect(main(ben).get_by_role("article").filter(has_text="let go of the rail")).to_have_count(1)
    see(ben, "1 thing found")
    visit(cleo, f"/search?q=rail helper {view.word}&kind=thread&kind=post")
    counts = main(cleo).locator(".count").all_text_contents()
    visit(cleo, f"/search?q=rail helper {view.word} status:hidden&kind=thread&kind=post")
    see(cleo, re.compile("Only moderators can search by status"))
    assert main(cleo).locator(".count").all_text_contents() == counts
    hidden = main(cleo).get_by_role("article").filter(has_text=title).filter(has_text="nobody needs")
    expect(hidden).to_have_count(0)

    visit(cleo, address)
    expect(main(cleo).get_by_text(RISKY)).to_have_count(0)
    see(cleo, "Post hidden by a moderator.")
    visit(page, "/me/notices")
    see(page, re.compile("It tells people to close their eyes alone."))

    visit(ben, address)
    follow_in_menu(post_of(ben, RISKY), "Show again")
    fill(ben, "Reason", "Ana rewrote it with a helper.")
    press(ben, "Show again")
    see(ben, "Everybody can see it again.")
    visit(cleo, address)
    see(cleo, RISKY)

    told = entries(ben, title)
    assert len(told) == 2, told
    assert re.search(r"ben restored .*Ana rewrote it", told[0], re.DOTALL)
    assert re.search(r"ben hid .*It tells people", told[1], re.DOTALL)


def test_ben_adds_a_resource_that_everybody_can_find(page: Page, new_page: NewPage, view: View) -> None:
    title = f"Balance at home, a leaflet ({view.word})"
    log_in(page, "ben")
    go_by_menu(page, "Trusted resources")
    follow(page, "Add a resource")
    fill(page, "Link", f"https://leaflets.example.org/balance/{view.word}")
    fill(page, "Title", title)
    fill(page, "Who made it?", "The Meadow Clinic physiotherapists")
    fill(page, "Why can it be trusted?", "It names its sources, sells nothing, and says when to stop.")
    main(page).get_by_label("Kind", exact=True).select_option("Leaflet")
    expect(main(page).get_by_label("Next review date")).not_to_have_value("")
    press(page, "Put it on the list")
    see_title(page, title)

    visitor = new_page()
    visit(visitor, "/resources")
    follow(visitor, title)
    for words in ("The Meadow Clinic physiotherapists", "Leaflet", "It names its sources", "Next review", "by ben"):
        see(visitor, re.compile(words))
    assert re.search(r"ben added .*", entries(page, title)[0], re.DOTALL)


def test_a_locked_thread_refuses_says_why_and_keeps_the_text(page: Page, new_page: NewPage, view: View) -> None:
    log_in(page, "ana")
    start_thread(page, "balance", f"Too hot {view.word}", "Let us argue.")
    address = page.url.partition("#")[0]
    fill(page, "Message", "One more thing I must say.")

    ben = new_page()
    log_in(ben, "ben")
    visit(ben, address)
    follow(ben, "Lock")
    fill(ben, "Reason", "We all need a pause here.")
    press(ben, "Lock")
    see(ben, "The thread is locked.")

    press(page, "Post reply")
    see(page, re.compile("locked.*We all need a pause here", re.DOTALL | re.IGNORECASE))
    see(page, re.compile("One more thing I must say."))
    visit(page, address)
    see(page, re.compile("Nobody can reply. Reason: We all need a pause here."))
    expect(main(page).get_by_role("button", name="Post reply")).to_have_count(0)
    expect(main(page).get_by_text("One more thing I must say.")).to_have_count(0)
