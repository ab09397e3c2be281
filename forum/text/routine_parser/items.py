"""What the parser hands out: one exercise of a text, its dose, and the words both came from."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

Span = tuple[int, int]

# Below this confidence the parser is unsure: a line is marked, and a name is no link.
SURE = 0.75
# From here a name is a link: that does less harm than a wrong amount.
LIKELY = 0.55


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """Amounts as somebody wrote them; what was not said is None.

    Every number has a high end for a range, and only that for "up to". A distance keeps both ends in its words, and so
    does a frequency.
    """

    sets: int | None = None
    sets_max: int | None = None
    reps: int | None = None
    reps_max: int | None = None
    hold_s: int | None = None
    hold_s_max: int | None = None
    sides: str | None = None
    rest_s: int | None = None
    rest_s_max: int | None = None
    frequency: str | None = None
    duration_s: int | None = None
    duration_s_max: int | None = None
    distance: str | None = None
    rounds: int | None = None
    move_s: int | None = None
    return_s: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How somebody stands, sits or lies, and with what and whom."""

    position: str | None = None
    equipment: tuple[str, ...] = ()
    support: str | None = None
    spotter: bool = False
    eyes_closed: bool = False
    resistance: str | None = None


@dataclass(frozen=True, slots=True)
class ReadValue:
    """One value of a line as a page needs it: blank with its question unless `is_sure`.

    `field` is "exercise", "spotter" or a field of `Dose` without its high end. `words` are the places of the author's
    words it came from; `is_inherited` says that they speak of several exercises. Of an unsure value the best guess is
    kept in `value`; None is what nobody said and somebody must say.
    """

    field: str
    value: int | str | None
    confidence: float
    is_sure: bool
    is_inherited: bool
    words: tuple[Span, ...]
    question: str = ""

    def with_question(self, question: str) -> "ReadValue":
        """The same value, asked about."""
        return replace(self, question=question)


@dataclass(frozen=True, slots=True)
class Circuit:
    """How often the list is done that a line belongs to, and the rest between two rounds, both ends of each.

    `is_its_rest` says that the rest in the line's dose is this one, `is_of_part` that the words name a part of it.
    """

    rounds: int | None
    rounds_max: int | None
    rest_s: int | None = None
    rest_s_max: int | None = None
    is_its_rest: bool = False
    is_of_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundItem:
    """One line of a routine; `span` holds offsets into the text, `confidence` is of the whole line, from 0 to 1.

    `mention` is the author's own name or description of the movement, `words` the whole passage that was read for it.
    `circuit` has what a card says of rounds, sure or not; the dose has the lower number of them.
    """

    span: Span
    mention: str
    words: str
    exercise_id: str
    dose: Dose
    setting: Setting
    confidence: float
    notes: str = ""
    values: tuple[ReadValue, ...] = ()
    circuit: Circuit | None = None

    @property
    def is_likely_named(self) -> bool:
        """Whether the exercise itself is likely enough for a link, whatever its amounts are."""
        named = [value for value in self.values if value.field == "exercise"]
        return any(value.is_sure or value.confidence >= LIKELY for value in named)

    @property
    def sure_dose(self) -> Dose:
        """The dose as a page fills it in: what is unsure stays blank, to be asked."""
        unsure = {value.field for value in self.values if not value.is_sure}
        blank = {f.name: None for f in fields(Dose) if f.name.removesuffix("_max") in unsure}
        return replace(self.dose, **blank)

    @property
    def questions(self) -> tuple[str, ...]:
        """What to ask about this line, the most needed first; at most two."""
        return tuple(value.question for value in self.values if value.question)


def item_to_dict(item: FoundItem) -> dict[str, Any]:
    """The item as one flat JSON object of `strideshare extract`."""
    return {
        "span": list(item.span),
        "mention": item.mention,
        "exercise": item.exercise_id,
        **asdict(item.dose),
        **asdict(item.setting),
        "notes": item.notes,
        "confidence": item.confidence,
        "sure": {value.field: value.is_sure for value in item.values},
        "inherited": [value.field for value in item.values if value.is_inherited],
        "questions": list(item.questions),
    }
