"""Forms of programmes."""

import hashlib

from flask import request
from wtforms import HiddenField, RadioField, StringField, TextAreaField

from forum.rules.library.words import PROVENANCE_WORDS
from forum.rules.programmes.fields import Fields, list_rows, tidy_fields
from forum.web.forms import HouseForm, offer
from forum.web.forms.routines import SHORT_TEXT, CardForm
from forum.web.forms.threads import new_key

ANSWER_CHARS = 200


class NewProgrammeForm(HouseForm):
    """The answers a programme begins with."""

    title = StringField("Name of the programme")
    purpose = TextAreaField("What is it for?")
    weeks = StringField("How many weeks?")
    provenance = RadioField(
        "Where does it come from?", choices=offer(PROVENANCE_WORDS.items()), default="self", validate_choice=False
    )
    provenance_note = StringField("More about where it comes from")
    source_url = StringField("Link to the study or resource")
    idempotency_key = HiddenField(default=new_key)

    def programme_fields(self) -> Fields:
        """What was typed, by the programme's field names."""
        names = ("title", "purpose", "weeks", "provenance", "provenance_note", "source_url")
        return {name: self[name].data or "" for name in names}


class ProgrammeForm(CardForm):
    """The builder's form: a programme's fields as text, and what is wrong with which."""

    @classmethod
    def from_request(cls) -> "ProgrammeForm":
        """The form as it was sent."""
        return cls(tidy_fields(request.form))

    @property
    def seen(self) -> str:
        """The stamp that the page was made with."""
        return request.form.get("seen", "")[:SHORT_TEXT]

    @property
    def mark(self) -> str:
        """What tells this sending from any other."""
        return hashlib.sha256(repr(sorted(request.form.items(multi=True))).encode()).hexdigest()

    def rows(self, room: str) -> range:
        """The numbers of the rows of a room."""
        return range(len(list_rows(self.fields, room)))


class AnswerForm(CardForm):
    """The small forms of a member's week, as they were sent."""

    @classmethod
    def from_request(cls) -> "AnswerForm":
        """The form as it was sent."""
        return cls({name: text[:ANSWER_CHARS] for name, text in request.form.items() if name != "csrf_token"})
