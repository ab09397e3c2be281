"""The stretch of text that speaks about each mention, and the header above it."""

import re

from forum.text.routine_parser.items import Span
from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.segment import Sentence

_CUT = re.compile(r"[,;:(]|\s-\s|\b(?:and|then|also)\b")
_FARTHEST = 400


def zones(text: str, sentences: list[Sentence], mentions: list[Mention]) -> list[tuple[Span, Span, Span]]:
    """For each mention its own stretch, and the paragraph's words before the first and after the last mention."""
    starts = [_zone_start(text, sentences, mentions, number) for number in range(len(mentions))]
    found: list[tuple[Span, Span, Span]] = []
    for number, mention in enumerate(mentions):
        end = starts[number + 1] if number + 1 < len(mentions) else _block_end(sentences, mention)
        end = min(max(end, mention.end), mention.end + _FARTHEST, _block_end(sentences, mention))
        found.append(((starts[number], end), _lead(sentences, mentions, mention), _tail(sentences, mentions, mention)))
    return found


def _zone_start(text: str, sentences: list[Sentence], mentions: list[Mention], number: int) -> int:
    mention = mentions[number]
    first = sentences[mention.sentence].start
    if number == 0 or mentions[number - 1].sentence != mention.sentence:
        before = mentions[number - 1].sentence if number else -1
        back = mention.sentence
        # Sentences that lead up to this one in the same line speak about it, when no mention lies in them.
        while back - 1 > before and sentences[back - 1].line == sentences[mention.sentence].line and number == 0:
            back -= 1
        return sentences[back].start if number == 0 else first
    cuts = [cut.end() for cut in _CUT.finditer(text, mentions[number - 1].end, mention.start)]
    return cuts[-1] if cuts else mentions[number - 1].end


def _block_end(sentences: list[Sentence], mention: Mention) -> int:
    block = sentences[mention.sentence].block
    end = mention.sentence
    while end + 1 < len(sentences) and sentences[end + 1].block == block:
        end += 1
    return sentences[end].end


def _lead(sentences: list[Sentence], mentions: list[Mention], mention: Mention) -> Span:
    """What a mention inherits from: the words of its paragraph before the first mention, or above its list."""
    here = sentences[mention.sentence]
    in_block = [one for one in mentions if sentences[one.sentence].block == here.block]
    start = next(sentence.start for sentence in sentences if sentence.block == here.block)
    lines = {sentences[one.sentence].line for one in in_block}
    first = sentences[in_block[0].sentence]
    if len(lines) == 1:
        return start, in_block[0].start
    return start, next(sentence.start for sentence in sentences if sentence.line == first.line)


def _tail(sentences: list[Sentence], mentions: list[Mention], mention: Mention) -> Span:
    """The words of the paragraph after the sentence of its last mention."""
    block = sentences[mention.sentence].block
    last = max(one.sentence for one in mentions if sentences[one.sentence].block == block)
    return sentences[last].end, _block_end(sentences, mention)
