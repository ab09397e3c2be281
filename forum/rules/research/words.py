"""How research is said on its pages."""

from collections.abc import Mapping

from forum.rules.claims.studied import Design, Direction
from forum.rules.research.studies import Status

DESIGN_NAMES: Mapping[Design, str] = {
    "randomised_trial": "Trial, groups drawn by lot",
    "controlled_trial": "Trial with two groups",
    "single_arm_trial": "One group, before and after",
    "cohort": "People followed over time",
    "cross_sectional": "Measured once",
    "reliability": "Test of a measure",
    "case_report": "Report of one or a few",
    "systematic_review": "Review of trials",
    "narrative_review": "Review or advice",
    "protocol": "Plan of a study",
    "qualitative": "Interviews",
    "animal_or_lab": "Animals or laboratory",
}
DIRECTION_SAID: Mapping[Direction, str] = {
    "better": "Better",
    "no_difference": "No clear difference",
    "worse": "Worse",
    "associated": "Told as it was seen",
    "reliable": "Much the same twice",
    "not_reported": "Not measured, or not told",
}
STATUS_SAID: Mapping[Status, str] = {
    "standing": "",
    "corrected": "This study was corrected",
    "retracted": "This study was taken back",
}
CANNOT_TELL: Mapping[Design, str] = {
    "randomised_trial": "How it goes for one person, or after the study ended.",
    "controlled_trial": "Whether the groups were alike to begin with.",
    "single_arm_trial": "What would have happened without it.",
    "cohort": "What caused what.",
    "cross_sectional": "What came first, and what caused what.",
    "reliability": "Whether any training helps: nobody was trained.",
    "case_report": "How it goes for anybody else.",
    "systematic_review": "More than the trials in it can.",
    "narrative_review": "How big an effect is: numbers were not added up.",
    "protocol": "Anything yet: there are no results.",
    "qualitative": "How many people feel so, or what helps.",
    "animal_or_lab": "Anything about people.",
}
