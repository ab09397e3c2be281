"""Colours as numbers: how well one is read on another, and the nearest that is read well enough."""

import re

COLOUR = re.compile(r"#[0-9a-f]{6}")
STEPS = 64
Rgb = tuple[int, int, int]


def parts_of(colour: str) -> Rgb:
    """Red, green and blue of "#0a4c59", each 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def colour_of(parts: Rgb) -> str:
    """The other way round."""
    return "#{:02x}{:02x}{:02x}".format(*parts)


def luminance(colour: str) -> float:
    """How bright a colour is to the eye, 0 to 1 (WCAG 2, relative luminance)."""
    shares = (part / 255 for part in parts_of(colour))
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """How well one colour is read on another, 1 to 21 (WCAG 2)."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share (0 to 1) of another one in it."""
    red, green, blue = (
        round(part + (away - part) * share) for part, away in zip(parts_of(colour), parts_of(other), strict=True)
    )
    return colour_of((red, green, blue))


def reads_on(colour: str, grounds: tuple[tuple[str, float], ...]) -> bool:
    """Whether a colour is read on each of these with at least its contrast."""
    return all(contrast(colour, ground) >= least for ground, least in grounds)


def nearest(colour: str, towards: str, grounds: tuple[tuple[str, float], ...]) -> str:
    """The colour nearest to this one, on its way to `towards`, that is read on all of these; "" when none is."""
    steps = (mixed(colour, towards, step / STEPS) for step in range(STEPS + 1))
    return next((one for one in steps if reads_on(one, grounds)), "")
