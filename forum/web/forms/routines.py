"""Forms of the routine builder."""

import hashlib
import secrets

from flask import request
from wtforms import HiddenField, RadioField, StringField, TextAreaField

from forum.actions.routines.drafts import Sending
from forum.errors import Refused
from forum.rules.library.words import PROVENANCE_WORDS
from forum.rules.routines.checks import Problem
from forum.rules.routines.fields import Fields, field_of, list_lines, tidy_fields
from forum.web.forms import HouseForm, offer
from forum.web.forms.threads import new_key

SHORT_TEXT = 100


class NewCardForm(HouseForm):
    """The three answers a card begins with."""

    title = StringField("Name of the card")
    purpose = TextAreaField("What is it for?")
    provenance = RadioField(
        "Where does it come from?", choices=offer(PROVENANCE_WORDS.items()), default="self", validate_choice=False
    )
    provenance_note = StringField("More about where it comes from")
    source_url = StringField("Link to the study or resource")
    exercise = HiddenField()
    idempotency_key = HiddenField(default=new_key)

    def card_fields(self) -> Fields:
        """What was typed, by the card's field names."""
        names = ("title", "purpose", "provenance", "provenance_note", "source_url")
        return {name: self[name].data or "" for name in names}


class CardForm:
    """The builder's form: a card's fields as text, and what is wrong with which."""

    def __init__(self, fields: Fields, problems: list[Problem] | None = None) -> None:
        self.fields = fields
        self.lines = list_lines(fields)
        self.wrong: dict[str, str] = {}
        self.problems: list[tuple[str, str]] = []
        self.window = secrets.token_urlsafe(9)
        for problem in problems or []:
            self.add(field_of(problem), problem.message)

    @classmethod
    def from_request(cls) -> "CardForm":
        """The form as it was sent."""
        form = cls(tidy_fields(request.form))
        form.window = request.form.get("window", "")[:SHORT_TEXT] or form.window
        return form

    def sending(self, *, is_auto: bool) -> Sending:
        """What tells this sending from any other; `is_auto` says that the window saved by itself."""
        mark = hashlib.sha256(repr(sorted(request.form.items(multi=True))).encode()).hexdigest()
        return Sending(request.form.get("seen", "")[:SHORT_TEXT], self.window, mark, is_auto)

    def add(self, name: str, words: str) -> None:
        """Note something to put right in a field; "" stands for the form as a whole."""
        self.problems.append((name.replace(".", "-"), words))
        self.wrong.setdefault(name, words)

    def refuse(self, error: Refused) -> None:
        """Show a refusal beside its field."""
        self.add((error.field or "").removesuffix("_max"), error.message)

    def mistake(self, name: str) -> str:
        """What is wrong with a field; nothing when it is fine."""
        return self.wrong.get(name, "")

    def text(self, name: str) -> str:
        """What stands in a field."""
        return self.fields.get(name, "")
