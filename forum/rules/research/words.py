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
MEANINGS: Mapping[str, str] = {
    "share": "A share of people or of something (%)",
    "value": "A value that was measured",
    "change": "A change from before to after",
    "difference": "A difference between groups",
    "ratio": "A ratio (times as much, odds, risk)",
    "correlation": "How far two things go together",
    "agreement": "How alike two measurements are",
}
MEASURES: Mapping[str, str] = {
    "test": "Measured by a test",
    "felt": "Said by the people themselves",
    "stand_in": "A stand-in for what matters, such as strength for walking",
}
TOPICS: Mapping[str, str] = {
    "walking": "Walking", "balance": "Balance", "falls": "Falls", "strength": "Strength", "fatigue": "Fatigue",
    "fitness": "Fitness", "standing up": "Standing up", "quality of life": "Quality of life", "activity": "Activity",
    "thinking": "Thinking", "confidence": "Confidence", "disability": "Disability", "relapses": "Relapses",
    "heat": "Heat", "pain": "Pain", "mood": "Mood", "sleep": "Sleep", "spasticity": "Stiffness (spasticity)",
    "harm": "Harm",
}  # fmt: skip
# What each field of a record is called, on the form and in what is said of it.
LABELS: Mapping[str, str] = {
    "title": "Title of the study", "plain_title": "Title in plain words", "authors": "Authors", "journal": "Journal",
    "published": "Published", "doi": "DOI", "url": "Where to read it", "design": "Kind of study",
    "n": "How many people", "n_said": "How many, in words", "population": "Who was studied", "ms_type": "Type of MS",
    "edss": "Disability (EDSS range)", "summary": "In short", "adds": "What it adds", "trained": "What was done",
    "parts": "Parts of the programme", "dose": "How much, how often", "comparator": "Compared with",
    "follow_up_weeks": "Followed for (weeks)", "arms": "Groups", "outcomes": "Outcomes", "harms": "Harm",
    "funding": "Who paid", "conflicts": "Conflicts of interest", "limits": "Limits", "registration": "Registered",
    "is_peer_reviewed": "It was reviewed by peers", "is_blinded": "Those who measured did not know the groups",
    "certainty": "Certainty (GRADE, of a review)", "abstract": "Abstract",
    "abstract_licence": "Licence of the abstract", "figure_links": "Links to figures", "read_in": "What we read",
    "not_checked": "Not checked yet", "modality": "Kinds of exercise", "gait_phases": "Parts of walking",
    "outcome": "What was measured", "direction": "How it went", "topic": "About", "figures": "Figures",
    "where": "Where the figures stand", "means": "What the figures mean", "measured": "How it was measured",
    "weeks": "After how many weeks", "harm": "This is a harm", "entities": "Names in public lists", "key": "Key",
    "year": "Year",
}  # fmt: skip
CERTAINTY_SAID: Mapping[str, str] = {
    "high": "High", "moderate": "Moderate", "low": "Low", "very low": "Very low",
}  # fmt: skip
# What the modlog says why a curator did it, where nobody is asked.
ACT_REASONS: Mapping[str, str] = {
    "add": "Kept as a draft.", "edit": "Its record was put right.", "approve": "It is told whole.",
    "drop": "The draft was not needed.", "read": "Read in from a file, as drafts.",
}  # fmt: skip


def cards_use(count: int) -> str:
    """How many public cards use an exercise that leans on a study; "" for none."""
    return f"{count:,} public {'card uses' if count == 1 else 'cards use'} this exercise." if count else ""


def leans_on(title: str, reason: str) -> str:
    """Why something waits in the queue of the moderators."""
    return f"It leans on the study “{title}”. {reason}"


def what_became(status: Status, note: str) -> str:
    """What became of a study, as the queue says it."""
    return f"{STATUS_SAID[status]}. {note}"
