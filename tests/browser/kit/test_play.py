"""A figure moves on a press and never by itself; who asked for less motion gets its poses side by side."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import main, visit
from tests.fixtures.browser import View

HEEL = "/exercises/heel-raise"
PLAY = "Play it five times"

with_script = pytest.mark.parametrize("view", [View(320, True)], indirect=True, ids=str)
pytestmark = pytest.mark.browser


@with_script
def test_the_picture_is_still_until_it_is_pressed(page: Page) -> None:
    visit(page, HEEL)
    picture = main(page).locator(".drawn img")
    assert "/moving.svg" not in (picture.get_attribute("src") or "")
    page.get_by_role("link", name=PLAY).click()
    expect(picture).to_have_attribute("src", re.compile(r"/moving\.svg.*play=now"))


@with_script
def test_a_second_press_plays_it_again(page: Page) -> None:
    visit(page, HEEL)
    picture, play = main(page).locator(".drawn img"), page.get_by_role("link", name=PLAY)
    play.click()
    first = picture.get_attribute("src")
    play.click()
    assert picture.get_attribute("src") != first


@with_script
def test_less_motion_shows_the_poses_side_by_side(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    visit(page, HEEL)
    page.get_by_role("link", name=PLAY).click()
    assert "/strip.svg" in (main(page).locator(".drawn img").get_attribute("src") or "")


@pytest.mark.parametrize("view", [View(320, False)], indirect=True, ids=str)
def test_without_script_play_opens_the_moving_picture(page: Page) -> None:
    visit(page, HEEL)
    page.get_by_role("link", name=PLAY).click()
    expect(page).to_have_url(re.compile("/figures/heel-raise/moving.svg"))
    expect(page.locator("animate")).not_to_have_count(0)
