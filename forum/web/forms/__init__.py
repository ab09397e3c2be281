"""The base of all forms: rules decide, forms only carry text and show the rules' words beside the right field."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, RadioField, SelectMultipleField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

from forum.errors import Refused, SentBefore


class RefusableForm(Protocol):
    """A form that takes a refusal, and is then shown again with all that is wrong."""

    def refuse(self, error: Refused) -> None:
        """Put a refusal beside its field, or above the form when it belongs to none."""

    @property
    def problems(self) -> Sequence[tuple[str, str]]:
        """What is wrong: the id of the input it is about or a path of ours, "" for none of them, and words.

        Empty when all is well.
        """


def offer(pairs: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    """The choices of a field, from pairs of value and words."""
    return [SelectChoice(value, words) for value, words in pairs]


def place_of(field: Field) -> str:
    """The id of a field's (first) input; "" when nobody sees it."""
    if isinstance(field, HiddenField):
        return ""
    return f"{field.id}-0" if isinstance(field, RadioField | SelectMultipleField) else field.id


class HouseForm(FlaskForm):  # type: ignore[misc]
    """A form whose errors come from `Refused`; the CSRF token is checked for all forms at once before any view."""

    led_to = ""

    class Meta:
        csrf = False

    def refuse(self, error: Refused) -> None:
        """Put a refusal beside its field, or above the form when it belongs to none."""
        if error.field and error.field in self._fields:
            field = self._fields[error.field]
            field.errors = [*field.errors, error.message]
        else:
            self.form_errors.append(error.message)
        if isinstance(error, SentBefore):
            # What is in the boxes is something new, and is sent as such.
            self.led_to = error.url
            if "idempotency_key" in self._fields:
                self._fields["idempotency_key"].data = self._fields["idempotency_key"].default()

    @property
    def problems(self) -> list[tuple[str, str]]:
        """What is wrong with the whole form, then field by field: the id of the input, and words."""
        fields = [(place_of(field), " ".join(field.errors)) for field in self if field.errors]
        return [*((self.led_to, words) for words in self.form_errors), *fields]

    def check(self, name: str, rule: Callable[[str], object]) -> None:
        """Try one field against a rule and keep its words, so that all mistakes are shown at once."""
        try:
            rule(self._fields[name].data or "")
        except Refused as error:
            self.refuse(Refused(error.message, name))
