"""Forms of exercises that the library lacks."""

from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField

from forum.rules.library import suggested_exercises as rules
from forum.rules.library.words import POSITION_WORDS
from forum.web.forms import HouseForm, offer
from forum.web.forms.moderation import ReasonForm


class SuggestedForm(HouseForm):
    """An exercise as a member suggests it; `card` is the number of the card that has it."""

    name = StringField("Name")
    how = TextAreaField("How it is done")
    position = SelectField("Position", choices=offer([("", "Choose"), *POSITION_WORDS.items()]), validate_choice=False)
    held_on = RadioField("Do you hold on to something?", choices=offer(rules.HELD_ON.items()), validate_choice=False)
    card = HiddenField()

    def check_all(self) -> None:
        """Note every mistake beside its field."""
        self.check("name", rules.check_name)
        self.check("how", rules.check_how)
        self.check("position", rules.check_position)
        self.check("held_on", rules.check_held_on)

    @property
    def card_id(self) -> int | None:
        """The number of the card; None when there is none in the form."""
        text = self.card.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


class AcceptForm(ReasonForm):
    """Which exercise of the library a suggestion means, if it is there, and words for those who asked."""

    exercise = SelectField("Exercise of our library", validate_choice=False)
