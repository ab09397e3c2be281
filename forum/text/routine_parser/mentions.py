"""Fourth stage: where a text names or describes an exercise."""

import itertools
import re
from dataclasses import dataclass

from forum.text.routine_parser.phrases import Dictionary, Phrase
from forum.text.routine_parser.segment import Sentence, sentence_at
from forum.text.routine_parser.words import SKIPPED, Word

_FARTHEST = 8  # words a gap may leave out, at most
_STOP = re.compile(r"[,:;()*\n]|\s-\s")


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase at a place of the plain text."""

    start: int
    end: int
    phrase: Phrase
    sentence: int

    @property
    def weight(self) -> float:
        """How exact it is: more words say more, a gap leaves room for error, a name is meant."""
        gaps = sum(step.after_gap for step in self.phrase.steps)
        return len(self.phrase.steps) - 0.2 * gaps + 0.1 * self.phrase.is_name - 0.5 * self.phrase.is_weak


def find_mentions(text: str, sentences: list[Sentence], dictionary: Dictionary) -> list[Mention]:
    """Every mention, the most exact ones first where they overlap; in the order of the text."""
    words = [word for word in dictionary.vocabulary.words(text) if text[word.start : word.end] not in SKIPPED]
    numbers = [sentence_at(sentences, word.start) for word in words]
    line_starts = [False] + [
        bool(_STOP.search(text, left.end, right.start)) for left, right in itertools.pairwise(words)
    ]
    found = []
    stems_by_sentence: dict[int, set[str]] = {}
    for word, number in zip(words, numbers, strict=True):
        stems_by_sentence.setdefault(number, set()).add(word.stem)
    all_stems = {word.stem for word in words}
    for place, word in enumerate(words):
        for phrase in dictionary.by_first.get(word.stem, ()):
            if phrase.needs and phrase.needs not in (
                all_stems if phrase.needs == "band" else stems_by_sentence[numbers[place]]
            ):
                continue
            last = _match(phrase, words, numbers, line_starts, place)
            if last is not None:
                found.append(Mention(word.start, words[last].end, phrase, numbers[place]))
    return _without_overlaps(found)


def _match(phrase: Phrase, words: list[Word], numbers: list[int], stops: list[bool], place: int) -> int | None:
    """The number of the phrase's last word when it begins at this one."""
    at, sentence = place, numbers[place]
    for step in phrase.steps[1:]:
        farthest = at + (_FARTHEST if step.after_gap else 1)
        at += 1
        if at < len(words) and words[at].stem == "1" and "1" not in step.stems:
            at, farthest = at + 1, farthest + 1  # "one" may stand before any part of the body
        while at <= farthest and at < len(words) and numbers[at] == sentence and words[at].stem not in step.stems:
            at += 1
        if at > farthest or at >= len(words) or numbers[at] != sentence or (not step.after_gap and stops[at]):
            return None
    return at


def _without_overlaps(found: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(found, key=lambda one: (-one.weight, one.end - one.start, one.start)):
        places = range(mention.start, mention.end)
        if mention.start not in taken and mention.end - 1 not in taken and taken.isdisjoint(places):
            taken.update(places)
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)
