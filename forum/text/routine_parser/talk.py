"""Signs that words speak of something else than what is done: a question, a test, a study, the past, a ban.

A sign is a name; what it is worth for a mention stands in the learned weights.
"""

import re
from collections.abc import Iterator, Mapping

from forum.text.routine_parser import talk_words as say
from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.segment import Outline, Sentence
from forum.text.routine_parser.sieve import Sieve

_NEARBY, _FARTHEST = 80, 240  # letters
# The name of each sign, by where it is looked for.
ANYWHERE = {
    "defined": say.DEFINED, "past": say.PAST, "wished": say.WISHED, "tested": say.TESTED, "sold": say.SOLD,
    "fell": say.FELL, "others": say.OTHERS, "shown": say.SHOWN, "studied": say.STUDIED, "results": say.RESULT,
    "described": say.DESCRIBED, "symptom": say.SYMPTOM, "drug": say.DRUG, "habit": say.HABIT, "doing": say.DOING,
}  # fmt: skip
_BEFORE = {
    "purpose": say.PURPOSE,
    "like": say.LIKE,
    "when i": say.WHEN_I,
    "condition": say.CONDITION,
    "month": say.MONTH,
    "bracket": say.IN_BRACKETS,
    "denied": say.DENIED,
}
_BEHIND = {"taken back": say.TAKEN_BACK, "explained": say.EXPLAINED, "hard": say.HARD}
_LATER = {"withdrawn": say.WITHDRAWN}
_AT = {"gives way": say.GIVES_WAY, "by itself": say.BY_ITSELF}
_PARAGRAPH = {
    "trial": say.TRIAL,
    "reported": say.REPORTED,
    "offer": say.OFFER,
    "given up": say.GIVEN_UP,
    "paragraph of results": say.RESULT,
}
_HEADING = {"banned": say.BAN, "heading of tests": say.TESTS}
ELSEWHERE = frozenset(
    {"defined", "past", "wished", "tested", "sold", "fell", "others", "shown", "studied and found", "year", "asked"}
)
FORBIDDEN = frozenset(
    {"banned", "denied", "then forbidden", "given up", "withdrawn", "taken back", "told of a study", "heading of tests"}
)
UNSAID = frozenset(
    {
        "denied", "then forbidden", "withdrawn", "taken back", "banned", "heading of tests", "paragraph of tests",
        "offer", "given up", "idiom", "gives way", "by itself", "like", "when i",
    }
)  # fmt: skip


class _Signs:
    """Signs that may stand anywhere in a stretch; only those are looked for that it can hold."""

    def __init__(self, signs: Mapping[str, re.Pattern[str]]) -> None:
        self._signs, self._sieve = tuple(signs.items()), Sieve(tuple(signs.values()))

    def of(self, said: str) -> list[str]:
        """The names of the signs in a stretch."""
        able = (self._signs[at] for at in self._sieve.may_match(said))
        return [name for name, sign in able if sign.search(said)]


_OF_CLAUSE, _OF_PARAGRAPH, _JUST_BEFORE = map(_Signs, (ANYWHERE, _PARAGRAPH, _BEFORE))


class Talk:
    """Reads each clause, sentence and paragraph of a text once for its signs."""

    def __init__(self, outline: Outline) -> None:
        self.text, self.outline = outline.text, outline
        self._clauses: dict[int, list[tuple[int, tuple[str, ...]]]] = {}
        self._paragraphs: dict[int, tuple[str, ...]] = {}

    def is_elsewhere(self, place: int) -> bool:
        """Whether a place lies in a question, a test, a study, the past, a wish, an offer, or words about others."""
        return not ELSEWHERE.isdisjoint(self.of_clause(place))

    def of_clause(self, place: int) -> tuple[str, ...]:
        """The signs of the clause that a place lies in; "but" and "so now" begin another one."""
        number = self.outline.sentence_at(place)
        if number not in self._clauses:
            self._clauses[number] = list(self._read(self.outline.sentences[number]))
        return next(signs for end, signs in self._clauses[number] if place < end or end < 0)

    def of_mention(self, mention: Mention) -> Iterator[str]:
        """All signs that reach a mention."""
        yield from self.of_clause(mention.start)
        yield from self._of_paragraph(mention.sentence)
        yield from self._of_heading(mention)
        text, sentence = self.text, self.outline.sentences[mention.sentence]
        before = text[max(sentence.start, mention.start - _NEARBY) : mention.start]
        around = text[max(sentence.start, mention.start - 12) : min(sentence.end, mention.end + 24)]
        later = min(sentence.end, mention.end + _FARTHEST)
        yield from (name for name in _JUST_BEFORE.of(before) if name != "denied" or _is_denied(before))
        yield from (name for name, sign in _BEHIND.items() if sign.match(text, mention.end, sentence.end))
        yield from (name for name, sign in _LATER.items() if sign.search(text, mention.end, later))
        yield from (name for name, sign in _AT.items() if sign.match(text, mention.start))
        if say.IDIOM.search(around):
            yield "idiom"
        if say.DONT.match(text, sentence.end):
            yield "then forbidden"

    def _read(self, sentence: Sentence) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The ends of a sentence's clauses, each with its signs; the last one reaches on."""
        cuts = [match.start() for match in say.CONTRAST.finditer(self.text, sentence.start, sentence.end)]
        starts, ends = [sentence.start, *cuts], [*cuts, -1]
        for start, end in zip(starts, ends, strict=True):
            said = self.text[start : end if end >= 0 else sentence.end]
            signs = _OF_CLAUSE.of(said)
            signs += ["year"] if say.YEAR.match(said) else []
            signs += ["asked"] if sentence.is_question else []
            signs += ["told to"] if say.INSTRUCTION.match(said) else []
            if {"studied", "results"} <= set(signs) and "described" not in signs:
                signs.append("studied and found")
            yield end, tuple(signs)

    def _of_paragraph(self, sentence: int) -> tuple[str, ...]:
        block = self.outline.block_of(sentence)
        if block not in self._paragraphs:
            first, last = self.outline.blocks[block]
            said = self.text[self.outline.lines[first].start : self.outline.lines[last].end]
            signs = _OF_PARAGRAPH.of(said)
            signs += ["paragraph of tests"] if len(set(say.TEST_NAMES.findall(said))) > 1 else []
            is_told = "reported" in signs or ("paragraph of results" in signs and not say.DESCRIBED.search(said))
            signs += ["told of a study"] if "trial" in signs and is_told else []
            self._paragraphs[block] = tuple(signs)
        return self._paragraphs[block]

    def _of_heading(self, mention: Mention) -> Iterator[str]:
        """What the line that opens the paragraph says, or the words before a colon in the same line."""
        lines = self.outline.lines
        number = self.outline.sentences[mention.sentence].line
        before = self.text[max(lines[number].start, mention.start - _FARTHEST) : mention.start]
        first = self.outline.blocks[lines[number].block][0]
        if lines[first].bullet and first and lines[first].is_spaced and not lines[first - 1].bullet:
            first -= 1
        said = self.text[lines[first].start : lines[first].end].strip(" :")
        is_heading = first < number and len(said) <= say.LONGEST_HEADING and said[-1:] != "."
        for name, sign in _HEADING.items():
            if (is_heading and sign.search(said)) or (":" in before and sign.search(before)):
                yield name


def _is_denied(before: str) -> bool:
    """Whether the last of the denials before a mention, in the same clause, is meant for it."""
    *_, last = say.DENIED.finditer(before)
    between = before[last.end() :]
    if say.CLAUSE_END.search(between):
        return False
    if say.OR.search(between):  # "do not hold your breath, lean back or tighten": one denial for all of them
        return True
    return len(between) <= say.REACH and not say.FORGIVEN.search(before, last.start())
