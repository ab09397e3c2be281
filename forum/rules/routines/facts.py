"""The safety facts by their codes, in order of danger: which of them no surface may leave out, however small it is.

A page tells every fact. Where there is little room the dangerous ones are named and only mild ones may be counted.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any

from forum.rules.routines.safety import SafetyLine, Strip

# The kinds of lines, the most dangerous first; a kind that is not here counts as worse than all of them.
BY_DANGER = (
    "unknown",
    "spotter",
    "eyes_closed",
    "fall_risk",
    "support",
    "impact",
    "floor_transfer",
    "heat",
    "low_back_caution",
    "spasticity_caution",
)
_MILD_UNLESS_WARN = frozenset({"fall_risk", "support", "heat", "low_back_caution", "spasticity_caution"})


@dataclass(frozen=True, slots=True)
class SafetyFact:
    """One thing that can be said of an exercise; `strip` says it and nothing else."""

    code: str
    kind: str
    strip: Strip

    @property
    def line(self) -> SafetyLine:
        return next(line for line in self.strip.lines if line.kind == self.kind)

    @property
    def words(self) -> str:
        return self.line.words


FACTS = (
    SafetyFact("unknown", "unknown", Strip(unknown_count=1)),
    SafetyFact("company_required", "spotter", Strip(spotter="required")),
    SafetyFact("eyes_closed", "eyes_closed", Strip(eyes_closed=True)),
    SafetyFact("fall_risk_high", "fall_risk", Strip(fall_risk="high")),
    SafetyFact("hold_on", "support", Strip(support="hold_on")),
    SafetyFact("impact", "impact", Strip(impact=True)),
    SafetyFact("heat_high", "heat", Strip(heat="high")),
    SafetyFact("company_recommended", "spotter", Strip(spotter="recommended")),
    SafetyFact("floor", "floor_transfer", Strip(floor_transfer=True)),
    SafetyFact("fall_risk_moderate", "fall_risk", Strip(fall_risk="moderate")),
    SafetyFact("within_reach", "support", Strip(support="within_reach")),
    SafetyFact("heat_moderate", "heat", Strip(heat="moderate")),
    SafetyFact("low_back", "low_back_caution", Strip(low_back_caution=True)),
    SafetyFact("spasticity", "spasticity_caution", Strip(spasticity_caution=True)),
)


@dataclass(frozen=True, slots=True)
class InShort:
    """The lines that are named, the worst first, and how many mild ones are only counted."""

    named: tuple[SafetyLine, ...]
    more_count: int

    @property
    def more_words(self) -> str:
        return f"and {self.more_count} more to know" if self.more_count else ""

    @property
    def words(self) -> tuple[str, ...]:
        """What a reader gets, one phrase each."""
        return (*(line.words for line in self.named), *([self.more_words] if self.more_count else []))


def told(strip: Strip) -> tuple[SafetyLine, ...]:
    """What a card says aloud: every fact that is set, and always whether somebody should be there."""
    return tuple(line for line in strip.lines if is_set(line) or line.kind == "spotter")


def is_set(line: SafetyLine) -> bool:
    """Whether the line asks for something or warns of something."""
    return line.severity != "info"


def is_mild(line: SafetyLine) -> bool:
    """Whether a short form may count the line instead of naming it."""
    return line.severity != "warn" and line.kind in _MILD_UNLESS_WARN


def in_short(lines: Iterable[SafetyLine], most: int) -> InShort:
    """The facts that are set where there is room for about `most`: dangerous ones always, mild ones while they fit."""
    wanted = sorted(filter(is_set, lines), key=_rank)
    named = [line for n, line in enumerate(wanted) if n < most or not is_mild(line)]
    left = len(wanted) - len(named)
    # "And 1 more" takes as much room as the fact itself.
    return InShort(tuple(wanted), 0) if left == 1 else InShort(tuple(named), left)


def _rank(line: SafetyLine) -> tuple[bool, bool, int]:
    place = BY_DANGER.index(line.kind) if line.kind in BY_DANGER else -1
    return is_mild(line), line.severity != "warn", place


def strip_to_dict(strip: Strip) -> dict[str, Any]:
    """The facts as plain data for JSON, so that a list can tell them without the library."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(strip).items()}


def strip_from_dict(plain: object) -> Strip:
    """The facts that were kept; where none were, nothing is known, and that is told as unsafe."""
    if not isinstance(plain, dict):
        return Strip(unknown_count=1, spotter="recommended")
    known = {one.name for one in fields(Strip)}
    kept: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in plain.items() if name in known
    }
    return Strip(**kept)
