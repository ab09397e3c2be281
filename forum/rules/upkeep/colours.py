"""The colours an admin may choose: nobody's text gets harder to read by them, in light or in dark."""

from collections.abc import Mapping
from dataclasses import dataclass

from forum.errors import Refused
from forum.rules.kit.colours import COLOUR, contrast, mixed, nearest, reads_on
from forum.rules.kit.site import ACCENTS
from forum.rules.upkeep import refusal_words

TEXT, MARK = 7.0, 3.0
HOVER_SHARE = 0.35


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours that stay: what accents are read on or carry. A test holds them against `static/css/tokens.css`.

    `far` is the end of the scale towards which an accent gets easier to read.
    """

    words: str
    ending: str
    bg: str
    surface: str
    sunken: str
    ink: str
    ink2: str
    line: str
    main: str
    link: str
    visited: str
    band: str
    on_main: str
    notes: tuple[str, ...]
    far: str


LIGHT = Theme(
    words="light pages",
    ending="",
    bg="#f7f5f0",
    surface="#ffffff",
    sunken="#ece9e1",
    ink="#1b2124",
    ink2="#3f484d",
    line="#6b7479",
    main="#0a4c59",
    link="#0a4a8c",
    visited="#5b2a86",
    band="#e1eeee",
    on_main="#ffffff",
    notes=("#e2f0e6", "#fdf0d2", "#e4eef8"),
    far="#000000",
)
DARK = Theme(
    words="dark pages",
    ending="_dark",
    bg="#14191b",
    surface="#1d2427",
    sunken="#0f1314",
    ink="#e8ecec",
    ink2="#c3cbcd",
    line="#8f9a9f",
    main="#86d3df",
    link="#a3ccff",
    visited="#d6bbff",
    band="#182d32",
    on_main="#05262c",
    notes=("#12301f", "#3a2a0b", "#10293f"),
    far="#ffffff",
)
THEMES = (LIGHT, DARK)
# Sets that can be chosen as they stand; each is checked like one's own.
PALETTES: dict[str, tuple[str, dict[str, str]]] = {
    "usual": ("Teal, as it comes", {}),
    "plum": (
        "Plum",
        {"main": "#5d2460", "link": "#5d2a8c", "band": "#f1e6f2"}
        | {"main_dark": "#e6b3e8", "link_dark": "#d3bcff", "band_dark": "#301c33"},
    ),
    "forest": (
        "Forest",
        {"main": "#1d4d2b", "link": "#0b4f4a", "band": "#e3efe4"}
        | {"main_dark": "#9fdcae", "link_dark": "#93ded4", "band_dark": "#182f20"},
    ),
    "brick": (
        "Brick",
        {"main": "#7a2412", "link": "#7a1f3d", "band": "#f8e9e3"}
        | {"main_dark": "#ffb9a3", "link_dark": "#ffb8cc", "band_dark": "#3a2119"},
    ),
    "ink": (
        "Ink blue",
        {"main": "#1f3a77", "link": "#1b4694", "band": "#e5eaf6"}
        | {"main_dark": "#b3c8ff", "link_dark": "#a3ccff", "band_dark": "#1b2640"},
    ),
}
NAMES = {"main": "main colour", "link": "colour of links", "band": "colour of the band"}


def check_colour(text: str, field: str) -> str:
    """ "#0a4c59" in small letters, "" for none; raises `Refused`."""
    text = text.strip().lower()
    if text and not COLOUR.fullmatch(text):
        raise Refused(refusal_words.NOT_A_COLOUR, field)
    return text


def hover_of(main: str, theme: Theme) -> str:
    """The main colour under a pointer: further from what is written on it."""
    return mixed(main, theme.far, HOVER_SHARE)


def check_accents(chosen: Mapping[str, str]) -> list[Refused]:
    """What is wrong with a set of colours (`main`, `main_dark` and so on; "" is ours), each beside its field."""
    return [found for theme in THEMES for accent in ACCENTS if (found := _find_wrong(chosen, accent, theme))]


def _find_wrong(chosen: Mapping[str, str], accent: str, theme: Theme) -> Refused | None:
    colour = chosen.get(accent + theme.ending, "")
    if not colour:
        return None
    grounds = _needs(accent, theme, chosen)
    if reads_on(colour, grounds):
        return None
    away = ("#ffffff" if theme is LIGHT else "#000000") if accent == "band" else theme.far
    ground, least = min(grounds, key=lambda one: contrast(colour, one[0]) / one[1])
    words = refusal_words.hard_to_read(
        NAMES[accent], colour, theme.words, contrast(colour, ground), least, nearest(colour, away, grounds)
    )
    return Refused(words, accent + theme.ending)


def _needs(accent: str, theme: Theme, chosen: Mapping[str, str]) -> tuple[tuple[str, float], ...]:
    """What an accent meets on a page, with the contrast it must have there.

    A colour of ours that was not chosen stays as it is, so a band must be fit for it.
    """
    if accent == "band":
        ours = [getattr(theme, one) for one in ("main", "link") if not chosen.get(one + theme.ending)]
        return (*((one, TEXT) for one in (theme.ink, theme.ink2, theme.visited, *ours)), (theme.line, MARK))
    band = chosen.get("band" + theme.ending, "") or theme.band
    plain = tuple((ground, TEXT) for ground in (theme.bg, theme.surface, band))
    if accent == "main":
        return (*plain, (theme.sunken, MARK), (theme.on_main, TEXT))
    return (*plain, (theme.sunken, TEXT), *((note, TEXT) for note in theme.notes))
