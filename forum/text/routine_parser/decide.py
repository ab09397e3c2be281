"""Sixth stage: which mentions are exercises that somebody does, is given or is advised to do.

Two kinds of signs are weighed. What speaks against: a question, a test, a study, the past, a wish, a ban, somebody
else. What speaks for: an amount, a list, an instruction, words of doing. With nothing for it, a mention is only talk.
"""

import re

from forum.text.routine_parser import decide_words as say
from forum.text.routine_parser.entry import Entry
from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.quantities import Quantity
from forum.text.routine_parser.segment import Outline, Sentence

_WALKING = "walking"
_LASTING = frozenset({"seconds", "moving", "distance", "held"})
_NEARBY = 80
_FARTHEST = 240  # letters
_ENOUGH = 1.5
_ENOUGH_ALONE = 2.0  # for the only exercise of a text
_BESIDE = 32  # letters between a bare word and its amount


class Reader:
    """Reads each clause once for signs that it speaks about something else than what is done."""

    def __init__(self, outline: Outline) -> None:
        self.text, self.outline = outline.text, outline
        self._clauses: dict[int, list[tuple[int, bool]]] = {}
        self._trials: dict[int, bool] = {}
        self._said: dict[tuple[re.Pattern[str], int], bool] = {}

    def says(self, sign: re.Pattern[str], number: int) -> bool:
        """Whether a sentence holds a sign; each sentence is searched once."""
        if (sign, number) not in self._said:
            sentence = self.outline.sentences[number]
            self._said[sign, number] = sign.search(self.text, sentence.start, sentence.end) is not None
        return self._said[sign, number]

    def is_elsewhere(self, place: int) -> bool:
        """Whether a place lies in a question, a test, a study, the past, a wish, an offer, or words about others."""
        number = self.outline.sentence_at(place)
        if number not in self._clauses:
            self._clauses[number] = self._read(self.outline.sentences[number])
        return next(is_else for end, is_else in self._clauses[number] if place < end or end < 0)

    def is_banned(self, mention: Mention) -> bool:
        """Whether a heading over the mention, or before it in its line, says not to do what follows."""
        sentence = self.outline.sentences[mention.sentence]
        line = self.outline.lines[sentence.line]
        before = self.text[max(line.start, mention.start - _FARTHEST) : mention.start]
        if ":" in before and say.BAN.search(before):
            return True
        heading = self._heading(sentence.line)
        return heading is not None and any(sign.search(heading) for sign in (say.BAN, say.TESTS))

    def _heading(self, number: int) -> str | None:
        """The line that opens the paragraph a line lies in, or stands alone above its list."""
        lines = self.outline.lines
        first = self.outline.blocks[lines[number].block][0]
        if lines[first].bullet and first and lines[first].is_spaced and not lines[first - 1].bullet:
            first -= 1
        said = self.text[lines[first].start : lines[first].end].strip(" :")
        return said if first < number and len(said) <= say.LONGEST_HEADING and said[-1:] != "." else None

    def is_of_a_trial(self, sentence: int) -> bool:
        """Whether the paragraph tells of a study and not of what somebody should do."""
        block = self.outline.block_of(sentence)
        if block not in self._trials:
            first, last = self.outline.blocks[block]
            said = self.text[self.outline.lines[first].start : self.outline.lines[last].end]
            is_tested = len(set(say.TEST_NAMES.findall(said))) > 1
            is_over = say.GIVEN_UP.search(said) is not None
            is_offer = say.OFFER.search(said) is not None
            is_study = say.TRIAL.search(said) is not None
            has_results = say.RESULT.search(said) is not None and say.DESCRIBED.search(said) is None
            is_told = has_results or say.REPORTED.search(said) is not None
            self._trials[block] = is_tested or is_offer or is_over or (is_study and is_told)
        return self._trials[block]

    def _read(self, sentence: Sentence) -> list[tuple[int, bool]]:
        """The ends of a sentence's clauses, each with the answer; "but" and "so now" begin another one."""
        cuts = [match.start() for match in say.CONTRAST.finditer(self.text, sentence.start, sentence.end)]
        starts, ends = [sentence.start, *cuts], [*cuts, sentence.end]
        found = [
            (end, sentence.is_question or _is_about_else(self.text[start:end]))
            for start, end in zip(starts, ends, strict=True)
        ]
        return [*found, (-1, found[-1][1])]


def _is_about_else(said: str) -> bool:
    if say.STUDIED.search(said) and say.RESULT.search(said) and not say.DESCRIBED.search(said):
        return True
    return (
        any(
            sign.search(said)
            for sign in (say.DEFINED, say.PAST, say.WISHED, say.TESTED, say.SOLD, say.FELL, say.OTHERS, say.SHOWN)
        )
        or say.YEAR.match(said) is not None
    )


def keep_done(reader: Reader, entries: list[Entry], dosed: set[int], quantities: list[Quantity]) -> list[Mention]:
    """Keep what is an exercise, in the order of the text; `dosed` holds where mentions with an amount begin."""
    kept: list[Mention] = []
    surest = 0.0
    has_cue = say.DOING.search(reader.text) is not None
    for entry in entries:
        said = [one for one in entry.mentions if not _is_taken_back(reader, one, one.start in dosed)]
        strong = {one.sentence for one in said if not one.phrase.is_weak}
        is_going_on = False
        for one in said:
            is_sure = not one.phrase.is_weak or (entry.is_listed and len(entry.mentions) == 1)
            has_dose = one.start in dosed and (is_sure or _is_beside(reader, one, quantities))
            if one.phrase.is_weak and not (has_dose or one.sentence in strong):
                continue
            evidence = _evidence(reader, entry, one, has_dose) + 0.5 * has_cue + 0.5 * is_going_on
            evidence += 0.5 * (sum(other.sentence == one.sentence for other in said) > 2)
            evidence += 1.0 * any(other.start in dosed and other.sentence == one.sentence for other in said)
            if evidence >= _ENOUGH:
                kept.append(one)
                is_going_on = True
                surest = max(surest, evidence + (has_dose or entry.is_listed))
    return kept if len(kept) != 1 or surest >= _ENOUGH_ALONE else []


def _is_beside(reader: Reader, mention: Mention, quantities: list[Quantity]) -> bool:
    """Whether an amount stands right beside a mention; a bare word like "walk" needs that.

    Times and lengths only: "a couple of times I got tired walking" says nothing.
    """
    return any(
        (one.is_count and (mention.phrase.exercise_id != _WALKING or not _LASTING.isdisjoint(one.values)))
        and max(mention.start - one.end, one.start - mention.end) < _BESIDE
        and reader.outline.sentence_at(one.start) == mention.sentence
        for one in quantities
    )


def _evidence(reader: Reader, entry: Entry, mention: Mention, has_dose: bool) -> float:
    """How much speaks for a mention being done."""
    was_cued = _cue(reader, max(0, mention.sentence - 1)) > 0
    is_label = entry.is_listed and mention.start < entry.label_end
    listed = 1.0 * bool(entry.bullet) + 0.5 * is_label + 0.5 * entry.is_listed
    ails = not has_dose and reader.says(say.SYMPTOM, mention.sentence)
    return (
        1.5 * has_dose
        - 1.0 * ails
        - 0.5 * mention.phrase.is_weak
        + listed
        + 0.5 * (mention.weight >= 2.5)
        + _cue(reader, mention.sentence)
        + 0.5 * was_cued
        + 1.0 * _is_instruction(reader.text, mention)
    )


def _cue(reader: Reader, number: int) -> float:
    """How much a sentence sounds like somebody who does exercises, or tells others to."""
    sentence = reader.outline.sentences[number]
    is_instruction = say.INSTRUCTION.match(reader.text, sentence.start, sentence.end) is not None
    return max(1.5 * is_instruction, 1.0 * reader.says(say.DOING, number)) + 0.5 * reader.says(say.HABIT, number)


def _is_instruction(text: str, mention: Mention) -> bool:
    """Whether the described movement stands where an instruction begins: at the start of a sentence, line or clause."""
    before = text[max(0, mention.start - 14) : mention.start]
    return (
        not mention.phrase.is_name
        and re.search(r"(?:^|[.;:,!?\n*-]|\b(?:and|then|now|to))\s{0,3}(?:\w{1,9}\s){0,2}$", before) is not None
    )


def _is_taken_back(reader: Reader, mention: Mention, has_dose: bool) -> bool:
    """Whether the words around a mention deny it, compare with it, explain it, or mean something else."""
    text, sentence = reader.text, reader.outline.sentences[mention.sentence]
    if reader.is_elsewhere(mention.start) or reader.is_banned(mention) or reader.is_of_a_trial(mention.sentence):
        return True
    before = text[max(sentence.start, mention.start - _NEARBY) : mention.start]
    around = text[max(sentence.start, mention.start - 12) : min(sentence.end, mention.end + 24)]
    if mention.weight < 2 and (
        say.IDIOM.search(around) or (text.startswith("march", mention.start) and say.MONTH.search(before))
    ):
        return True
    if say.TAKEN_BACK.match(text, mention.end, sentence.end) or (
        not has_dose and say.EXPLAINED.match(text, mention.end)
    ):
        return True
    if not has_dose and (
        say.HARD.match(text, mention.end) or (not mention.phrase.is_name and say.BY_ITSELF.match(text, mention.start))
    ):
        return True
    if not mention.phrase.is_name and say.GIVES_WAY.match(text, mention.start):
        return True
    if not has_dose and mention.weight < 3 and not mention.phrase.is_frame and say.PURPOSE.search(before):
        return True
    is_sure = has_dose and mention.phrase.is_name
    if mention.weight < 2.5 and not is_sure and reader.says(say.DRUG, mention.sentence):
        return True
    if say.WITHDRAWN.search(text, mention.end, min(sentence.end, mention.end + _FARTHEST)) or say.DONT.match(
        text, sentence.end
    ):
        return True
    if not mention.phrase.is_name and say.WHEN_I.search(before):
        return True
    if mention.phrase.is_weak and say.CONDITION.search(before):
        return True
    if say.LIKE.search(before) or (mention.phrase.is_weak and say.IN_BRACKETS.search(before)):
        return True
    return _is_denied(before)


def _is_denied(before: str) -> bool:
    """Whether the last denial before a mention, in the same clause, is meant for it."""
    denials = list(say.DENIED.finditer(before))
    if not denials:
        return False
    last = denials[-1]
    between = before[last.end() :]
    if say.CLAUSE_END.search(between):
        return False
    if say.OR.search(between):  # "do not hold your breath, lean back or tighten": one denial for all of them
        return True
    return len(between) <= say.REACH and not say.FORGIVEN.search(before, last.start())
