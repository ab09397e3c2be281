"""The card of one member's week: the author's card with the steps this member has taken.

A step changes an amount or a band, never an exercise, so the level of a card stays as its author set it. It never
goes past the rule's most or the limits of a card, and what the author did not give stays blank. Where the weaker side
has its own dose, that dose moves with the weaker side's own easiness alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from forum.rules.programmes.limits import AMOUNT_RANGES
from forum.rules.programmes.programmes import StepRule
from forum.rules.routines.rounds import fewer_rounds
from forum.rules.routines.routines import Card, Item

_WHOLE = ("reps", "sets", "hold_s", "duration_s")
_LOWERED = (*_WHOLE, "first_reps", "first_sets", "first_hold_s", "first_duration_s", "effort")


@dataclass(frozen=True, slots=True)
class Steps:
    """How many steps a rule has taken: on the stronger side (or on both), and on the weaker side."""

    strong: int = 0
    weak: int = 0

    @property
    def is_none(self) -> bool:
        return self.strong == self.weak == 0


def apply_steps(card: Card, rules: Sequence[StepRule], taken: Sequence[Steps]) -> Card:
    """The card with these steps, one `Steps` for each rule."""
    items = list(card.items)
    for rule, steps in zip(rules, taken, strict=True):
        items = [_stepped(item, rule, steps) if _is_about(rule, item) else item for item in items]
    return replace(card, items=tuple(items))


def lower_card(card: Card) -> Card:
    """The card at a lower dose: the low end of every range, one set and one round fewer where there are two or more."""
    return replace(fewer_rounds(card), items=tuple(_lowered(item) for item in card.items))


def ceiling(rule: StepRule, card: Card) -> int:
    """After how many steps nothing on this card grows any more."""
    return max((_room(rule, item) for item in card.items if _is_about(rule, item)), default=0)


def _is_about(rule: StepRule, item: Item) -> bool:
    return rule.exercise_id in ("", item.exercise_id)


def _stepped(item: Item, rule: StepRule, steps: Steps) -> Item:
    if steps.is_none:
        return item
    if rule.what == "band":
        return _next_band(item, rule, steps.weak)
    # Only a line that says which side is the weaker one can be moved side by side; all others wait for both.
    if not (item.has_first_dose and item.first_side == "weaker"):
        plain = _grown(item, rule, rule.what, steps.weak)
        return replace(item, **plain, **_grown(item, rule, f"first_{rule.what}", steps.weak))
    changed = _grown(item, rule, rule.what, steps.strong)
    return replace(item, **changed, **_weaker_side(item, rule, steps.weak, is_moving=bool(changed)))


def _weaker_side(item: Item, rule: StepRule, steps: int, *, is_moving: bool) -> dict[str, Any]:
    """The weaker side's own fields; what it does not say is as on the other side, until that one moves on alone."""
    ends = [end for end in (rule.what, f"{rule.what}_max") if hasattr(item, end)]
    if any(getattr(item, f"first_{end}") is not None for end in ends):
        return _grown(item, rule, f"first_{rule.what}", steps)
    if not is_moving:
        return {}
    own = _grown(item, rule, rule.what, steps)
    return {f"first_{end}": own.get(end, getattr(item, end)) for end in ends}


def _grown(item: Item, rule: StepRule, name: str, steps: int) -> dict[str, Any]:
    """The fields of one amount after so many steps; {} where it was not given or nothing moves."""
    grown: dict[str, Any] = {}
    most = _most(rule)
    for end in (name, f"{name}_max"):
        given = getattr(item, end, None)
        if given is not None and steps and given < most:
            more = min(given + (rule.by or 0) * steps, most)
            grown[end] = int(more) if rule.what in _WHOLE else round(more, 2)
    return grown


def _most(rule: StepRule) -> float:
    high = AMOUNT_RANGES[rule.what][1]
    return high if rule.most is None else min(rule.most, high)


def _next_band(item: Item, rule: StepRule, steps: int) -> Item:
    at = _band_at(item, rule)
    if at is None or not steps:
        return item
    return replace(item, band=rule.bands[min(at + steps, len(rule.bands) - 1)])


def _band_at(item: Item, rule: StepRule) -> int | None:
    """Where the line's band stands in the rule's order; None for a band that is not named there."""
    names = [one.casefold() for one in rule.bands]
    return names.index(item.band.casefold()) if item.band.casefold() in names else None


def _room(rule: StepRule, item: Item) -> int:
    if rule.what == "band":
        at = _band_at(item, rule)
        return 0 if at is None else len(rule.bands) - 1 - at
    ends = (rule.what, f"{rule.what}_max", f"first_{rule.what}", f"first_{rule.what}_max")
    given = [amount for end in ends if (amount := getattr(item, end, None)) is not None]
    room = max((_most(rule) - amount for amount in given), default=0)
    return max(0, ceil(round(room / rule.by, 6))) if rule.by else 0


def _lowered(item: Item) -> Item:
    less: dict[str, Any] = {}
    for name in _LOWERED:
        low, high = getattr(item, name), getattr(item, f"{name}_max")
        if name.endswith("sets"):
            less |= _one_fewer(name, low, high)
        elif low is not None and high is not None:
            less[f"{name}_max"] = None
    return replace(item, **less)


def _one_fewer(name: str, low: int | None, high: int | None) -> dict[str, Any]:
    if low is not None:
        return {name: max(low - 1, 1), f"{name}_max": None}
    return {f"{name}_max": max(high - 1, 1)} if high is not None else {}
