"""Three sentences that a study does carry, for whoever wrote one that it doesn't."""

import re
from collections.abc import Iterator

from forum.rules.claims.sentences import lexicon
from forum.rules.claims.studied import Outcome, Studied
from forum.rules.claims.topics import topics_in

HOW_MANY = 3
_ASIDE = re.compile(
    r" ?\([^)]*\)|,\s*as (?:people|they|he|she|papers|therapists|the papers)\b.*$"
    r"|,? (?:very )?(?:low|moderate|high) certainty|;.*$"
    r"|,\s*(?:once|twice|(?:\w+ )?times|weekly|daily|\w+ (?:days|weeks|sessions|months))\b.*$"
)
_UNHEDGED = frozenset({"low", "very low", "moderate"})


def wordings(text: str, studied: Studied) -> tuple[str, ...]:
    """Up to three sentences about what `text` is about; each passes the check itself."""
    outcome = _meant(text, studied)
    return tuple(dict.fromkeys(_first_upper(one) for one in _say(outcome, studied)))[:HOW_MANY]


def _meant(text: str, studied: Studied) -> Outcome:
    """The outcome a text is most about, of equals the first that was measured."""
    topics, known = topics_in(text, lexicon()), lexicon()
    ranked = sorted(
        studied.outcomes, key=lambda one: (-len(topics & topics_in(one.name, known)), one.direction == "not_reported")
    )
    return ranked[0]


def _say(outcome: Outcome, studied: Studied) -> Iterator[str]:
    name, given = _plain(outcome.name), _plain(studied.trained or "what was given")
    if studied.design == "protocol":
        yield f"This trial will test whether {given} changes {name}."
        yield f"This trial has no results yet on {name}."
        yield f"What {given} does for {name} is not yet known."
    elif outcome.direction == "not_reported":
        yield f"{name} was not measured in this study."
        yield f"This study cannot say anything about {name}."
        yield f"Whether anything changed in {name} was not looked at."
    elif outcome.direction == "no_difference":
        name = name.split(", ")[0] if " v " in name else name
        yield f"No clear difference was seen in {name}."
        yield f"This study found no difference in {name}."
        yield f"Whether {name} can change was not shown by this study."
    else:
        yield from _found(name, given, outcome, studied)


def _found(name: str, given: str, outcome: Outcome, studied: Studied) -> Iterator[str]:
    of = f" ({outcome.figures[0]})" if outcome.figures else ""
    if outcome.direction == "worse":
        yield f"{name} was a harm seen in this study{of}."
        yield f"For {name}, this study told of harm{of}."
        yield f"Harm was seen as well: {name}{of}."
    elif studied.design in {"randomised_trial", "controlled_trial"}:
        other = studied.comparator or "the other group"
        yield f"The result for {name} was better with {given} than with {other}{of}."
        yield f"In this study, the group given {given} did better in {name}{of}."
        yield f"{name} differed between the groups, in favour of {given}."
    elif studied.design == "systematic_review":
        sure = outcome.certainty in _UNHEDGED or "certainty" in outcome.name
        yield f"{given} may improve {name}."
        yield f"Taken together, the trials suggest that {given} may improve {name}."
        yield f"Across the trials, the result for {name} was {'probably ' if sure else ''}better with {given}{of}."
    elif studied.design == "animal_or_lab":
        yield f"In {studied.population}, {name} was better with {given}{of}."
        yield f"So far this was seen only in {studied.population}: {name} was better."
        yield f"Whether {given} does the same in people is not known."
    elif studied.design in {"single_arm_trial", "case_report"}:
        who = "the one person studied" if studied.n == 1 else f"the {studied.n} people studied"
        yield f"In {who}, {name} was better after {given} than before{of}."
        yield f"In {who}, {name} got better over time; nobody was compared with them."
        yield f"Whether {given} was the reason cannot be told without another group."
    else:
        yield from _observed(name, outcome, studied)


def _observed(name: str, outcome: Outcome, studied: Studied) -> Iterator[str]:
    if outcome.direction == "reliable":
        yield f"The measure gave much the same result when it was repeated: {name}."
        yield f"How well the measure agrees with itself was tested: {name}."
        yield "The study tested a measure; nobody was trained."
    elif studied.design == "qualitative":
        yield f"Those interviewed spoke of {name}."
        yield f"People in the study described {name}."
        yield f"In their own words, some told of {name}."
    elif studied.design == "narrative_review":
        yield f"The authors write of {name}."
        yield f"The authors describe {name}."
        yield f"The review discusses {name}; what causes what is left open."
    else:
        yield f"This was linked in the {studied.n} people studied: {name}."
        yield f"A link was seen ({name}), which does not show what was the cause."
        yield f"This study cannot say what was the cause: {name}."


def _plain(words: str) -> str:
    return _ASIDE.sub("", words).strip(" ;,")


def _first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]
