"""A safety fact is a picture and words that can be read: on a phone, in every theme, and on paper without colour."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.routines.test_paper import TITLES, open_card
from tests.browser.steps import main, visit
from tests.fixtures.browser import View

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("view", [View(320, has_scripts=False)], indirect=True, ids=str),
]

MEDIA: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "more contrast": {"contrast": "more"},
    "more contrast, dark": {"contrast": "more", "color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "forced colours, dark": {"forced_colors": "active", "color_scheme": "dark"},
    "paper": {"media": "print"},
}
USUAL: dict[str, Any] = {
    "media": "screen",
    "color_scheme": "light",
    "contrast": "no-preference",
    "forced_colors": "none",
}
SHOWN = ".safety > li, .care > li, .sheet-care, .sheet-flags"
FLAGS = f":is({SHOWN}):visible"
# For each flag what is wrong with it: no words, no picture, cut off, or too like its ground.
FAULTS = """(flags) => {
  const page = document.documentElement
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number)
  const linear = (part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  const light = (colour) => {
    const [r, g, b] = parts(colour).map((part) => linear(part / 255))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const found = getComputedStyle(at).backgroundColor
      const [, , , alpha = 1] = parts(found)
      if (alpha > 0.99) return found
    }
    return matchMedia("(prefers-color-scheme: dark) and (not print)").matches ? "rgb(0, 0, 0)" : "rgb(255, 255, 255)"
  }
  return flags.flatMap((flag) => {
    const words = flag.innerText.trim(), colour = getComputedStyle(flag).color, wrong = []
    if (words.length < 8) wrong.push("no words")
    const [low, high] = [light(colour), light(ground(flag))].sort((a, b) => a - b)
    if ((high + 0.05) / (low + 0.05) < 7) wrong.push(`${colour} on ${ground(flag)}`)
    const box = flag.getBoundingClientRect()
    if (box.left < 0 || box.right > page.clientWidth + 1) wrong.push("runs off the page")
    if (flag.localName === "li" && flag.scrollWidth > flag.clientWidth + 1) wrong.push("cut off")
    const picture = flag.querySelector("svg")
    if (flag.localName === "li" && !(picture && picture.getBoundingClientRect().width > 8)) wrong.push("no picture")
    return wrong.map((one) => `${words}: ${one}`)
  })
}"""


def pages_of(page: Page) -> list[str]:
    """Where the facts of one card with dangers, of its exercises and of all cards are read."""
    open_card(page, TITLES[0])
    card = page.url
    number = re.search(r"/routines/(\d+)/", card)
    exercise = main(page).locator(".card-steps h3 a").first.get_attribute("href")
    assert number
    assert exercise
    return [card, f"{card}/print", f"{card}/print?day=amber&steps=1", f"/embed/routines/{number[1]}",
            f"/routines/{number[1]}/day/amber", exercise, "/routines", "/exercises", "/programmes",
            f"/search?q={TITLES[0]}"]  # fmt: skip


def test_every_flag_can_be_read_in_every_theme_and_on_paper(page: Page) -> None:
    wrong = []
    for address in pages_of(page):
        visit(page, address)
        page.emulate_media(**USUAL)
        count = page.locator(f":is({SHOWN}):not(.noprint *):visible").count()
        assert count, address
        for name, media in MEDIA.items():
            page.emulate_media(**USUAL | media)
            flags = page.locator(FLAGS)
            assert flags.count() >= count, f"{address}, {name}"
            wrong += [f"{address}, {name}: {fault}" for fault in flags.evaluate_all(FAULTS)]
    assert wrong == []
