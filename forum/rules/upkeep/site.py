"""What an admin may write about a site."""

from collections.abc import Callable

from forum.errors import Refused
from forum.rules.kit.site import MARKS, NAMES, Site
from forum.rules.upkeep import refusal_words
from forum.rules.upkeep.colours import PALETTES, check_colour

NAME_CHARS = 40
WELCOME_CHARS = 100
LEAD_CHARS = 300
NEWS_CHARS = 300
TEXT_CHARS = 10_000
JOINING: dict[str, str] = {
    "open": "Everybody who gives an email address",
    "closed": "Nobody for now: the page says so, and who is a member stays one",
}
EDITIONS_A_PAGE = 30
# The parts of the desk, and what each of them changes.
PARTS: dict[str, tuple[str, ...]] = {
    "look": ("name", "picture", "main", "link", "band", "main_dark", "link_dark", "band_dark"),
    "words": ("welcome", "lead", "news", "rules", "contacts"),
    "joining": ("joining",),
}
# What a change is called in the list of changes.
CALLED: dict[str, str] = {
    "name": "name",
    "picture": "picture",
    **dict.fromkeys(("main", "link", "band", "main_dark", "link_dark", "band_dark"), "colours"),
    "welcome": "greeting",
    "lead": "greeting",
    "news": "news",
    "rules": "rules",
    "contacts": "contacts",
    "joining": "who can join",
}


def one_line(most: int, needed: str = "") -> Callable[[str, str], str]:
    """A check of a text of one line; with `needed` there must be one, and those are the words if there is none."""

    def check(text: str, field: str) -> str:
        text = " ".join(text.split())
        if needed and not text:
            raise Refused(needed, field)
        return _short(text, most, field)

    return check


def _text(text: str, field: str) -> str:
    return _short(text.strip(), TEXT_CHARS, field)


def _short(text: str, most: int, field: str) -> str:
    if len(text) > most:
        raise Refused(refusal_words.site_text_too_long(len(text), most), field)
    return text


def _mark(text: str, field: str) -> str:
    if text not in MARKS:
        raise Refused(refusal_words.NOT_A_MARK, field)
    return text


def _joining(text: str, field: str) -> str:
    if text not in JOINING:
        raise Refused(refusal_words.NOT_A_WAY_TO_JOIN, field)
    return text


CHECKS: dict[str, Callable[[str, str], str]] = {
    "name": one_line(NAME_CHARS, refusal_words.NO_SITE_NAME),
    "picture": _mark,
    **dict.fromkeys(PARTS["look"][2:], check_colour),
    "welcome": one_line(WELCOME_CHARS, refusal_words.NO_WELCOME),
    "lead": one_line(LEAD_CHARS),
    "news": one_line(NEWS_CHARS),
    "rules": _text,
    "contacts": _text,
    "joining": _joining,
}


def check_value(name: str, text: str) -> str:
    """One value as it is kept; raises `Refused`."""
    return CHECKS[name](text, name)


def colours_of(palette: str, own: dict[str, str]) -> dict[str, str]:
    """All six colours of a chosen set, or one's `own`; raises `Refused`."""
    if palette == "own":
        return own
    if palette not in PALETTES:
        raise Refused(refusal_words.NOT_A_PALETTE, "palette")
    return dict.fromkeys(own, "") | PALETTES[palette][1]


def palette_of(site: Site) -> str:
    """Which of the sets a site has, "own" for none of them."""
    has = {name: getattr(site, name) for name in PARTS["look"][2:]}
    same = (key for key, (_, colours) in PALETTES.items() if dict.fromkeys(has, "") | colours == has)
    return next(same, "own")


def say_changes(before: Site, after: Site) -> str:
    """What is different, such as "name, colours"; "" for nothing."""
    different = (CALLED[name] for name in NAMES if getattr(before, name) != getattr(after, name))
    return ", ".join(dict.fromkeys(different))


def check_seen(seen: str, mark: str) -> None:
    """Refuse a change of something else than what its author saw."""
    if seen != mark:
        raise Refused(refusal_words.SITE_CHANGED_MEANWHILE)
