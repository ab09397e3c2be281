"""A named exercise with its description below or beside it is one item, not several."""

import re

from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.segment import Sentence, bullet_end

_AFTER_NAME = re.compile(r"[^\n.:,;]{0,24}?(?::|\s-\s|\.\s|\n|\s\()")
_OWN_LINE = re.compile(r"[ ]{0,9}:?[ .]{0,9}(?:\n|$)")
_NUMBERED = re.compile(r"[ ]{0,9}[(]?\d{1,2}[.)]")
_HOW = re.compile(r"how to|why it helps|what to do|instructions?")


def without_descriptions(text: str, sentences: list[Sentence], mentions: list[Mention]) -> list[Mention]:
    """Drop the mentions that only describe the exercise a heading has named."""
    kept: list[Mention] = []
    heading: Mention | None = None
    whole_line = False
    for number, mention in enumerate(mentions):
        sentence = sentences[mention.sentence]
        stands_first = mention.start - bullet_end(text, _line_start(text, mention.start)) < 4
        if heading is not None and _belongs(text, sentences, heading, whole_line, mention, stands_first):
            continue
        kept.append(mention)
        heading = None
        if stands_first and _AFTER_NAME.match(text, mention.end):
            following = mentions[number + 1] if number + 1 < len(mentions) else None
            whole_line = _OWN_LINE.match(text, mention.end) is not None
            inline = text[mention.end : mention.end + 26].lstrip()[:2]
            if whole_line or inline[:1] in {":", "-", "."} or _described(text, mention.end):
                heading = mention
            if following and whole_line and _is_alone(text, following):
                heading = None
        del sentence
    return kept


def _described(text: str, end: int) -> bool:
    match = _AFTER_NAME.match(text, end)
    return match is not None and match[0].rstrip()[-1:] in {":", "-"}


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _is_alone(text: str, mention: Mention) -> bool:
    start = bullet_end(text, _line_start(text, mention.start))
    return mention.start - start < 4 and _OWN_LINE.match(text, mention.end) is not None


def _belongs(
    text: str, sentences: list[Sentence], heading: Mention, whole_line: bool, mention: Mention, stands_first: bool
) -> bool:
    here, there = sentences[heading.sentence], sentences[mention.sentence]
    if whole_line:
        if here.block != there.block:
            return False
        return not (_NUMBERED.match(text, _line_start(text, mention.start)) and stands_first) and not _is_alone(
            text, mention
        )
    return here.line == there.line
