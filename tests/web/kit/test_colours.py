"""Contrast of every pair of colours that meets on a page, in the four themes."""

import re

import pytest

from forum.paths import static_folder

GROUNDS = ("bg", "surface", "sunken", "tint")
TINTS = ("ok-bg", "warn-bg", "bad-bg", "info-bg")
CHIPS = ("chip-strength", "chip-balance", "chip-aerobic", "chip-stretch", "chip-dual", "chip-walk")
TEXT = [
    *(("ink", ground) for ground in (*GROUNDS, *TINTS, *CHIPS)),
    *(("ink2", ground) for ground in GROUNDS),
    *((link, ground) for link in ("link", "visited") for ground in (*GROUNDS, "ok-bg", "warn-bg", "info-bg")),
    *(("on-primary", ground) for ground in ("primary", "primary-hover")),
    *((name, ground) for name in ("ok", "warn", "bad", "info") for ground in (f"{name}-bg", "surface")),
    *(("primary", ground) for ground in ("surface", "bg", "tint")),
    ("bad", "bg"),
    ("ok", "bg"),
]
MARKS = [
    *((mark, ground) for mark in ("line", "focus", "primary") for ground in GROUNDS),
    ("focus", "focus-halo"),
]
SELECTORS = {
    "light": r"^:root \{",
    "dark": r'^:root\[data-theme="dark"\] \{',
    "more contrast, light": r'^:root:root\[data-contrast="more"\] \{',
    "more contrast, dark": r'^:root:root\[data-contrast="more"\]\[data-theme="dark"\] \{',
}


def colours_of(theme: str) -> dict[str, str]:
    text = (static_folder() / "css" / "tokens.css").read_text()
    block = re.search(SELECTORS[theme] + r"(.*?)\}", text, re.DOTALL | re.MULTILINE)
    assert block is not None
    return dict(re.findall(r"--([\w-]+): (#\w+);", block[1]))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", SELECTORS)
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 7.0), (MARKS, 3.0)], ids=["text 7 to 1", "marks 3 to 1"])
def test_ana_can_read_every_colour_pair(theme: str, pairs: list[tuple[str, str]], least: float) -> None:
    colours = colours_of(theme)
    ratios = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < least} == {}


def test_the_same_theme_has_the_same_colours_however_it_was_chosen() -> None:
    text = (static_folder() / "css" / "tokens.css").read_text()
    on_screen = re.findall(r"\{([^{}]*--bg:[^{}]*)\}", text.split("@media print")[0])
    palettes = [frozenset(re.findall(r"--([\w-]+: #\w+);", block)) for block in on_screen]
    assert len(palettes) == 9
    assert len(set(palettes)) == 4
