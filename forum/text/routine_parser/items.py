"""What the parser hands out: one exercise of a text, its dose, and the words both came from."""

from dataclasses import asdict, dataclass
from typing import Any

Span = tuple[int, int]

# Below this confidence the parser is unsure: a line is marked, and a name is no link.
SURE = 0.75


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How somebody stands, sits or lies, and with what and whom."""

    position: str | None = None
    equipment: tuple[str, ...] = ()
    support: str | None = None
    spotter: bool = False
    eyes_closed: bool = False
    resistance: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundItem:
    """One line of a routine; `span` holds offsets into the text, `confidence` goes from 0 to 1.

    `mention` is the author's own name or description of the movement, `words` the whole passage that was read for it.
    """

    span: Span
    mention: str
    words: str
    exercise_id: str
    dose: Dose
    setting: Setting
    confidence: float
    notes: str = ""


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
    }
