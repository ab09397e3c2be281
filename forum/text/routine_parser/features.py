"""What a mention looks like to the deciding stage: its block, its rank there, its amounts, and the words around it.

Every feature is a short name that a person can read; `weights.json` says what each is worth.
"""

import re
from collections.abc import Iterator, Sequence

from forum.text.routine_parser.dictionary import Dictionary, Phrase
from forum.text.routine_parser.entry import Entry
from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.places import within
from forum.text.routine_parser.quantities import Quantity
from forum.text.routine_parser.talk import ELSEWHERE, FORBIDDEN, UNSAID, Talk

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[?#]")
_CHAINED = re.compile(r"[\s,/&+]*(?:\b(?:and|or|plus|then|with|my|the|your)\b[\s,]*){0,3}(?:\([^)]{0,40}\))?[\s,/&+]*")
_CLAUSE = re.compile(
    r"(?:^|[.;:,!?\n*(-]|\b(?:and|then|now|to|or))\s{0,3}(?:(?:slowly|gently|please|just|\d+)\s){0,2}$"
)
_NUMBER_FIRST = re.compile(r"[\s(]*(?:\d{1,3}\s?(?:x\s)?)?")
# Words that make a title the name of a sheet or of a part of it: "Walking practice".
_SECTION = re.compile(r"\b(?:exercises|routine|programme|program|plan|practice|training|session|class|group|sheet)\b")
_WHOLE = 0.8  # of a title are the letters of a name
_BEFORE, _AFTER, _HEADING = 7, 5, 6  # words
_NEAR, _BESIDE = 60, 24  # letters


class Looks:
    """Reads the features of the mentions of one text; what many of them share is found once."""

    def __init__(
        self, talk: Talk, entries: Sequence[Entry], quantities: Sequence[Quantity], dictionary: Dictionary
    ) -> None:
        self.talk, self.outline, self.text, self.dictionary = talk, talk.outline, talk.text, dictionary
        self.entries, self.quantities = entries, quantities
        self.counted = [one for one in quantities if one.is_count]
        self._said: dict[int, list[str]] = {}
        self._of_block: dict[int, list[str]] = {}
        self._of_text = self._whole()
        self._seen: set[str] = set()
        self._signs_of: dict[int, dict[str, None]] = {}
        self._near_by: dict[int, list[str]] = {}
        self._named = {place for entry in entries for one in entry.mentions for place in range(one.start, one.end)}

    def read(self) -> Iterator[tuple[Entry, Mention, list[str]]]:
        """The features of every mention, block by block."""
        for number, entry in enumerate(self.entries):
            entry.mentions = [one for one in entry.mentions if not self._is_forbidden(one)]
            for place, mention in enumerate(entry.mentions):
                found = [*self._of_text, *self._block(number, entry), *self._kind(entry, mention)]
                found += [*self._rank(entry, place), *self._dosed(entry, place), *self._words(mention)]
                found += self._signs(mention)
                found += self._alone(entry, mention, found)
                yield entry, mention, found
            self._seen |= {one.phrase.exercise_id for one in entry.mentions}

    def _is_forbidden(self, mention: Mention) -> bool:
        """Whether the words around a mention forbid it or take it back; that is never weighed against anything."""
        return not FORBIDDEN.isdisjoint(self._signs_at(mention))

    def _signs_at(self, mention: Mention) -> dict[str, None]:
        if mention.start not in self._signs_of:
            self._signs_of[mention.start] = dict.fromkeys(self.talk.of_mention(mention))
        return self._signs_of[mention.start]

    def _whole(self) -> list[str]:
        """What the text as a whole looks like."""
        named = sum(one.named >= 0.5 for one in self.entries)
        strong = sum(not one.phrase.is_weak for entry in self.entries for one in entry.mentions)
        lines = len(self.outline.lines)
        found = [f"text: {count_word(len(self.counted))} amounts", f"text: {count_word(named)} names lead"]
        found += [f"text: {count_word(strong)} mentions", f"text: {count_word(lines - 1)} line breaks"]
        return found

    def _block(self, number: int, entry: Entry) -> list[str]:
        if number not in self._of_block:
            above = next((one for one in reversed(self.entries[:number]) if one.kind in {"unknown", "named"}), None)
            heading = _WORD.findall(self.text, above.words, above.label_end)[:_HEADING] if above else []
            label = [] if entry.kind == "prose" else _WORD.findall(self.text, entry.words, entry.label_end)[:_HEADING]
            self._of_block[number] = [f"above: {word}" for word in dict.fromkeys(heading)]
            self._of_block[number] += [f"label: {word}" for word in dict.fromkeys(label)]
        return self._of_block[number]

    def _kind(self, entry: Entry, mention: Mention) -> list[str]:
        """How exactly it is said, and where in what kind of block."""
        phrase = mention.phrase
        manner = manner_of(phrase)
        where = "title" if mention.start < entry.label_end else "first" if self._is_first(entry, mention) else "later"
        kind = f"{entry.kind} of one" if entry.is_one else entry.kind
        begins = _NUMBER_FIRST.fullmatch(self.text, entry.words, mention.start) is not None
        before = self.text[max(0, mention.start - 24) : mention.start]
        found = [f"{manner} in {where} of {kind}", f"{manner} of weight {weight_word(mention)}", f"{kind} {where}"]
        found += [f"title is {round(entry.named, 1)} name"] if where == "title" else []
        found += [f"bare title among {self._others(entry)}"] if where == "title" and self._is_bare(entry) else []
        found += ["title of a section"] if where == "title" and self._is_section(entry) else []
        found += [f"{manner} begins its block"] if begins else []
        found += [f"{manner} begins a clause"] if _CLAUSE.search(before) else []
        found += ["said before"] if phrase.exercise_id in self._seen else []
        found += [f"exercise: {phrase.exercise_id}"] if not phrase.is_name or phrase.is_weak else []
        return found

    def _alone(self, entry: Entry, mention: Mention, found: list[str]) -> list[str]:
        """A common word that is a whole title with an amount behind it is meant: "Walk: 20 minutes"."""
        is_title = entry.named >= _WHOLE and mention.start < entry.label_end
        if not (mention.phrase.is_weak and is_title):
            return []
        dosed = "beside an amount" if "weak beside an amount" in found else "by itself"
        return [f"weak as a whole title {dosed}"]

    def _is_bare(self, entry: Entry) -> bool:
        """Whether a title has neither words nor an amount of its own."""
        return entry.is_only_title and not entry.is_one and not within(self.quantities, entry.start, entry.end)

    def _others(self, entry: Entry) -> str:
        """Whether the other titles are as bare as this one."""
        others = [one for one in self.entries if one is not entry and one.named >= 0.5]
        return "bare ones" if 2 * sum(map(self._is_bare, others)) > len(others) else "others"

    def _is_section(self, entry: Entry) -> bool:
        return entry.kind != "prose" and _SECTION.search(self.text, entry.words, entry.label_end) is not None

    def _is_first(self, entry: Entry, mention: Mention) -> bool:
        return self.outline.sentence_at(entry.words) == mention.sentence

    def _rank(self, entry: Entry, place: int) -> list[str]:
        """How it stands to the other mentions of its block."""
        one, others = entry.mentions[place], entry.mentions
        strong = [other for other in others if not other.phrase.is_weak]
        titles = [other for other in strong if other.start < entry.label_end and other is not one]
        shape = "prose" if entry.kind == "prose" else "block" if entry.is_one or entry.is_only_title else "line"
        found = [f"{count_word(len(strong))} mentions in {shape}"]
        is_best = one.weight >= max(other.weight for other in others)
        found.append(f"{'best' if is_best else 'not best'} in {shape}")
        found.append(f"{'first' if place == 0 else 'not first'} in {shape}")
        if titles:
            kin = {self._family(other) for other in titles}
            found.append(f"title names {'kin' if self._family(one) in kin else 'another'}")
            found.append(f"body of {entry.named:.1f} title")
        elif strong and one is strong[0]:
            found.append(f"first strong in {shape}")
        for near, side in ((place - 1, "before"), (place + 1, "after")):
            if 0 <= near < len(others):
                found += self._neighbour(one, others[near], side)
        return found

    def are_chained(self, left: Mention, right: Mention) -> bool:
        """Whether two mentions stand in one list, each perhaps with its amount."""
        if left.sentence != right.sentence or right.start - left.end > _NEAR:
            return False
        between = list(self.text[left.end : right.start])
        for found in within(self.quantities, left.end, right.start):
            between[found.start - left.end : found.end - left.end] = " " * (found.end - found.start)
        return _CHAINED.fullmatch("".join(between).rstrip() + " ") is not None

    def _neighbour(self, one: Mention, other: Mention, side: str) -> list[str]:
        left, right = (other, one) if side == "before" else (one, other)
        gap = right.start - left.end
        if gap > 3 * _NEAR:
            return []
        is_cut = any(left.end <= found.start < right.start for found in within(self.counted, left.end, right.start))
        kin = "kin" if self._family(one) == self._family(other) else "other"
        if gap < 40 and _CHAINED.fullmatch(self.text, left.end, right.start):
            return [f"chained {side}"]
        near = "near" if gap < _NEAR else "far"
        exact = "weaker" if other.weight < one.weight else "stronger"
        return [f"{near} {exact} {kin} {side}{' past an amount' if is_cut else ''}"]

    def _family(self, mention: Mention) -> str:
        return self.dictionary.exercises[mention.phrase.exercise_id].family

    def _dosed(self, entry: Entry, place: int) -> list[str]:
        """Whether an amount stands beside it, in its sentence, in its stretch of the block."""
        one, others = entry.mentions[place], entry.mentions
        sentence = self.outline.sentences[one.sentence]
        manner = "weak" if one.phrase.is_weak else "name" if one.phrase.is_name else "words"
        until = others[place + 1].start if place + 1 < len(others) else entry.end
        since = others[place - 1].end if place else entry.start
        after = within(self.counted, one.start, until)
        before = within(self.counted, since, one.start)
        found = []
        if (after and after[0].start - one.end < _BESIDE) or (before and one.start - before[-1].end < _BESIDE):
            found.append(f"{manner} beside an amount")
            found += [f"weak {one.phrase.exercise_id} beside an amount"] if one.phrase.is_weak else []
        elif within(self.counted, sentence.start, sentence.end):
            found.append(f"{manner} in a sentence with an amount")
        elif after:
            found.append(f"{manner} before an amount")
        elif within(self.counted, entry.start, entry.end):
            found.append(f"{manner} in a block with an amount")
        else:
            found.append(f"{manner} without an amount")
        return found

    def _signs(self, mention: Mention) -> list[str]:
        """What the words around it speak of, each sign and all of one kind together."""
        signs = self._signs_at(mention)
        manner = "name" if mention.phrase.is_name else "words"
        found = [f"sign: {sign}" for sign in signs]
        found += ["speaks of something else"] if ELSEWHERE & signs.keys() else []
        found += [f"{manner} unsaid"] if UNSAID & signs.keys() else []
        return found

    def _words(self, mention: Mention) -> list[str]:
        """The words before it, behind it and at the start of its sentence, and whether that asks."""
        number = mention.sentence
        sentence = self.outline.sentences[number]
        before = _WORD.findall(self.text, max(sentence.start, mention.start - 90), mention.start)[-_BEFORE:]
        after = _WORD.findall(self.text, mention.end, min(sentence.end, mention.end + 60))[:_AFTER]
        found = [f"before: {word}" for word in dict.fromkeys(before)]
        found += [f"behind: {word}" for word in dict.fromkeys(after)]
        found += [f"right before: {before[-1]}"] if before else ["nothing before"]
        if number not in self._said:
            said = self._spoken(sentence.start, sentence.end)
            self._said[number] = [f"sentence: {word}" for word in dict.fromkeys(said)]
            self._said[number] += [f"begins: {said[0]}", f"begins: {' '.join(said[:2])}"] if said else []
            self._said[number] += ["asked"] if sentence.is_question else []
            self._said[number] += self._around(number)
        return found + self._said[number]

    def _spoken(self, start: int, end: int) -> list[str]:
        """The words of a stretch that are no part of a mention: what is said about exercises, not which they are."""
        return [found[0] for found in _WORD.finditer(self.text, start, end) if found.start() not in self._named]

    def _around(self, number: int) -> list[str]:
        """The words of the paragraph that the sentence lies in."""
        block = self.outline.block_of(number)
        if block in self._near_by:
            return self._near_by[block]
        first, last = self.outline.blocks[block]
        start, end = self.outline.lines[first].start, self.outline.lines[last].end
        self._near_by[block] = [
            f"paragraph: {word}" for word in dict.fromkeys(self._spoken(start, min(end, start + 900)))
        ]
        return self._near_by[block]


def manner_of(phrase: Phrase) -> str:
    """How a phrase says its exercise."""
    return "weak" if phrase.is_weak else "name" if phrase.is_name else "frame" if phrase.is_frame else "phrase"


def weight_word(mention: Mention) -> float:
    """How exact a mention is, in steps of a half."""
    return min(4, int(2 * mention.weight)) / 2


def count_word(number: int) -> str:
    """A number in words that are few enough to learn from."""
    return "no" if number <= 0 else "1" if number == 1 else "2" if number == 2 else "some" if number < 6 else "many"
