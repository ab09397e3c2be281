"""What a sentence says was gained must be what was measured, and must not have been a null."""

from collections.abc import Iterator, Sequence

from forum.rules.claims import problem_words
from forum.rules.claims.numbers import figures_of
from forum.rules.claims.reading import words_of
from forum.rules.claims.reasons import Reason, Why
from forum.rules.claims.sentences import ACTS, CLAIMS, Clause, ReadSentence, is_in_a_mouth, is_topic
from forum.rules.claims.studied import Outcome, Studied
from forum.rules.claims.topics import Measured, Topic, is_covered, measured_in, topics_of

# How many words a topic may stand from the words that claim something of it.
_BESIDE = 4
_CONTRASTS = frozenset({"but", "although", "though", "while", "whereas"})
# Designs whose outcomes are often two things that go together.
_IN_PAIRS = frozenset({"cohort", "cross_sectional", "reliability"})
_SAFE = frozenset({"safe", "safely", "harmless", "risk"})
_NO = frozenset({"no", "not", "without", "never", "nobody", "none", "free", "zero"})


def check_outcomes(sentence: ReadSentence, studied: Studied) -> Iterator[Reason]:
    """A gain in what was null, unmeasured, or measured otherwise."""
    if is_in_a_mouth(sentence, studied) or is_topic(sentence):
        return
    measured = measured_in(studied, sentence.known)
    goes_on = False
    for clause in sentence.clauses:
        if clause.is_open:
            continue
        yield from _harmless(clause, sentence, measured)
        claims = any(clause.claimed(*CLAIMS))
        goes_on = goes_on and sentence.words[clause.first].text not in _CONTRASTS
        if clause.is_level or (clause.has("deny") and not claims):
            continue
        topics = topics_of(clause, sentence)
        if not (claims or goes_on):
            yield from _each(
                [topic for topic in topics if topic.name not in measured.given], clause, sentence, measured
            )
        elif studied.design in _IN_PAIRS and len(topics) > 1:
            yield from _pair(topics, sentence, measured)
        else:
            yield from _each(topics, clause, sentence, measured)
            yield from _unmeasured(topics, clause, sentence, studied, measured)
        goes_on = goes_on or claims


def _each(topics: Sequence[Topic], clause: Clause, sentence: ReadSentence, measured: Measured) -> Iterator[Reason]:
    """Topics that were measured and did not differ."""
    for topic in topics:
        outcomes = measured.answers(topic.name)
        directions = {outcome.direction for outcome in outcomes}
        if "no_difference" not in directions or directions - {"no_difference", "not_reported"}:
            continue
        if not _tells_both(clause, sentence, outcomes):
            sold = _names_gain_elsewhere(clause, sentence, measured)
            yield _said("outcome_swapped" if sold else "null_hidden", topic, sentence, problem_words.NO_DIFFERENCE)


def _unmeasured(
    topics: Sequence[Topic], clause: Clause, sentence: ReadSentence, studied: Studied, measured: Measured
) -> Iterator[Reason]:
    """Topics that nobody measured."""
    told = measured.given | measured.of("better", "worse", "associated", "reliable")
    for topic in topics:
        outcomes = measured.answers(topic.name)
        if any(outcome.direction != "not_reported" for outcome in outcomes):
            continue
        if outcomes:
            swapped = studied.design != "narrative_review"
        else:
            swapped = _is_gained(topic, clause) and not measured.is_partly_unknown and topic.name not in told
        if swapped:
            yield _said("outcome_swapped", topic, sentence, problem_words.NOT_MEASURED)


def _is_gained(topic: Topic, clause: Clause) -> bool:
    """Whether the words of the claim are about the topic: a verb in front of it, or any claim beside it."""
    return any(
        (hit.kind in ACTS and hit.first < topic.hit.first) or abs(hit.first - topic.hit.first) <= _BESIDE
        for hit in clause.claimed(*CLAIMS)
    )


def _said(why: Why, topic: Topic, sentence: ReadSentence, said: str) -> Reason:
    words = sentence.shown(topic.hit.first, topic.hit.last)
    return Reason(why, words, said)


def _tells_both(clause: Clause, sentence: ReadSentence, outcomes: Sequence[Outcome]) -> bool:
    """Whether both figures of a null are told: who reads "21 % and 23 %" is not misled."""
    told = {figure.value for figure in figures_of(sentence.words[clause.first : clause.last])}
    figures = [{one.value for one in figures_of(words_of(text))} for o in outcomes for text in o.figures]
    return any(len(values) > 1 and values <= told for values in figures)


def _names_gain_elsewhere(clause: Clause, sentence: ReadSentence, measured: Measured) -> bool:
    """Whether another clause names what did get better, so that the null is sold under its name."""
    gained = measured.of("better")
    is_listed = any(hit.kind == "compare" and hit.first <= clause.first + 1 for hit in clause.hits)
    if is_listed or sentence.words[clause.first].text == "and":
        return False
    return any(
        topic.name in gained
        for other in sentence.clauses
        if other is not clause and not other.is_level and not other.is_open
        for topic in topics_of(other, sentence)
    )


def _pair(topics: Sequence[Topic], sentence: ReadSentence, measured: Measured) -> Iterator[Reason]:
    """Of two things that go together, the outcomes that have most of them count."""
    count = {outcome: sum(is_covered(topic.name, have) for topic in topics) for outcome, have in measured.outcomes}
    most = max(count.values())
    best = [outcome for outcome, number in count.items() if number == most] if most else []
    if not best:
        yield _said("outcome_swapped", topics[0], sentence, problem_words.NOT_MEASURED)
    elif all(outcome.direction == "no_difference" for outcome in best):
        yield _said("null_hidden", topics[0], sentence, problem_words.NO_LINK)
    else:
        every = measured.given.union(*(have for _, have in measured.outcomes))
        for topic in topics:
            if not is_covered(topic.name, every):
                yield _said("outcome_swapped", topic, sentence, problem_words.NOT_MEASURED)


def _harmless(clause: Clause, sentence: ReadSentence, measured: Measured) -> Iterator[Reason]:
    """Words that say there was no harm, where some was seen."""
    harmed = measured.of("worse")
    if not harmed:
        return
    for hit in clause.hits:
        topic = hit.kind.removeprefix("topic:")
        if topic not in harmed | {"harm"}:
            continue
        before = {word.text for word in sentence.words[max(hit.first - 4, clause.first) : hit.first]}
        if before & _NO or (topic == "harm" and sentence.words[hit.first].text in _SAFE):
            yield Reason("null_hidden", sentence.shown(hit.first, hit.last), problem_words.HARM_SEEN)
