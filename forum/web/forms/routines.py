"""Forms of the routine builder."""

from wtforms import HiddenField, StringField, TextAreaField

from forum.actions.routines.drafts import Sending
from forum.rules.routines.fields import Line, list_lines
from forum.web.forms.drafts import DraftForm, FirstAnswersForm, ask_provenance


class NewCardForm(FirstAnswersForm):
    """The three answers a card begins with."""

    title = StringField("Name of the card")
    purpose = TextAreaField("What is it for?")
    provenance = ask_provenance()
    provenance_note = StringField("More about where it comes from")
    source_url = StringField("Link to the study or resource")
    exercise = HiddenField()


class CardForm(DraftForm):
    """The builder's form of a card."""

    @property
    def lines(self) -> list[Line]:
        """The exercises, each by field name."""
        return list_lines(self.fields)

    def sending(self, *, is_auto: bool) -> Sending:
        """What tells this sending from any other; `is_auto` says that the window saved by itself."""
        return Sending(self.seen, self.window, self.mark, is_auto)
