"""Forms about studies."""

from collections.abc import Iterator, Mapping
from typing import Any

from wtforms import (
    BooleanField,
    FileField,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)

from forum.rules.library.words import GAIT_PHASE_WORDS, MODALITY_WORDS
from forum.rules.research.record_words import say_field
from forum.rules.research.shape import CHOICES, FLAGS, LISTS, NUMBERS, OUTCOMES_MOST, TEXTS
from forum.rules.research.standing import STATUS_CHOICES
from forum.rules.research.words import (
    CERTAINTY_SAID,
    DESIGN_NAMES,
    DIRECTION_SAID,
    LABELS,
    MEANINGS,
    MEASURES,
    TOPICS,
)
from forum.web.forms import HouseForm, offer
from forum.web.forms.threads import new_key

UNSAID = ("", "Not said")
LONG = frozenset(("summary", "adds", "harms", "limits", "trained", "dose", "not_checked", "abstract", "funding"))
BOXES = {"modality": MODALITY_WORDS, "gait_phases": GAIT_PHASE_WORDS}
LINES = tuple(name for name in LISTS if name not in BOXES)
# The fields of one outcome, each with its number behind.
OF_OUTCOME = ("outcome", "direction", "topic", "figures", "where", "means", "measured", "certainty", "weeks", "harm")
_OFFERED: Mapping[str, Mapping[Any, str]] = {
    "direction": DIRECTION_SAID, "topic": TOPICS, "means": MEANINGS, "measured": MEASURES,
    "certainty": CERTAINTY_SAID,
}  # fmt: skip
BLANK_ROWS = 2


class StandingForm(HouseForm):
    """How a study stands."""

    status = SelectField("How does it stand?", choices=offer(STATUS_CHOICES.items()), validate_choice=False)
    reason = TextAreaField("What was corrected, or why was it taken back?")


class StudyFileForm(HouseForm):
    """A file of references, or the text of one."""

    file = FileField("Choose the file")
    text = TextAreaField("Or paste what is in it")


class EntitiesForm(HouseForm):
    """One more name of a public list."""

    added = StringField("Add one")


class RecordForm(HouseForm):
    """A record of a study, field by field; `_put_fields` adds those that the shape of a record names."""

    version = HiddenField()
    idempotency_key = HiddenField(default=new_key)

    @property
    def shown_rows(self) -> int:
        """How many outcomes the form has room for: those that are there, and a few more."""
        told = [row for row in range(1, OUTCOMES_MOST + 1) if any(self[f"{one}-{row}"].data for one in OF_OUTCOME)]
        return min(max(told, default=1) + BLANK_ROWS, OUTCOMES_MOST)

    def record(self) -> dict[str, Any]:
        """What was typed, as a record that is still to be judged."""
        found: dict[str, Any] = {name: (self[name].data or "").strip() for name in (*TEXTS, *CHOICES)}
        found |= {name: lines(self[name].data) for name in LINES}
        found |= {name: list(self[name].data or ()) for name in BOXES}
        found |= {name: number(self[name].data) for name in NUMBERS}
        found |= {name: bool(self[name].data) for name in FLAGS}
        found["arms"] = [arm(line) for line in lines(self["arms"].data)]
        found["outcomes"] = list(self._outcomes())
        return found

    def _outcomes(self) -> Iterator[dict[str, Any]]:
        for row in range(1, OUTCOMES_MOST + 1):
            told = {one: self[f"{one}-{row}"].data or "" for one in OF_OUTCOME}
            if any(value for name, value in told.items() if name != "direction"):
                yield {
                    **{name: told[name].strip() for name in ("topic", "where", "means", "measured", "direction")},
                    "name": told["outcome"].strip(),
                    "figures": lines(told["figures"]),
                    "certainty": told["certainty"] or None,
                    "weeks": number(told["weeks"]),
                    "is_harm": bool(told["harm"]),
                }


def lines(text: str | None) -> list[str]:
    """The lines of a text that are not empty."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def number(text: str | None) -> int | str | None:
    """The number that was typed; what is none stays as it is, to be refused."""
    typed = (text or "").strip().replace(",", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else typed or None


def arm(line: str) -> dict[str, Any]:
    """A group out of its line: words, and after the last colon how many."""
    name, colon, count = line.rpartition(":")
    told = number(count)
    return {"name": name.strip(), "n": told} if colon and isinstance(told, int) else {"name": line, "n": None}


def typed_of(data: Mapping[str, Any]) -> dict[str, Any]:
    """A record as the form shows it."""
    told: dict[str, Any] = {name: data.get(name) or "" for name in (*TEXTS, *CHOICES)}
    told |= {name: say_field(name, data.get(name)) for name in (*LINES, *NUMBERS, "arms")}
    told |= {name: data.get(name) or [] for name in BOXES}
    told |= {name: bool(data.get(name)) for name in FLAGS}
    for row, one in enumerate(data.get("outcomes") or (), 1):
        given = {name: one.get(name) or "" for name in ("direction", "topic", "where", "means", "measured")}
        given |= {"outcome": one["name"], "figures": "\n".join(one.get("figures") or ()), "harm": one.get("is_harm")}
        given |= {"certainty": one.get("certainty") or "", "weeks": "" if one.get("weeks") is None else one["weeks"]}
        told |= {f"{name}-{row}": value for name, value in given.items()}
    return told


def _put_fields() -> None:
    for name in (*TEXTS, *NUMBERS, *LINES, "arms"):
        kind = TextAreaField if name in LONG or name in LINES or name == "arms" else StringField
        setattr(RecordForm, name, kind(LABELS[name]))
    designs = offer([("", "Choose"), *DESIGN_NAMES.items()])
    grades = offer([UNSAID, *CERTAINTY_SAID.items()])
    setattr(RecordForm, "design", SelectField(LABELS["design"], choices=designs, validate_choice=False))  # noqa: B010
    setattr(RecordForm, "certainty", SelectField(LABELS["certainty"], choices=grades, validate_choice=False))  # noqa: B010
    for name, words in BOXES.items():
        box = SelectMultipleField(LABELS[name], choices=offer(words.items()), validate_choice=False)
        setattr(RecordForm, name, box)
    for name in FLAGS:
        setattr(RecordForm, name, BooleanField(LABELS[name]))
    for row in range(1, OUTCOMES_MOST + 1):
        for name in OF_OUTCOME:
            setattr(RecordForm, f"{name}-{row}", _of_outcome(name))


def _of_outcome(name: str) -> Any:
    if name in _OFFERED:
        choices = offer([UNSAID, *_OFFERED[name].items()])
        return SelectField(LABELS[name], choices=choices, validate_choice=False)
    kinds = {"figures": TextAreaField, "harm": BooleanField}
    return kinds.get(name, StringField)(LABELS[name])


_put_fields()
