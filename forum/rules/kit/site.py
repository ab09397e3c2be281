"""What an admin can choose about a site, and how it is where nobody chose: its name, its look, its words."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

# The marks that can stand before the name: pictures of ours, so no file of a stranger is ever shown.
MARKS: dict[str, str] = {
    "footprints": "Footprints",
    "person-standing": "A person",
    "users": "Two people",
    "heart": "A heart",
    "hand-helping": "A helping hand",
    "hand": "A hand",
    "armchair": "An armchair",
    "house": "A house",
    "sun": "The sun",
    "waves": "Waves",
    "dumbbell": "A dumbbell",
    "messages-square": "A conversation",
}
ACCENTS = ("main", "link", "band")


@dataclass(frozen=True, slots=True)
class Site:
    """A site as it is shown: each value is what somebody chose, or ours.

    `mark` names this state of it, "" while nobody chose anything. A colour is "" or "#" and six digits, once for light
    pages and once for dark ones. `rules`, `contacts` are Markdown; without `rules` the page has ours.
    """

    mark: str = ""
    name: str = "Strideshare"
    picture: str = "footprints"
    main: str = ""
    link: str = ""
    band: str = ""
    main_dark: str = ""
    link_dark: str = ""
    band_dark: str = ""
    welcome: str = "Exercise at your pace, with people who know MS"
    lead: str = (
        "Find exercises you can do today, share the routine that helps you, and talk to others who live with "
        "multiple sclerosis."
    )
    news: str = ""
    rules: str = ""
    contacts: str = ""
    joining: str = "open"

    @property
    def has_colours(self) -> bool:
        """Whether any colour is not ours."""
        return any(getattr(self, f"{accent}{look}") for accent in ACCENTS for look in ("", "_dark"))

    @property
    def has_own_mark(self) -> bool:
        """Whether the icon of the site is not ours."""
        return self.picture != USUAL.picture or bool(self.main)


USUAL = Site()
NAMES = tuple(one.name for one in fields(Site) if one.name != "mark")


def chosen_of(site: Site) -> dict[str, Any]:
    """What is not as usual, as it is kept."""
    return {name: value for name, value in asdict(site).items() if name in NAMES and value != getattr(USUAL, name)}


def site_of(chosen: Mapping[str, Any], mark: str = "") -> Site:
    """The site with these choices; what another version knew and this one does not is left out."""
    return Site(mark=mark, **{name: str(value) for name, value in chosen.items() if name in NAMES})
