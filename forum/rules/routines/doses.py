"""A dose in words: one pure place says it, and every page, mail and export uses it.

The order is always: how much, which side, tempo, effort, what with, rest. What the author did not give is never
filled in.
"""

from forum.rules.kit.spans import Span, capital, say_count, say_days, say_number, say_time
from forum.rules.library.exercises import DefaultDose, Range
from forum.rules.routines.dose_amounts import Amount, say_amount
from forum.rules.routines.routines import Card, Item

_SIDES = {
    "each": " each side",
    "left": " on the left side",
    "right": " on the right side",
    "together": ", both sides together",
}
_FIRST = {
    "weaker": ("weaker side first", "other side"),
    "left": ("left side first", "right side"),
    "right": ("right side first", "left side"),
}
_PACES = {"slow": "slowly", "steady": "at a steady pace", "quick": "quickly"}
_LIBRARY_SIDES = {"each_side": "each", "both_together": "", "alternating": "", "not_applicable": ""}
_SCALES = {
    "RPE_0_10": "Effort {} out of 10",
    "RPE_6_20": "Effort {} on the scale from 6 to 20",
    "OMNI_RES_EB_0_10": "Effort {} out of 10 on the band scale",
}


def drawn_side(item: Item) -> str:
    """The side whose movement a picture of the line shows: the one it names, or names first."""
    return "left" if "left" in (item.sides, item.first_side) else "right"


def say_dose(item: Item) -> str:
    """The dose of a card's line: "2 sets of 10 times each side, slowly, red band, rest 60 seconds"."""
    words = [_both_sides(item) if item.has_first_dose else _one_amount(item), say_tempo(item), say_effort(item)]
    words.append(say_band(item))
    if item.load_kg is not None and not item.has_first_dose:
        words.append(say_load(item.load_kg))
    if item.rest_s is not None:
        words.append(f"rest {say_time(Span(item.rest_s))}" if item.rest_s else "no rest")
    return capital(", ".join(word for word in words if word))


def say_tempo(item: Item) -> str:
    """How fast a repetition goes: "slowly, 2 seconds to move, 4 seconds back"; "" when it was not given."""
    words = [_PACES[item.pace]] if item.pace else []
    if item.move_s is not None:
        words.append(f"{say_time(Span(item.move_s))} to move")
    if item.return_s is not None:
        words.append(f"{say_time(Span(item.return_s))} back")
    return ", ".join(words)


def say_effort(item: Item) -> str:
    """How hard it should feel: "effort 4 to 6 out of 10 (I can still talk)"; "" when it was not given."""
    span = Span(item.effort, item.effort_max)
    if not span:
        return f"effort: {item.effort_words}" if item.effort_words else ""
    number = f"effort {say_number(span)} out of 10"
    return f"{number} ({item.effort_words})" if item.effort_words else number


def say_band(item: Item) -> str:
    """The band by colour and maker: "doubled red TheraBand"; "" when there is none."""
    if not (item.band or item.band_brand or item.band_doubled):
        return ""
    name = " ".join(part for part in (item.band, item.band_brand) if part)
    name = name if "band" in name.casefold() else f"{name} band".strip()
    return f"doubled {name}" if item.band_doubled and "doubled" not in name.casefold() else name


def say_load(load_kg: float) -> str:
    """A weight: "2.5 kg"."""
    return f"{load_kg:g} kg"


def say_default_dose(dose: DefaultDose, sides: str = "") -> str:
    """The library's dose in sentences; `sides` is the exercise's own value ("each_side").

    The basis and the source belong beside it: see BASIS_WORDS.
    """
    amount = Amount(
        sets=_span(dose.sets),
        reps=_span(dose.reps),
        hold=_span(dose.hold_seconds),
        duration=_span(dose.duration_seconds),
        sides=_SIDES.get(_LIBRARY_SIDES.get(sides, ""), ""),
    )
    sentences = [say_amount(amount)]
    if dose.rest_seconds:
        sentences.append(f"Rest {say_time(_span(dose.rest_seconds))}")
    if dose.days_per_week:
        sentences.append(say_days(_span(dose.days_per_week)))
    if dose.intensity.range and dose.intensity.scale in _SCALES:
        sentences.append(_SCALES[dose.intensity.scale].format(say_number(_span(dose.intensity.range))))
    if dose.text:
        sentences.append(capital(dose.text).rstrip("."))
    return " ".join(f"{capital(sentence)}." for sentence in sentences)


def say_frequency(card: Card) -> str:
    """How often the whole card is done, and for how long: "3 to 5 days a week, twice a day, for 6 weeks"."""
    days, times = Span(card.days_per_week, card.days_per_week_max), card.times_per_day
    words = [say_days(days)] if days else []
    if times is not None:
        words.append({1: "once a day", 2: "twice a day"}.get(times, f"{times} times a day"))
    often = ", ".join(words) or "How often is not given"
    weeks = Span(card.weeks, card.weeks_max)
    return capital(f"{often}, for {say_count(weeks, 'week')}" if weeks else often)


def _one_amount(item: Item) -> str:
    words = say_amount(_amount(item, _SIDES.get(item.sides or "", "")))
    return f"{words}, {_FIRST[item.first_side][0]}" if item.first_side else words


def _both_sides(item: Item) -> str:
    """Each side with its own dose, the one that goes first first; what it does not say is as on the other side."""
    first, other = _FIRST[item.first_side or "weaker"]
    first_kg = item.load_kg if item.first_load_kg is None else item.first_load_kg
    sides = (
        (first, _amount(item, "", prefix="first_"), first_kg),
        (other, _amount(item, ""), item.load_kg),
    )
    return "; ".join(
        f"{side}: {say_amount(amount)}{f', {say_load(load_kg)}' if load_kg is not None else ''}"
        for side, amount, load_kg in sides
    )


def _amount(item: Item, sides: str, prefix: str = "") -> Amount:
    def span(name: str) -> Span:
        own = Span(getattr(item, f"{prefix}{name}"), getattr(item, f"{prefix}{name}_max"))
        return own or Span(getattr(item, name), getattr(item, f"{name}_max"))

    return Amount(
        sets=span("sets"),
        reps=span("reps"),
        hold=span("hold_s"),
        duration=span("duration_s"),
        distance=item.distance,
        sides=sides,
    )


def _span(given: Range | None) -> Span:
    return Span(*given) if given else Span()
