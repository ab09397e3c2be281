"""A fitted card as its page shows it: each line before and after, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from forum.formats.routines.steps import Step
from forum.formats.routines.view import view_step
from forum.rules.fitting.fitting import FittedCard, Status
from forum.rules.library.exercises import Exercise

STATUS_WORDS: dict[Status, str] = {
    "kept": "As it is",
    "adapted": "Changed",
    "swapped": "Another exercise",
    "dropped": "Left out",
}


@dataclass(frozen=True, slots=True)
class FitRow:
    """One line of the proposal; `after` is None where no form fits."""

    n: int
    status: Status
    status_words: str
    before: Step
    after: Step | None
    what: str
    why: str


def view_fit(fitted: FittedCard, exercises: Mapping[str, Exercise]) -> tuple[FitRow, ...]:
    """The lines of a fitted card, in words."""
    return tuple(
        FitRow(
            n=line.n,
            status=line.status,
            status_words=STATUS_WORDS[line.status],
            before=view_step(line.before, exercises),
            after=view_step(line.after, exercises) if line.after else None,
            what=" ".join(line.what),
            why=" ".join(line.why),
        )
        for line in fitted.lines
    )
