"""The base of all forms: rules decide, forms only carry text and show the rules' words beside the right field."""

from collections.abc import Callable, Iterable

from flask_wtf import FlaskForm
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

from forum.errors import Refused


def offer(pairs: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    """The choices of a field, from pairs of value and words."""
    return [SelectChoice(value, words) for value, words in pairs]


class HouseForm(FlaskForm):  # type: ignore[misc]
    """A form whose errors come from `Refused`; the CSRF token is checked for all forms at once before any view."""

    class Meta:
        csrf = False

    def refuse(self, error: Refused) -> None:
        """Put a refusal beside its field, or above the form when it belongs to none."""
        if error.field and error.field in self._fields:
            field = self._fields[error.field]
            field.errors = [*field.errors, error.message]
        else:
            self.form_errors.append(error.message)

    def check(self, name: str, rule: Callable[[str], object]) -> None:
        """Try one field against a rule and keep its words, so that all mistakes are shown at once."""
        try:
            rule(self._fields[name].data or "")
        except Refused as error:
            self.refuse(Refused(error.message, name))
