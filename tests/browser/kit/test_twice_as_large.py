"""The text twice as large on a phone: nothing is wider than the window, and words break between them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.steps import fill, log_in, main, press, visit
from tests.fixtures.browser import View

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("view", [View(320, True), View(390, True)], indirect=True, ids=str),
]

KINDS = (
    *("/", "/c/balance", "/c/balance/new", "/t/1", "/t/12", "/t/1/reply", "/u/ana", "/u/okafor", "/search?q=balance"),
    *("/exercises", "/exercises/sit-to-stand", "/exercises/changes"),
    *("/resources", "/resources/1", "/resources/suggest"),
    *("/search?q=can%27t+stand", "/search?q=baclofen+dose", "/search?q=suicidal", "/me/searches"),
    *("/routines", "/routines/1", "/routines/2", "/routines/1/fit", "/routines/1/take", "/routines/1/print"),
    *("/routines/1/day/amber", "/routines/1/coverage", "/routines/1/history", "/routines/1/calendar"),
    *("/routines/new", "/routines/import", "/programmes", "/programmes/1", "/programmes/new"),
    *("/help", "/help/safety", "/help/words", "/help/privacy", "/help/accessibility", "/help/search", "/help/contact"),
    *("/me", "/me/notices", "/me/posts", "/me/drafts", "/me/routines", "/me/programmes", "/me/profile", "/me/email"),
    *("/me/security", "/me/security/app", "/me/sessions", "/me/calendar", "/me/fit", "/me/time-zone", "/register"),
    *("/me/unread", "/me/follows", "/me/follows/thread/12", "/me/bookmarks", "/me/threads", "/p/61/bookmark"),
    *("/settings/display", "/mod", "/mod/holds", "/mod/hosts", "/mod/numbers", "/mod/log", "/mod/resources"),
    *(
        "/mod/resources/new",
        "/mod/resources/1/check",
        "/mod/resources/1/history",
        "/me/resources",
        "/mod/members/ana",
        "/nothing-here",
    ),
)
WIDTH = "document.documentElement.scrollWidth"
TABLE = "|Day|Exercise|Repetitions|Remarks|\n|-|-|-|-|\n|Monday|Straightening|10|Extraordinary|"
# Words that go on in another line without a hyphen. Chromium here has no dictionary for hyphens, so none may need one.
# What has no blanks for long, such as a web address or a name with signs in it, is no word.
BROKEN = """() => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const range = document.createRange(), found = new Set();
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (parent.closest(".vh, svg, textarea, select, pre, code") || !parent.checkVisibility()) continue;
    for (const run of node.data.matchAll(/[^\\s\u2013\u2014]+/g)) {
      if (/[\\/@:_]|[.]\\w/.test(run[0])) continue;
      for (const word of run[0].matchAll(/[\\p{L}\\p{M}\u00ad]{2,}/gu)) {
        range.setStart(node, run.index + word.index);
        range.setEnd(node, run.index + word.index + word[0].length);
        if (range.getClientRects().length < 2) continue;
        let line = null;
        for (let i = 0; i < word[0].length; i++) {
          range.setStart(node, run.index + word.index + i);
          range.setEnd(node, run.index + word.index + i + 1);
          const box = [...range.getClientRects()].find((one) => one.width > 0);
          if (!box) continue;
          if (line !== null && box.top - line > 5 && word[0][i - 1] !== "\u00ad") found.add(word[0]);
          line = box.top;
        }
      }
    }
  }
  return [...found];
}"""


@pytest.fixture
def large(page: Page) -> Iterator[Page]:
    """A moderator's window with the site's own largest text; afterwards his text is as it was, for other stories."""
    log_in(page, "ben")
    visit(page, "/settings/display")
    usual = main(page).locator("input[name=text]:checked").get_attribute("value")
    choose_text(page, "200")
    yield page
    choose_text(page, usual or "")


def choose_text(page: Page, size: str) -> None:
    """Choose how large the text is."""
    visit(page, "/settings/display")
    main(page).locator(f"input[name=text][value='{size}']").check()
    main(page).locator(".btn.go").first.click()
    page.wait_for_load_state()


def wrong_here(page: Page, view: View) -> list[str]:
    """Words that are broken inside on this page, and how wide it is when that is too much."""
    wrong: list[str] = page.evaluate(BROKEN)
    width = page.evaluate(WIDTH)
    return wrong if width <= view.width else [*wrong, f"{width} pixels wide"]


def test_on_every_kind_of_page_all_fits_and_no_word_is_broken_inside(large: Page, view: View) -> None:
    wrong = {}
    for path in KINDS:
        visit(large, path)
        if found := wrong_here(large, view):
            wrong[path] = found
    assert wrong == {}


def test_in_the_builder_all_fits_and_no_word_is_broken_inside(large: Page, view: View) -> None:
    visit(large, "/routines/new")
    main(large).locator("[name=title]").fill("Kitchen balance")
    main(large).locator("form .btn.go").last.click()
    large.wait_for_url("**/edit*")
    assert wrong_here(large, view) == []
    home = large.url.partition("/edit")[0]
    large.goto(f"{home}/edit?q=heel+raise")
    assert wrong_here(large, view) == []
    main(large).locator("button[value^='add:']").first.click()
    large.wait_for_load_state()
    assert wrong_here(large, view) == []
    large.goto(f"{home}/check")
    assert wrong_here(large, view) == []


def test_a_table_in_a_preview_scrolls_in_its_own_box(large: Page, view: View) -> None:
    visit(large, "/t/1/reply")
    fill(large, "Message", TABLE)
    press(large, "Preview")
    large.wait_for_selector(".preview table")
    assert large.evaluate(WIDTH) <= view.width
