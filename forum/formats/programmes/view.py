"""A programme as its pages show it: weeks, cards, rules and check weeks in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from forum.formats.routines.minicard import FACTS_SHOWN
from forum.rules.library.exercises import Exercise
from forum.rules.library.words import PROVENANCE_WORDS
from forum.rules.programmes.checks import list_gaps, say_gaps
from forum.rules.programmes.programmes import Measure, Part, Plan
from forum.rules.programmes.words import say_check_weeks, say_in_short, say_part_days, say_rule, say_weeks
from forum.rules.routines.facts import InShort, in_short, told
from forum.rules.routines.routines import Card
from forum.rules.routines.safety import SafetyLine, safety_strip, worst


@dataclass(frozen=True, slots=True)
class CardInPlan:
    """A card that the reader may see, as a programme names it; `url` leads to its version."""

    title: str
    url: str
    meta: str
    card: Card


@dataclass(frozen=True, slots=True)
class WeekRow:
    """Some weeks in a row with the same card; `card` is None in weeks off, and when the reader may not see it."""

    weeks: str
    is_off: bool
    card: CardInPlan | None
    safety: InShort
    days: str
    note: str
    checks: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """A whole programme, ready for a template; `safety` is the worst of all its cards."""

    title: str
    purpose: str
    note: str
    in_short: str
    rows: tuple[WeekRow, ...]
    gaps: str
    rules: tuple[str, ...]
    check_weeks: str
    has_baseline: bool
    measures: tuple[Measure, ...]
    safety: tuple[SafetyLine, ...]
    missing_count: int
    provenance: str
    provenance_note: str
    source_url: str


def view_plan(plan: Plan, cards: Mapping[tuple[int, int], CardInPlan], exercises: Mapping[str, Exercise]) -> PlanView:
    """The programme in words; `cards` are those the reader may see, by (card, version)."""
    strip = worst(safety_strip(one.card, exercises) for one in cards.values())
    return PlanView(
        title=plan.title,
        purpose=plan.purpose,
        note=plan.note,
        in_short=say_in_short(plan),
        rows=tuple(_rows(plan, cards, exercises)),
        gaps=say_gaps(plan),
        rules=tuple(say_rule(rule, exercises) for rule in plan.rules),
        check_weeks=say_check_weeks(plan.check_weeks),
        has_baseline=0 in plan.check_weeks,
        measures=plan.measures,
        safety=told(strip) if cards else (),
        missing_count=sum(key not in cards for key in plan.card_keys),
        provenance=PROVENANCE_WORDS[plan.provenance],
        provenance_note=plan.provenance_note,
        source_url=plan.source_url,
    )


def _rows(
    plan: Plan, cards: Mapping[tuple[int, int], CardInPlan], exercises: Mapping[str, Exercise]
) -> Iterator[WeekRow]:
    """Parts and weeks off in the order of the weeks."""
    runs: list[tuple[int, int, Part | None]] = [(part.first_week, part.last_week, part) for part in plan.parts]
    runs += [(first, last, None) for first, last in list_gaps(plan)]
    for first, last, part in sorted(runs, key=lambda run: run[:2]):
        card = cards.get(part.card_key) if part else None
        checks = [str(week) for week in plan.check_weeks if first <= week <= last]
        yield WeekRow(
            weeks=say_weeks(first, last),
            is_off=part is None,
            card=card,
            safety=in_short(safety_strip(card.card, exercises).lines if card else (), FACTS_SHOWN),
            days=say_part_days(part) if part else "",
            note=part.note if part else "",
            checks=f"In week {' and '.join(checks)}" if checks else "",
        )
