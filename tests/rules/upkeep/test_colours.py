"""Colours that an admin may choose."""

import pytest

from forum.errors import Refused
from forum.rules.kit.colours import contrast
from forum.rules.upkeep.colours import DARK, LIGHT, PALETTES, TEXT, Theme, check_accents, check_colour, hover_of
from tests.web.kit.test_colours import colours_of

TOKENS = {"bg", "surface", "sunken", "ink", "ink2", "line", "link", "visited"}


@pytest.mark.parametrize(("theme", "name"), [(LIGHT, "light"), (DARK, "dark")])
def test_what_stays_is_as_the_style_sheet_has_it(theme: Theme, name: str) -> None:
    tokens = {key: value if len(value) == 7 else f"#{value[1:] * 2}" for key, value in colours_of(name).items()}
    assert {key: getattr(theme, key) for key in TOKENS} == {key: tokens[key] for key in TOKENS}
    assert (theme.main, theme.band, theme.on_main) == (tokens["primary"], tokens["tint"], tokens["on-primary"])
    assert theme.notes == (tokens["ok-bg"], tokens["warn-bg"], tokens["info-bg"])


@pytest.mark.parametrize("palette", PALETTES)
def test_every_set_that_is_offered_can_be_read(palette: str) -> None:
    chosen = PALETTES[palette][1]
    assert [error.message for error in check_accents(chosen)] == []
    for theme in (LIGHT, DARK):
        main = chosen.get(f"main{theme.ending}", theme.main)
        assert contrast(hover_of(main, theme), theme.on_main) >= TEXT


@pytest.mark.parametrize(
    ("chosen", "field"),
    [
        ({"main": "#ffcc00"}, "main"),
        ({"main_dark": "#5d2460"}, "main_dark"),
        ({"link": "#3377cc"}, "link"),
        ({"link_dark": "#3377cc"}, "link_dark"),
        ({"band": "#0a4c59"}, "band"),
        ({"band_dark": "#ffffff"}, "band_dark"),
    ],
)
def test_a_colour_nobody_can_read_is_refused_beside_its_field(chosen: dict[str, str], field: str) -> None:
    errors = check_accents(chosen)
    assert [error.field for error in errors] == [field]


@pytest.mark.parametrize("field", ["main", "main_dark", "link", "link_dark", "band", "band_dark"])
@pytest.mark.parametrize("colour", ["#808080", "#ff0000", "#00ff00", "#0000ff", "#ffff00"])
def test_the_colour_that_is_offered_instead_is_taken(field: str, colour: str) -> None:
    for error in check_accents({field: colour}):
        better = error.message.rpartition(" ")[2].rstrip(".")
        assert check_accents({field: better}) == []


@pytest.mark.parametrize("text", ["red", "#12", "#12345g", "#0a4c59;}body{display:none", "url(x)"])
def test_only_colours_are_colours(text: str) -> None:
    with pytest.raises(Refused):
        check_colour(text, "main")
