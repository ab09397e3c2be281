"""What of a site's look is a file: its colours as a style sheet, and its icon."""

import re
from functools import cache, lru_cache

from forum.paths import static_folder
from forum.rules.kit.site import Site
from forum.rules.upkeep.colours import DARK, LIGHT, Theme, hover_of

# How a page says which theme it has; more contrast and paper say it more strongly, and keep our colours.
SELECTORS = {
    "": (":root",),
    "_dark": (':root[data-theme="dark"]', '@media (prefers-color-scheme: dark) {:root:not([data-theme="light"])'),
}
SYMBOL = re.compile(r'<symbol id="([a-z0-9-]+)" viewBox="0 0 24 24">(.*?)</symbol>', re.DOTALL)


@lru_cache(maxsize=16)
def colours_css(site: Site) -> str:
    """The tokens that are not ours; every value was checked to be a colour before it was kept."""
    return "".join(_block(site, theme) for theme in (LIGHT, DARK))


def _block(site: Site, theme: Theme) -> str:
    main, link, band = (getattr(site, f"{name}{theme.ending}") for name in ("main", "link", "band"))
    tokens = {"--link": link, "--tint": band}
    if main:
        tokens |= {"--primary": main, "--primary-hover": hover_of(main, theme), "--on-primary": theme.on_main}
    told = "".join(f"{name}:{value};" for name, value in tokens.items() if value)
    if not told:
        return ""
    return "".join(
        f"{selector}{{{told}}}" + ("}" if selector.startswith("@") else "") + "\n"
        for selector in SELECTORS[theme.ending]
    )


@lru_cache(maxsize=16)
def icon_svg(site: Site) -> str:
    """The icon of the site: its picture, on its main colour."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="7" fill="{site.main or LIGHT.main}"/>'
        f'<g transform="translate(5 5) scale(.9167)" fill="none" stroke="{LIGHT.on_main}" stroke-width="2" '
        f'stroke-linecap="round" stroke-linejoin="round">{_pictures()[site.picture]}</g></svg>'
    )


@cache
def _pictures() -> dict[str, str]:
    return dict(SYMBOL.findall((static_folder() / "icons.svg").read_text("utf-8")))
