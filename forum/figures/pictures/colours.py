"""What each colour of a figure is on light, dark, high-contrast and printed paper. No fact hangs on a colour alone."""

from forum.figures.body.measures import HELPER, Sitter

LOOKS = ("light", "dark", "contrast", "print")
_LIGHT = {
    "paper": "#fff",
    "edge": "#1b2a3355",
    "ink": "#211a17",
    "ink_soft": "#556",
    "white": "#fff",
    "sign": "#345",
    "sign_ink": "#234",
    "arrow": "#d2410f",
    "ghost": "#e3e8ec",
    "ghost_edge": "#74869a",
    "shadow": "#dde1e3",
    "sole": "#d8d4c4",
    "sole_far": "#bbb7a8",
    "wood": "#ecc992",
    "wood_side": "#cba36b",
    "wood_dark": "#aa8352",
    "metal": "#9aa9b6",
    "metal_dark": "#5a6b7b",
    "mat": "#bcd9cb",
    "mat_side": "#93b9a6",
    "blue": "#7fb2dd",
    "blue_dark": "#3f7fb5",
    "wall": "#eef0f1",
    "wall_side": "#dcdfe1",
    "band": "#8a35b0",
    "band_dark": "#5e1f7d",
    "water": "#7fb2dd66",
    "plan_foot": "#74869a",
}
_DARK = {
    "paper": "#12181c",
    "edge": "#0008",
    "ghost": "#31424f",
    "ghost_edge": "#9fb0bf",
    "shadow": "#222d35",
    "arrow": "#ff8a4c",
    "wood": "#b8956a",
    "wood_side": "#96774f",
    "wood_dark": "#76603f",
    "metal": "#93a3b0",
    "metal_dark": "#74869a",
    "mat": "#55806c",
    "mat_side": "#42665a",
    "blue": "#5a95c4",
    "blue_dark": "#4a82b4",
    "wall": "#28343d",
    "wall_side": "#33414c",
    "band": "#c583e6",
    "band_dark": "#8d4fae",
    "sole": "#ccc7b4",
    "sole_far": "#a5a194",
    "ink_soft": "#465",
    "sign": "#cde",
    "plan_foot": "#9fb0bf",
    "water": "#5a95c455",
}
# With black outlines and white furniture nothing hangs on a colour.
_CONTRAST = {
    "edge": "#000",
    "ghost": "#fff",
    "ghost_edge": "#000",
    "shadow": "#fff",
    "wall": "#fff",
    "wall_side": "#eee",
    "arrow": "#a30000",
}
# Grey paper prints: every tone is told by its lightness, and the arrow is black.
_PRINT = {
    **_CONTRAST,
    "ink": "#000",
    "sign": "#000",
    "sign_ink": "#000",
    "ink_soft": "#555",
    "plan_foot": "#777",
    "arrow": "#000",
    "band": "#333",
    "band_dark": "#111",
    "blue": "#ddd",
    "blue_dark": "#777",
    "mat": "#eee",
    "mat_side": "#ccc",
    "wood": "#eee",
    "wood_side": "#ccc",
    "wood_dark": "#aaa",
    "metal": "#ccc",
    "metal_dark": "#777",
    "water": "#ddd8",
    "sole": "#fff",
    "sole_far": "#fff",
}


def palette(look: str, who: Sitter) -> dict[str, str]:
    """Every colour a part may name, for one person in one look."""
    own = {"skin": who.skin, "hair": who.hair_colour, "top": who.top, "legs": who.legs, "shoes": who.shoes}
    if look == "dark":
        own = {
            name: _mixed(value, "#ffffff", 0.2 if name in ("legs", "shoes", "hair") and _is_dark(value) else 0.0)
            for name, value in own.items()
        }
    if look == "print":
        own = {name: _grey(value) for name, value in own.items()}
    far = {
        f"{name}_far": _mixed(value, "#181818" if look == "print" else "#101820", 0.12 if name == "skin" else 0.24)
        for name, value in own.items()
    }
    base = {**_LIGHT, **{"dark": _DARK, "contrast": _CONTRAST, "print": _PRINT}.get(look, {})}
    return {**base, **own, **far}


def helper_palette(look: str) -> dict[str, str]:
    return palette(look, HELPER)


def _numbers(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _is_dark(colour: str) -> bool:
    r, g, b = _numbers(colour)
    return 0.3 * r + 0.6 * g + 0.1 * b < 96


def _mixed(colour: str, other: str, share: float) -> str:
    return "#" + "".join(
        f"{round(a + (b - a) * share):02x}" for a, b in zip(_numbers(colour), _numbers(other), strict=True)
    )


def _grey(colour: str) -> str:
    r, g, b = _numbers(colour)
    value = round(90 + 0.62 * (0.3 * r + 0.6 * g + 0.1 * b))
    return f"#{value:02x}{value:02x}{value:02x}"
