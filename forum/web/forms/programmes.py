"""Forms of programmes."""

from flask import request
from wtforms import StringField, TextAreaField

from forum.rules.programmes.fields import list_rows
from forum.web.forms.drafts import DraftForm, FirstAnswersForm, ask_provenance

ANSWER_CHARS = 200


class NewProgrammeForm(FirstAnswersForm):
    """The answers a programme begins with."""

    title = StringField("Name of the programme")
    purpose = TextAreaField("What is it for?")
    weeks = StringField("How many weeks?")
    provenance = ask_provenance()
    provenance_note = StringField("More about where it comes from")
    source_url = StringField("Link to the study or resource")


class ProgrammeForm(DraftForm):
    """The builder's form of a programme."""

    def rows(self, room: str) -> range:
        """The numbers of the rows of a room."""
        return range(len(list_rows(self.fields, room)))


class AnswerForm(DraftForm):
    """The small forms of a member's week."""

    @classmethod
    def from_request(cls) -> "AnswerForm":
        """The form as it was sent."""
        return cls({name: text[:ANSWER_CHARS] for name, text in request.form.items() if name != "csrf_token"})
