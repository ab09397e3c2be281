"""A headline and the facts of its study, as somebody types them into the page of the check."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from forum.errors import Refused
from forum.rules.claims import refusal_words
from forum.rules.claims.check import TEXT_CHARS
from forum.rules.claims.studied import DESIGNS, DIRECTIONS, Design, Direction, Outcome, Studied
from forum.rules.kit.amounts import fold_spaces, parse_amount

OUTCOMES_MOST = 4
FACT_CHARS = 200
DESIGN_WORDS: Mapping[Design, str] = {
    "randomised_trial": "Trial, groups drawn by lot",
    "controlled_trial": "Trial with two groups, not drawn by lot",
    "single_arm_trial": "One group, before and after",
    "cohort": "People followed over time, nobody was given anything",
    "cross_sectional": "People measured or asked once",
    "reliability": "Test of a measure (reliability)",
    "case_report": "Report of one or a few people",
    "systematic_review": "Review that pools trials",
    "narrative_review": "Review that tells of papers",
    "protocol": "Plan of a study, no results yet",
    "qualitative": "Interviews",
    "animal_or_lab": "Animals or laboratory",
}
DIRECTION_WORDS: Mapping[Direction, str] = {
    "better": "better",
    "no_difference": "no clear difference",
    "worse": "worse, or a harm",
    "associated": "went together",
    "reliable": "gave the same result twice",
    "not_reported": "not measured",
}


@dataclass(frozen=True, slots=True)
class AskedClaim:
    """What somebody asks of the check."""

    text: str
    studied: Studied


def read_asked(values: Mapping[str, str]) -> AskedClaim:
    """What the page was asked, by the names of its fields; raises `Refused`."""
    told = {name: fold_spaces(value) for name, value in values.items()}
    text = told.get("claim", "")
    if not text:
        raise Refused(refusal_words.NO_CLAIM, "claim")
    if len(text) > TEXT_CHARS:
        raise Refused(refusal_words.too_long(TEXT_CHARS), "claim")
    design = next((one for one in DESIGNS if one == told.get("design")), None)
    if design is None:
        raise Refused(refusal_words.NO_DESIGN, "design")
    outcomes = tuple(_outcomes(told))
    if not outcomes:
        raise Refused(refusal_words.NO_OUTCOME, "outcome-1")
    studied = Studied(
        design=design,
        n=parse_amount(told.get("n", ""), field="n") or 1,
        population=told.get("population", ""),
        outcomes=outcomes,
        comparator=told.get("comparator") or None,
        follow_up_weeks=parse_amount(told.get("weeks", ""), field="weeks"),
        trained=told.get("trained") or None,
    )
    return AskedClaim(text, studied)


def _outcomes(told: Mapping[str, str]) -> Iterator[Outcome]:
    for number in range(1, OUTCOMES_MOST + 1):
        name = told.get(f"outcome-{number}", "")
        went = next((one for one in DIRECTIONS if one == told.get(f"went-{number}")), DIRECTIONS[-1])
        figures = told.get(f"figures-{number}", "")
        if name:
            yield Outcome(name, went, (figures,) if figures else ())
