"""Forms of things that are built step by step: fields as text, by names that carry a line's number."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence

from flask import request
from wtforms import HiddenField, RadioField

from forum.errors import Refused
from forum.queries.talk.public_numbers import AtRisk
from forum.rules.library.words import PROVENANCE_WORDS
from forum.rules.routines.checks import Problem
from forum.web.forms import HouseForm, offer
from forum.web.forms.threads import new_key

SHORT_TEXT = 100
ANSWERS = ("title", "purpose", "weeks", "provenance", "provenance_note", "source_url")


def ask_provenance() -> RadioField:
    """The question where a thing comes from."""
    choices = offer(PROVENANCE_WORDS.items())
    return RadioField("Where does it come from?", choices=choices, default="self", validate_choice=False)


class FirstAnswersForm(HouseForm):
    """The answers a draft begins with: some of `ANSWERS`."""

    idempotency_key = HiddenField(default=new_key)

    def draft_fields(self) -> dict[str, str]:
        """What was typed, by the draft's field names."""
        return {name: self[name].data or "" for name in ANSWERS if name in self}


class DraftForm:
    """A builder's form: its fields as they were typed, what is wrong with which, and what of them would be hidden."""

    at_risk = AtRisk()

    def __init__(self, fields: Mapping[str, str], problems: Sequence[Problem] = ()) -> None:
        self.fields = dict(fields)
        self.wrong: dict[str, str] = {}
        self.problems: list[tuple[str, str]] = []
        self.window = request.form.get("window", "")[:SHORT_TEXT] or secrets.token_urlsafe(9)
        for problem in problems:
            self.refuse(Refused(problem.message, problem.field))

    @property
    def seen(self) -> str:
        """The stamp that the page was made with."""
        return request.form.get("seen", "")[:SHORT_TEXT]

    @property
    def not_private(self) -> list[str]:
        """The keys of phone numbers of which the author says that they are not private."""
        return [key[:SHORT_TEXT] for key in request.form.getlist("not_private")]

    @property
    def mark(self) -> str:
        """What tells this sending from any other."""
        return hashlib.sha256(repr(sorted(request.form.items(multi=True))).encode()).hexdigest()

    def refuse(self, error: Refused) -> None:
        """Show a refusal beside its field."""
        name = (error.field or "").removesuffix("_max")
        self.problems.append((name.replace(".", "-"), error.message))
        self.wrong.setdefault(name, error.message)

    def mistake(self, name: str) -> str:
        """What is wrong with a field; nothing when it is fine."""
        return self.wrong.get(name, "")

    def text(self, name: str) -> str:
        """What stands in a field."""
        return self.fields.get(name, "")
