"""Figures of a sentence must occur in its study, or follow from it by plain arithmetic, and keep their meaning."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from forum.rules.claims import problem_words
from forum.rules.claims.numbers import SHARES, WEEKS, Figure, figures_of
from forum.rules.claims.phrases import words_in
from forum.rules.claims.reading import words_of
from forum.rules.claims.reasons import Reason
from forum.rules.claims.sentences import ReadSentence
from forum.rules.claims.studied import Studied

_MEASURED = re.compile(r"\bratio\b")
# Of a figure with more numbers than this, the rest are not compared.
_MOST = 12
# Tests whose course or number everybody knows.
_TESTS = {"t25fw": 25.0, "6mwt": 6.0, "tug": 3.0}
_GROWN = words_in("faster quicker slower more less fewer lower higher better longer further farther stronger")
_OF_PEOPLE = re.compile(r"\b(?:people|participants|share|patients|those) (?:who|with|without)\b|\bv still\b")
_PEOPLE = words_in("people patients those users women men adults participants")


@dataclass(frozen=True, slots=True)
class Known:
    """The figures of a study and what follows from them: numbers, weeks, shares in per cent, and how many times."""

    plain: frozenset[float]
    weeks: frozenset[float]
    percents: frozenset[float]
    ratios: frozenset[float]


@lru_cache(maxsize=64)
def _known(studied: Studied) -> Known:
    every, low = _figures(studied.words), studied.words.lower()
    texts = [text for outcome in studied.outcomes for text in outcome.figures]
    told = [[one.value for one in _figures(text)][:_MOST] for text in texts]
    pairs = [(a, b) for values in told for a, b in permutations(values, 2) if b]
    ratios = {one.value for text in texts if _MEASURED.search(text) for one in _figures(text)}
    counts = {one.value for text in texts for one in _figures(text) if not one.unit and 0 < one.value < studied.n}
    shares = {one.value for one in every if one.unit == "%"} | {100 * count / studied.n for count in counts}
    percents = shares | {100 - one for one in shares} | {abs(100 - 100 * one) for one in ratios}
    percents |= {share for a, b in pairs if a <= b for share in (100 * a / b, 100 - 100 * a / b)}
    weeks = _weeks(studied, every)
    plain = {one.value for one in every} | {float(studied.n)} | {abs(round(a - b, 3)) for a, b in pairs} | weeks
    plain |= {number for test, number in _TESTS.items() if test in low} | ({2.0} if studied.comparator else set())
    return Known(frozenset(plain), frozenset(weeks), frozenset(percents), frozenset(ratios | {a / b for a, b in pairs}))


def _weeks(studied: Studied, every: list[Figure]) -> set[float]:
    """How long things took: what is told, how long people were followed, and what lies between."""
    told = {one.value * WEEKS[one.unit] for one in every if one.unit in WEEKS}
    followed = float(studied.follow_up_weeks or 0)
    measured = {float(outcome.weeks) for outcome in studied.outcomes if outcome.weeks}
    return told | measured | ({abs(followed - one) for one in told} | {followed} if followed else set())


def _figures(text: str) -> list[Figure]:
    return list(figures_of(words_of(text)))


def check_figures(sentence: ReadSentence, studied: Studied) -> Iterator[Reason]:
    """What is wrong with the figures of a sentence."""
    known = _known(studied)
    for figure in figures_of(sentence.words):
        shown = sentence.shown(figure.first, figure.last)
        if _is_a_year(figure):
            continue
        if not _occurs(figure, known, sentence, studied):
            yield Reason("number_not_in_facts", shown, problem_words.NOT_IN_FACTS)
        elif figure.unit == "%" and _means_people(figure, studied) and _tells_size(figure, sentence):
            yield Reason("number_not_in_facts", shown, problem_words.SHARE_OF_PEOPLE)
    yield from _shares(sentence, studied)


def _is_a_year(figure: Figure) -> bool:
    return not figure.unit and figure.value.is_integer() and 1900 <= figure.value <= 2100


def _occurs(figure: Figure, known: Known, sentence: ReadSentence, studied: Studied) -> bool:
    if figure.unit in WEEKS:
        weeks = figure.value * WEEKS[figure.unit]
        if any(abs(weeks - one) <= max(0.12 * one, 0.3) for one in known.weeks):
            return True
        # Longer than anybody was followed is a fault of its own.
        return weeks > (studied.follow_up_weeks or 0) or figure.value in known.plain
    if figure.unit.startswith("in "):
        share = 100 * figure.value / {"ten": 10, "10": 10, "five": 5, "four": 4, "three": 3}[figure.unit[3:]]
        return any(abs(share - one) <= 4 for one in known.percents)
    if figure.unit == "%":
        return _near(figure.value, known.percents)
    if figure.unit == "times":
        return _near(figure.value, known.ratios) or figure.value in known.plain
    return _near(figure.value, known.plain)


def _near(value: float, those: frozenset[float]) -> bool:
    """Rounding is no fault: 3.1 may be told as 3, 0.09 not as 0.1."""
    return any(abs(value - one) < 1e-6 or (value == round(one) and abs(one) >= 2) for one in those)


def _means_people(figure: Figure, studied: Studied) -> bool:
    """Whether this share stands in the facts only as a share of people."""
    at = [
        outcome
        for outcome in studied.outcomes
        if any(figure.value == one.value and one.unit == "%" for told in outcome.figures for one in _figures(told))
    ]
    return bool(at) and all(_OF_PEOPLE.search(outcome.name) for outcome in at)


def _tells_size(figure: Figure, sentence: ReadSentence) -> bool:
    """Whether a share is said to be the size of a gain: "35 % faster", "added 32 %", "by 20 %"."""
    behind = sentence.words[figure.last].text if figure.last < len(sentence.words) else ""
    before = sentence.words[figure.first - 1].text if figure.first else ""
    return behind in _GROWN or (behind != "of" and before in {"by", "added", "up", "down", "another"})


def _shares(sentence: ReadSentence, studied: Studied) -> Iterator[Reason]:
    """Halves, thirds and quarters, where the study has shares at all or none."""
    known = _known(studied).percents
    for at, word in enumerate(sentence.words):
        low_high = SHARES.get(word.text)
        before = sentence.words[at - 1].text if at else ""
        following = sentence.words[at + 1].text if at + 1 < len(sentence.words) else ""
        if not low_high or following in WEEKS or following == "year" or before not in _BEFORE_SHARES:
            continue
        if not any(low_high[0] <= one <= low_high[1] for one in known):
            yield Reason("number_not_in_facts", sentence.shown(max(at - 1, 0), at + 1), problem_words.NOT_IN_FACTS)


_BEFORE_SHARES = words_in("a by in one two three than about nearly almost the over")
