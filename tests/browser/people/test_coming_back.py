"""Story 7: Ana comes back after a week, and stands at the first reply she has not read."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import (
    fill,
    follow,
    follow_in_menu,
    log_in,
    main,
    post_of,
    press,
    see,
    see_title,
    start_thread,
    visit,
)
from tests.fixtures.browser import NewPage, View

pytestmark = pytest.mark.browser

LINE = "New since you were here"


def reply(page: Page, path: str, words: str) -> None:
    """Write a reply."""
    visit(page, path)
    fill(page, "Message", words)
    press(page, "Post reply")
    see(page, "Your reply is posted.")


def row_of(page: Page, title: str) -> None:
    """The list has a row for the thread, which says that one post is new in it."""
    row = main(page).get_by_role("listitem").filter(has_text=title).first
    expect(row.get_by_text("1 new", exact=True)).to_be_visible()


def test_ana_comes_back_and_stands_at_her_first_unread_reply(new_page: NewPage, view: View) -> None:
    ana, cleo = new_page(), new_page()
    title = f"Mornings, {view.word}"
    log_in(ana, "ana")
    start_thread(ana, "balance", title, "What do you do before breakfast?")
    path = re.sub(r"[?#].*", "", ana.url)
    log_in(cleo, "cleo")
    reply(cleo, path, "Two minutes of marching.")
    visit(ana, path)
    see(ana, "Two minutes of marching.")
    expect(main(ana).get_by_text(LINE)).to_be_visible()
    reply(cleo, path, "Hold the sink first.")

    visit(ana, "/c/balance")
    row_of(ana, title)
    follow(ana, title)
    line = main(ana).get_by_text(LINE)
    expect(line).to_be_in_viewport()
    expect(line).to_be_focused()
    expect(main(ana).locator("#new + article")).to_contain_text("Hold the sink first.")
    assert ana.evaluate("document.documentElement.scrollWidth") <= view.width

    visit(ana, "/me/unread")
    expect(main(ana).get_by_role("link", name=title)).to_have_count(0)


def test_cleo_mutes_a_thread_and_keeps_a_post_of_it(new_page: NewPage, view: View) -> None:
    ana, cleo = new_page(), new_page()
    title = f"Too much talk, {view.word}"
    log_in(ana, "ana")
    start_thread(ana, "strength", title, "Bridges on my bed, every day.")
    path = re.sub(r"[?#].*", "", ana.url)
    log_in(cleo, "cleo")
    visit(cleo, "/me/unread")
    follow(cleo, title)
    follow_in_menu(post_of(cleo, "Bridges on my bed"), "Bookmark")
    fill(cleo, "Your note (optional)", "For Mondays")
    press(cleo, "Bookmark this post")
    see(cleo, "The post is in your bookmarks.")
    follow(cleo, "What I follow here")
    press(cleo, f"Mute {title}")
    see(cleo, "is muted. It is no longer in your unread list.")
    reply(ana, path, "And again.")
    visit(cleo, "/me/unread")
    expect(main(cleo).get_by_role("link", name=title)).to_have_count(0)
    visit(cleo, "/me/bookmarks")
    see(cleo, "For Mondays")
    see_title(cleo, "Bookmarks")
