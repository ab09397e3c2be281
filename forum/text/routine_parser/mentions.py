"""Fourth stage: where a text names or describes an exercise."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from forum.text.routine_parser.dictionary import Dictionary, Phrase
from forum.text.routine_parser.places import within
from forum.text.routine_parser.segment import Outline
from forum.text.routine_parser.words import Word

# No routine is longer; a text that repeats one word for pages shall not cost more than a page.
MOST = 200
_WALKS = frozenset({"corridor", "hallway", "landing"})
_STAYING = frozenset({"hold", "stay", "repeat"})
_PASSED = frozenset({"1", "both"})  # may stand before any part of the body
_NAMED = 0.2  # how much surer a name is where two overlap
_LONGEST_NAME = 60  # letters
_LEAST = 1.4  # weight of a frame; what is looser says nothing
_FARTHEST = 8  # words a gap of a phrase may leave out, and words a frame may stray from its first
_STOP = re.compile(r"[,:;()*\n]|\s-\s|\.\s|\bthen\b")
_VERB = re.compile(r"(?:push|press|pull|sit|curl|step)(?:ing)? up")
_GETTING_UP = re.compile(r"(?:push|press|sit|pull)(?:ing)? up (?:to|with|through|from|off|onto|into|on)\b")
_HARD_STOP = re.compile(r"[;*\n]|\.\s")
# What counts against a frame: words between its own, other parts of the body, signs that end a clause, and numbers.
_STRAY, _FOREIGN, _STOPPED, _NUMBER = 0.1, 0.45, 0.25, 0.5


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase at a place of the plain text; `weight` is how exactly it says its exercise."""

    start: int
    end: int
    phrase: Phrase
    sentence: int
    weight: float


def find_mentions(outline: Outline, dictionary: Dictionary) -> list[Mention]:
    """The mentions in the order of the text, no more than `MOST`; where they overlap, the most exact one."""
    text = outline.text
    found: list[Mention] = []
    above: set[str] = set()
    for number, sentence in enumerate(outline.sentences):
        if len(found) >= MOST:
            break
        start = max(sentence.start, outline.lines[sentence.line].words)
        words = dictionary.vocabulary.words(text, start, sentence.end)
        if words:
            clause = _Clause(text, words, dictionary)
            above |= clause.stems & {"band", "stretch", "walk"}
            if not _WALKS.isdisjoint(clause.stems):
                above.add("walk")
            inside = [
                Mention(words[first].start, words[last].end, phrase, number, weight)
                for phrase, first, last, weight in clause.mentions()
                if not phrase.needs or not phrase.needs.isdisjoint(clause.stems | above)
            ]
            kept = _without_overlaps(text, inside) if inside else []
            found += (_as_said(text, one) for one in kept if not _is_getting_up(text, one))
    return found[:MOST]


def _as_said(text: str, mention: Mention) -> Mention:
    """A mention; the verb alone is no name: who pushes up to sitting does no push-ups."""
    is_verb = mention.phrase.is_name and _VERB.fullmatch(text, mention.start, mention.end) is not None
    return replace(mention, phrase=replace(mention.phrase, is_weak=True)) if is_verb else mention


def _is_getting_up(text: str, mention: Mention) -> bool:
    """Whether somebody only gets up so: "push up with both hands", "sit up from lying"."""
    return mention.phrase.is_name and _GETTING_UP.match(text, mention.start) is not None


class _Clause:
    """The words of one sentence, ready to be asked for phrases and frames."""

    def __init__(self, text: str, words: list[Word], dictionary: Dictionary) -> None:
        self.text, self.words, self.dictionary = text, words, dictionary
        self.places: dict[str, list[int]] = {}
        for place, word in enumerate(words):
            self.places.setdefault(word.stem, []).append(place)
        self.stems = set(self.places)

    @cached_property
    def sums(self) -> tuple[list[int], list[int], list[float]]:
        """Running sums of stops, parts of the body and losses, so that two look-ups judge any stretch."""
        text, body = self.text, self.dictionary.body
        stops, parts, losses = [0], [0, int(self.words[0].stem in body)], [0.0]
        stopped, known, lost = 0, parts[1], 0.0
        for left, right in itertools.pairwise(self.words):
            is_stop = is_hard = False
            if right.start - left.end > 1:
                is_stop = _STOP.search(text, left.end, right.start) is not None
                is_hard = is_stop and _HARD_STOP.search(text, left.end, right.start) is not None
            stopped += is_stop
            known += right.stem in body
            lost += 9.0 * (is_hard or text.startswith(") ", right.end)) + _STOPPED * is_stop
            lost += _NUMBER if right.stem.isdigit() and right.stem != "1" else 0.0
            stops.append(stopped)
            parts.append(known)
            losses.append(lost)
        return stops, parts, losses

    def mentions(self) -> Iterator[tuple[Phrase, int, int, float]]:
        """Every phrase and frame found: its first and last word, and its weight."""
        is_missing, dictionary = self.stems.isdisjoint, self.dictionary
        for place, pair in enumerate(itertools.pairwise(word.stem for word in self.words)):
            for phrase in (*dictionary.pairs.get(pair, ()), *self._begun_past(place, pair)):
                last = self._follow(phrase, place)
                if last is not None:
                    yield phrase, place, last, _weigh(phrase)
        for stem in self.places.keys() & dictionary.phrases.keys():
            for phrase, rare, others in dictionary.phrases[stem]:
                if not (is_missing(rare) or any(map(is_missing, others))):
                    yield from self._follow_all(phrase)
        for stem in self.places.keys() & dictionary.frames.keys():
            for frame, rare, others in dictionary.frames[stem]:
                if not (is_missing(rare) or any(map(is_missing, others))):
                    yield from self._gather(frame, self.places[stem])

    def _begun_past(self, place: int, pair: tuple[str, str]) -> tuple[Phrase, ...]:
        """The phrases that begin with a word and the next but one, where that one may be passed."""
        if pair[1] not in _PASSED or place + 2 >= len(self.words):
            return ()
        return self.dictionary.pairs.get((pair[0], self.words[place + 2].stem), ())

    def _follow_all(self, phrase: Phrase) -> Iterator[tuple[Phrase, int, int, float]]:
        """A phrase wherever its first word stands."""
        for stem in phrase.steps[0].stems & self.stems:
            for place in self.places[stem]:
                last = self._follow(phrase, place)
                if last is not None:
                    yield phrase, place, last, _weigh(phrase)

    def _follow(self, phrase: Phrase, place: int) -> int | None:
        """The number of the phrase's last word when it begins at this one."""
        at, stops = place, self.sums[0]
        for step in phrase.steps[1:]:
            farthest = at + (_FARTHEST if step.after_gap else 1)
            before = at
            at += 1
            if at < len(self.words) and self.words[at].stem in _PASSED and not step.stems & _PASSED:
                at, farthest = at + 1, farthest + 1
            while at <= farthest and at < len(self.words) and self.words[at].stem not in step.stems:
                at += 1
            if at > farthest or at >= len(self.words):
                return None
            if not step.after_gap and stops[at] != stops[before]:
                return None
            if step.after_gap and self.words[place].stem != "walk" and self._is_dosed(before, at):
                return None
        return at

    def _is_dosed(self, first: int, last: int) -> bool:
        """Whether an amount ends something between two words: "toe taps 20, step ups 10" is no tap on a step.

        A walk goes on: "walk 5 minutes, rest 2, walk 5".
        """
        between = self.words[first + 1 : last]
        return any(
            word.stem.isdigit() and word.stem != "1" and self.text[word.end : word.end + 1] in {",", ";"}
            for word in between
        )

    def _gather(self, frame: Phrase, places: list[int]) -> Iterator[tuple[Phrase, int, int, float]]:
        _, body, losses = self.sums
        for place in places:
            chosen = [place]
            for step in frame.steps[1:]:
                nearest = self._nearest(step.stems, place, chosen)
                if nearest is None:
                    break
                chosen.append(nearest)
            else:
                first, last = self._extent(chosen)
                strays = max(0, last - first + 1 - len(chosen))
                own_parts = sum(self.words[at].stem in self.dictionary.body for at in chosen)
                foreign = body[last + 1] - body[first] - own_parts
                lost = _STRAY * strays + _FOREIGN * foreign + losses[last] - losses[first]
                if strays <= len(chosen) + 4 and lost < 1.1 and _weigh(frame) - lost >= _LEAST:
                    yield frame, first, last, _weigh(frame) - lost

    def _extent(self, chosen: list[int]) -> tuple[int, int]:
        """The first and last word of a frame, without those that only say to stay there."""
        told = [at for at in chosen if self.words[at].stem not in _STAYING] or chosen
        return min(told), max(told)

    def _nearest(self, stems: frozenset[str], place: int, taken: list[int]) -> int | None:
        """The nearest word of a step, of two equally near ones the later, whatever the order of a set."""
        best: int | None = None
        for stem in stems:
            places = self.places.get(stem)
            if not places:
                continue
            at = bisect_left(places, place)
            for near in places[max(0, at - 2) : at + 2]:
                distance = abs(near - place)
                if (
                    distance <= _FARTHEST
                    and near not in taken
                    and (best is None or (distance, -near) < (abs(best - place), -best))
                ):
                    best = near
        return best


def _weigh(phrase: Phrase) -> float:
    """More words say more, a gap leaves room for error, a name is meant."""
    gaps = sum(step.after_gap for step in phrase.steps)
    return len(phrase.steps) - 0.2 * gaps + 0.1 * phrase.is_name - 0.5 * phrase.is_weak - 0.2 * phrase.is_frame


def _without_overlaps(text: str, found: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    taken: set[int] = set()
    names = [one for one in found if one.phrase.is_name and len(one.phrase.steps) > 1]
    names.sort(key=lambda one: (one.start, one.end))
    found = [one for one in found if not (one.phrase.is_frame and _cuts(text, one, names))]
    for mention in sorted(
        found,
        key=lambda one: (
            -one.weight - _NAMED * one.phrase.is_name,
            one.end - one.start,
            one.start,
            one.phrase.exercise_id,
        ),
    ):
        places = range(mention.start, mention.end)
        if mention.start not in taken and mention.end - 1 not in taken and taken.isdisjoint(places):
            taken.update(places)
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)


def _cuts(text: str, frame: Mention, names: list[Mention]) -> bool:
    """Whether a frame is made of parts of a list, as "stand, heel raises" is of "sit to stand, heel raises"."""
    touched = [name for name in within(names, frame.start - _LONGEST_NAME, frame.end) if name.end > frame.start]
    return any("," in text[left.end : right.start] for left, right in itertools.pairwise(touched))
