"""The form of what a member can do."""

from wtforms import HiddenField, RadioField, SelectMultipleField

from forum.rules.fitting.profiles import THINGS, FitProfile, profile_from_form
from forum.rules.library.words import EQUIPMENT_WORDS, POSITION_WORDS
from forum.web.forms import HouseForm, offer

YES_OR_NO = (("yes", "Yes"), ("no", "No"))


def _yes_or_no(label: str) -> RadioField:
    return RadioField(label, choices=offer(YES_OR_NO), default="no", validate_choice=False)


class FitProfileForm(HouseForm):
    """What a member can do and has; `back` is the page they came from."""

    positions = SelectMultipleField(
        "Which positions can you be in today?", choices=offer(POSITION_WORDS.items()), validate_choice=False
    )
    can_use_floor = _yes_or_no("Can you get down to the floor and up again?")
    has_support = _yes_or_no("Is there something firm to hold on to?")
    has_company = _yes_or_no("Will someone be with you?")
    may_close_eyes = _yes_or_no("Is it fine to do an exercise with eyes closed?")
    things = SelectMultipleField(
        "What do you have?", choices=offer((one, EQUIPMENT_WORDS[one]) for one in THINGS), validate_choice=False
    )
    back = HiddenField()

    def show(self, profile: FitProfile) -> None:
        """Fill the form with answers."""
        self.positions.data, self.things.data = list(profile.positions), list(profile.things)
        for name in ("can_use_floor", "has_support", "has_company", "may_close_eyes"):
            self[name].data = "yes" if getattr(profile, name) else "no"

    def profile(self) -> FitProfile:
        """The answers that were given; raises `Refused`."""
        yes = {
            name: self[name].data or "" for name in ("can_use_floor", "has_support", "has_company", "may_close_eyes")
        }
        return profile_from_form(self.positions.data or (), self.things.data or (), yes)
