"""The whole dose of a line, field by field, with "not given" where its author said nothing."""

from collections.abc import Sequence

from forum.rules.kit.spans import Span, capital, say_number, say_time
from forum.rules.library.equipment_names import say_equipment
from forum.rules.library.words import POSITION_WORDS, SPOTTER_WORDS, SUPPORT_WORDS
from forum.rules.routines.doses import say_band, say_effort, say_load, say_tempo
from forum.rules.routines.routines import Item

NOT_GIVEN = "not given"
SIDE_WORDS = {"each": "Each side", "left": "Left side only", "right": "Right side only", "together": "Both together"}
FIRST_WORDS = {"weaker": "The weaker side", "left": "The left side", "right": "The right side"}

_NOUNS = {
    "For how long": "how long",
    "For how long, first side": "how long on the first side",
    "Starts with": "which side starts",
    "Someone with you": "whether someone should be with you",
    "Also needs": "other equipment",
}


def list_dose(item: Item) -> tuple[tuple[str, str], ...]:
    """(label, words) for everything that can be said of a dose; amounts of the first side only where it has its own."""
    first = _amounts(item, "first_", ", first side") if item.has_first_dose else ()
    return (
        *_amounts(item),
        ("Distance", item.distance or NOT_GIVEN),
        ("Sides", SIDE_WORDS.get(item.sides or "", NOT_GIVEN)),
        ("Starts with", FIRST_WORDS.get(item.first_side or "", NOT_GIVEN)),
        *first,
        ("Rest", _time(Span(item.rest_s)) if item.rest_s != 0 else "No rest"),
        ("Tempo", capital(say_tempo(item)) or NOT_GIVEN),
        ("Effort", capital(say_effort(item).removeprefix("effort").lstrip(": ")) or NOT_GIVEN),
        ("Band", capital(say_band(item)) or NOT_GIVEN),
        ("Weight", NOT_GIVEN if item.load_kg is None else say_load(item.load_kg)),
        ("Position", POSITION_WORDS.get(item.position or "", NOT_GIVEN)),
        ("Support", SUPPORT_WORDS.get(item.support or "", NOT_GIVEN)),
        ("Someone with you", SPOTTER_WORDS.get(item.spotter or "", NOT_GIVEN)),
        ("Also needs", say_equipment(item.equipment) or NOT_GIVEN),
    )


def say_not_given(table: Sequence[tuple[str, str]]) -> str:
    """What the author said nothing about, as one sentence; "" when everything was given."""
    blank = [_NOUNS.get(label, label[:1].lower() + label[1:]) for label, words in table if words == NOT_GIVEN]
    return f"The author did not give: {', '.join(blank)}." if blank else ""


def _amounts(item: Item, prefix: str = "", of: str = "") -> tuple[tuple[str, str], ...]:
    def span(name: str) -> Span:
        return Span(getattr(item, f"{prefix}{name}"), getattr(item, f"{prefix}{name}_max"))

    load = getattr(item, f"{prefix}load_kg") if prefix else None
    return (
        (f"Sets{of}", _number(span("sets"))),
        (f"Times{of}", _number(span("reps"))),
        (f"Hold{of}", _time(span("hold_s"))),
        (f"For how long{of}", _time(span("duration_s"))),
        *(((f"Weight{of}", say_load(load)),) if load is not None else ()),
    )


def _number(span: Span) -> str:
    return capital(say_number(span)) if span else NOT_GIVEN


def _time(span: Span) -> str:
    return capital(say_time(span)) if span else NOT_GIVEN
