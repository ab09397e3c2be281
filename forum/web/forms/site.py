"""Forms with which admins choose how the site looks and what it says."""

from collections.abc import Sequence
from functools import partial

from wtforms import HiddenField, RadioField, StringField, TextAreaField

from forum.rules.kit.site import MARKS, Site
from forum.rules.upkeep.colours import PALETTES
from forum.rules.upkeep.site import JOINING, PARTS, check_value, palette_of
from forum.web.forms import HouseForm, offer

OWN = ("own", "Colours of your own, below")
COLOURS = PARTS["look"][2:]


class SiteForm(HouseForm):
    """One part of what can be chosen; `seen` is the mark of the site that its author saw."""

    seen = HiddenField()

    def wanted(self, part: str, leave_out: Sequence[str] = ()) -> dict[str, str]:
        """What was typed, value by value; each that can't be used says so beside its field."""
        typed = {name: self[name].data or "" for name in PARTS[part] if name not in leave_out}
        for name in typed:
            self.check(name, partial(check_value, name))
        return {name: text.strip().lower() if name in COLOURS else text for name, text in typed.items()}


class LookForm(SiteForm):
    """Name, picture and colours."""

    name = StringField("Name of the site", id="site-name")
    picture = RadioField("Picture before the name", choices=offer(MARKS.items()), validate_choice=False)
    palette = RadioField(
        "Colours",
        choices=offer([*((key, words) for key, (words, _) in PALETTES.items()), OWN]),
        validate_choice=False,
    )
    main = StringField("Buttons and headings of cards, on light pages", id="main-colour")
    link = StringField("Links, on light pages", id="link-colour")
    band = StringField("Band behind the greeting, on light pages", id="band-colour")
    main_dark = StringField("Buttons and headings of cards, on dark pages", id="main-dark-colour")
    link_dark = StringField("Links, on dark pages", id="link-dark-colour")
    band_dark = StringField("Band behind the greeting, on dark pages", id="band-dark-colour")

    @classmethod
    def of(cls, site: Site) -> "LookForm":
        """The form as the site is."""
        values = {name: getattr(site, name) for name in PARTS["look"]}
        return cls(seen=site.mark, palette=palette_of(site), **values)


class WordsForm(SiteForm):
    """What the site says of itself."""

    welcome = StringField("Greeting")
    lead = TextAreaField("What it is for")
    news = TextAreaField("News")
    rules = TextAreaField("House rules")
    contacts = TextAreaField("Who runs the site, and how to reach them")

    @classmethod
    def of(cls, site: Site) -> "WordsForm":
        """The form as the site is."""
        return cls(seen=site.mark, **{name: getattr(site, name) for name in PARTS["words"]})


class JoiningForm(SiteForm):
    """Who can become a member."""

    joining = RadioField("Who can join?", choices=offer(JOINING.items()), validate_choice=False)

    @classmethod
    def of(cls, site: Site) -> "JoiningForm":
        """The form as the site is."""
        return cls(seen=site.mark, joining=site.joining)
