"""How far a study can be trusted: eight points, each with its sentence; computed, never typed.

More people, or a design that stands higher, never gives fewer points. Readers are told every point a study has, every
one it lacks, and what its design can't tell.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forum.errors import Refused
from forum.rules.claims.studied import Design
from forum.rules.kit.limits import REASON_CHARS
from forum.rules.research import refusal_words
from forum.rules.research.studies import StudyRecord
from forum.rules.research.words import CANNOT_TELL

POINTS = 8
PEOPLE_LEAST = 100
WEEKS_LEAST = 12
# From the least that a design can show to the most.
LADDER: tuple[Design, ...] = (
    "protocol", "animal_or_lab", "narrative_review", "qualitative", "case_report", "reliability", "cross_sectional",
    "cohort", "single_arm_trial", "controlled_trial", "randomised_trial", "systematic_review",
)  # fmt: skip
_BY_LOT = frozenset({"randomised_trial", "systematic_review"})
# Whose `n` does not count people who were seen, and whose weeks nobody was followed for.
_NO_PEOPLE = frozenset({"protocol", "animal_or_lab", "narrative_review"})
_DESIGN_SAID: Mapping[Design, str] = {
    "protocol": "It is a plan. There are no results yet.",
    "animal_or_lab": "It was not done with people.",
    "narrative_review": "The authors tell of papers. They did not add the numbers up.",
    "qualitative": "People were asked what they feel. Nothing was counted.",
    "case_report": "It tells of one person or a few.",
    "reliability": "It tests a measure. Nobody was trained.",
    "cross_sectional": "Measured once. Nobody knows what came first.",
    "cohort": "People were watched over time. Nobody was given anything by lot.",
    "single_arm_trial": "One group, before and after. Time alone may have changed it.",
    "controlled_trial": "Two groups, but not drawn by lot. They may have differed from the start.",
    "randomised_trial": "Who got what was drawn by lot.",
    "systematic_review": "It gathers trials by a plan.",
}
_UNTOLD = "not told"
# How authors say that they have no conflicts of interest, and nothing beside it: whatever says more is shown as it is.
_NONE = re.compile(
    r"(?:conflicts? of interests?: )?"
    r"(?:none(?: declared| reported| known)?|nothing to (?:declare|disclose)|nil"
    r"|(?:(?:the )?author(?:s|\(s\))?|they|we) (?:have )?(?:declared?|report(?:ed)?|disclosed?|have|had)"
    r"(?: that (?:they have|there (?:are|is|were)))? (?:no|none|nothing)(?: (?:potential|known|financial|competing))*"
    r"(?: (?:conflicts?(?: of interests?)?|interests?))?(?: to (?:declare|disclose|report))?"
    r"|(?:the )?authors (?:have )?declared? that no (?:competing|conflicting) interests exist"
    r"|no (?:(?:potential|known|financial) )*(?:competing interests?|conflicts?(?: of interests?)?)"
    r"(?: declared| reported)?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CredibilityPoint:
    """One of the eight: whether the study has it, and what is said about it."""

    name: str
    has: bool
    said: str


@dataclass(frozen=True, slots=True)
class Credibility:
    """The points of a study, how many are shown, and what its design can't tell.

    `shown` is below `earned` where a curator lowered it.
    """

    points: tuple[CredibilityPoint, ...]
    shown: int
    cannot_tell: str

    @property
    def earned(self) -> int:
        """How many points it has by its facts."""
        return sum(point.has for point in self.points)


def judge_study(record: StudyRecord, lowered_to: Sequence[int] = ()) -> Credibility:
    """The credibility of a study; each of `lowered_to` is a most that a curator set."""
    points = (
        _design(record),
        _control(record),
        _blinding(record),
        _people(record),
        _follow_up(record),
        _registration(record),
        _peers(record),
        _conflicts(record),
    )
    earned = sum(point.has for point in points)
    return Credibility(points, min([earned, *lowered_to]), CANNOT_TELL[record.design])


def check_lowering(shown: int, to: int | None, reason: str) -> int:
    """How many points will be shown: fewer than now, for a reason; raises `Refused`."""
    if to is None or not 0 <= to < shown:
        raise Refused(refusal_words.only_lower(shown), "points")
    if not reason:
        raise Refused(refusal_words.NO_LOWERING_REASON, "reason")
    if len(reason) > REASON_CHARS:
        raise Refused(refusal_words.note_too_long(REASON_CHARS), "reason")
    return to


def _is_told(words: str) -> bool:
    low = words.strip().lower()
    return bool(low) and not low.startswith(_UNTOLD)


def _design(record: StudyRecord) -> CredibilityPoint:
    return CredibilityPoint("Design", record.design in _BY_LOT, _DESIGN_SAID[record.design])


def _control(record: StudyRecord) -> CredibilityPoint:
    if record.comparator:
        return CredibilityPoint("Compared with others", True, f"Compared with: {record.comparator}.")
    if len(record.arms) > 1:
        return CredibilityPoint("Compared with others", True, "Groups were compared with each other.")
    return CredibilityPoint("Compared with others", False, "Nobody else was there to compare with, as far as we read.")


def _blinding(record: StudyRecord) -> CredibilityPoint:
    said = "Those who measured did not know who was in which group."
    untold = "Whether those who measured knew who was who is not told where we read it."
    return CredibilityPoint("Blind measuring", record.is_blinded, said if record.is_blinded else untold)


def _people(record: StudyRecord) -> CredibilityPoint:
    told = record.n_said or ("How many is not told" if record.n is None else f"{record.n} people")
    if record.design in _NO_PEOPLE:
        return CredibilityPoint("Enough people", False, f"{told}. That is no count of people who were seen.")
    has = (record.n or 0) >= PEOPLE_LEAST
    return CredibilityPoint("Enough people", has, f"{told}." if has else f"Small: {told}.")


def _follow_up(record: StudyRecord) -> CredibilityPoint:
    weeks = record.follow_up_weeks
    if record.design in _NO_PEOPLE or not weeks:
        return CredibilityPoint("Followed up", False, "Nobody was followed for long, as far as we read.")
    has = weeks >= WEEKS_LEAST
    return CredibilityPoint("Followed up", has, f"Followed for {weeks} weeks{'' if has else ' only'}.")


def _registration(record: StudyRecord) -> CredibilityPoint:
    if _is_told(record.registration):
        return CredibilityPoint("Plan told first", True, f"The plan was told before: {record.registration}.")
    return CredibilityPoint(
        "Plan told first", False, "Whether the plan was told before it began: not told where we read it."
    )


def _peers(record: StudyRecord) -> CredibilityPoint:
    has = record.is_peer_reviewed
    said = "Other researchers read it before it was printed."
    return CredibilityPoint(
        "Read by others", has, said if has else "Nobody tells that other researchers read it first."
    )


def _conflicts(record: StudyRecord) -> CredibilityPoint:
    """Nothing to gain as its authors say themselves; who paid is told beside it, and is no point.

    What they say otherwise is quoted, and never judged.
    """
    words = " ".join(record.conflicts.split()).rstrip(".")
    paid = f" Who paid: {record.funding.strip().rstrip('.')}." if _is_told(record.funding) else " Who paid is not told."
    if not _is_told(words):
        return CredibilityPoint(
            "Nothing to gain", False, f"Whether those who wrote it may gain by it is not told where we read it.{paid}"
        )
    if _NONE.fullmatch(words):
        return CredibilityPoint("Nothing to gain", True, f"Those who wrote it say that they gain nothing by it.{paid}")
    return CredibilityPoint("Nothing to gain", False, f"Of their own interests its authors say: “{words}”.{paid}")
