"""Whether a text tells of exercises to do at all: judged as a whole, by what most of its mentions look like."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from forum.text.routine_parser.features import count_word
from forum.text.routine_parser.segment import Outline
from forum.text.routine_parser.shapes import begins_step
from forum.text.routine_parser.weights import bar, likelihood

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[?£$#]")
_HEARD = 1500  # letters whose words are weighed; a long sheet is judged by its mentions
_MOST_SENTENCES = 40
# What instructions seldom have: the hours of a class, a year, a share of people, a price, marks out of ten.
_KINDS = {
    "the hour": re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]\.?m\b"),
    "a year": re.compile(r"\b(?:19|20)\d\d\b"),
    "a share": re.compile(r"\d ?%|\bper cent\b|\b\d+ (?:of|out of) \d|\b\d+/\d+\b"),
    "a large number": re.compile(r"\b\d{1,3},\d{3}\b|\b\d{4,}\b"),
}
_STEPS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_ROUNDED = 1e-6  # an edge of half of them shall not hang on the last digit of a sum
_LENGTHS = (10, 20, 30, 50, 100)  # words; a short note says little, and little against it
_SIGNS = ("sign: ", "speaks of", "name unsaid", "words unsaid", "asked")


def features_of_text(outline: Outline, judged: Sequence[tuple[float, Iterable[str]]], picked: int) -> list[str]:
    """What a text looks like: its words, and its mentions, each counting as much as it is likely to be done."""
    text = outline.text
    shares: defaultdict[str, float] = defaultdict(float)
    for likely, features in judged:
        for feature in set(features):
            shares[feature] += likely
    most = max(likely for likely, _ in judged)
    half = sum(likely for likely, _ in judged) / 2 - _ROUNDED
    found = [f"most: {feature}" for feature, share in shares.items() if share >= half]
    found += [f"some: {feature}" for feature in shares if feature.startswith(_SIGNS)]
    found += [f"says: {word}" for word in dict.fromkeys(_WORD.findall(text[:_HEARD]))]
    found += [f"tells {kind}" for kind, words in _KINDS.items() if words.search(text, 0, _HEARD)]
    begun = [begins_step(text, one.start) for one in outline.sentences[:_MOST_SENTENCES]]
    found.append(f"{round(5 * sum(begun) / len(begun))} of 5 sentences are steps")
    found += [f"likeliest from {step}" for step in _STEPS if most >= step]
    length = len(text.split())
    found += [f"from {least} words" for least in _LENGTHS if length >= least]
    return [*found, f"{count_word(picked)} picked"]


def tells_of_exercises(features: Iterable[str]) -> bool:
    """Whether a text that looks so is likely enough to tell what somebody does or should do."""
    return likelihood("text", features) >= bar()
