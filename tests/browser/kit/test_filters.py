"""Filters on a phone: before the results, and large enough for a hand that trembles."""

import pytest
from playwright.sync_api import FloatRect, Locator, Page

from tests.browser.steps import main, visit
from tests.fixtures.browser import View

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("view", [View(320, False), View(390, True)], indirect=True, ids=str),
]

LISTS = ("/exercises", "/routines", "/resources")
TAP_PX = 48


def box_of(one: Locator) -> FloatRect:
    """Where something stands, and how large it is."""
    box = one.bounding_box()
    assert box is not None
    return box


def too_small(found: Locator) -> list[str]:
    """Those of them that are lower or narrower than a finger needs."""
    boxes = [(one.inner_text(), box_of(one)) for one in found.all() if one.is_visible()]
    assert boxes
    return [f"{words} {box}" for words, box in boxes if min(box["width"], box["height"]) < TAP_PX]


@pytest.mark.parametrize("path", LISTS)
def test_filters_stand_above_the_results_and_everything_in_them_can_be_hit(page: Page, path: str) -> None:
    visit(page, path)
    fold, results = main(page).locator(".fold > summary"), main(page).locator(".count-line, .grid > li, .rows > li")
    assert box_of(fold)["y"] + box_of(fold)["height"] <= box_of(results.first)["y"]
    assert too_small(fold) == []
    fold.click()
    for question in main(page).locator(".filter").all():
        if question.get_attribute("open") is None:
            question.locator("> summary").click()
    assert box_of(main(page).locator("#filters"))["y"] < box_of(results.first)["y"]
    for part in (".filter > summary", ".filter input", "#filters button"):
        assert too_small(main(page).locator(part)) == []


def test_breadcrumbs_can_be_hit(page: Page) -> None:
    visit(page, "/exercises/sit-to-stand")
    assert too_small(main(page).locator(".crumbs a")) == []
