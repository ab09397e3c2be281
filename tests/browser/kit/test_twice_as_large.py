"""The text twice as large on a phone: nothing is wider than the window, and words break between them."""

import pytest
from playwright.sync_api import Page

from tests.browser.steps import fill, log_in, main, press, visit
from tests.fixtures.browser import View

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("view", [View(320, True), View(390, True)], indirect=True, ids=str),
]

READING = (
    "/c/balance",
    "/help",
    "/help/safety",
    "/exercises/sit-to-stand",
    "/programmes",
    "/register",
    "/routines/new",
)
KINDS = (
    *READING,
    *("/", "/t/1", "/t/1/reply", "/c/balance/new", "/exercises", "/routines", "/routines/1", "/routines/1/fit"),
    *("/routines/1/take", "/programmes/1", "/resources", "/search?q=balance", "/settings/display", "/me"),
    *("/mod", "/mod/hosts", "/mod/numbers", "/mod/log"),
)
WIDTH = "document.documentElement.scrollWidth"
TABLE = "|Day|Exercise|Repetitions|Remarks|\n|-|-|-|-|\n|Monday|Straightening|10|Extraordinary|"
# Words that stand on more than one line although they would fit one: hyphens need a dictionary, which not all have.
BROKEN = """() => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const range = document.createRange(), found = new Set();
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (parent.closest(".vh, svg, textarea, select, pre, code") || !parent.checkVisibility()) continue;
    for (const word of node.data.matchAll(/(?<![\\p{L}\\p{M}])[\\p{L}\\p{M}]{4,9}(?![\\p{L}\\p{M}])/gu)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const lines = [...range.getClientRects()].filter((box) => box.width > 0).map((box) => Math.round(box.top));
      if (new Set(lines).size > 1) found.add(word[0]);
    }
  }
  return [...found];
}"""


@pytest.fixture
def large(page: Page) -> Page:
    """A moderator's window with the site's own largest text."""
    log_in(page, "ben")
    visit(page, "/settings/display")
    main(page).get_by_label("Twice as large").check()
    main(page).locator(".btn.go").first.click()
    page.wait_for_load_state()
    return page


def test_no_page_is_wider_than_the_window(large: Page, view: View) -> None:
    wide = {}
    for path in KINDS:
        visit(large, path)
        if (width := large.evaluate(WIDTH)) > view.width:
            wide[path] = width
    assert wide == {}


def test_no_word_is_broken_inside_where_people_read(large: Page) -> None:
    broken = {}
    for path in READING:
        visit(large, path)
        if words := large.evaluate(BROKEN):
            broken[path] = words
    assert broken == {}


def test_the_builder_is_no_wider_than_the_window(large: Page, view: View) -> None:
    visit(large, "/routines/new")
    main(large).locator("[name=title]").fill("Kitchen balance")
    main(large).locator("form .btn.go").last.click()
    large.wait_for_url("**/edit*")
    assert large.evaluate(WIDTH) <= view.width


def test_a_table_in_a_preview_scrolls_in_its_own_box(large: Page, view: View) -> None:
    visit(large, "/t/1/reply")
    fill(large, "Message", TABLE)
    press(large, "Preview")
    large.wait_for_selector(".preview table")
    assert large.evaluate(WIDTH) <= view.width
