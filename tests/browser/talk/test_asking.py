"""Ana asks with a poll and Cleo votes; Ben says a long thread in short; Cleo takes her name off what she wrote."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import fill, follow, follow_in_menu, log_in, main, post_of, press, see, see_title, visit
from tests.fixtures.browser import NewPage, View

pytestmark = pytest.mark.browser
LONG = "/t/12/exercises-to-build-up-my-gait"
on_a_phone = pytest.mark.parametrize("view", [View(320, True), View(320, False)], indirect=True, ids=str)


@on_a_phone
def test_ana_asks_with_a_poll_and_cleo_votes_and_changes_her_mind(new_page: NewPage, view: View) -> None:
    ana, cleo, title = new_page(), new_page(), f"What keeps you cool, {view.word}?"
    log_in(ana, "ana")
    visit(ana, "/c/balance/new")
    fill(ana, "Title", title)
    fill(ana, "Message", "It is hot here. Which of these helped you?")
    main(ana).locator("summary", has_text="Add a poll").click()
    fill(ana, "Your question (optional)", "Which of these helped you?")
    fill(ana, "The choices, one on each line (optional)", "A cold drink\nA fan")
    press(ana, "Post thread")
    see_title(ana, title)
    see(ana, "Nobody has voted yet.")
    path = re.sub(r"[?#].*", "", ana.url)
    log_in(cleo, "cleo")
    visit(cleo, path)
    main(cleo).get_by_label("A fan").check()
    press(cleo, "Vote")
    poll = main(cleo).get_by_role("region", name="Which of these helped you?")
    expect(poll.get_by_role("listitem").filter(has_text="A fan")).to_contain_text("1 of 1, 100 %")
    assert cleo.evaluate("document.documentElement.scrollWidth") <= view.width
    poll.locator("summary", has_text="Change my vote").click()
    poll.get_by_label("A cold drink").check()
    press(cleo, "Change my vote")
    expect(poll.get_by_role("listitem").filter(has_text="A cold drink")).to_contain_text("Your choice")
    visit(ana, path)
    see(ana, "1 member voted.")
    expect(main(ana).locator("#poll")).not_to_contain_text("cleo")


@on_a_phone
def test_ben_says_a_long_thread_in_short(new_page: NewPage, view: View) -> None:
    ben, visitor = new_page(), new_page()
    said = f"Most people began with a rail, {view.word}."
    log_in(ben, "ben")
    visit(ben, LONG)
    follow(ben, "In short")
    fill(ben, "In short", said)
    press(ben, "Save")
    visit(visitor, LONG)
    box = main(visitor).get_by_role("region", name="In short")
    expect(box).to_contain_text(said)
    assert visitor.evaluate("document.documentElement.scrollWidth") <= view.width


@on_a_phone
def test_cleo_takes_her_name_off_her_reply(new_page: NewPage, view: View) -> None:
    cleo, visitor, words = new_page(), new_page(), f"I fell twice last week, {view.word}."
    log_in(cleo, "cleo")
    visit(cleo, LONG)
    fill(cleo, "Message", words)
    press(cleo, "Post reply")
    see(cleo, "Your reply is posted.")
    follow_in_menu(post_of(cleo, words), "Take my name off")
    see_title(cleo, "Take your name off this post?")
    see(cleo, "This can’t be undone.")
    press(cleo, "Take my name off")
    expect(post_of(cleo, words)).not_to_contain_text("cleo")
    visit(visitor, re.sub(r"#.*", "", cleo.url))
    expect(post_of(visitor, words)).to_be_visible()
    expect(post_of(visitor, words)).not_to_contain_text("cleo")
