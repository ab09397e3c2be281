"""How far one member is in a programme: a pure fold over what they told us, whatever order it is handed in.

Days are counted from the day they started; the days of a pause are not counted. A step is taken only after an answer:
somebody who says nothing stays where they are. Steps belong to the card they were taken on: a new card begins as its
author gives it, however easy the one before was.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, Literal, get_args

from forum.errors import Refused
from forum.rules.programmes import refusal_words
from forum.rules.programmes.pauses import FIRST_WEEK_BACK, PauseReason, after_pause, check_pause_reason
from forum.rules.programmes.programmes import Plan, StepRule, part_of_week
from forum.rules.programmes.progressions import Steps, apply_steps, ceiling, lower_card
from forum.rules.routines.routines import Card

Felt = Literal["both", "strong", "right", "hard", "rested"]
FELTS: tuple[Felt, ...] = get_args(Felt)
FELT_WORDS: dict[Felt, str] = {
    "both": "Easy, on both sides",
    "strong": "Easy on my stronger side only",
    "right": "About right",
    "hard": "Too hard",
    "rested": "I rested",
}
Cards = Mapping[tuple[int, int], Card]
Values = Mapping[int, float]
Row = tuple[Steps, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing a member told us: kind check_in {week, felt}, pause {reason}, resume or measure {week, values}.

    `on` is the day it was for the member.
    """

    at: datetime
    id: int
    kind: str
    data: Mapping[str, Any]
    on: date


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause that is not over."""

    reason: PauseReason
    since: datetime
    first_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RunState:
    """Where a run is on a day; `week` stands still while `pause` is set.

    `counts_from` is the day that week 1 would have begun on without the pauses. `steps` are those on this week's card,
    one entry for each rule. `is_gentle` is a gentle start that has not felt
    easy yet.
    """

    week: int = 1
    counts_from: date = date.min
    is_over: bool = False
    pause: Pause | None = None
    is_gentle: bool = False
    is_first_week_back: bool = False
    steps: tuple[Steps, ...] = ()
    answers: Mapping[int, Felt] = field(default_factory=dict)
    measured: Mapping[int, Values] = field(default_factory=dict)

    @property
    def is_lowered(self) -> bool:
        return self.is_gentle or self.is_first_week_back


def fold(
    plan: Plan, cards: Cards, started_on: date, events: Iterable[Event], today: date, *, is_gentle: bool = False
) -> RunState:
    """Where the run is today; `cards` are those the member may see, by (card, version)."""
    told = sorted(events, key=lambda event: (event.at, event.id))
    last = {event.data["week"]: event.data["felt"] for event in told if event.kind == "check_in"}
    run = _Run(plan, cards, started_on, RunState(is_gentle=is_gentle))
    for event in told:
        if event.kind == "check_in" and event.data["week"] not in run.state.answers:
            # An answer that was changed later counts where it was first given.
            run.check_in(event.on, event.data["week"], last[event.data["week"]])
        elif event.kind == "pause":
            run.pause(event)
        elif event.kind == "resume":
            run.resume(event)
        elif event.kind == "measure":
            values = {int(key): float(value) for key, value in event.data["values"].items()}
            run.state = replace(run.state, measured={**run.state.measured, event.data["week"]: values})
    return run.at(today)


@dataclass(slots=True)
class _Run:
    plan: Plan
    cards: Cards
    started_on: date
    state: RunState
    paused_days: int = 0
    back_on_day: int | None = None
    steps: dict[int, Row] = field(default_factory=dict)
    in_row: dict[int, Row] = field(default_factory=dict)

    def active_days(self, on: date) -> int:
        until = min(on, self.state.pause.first_day) if self.state.pause else on
        return max((until - self.started_on).days - self.paused_days, 0)

    def is_back(self, on: date) -> bool:
        return self.back_on_day is not None and self.active_days(on) - self.back_on_day < FIRST_WEEK_BACK.days

    def at(self, on: date) -> RunState:
        weeks, days = self.plan.weeks or 1, self.active_days(on)
        week = min(days // 7 + 1, weeks)
        part = part_of_week(self.plan, week)
        return replace(
            self.state,
            week=week,
            counts_from=self.started_on + timedelta(days=self.paused_days),
            is_over=days >= weeks * 7,
            is_first_week_back=not self.state.pause and self.is_back(on),
            steps=self.steps.get(part.routine_id, self.none()) if part else self.none(),
        )

    def none(self) -> Row:
        return tuple(Steps() for _ in self.plan.rules)

    def check_in(self, on: date, week: int, felt: Felt) -> None:
        self.state = replace(self.state, answers={**self.state.answers, week: felt})
        if felt == "rested" or (felt != "hard" and self.is_back(on)):
            # Rest is part of the plan, and an easy answer about a lowered week says nothing of the usual one.
            return
        if felt != "hard" and self.state.is_gentle:
            self.state = replace(self.state, is_gentle=felt != "both")
            return
        part = part_of_week(self.plan, week)
        card = self.cards.get(part.card_key) if part else None
        if part and card:
            self.step(part.routine_id, card, felt)

    def step(self, routine_id: int, card: Card, felt: Felt) -> None:
        steps, in_row = (row.get(routine_id, self.none()) for row in (self.steps, self.in_row))
        rows = list(zip(self.plan.rules, steps, in_row, strict=True))
        if felt == "hard":
            self.steps[routine_id] = tuple(_back(rule, taken, card) for rule, taken, _ in rows)
            self.in_row[routine_id] = self.none()
        else:
            moved = [_on(rule, taken, row, felt, card) for rule, taken, row in rows]
            self.steps[routine_id] = tuple(taken for taken, _ in moved)
            self.in_row[routine_id] = tuple(row for _, row in moved)

    def pause(self, event: Event) -> None:
        reason = check_pause_reason(event.data["reason"])
        before = self.state.pause
        # A second reason is taken on, unless the first one asks for more care.
        if before is None:
            self.state = replace(self.state, pause=Pause(reason, event.at, event.on))
        elif before.reason not in ("relapse", "steroids"):
            self.state = replace(self.state, pause=replace(before, reason=reason))

    def resume(self, event: Event) -> None:
        pause = self.state.pause
        if pause is None:
            return
        for routine_id, row in self.steps.items():
            self.steps[routine_id] = tuple(after_pause(steps, pause.reason, event.at - pause.since) for steps in row)
        self.in_row = {}
        self.back_on_day = self.active_days(event.on)
        self.paused_days += max((event.on - max(pause.first_day, self.started_on)).days, 0)
        self.state = replace(self.state, pause=None)


def _back(rule: StepRule, steps: Steps, card: Card) -> Steps:
    """One step back from what this card really shows."""
    top = ceiling(rule, card)
    return Steps(max(min(steps.strong, top) - 1, 0), max(min(steps.weak, top) - 1, 0))


def _on(rule: StepRule, steps: Steps, in_row: Steps, felt: Felt, card: Card) -> tuple[Steps, Steps]:
    """The steps and the row after an answer that was not "too hard"."""
    top = ceiling(rule, card)
    good = {"both_easy": ("both",), "side_easy": ("both", "strong"), "weeks": ("both", "strong", "right")}[rule.when]
    good_weak = ("both",) if rule.when == "side_easy" else good
    strong, strong_row = _one_on(steps.strong, in_row.strong, rule.count, top, is_good=felt in good)
    weak, weak_row = _one_on(steps.weak, in_row.weak, rule.count, top, is_good=felt in good_weak)
    return Steps(strong, weak), Steps(strong_row, weak_row)


def _one_on(steps: int, row: int, count: int, top: int, *, is_good: bool) -> tuple[int, int]:
    row = row + 1 if is_good else 0
    if row < count:
        return steps, row
    return (steps + 1 if steps < top else steps), 0


def card_of_week(plan: Plan, cards: Cards, state: RunState) -> Card | None:
    """This member's card this week, at their own dose; None in a week off, or when the card is not to be seen."""
    part = part_of_week(plan, state.week)
    card = cards.get(part.card_key) if part else None
    if part is None or card is None:
        return None
    if part.days_per_week or part.days_per_week_max:
        card = replace(card, days_per_week=part.days_per_week, days_per_week_max=part.days_per_week_max)
    mine = apply_steps(card, plan.rules, state.steps)
    return lower_card(mine) if state.is_lowered else mine


def list_open_weeks(plan: Plan, state: RunState) -> tuple[int, ...]:
    """The weeks that can be answered for: this one, and the one before when nothing was said of it."""
    if state.pause:
        return ()
    before = state.week - 1
    is_open = before >= 1 and before not in state.answers
    return (state.week, before) if is_open else (state.week,)


def check_check_in(plan: Plan, state: RunState, week: int, felt: str) -> Felt:
    """The answer, when it can be given for this week; raises `Refused`."""
    if state.pause:
        raise Refused(refusal_words.PAUSED)
    if week not in list_open_weeks(plan, state):
        raise Refused(refusal_words.WEEK_CLOSED, "week")
    for known in FELTS:
        if felt == known:
            return known
    raise Refused(refusal_words.NOT_FELT, "felt")


def list_open_checks(plan: Plan, state: RunState) -> tuple[int, ...]:
    """The check weeks that have come, in order."""
    return tuple(week for week in sorted(set(plan.check_weeks)) if week <= state.week)
