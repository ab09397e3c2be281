"""Where the text says how somebody stands, sits or lies, what they hold, use and wear, and who is with them."""

import itertools
import re

from forum.text.routine_parser import sign_words as say
from forum.text.routine_parser.signs import Sign, Signs


def _joined(table: say.Table, prefix: str) -> str:
    return "|".join(f"(?P<{prefix}{number}>{words})" for number, (_, words) in enumerate(table))


_SUPPORT = re.compile(
    rf"\b(?P<hold>{say.HOLD}){say.LINK}(?:{_joined(say.HELD, 'h')})\b"
    rf"|\b(?P<beside>{say.BESIDE}){say.LINK}(?:{_joined(say.HELD, 'b')})\b(?! of a chair)"
    rf"|(?P<h2_>// bars)"
    rf"|\b(?:a|the|your|my|solid|sturdy|heavy|steady|firm) (?:{_joined(say.HELD, 't')}){say.TO_HOLD}"
)
# Never in the middle of a word, and only where a first letter fits, which also saves time.
_POSITION = re.compile(rf"(?<![a-z])(?=[14abcfhiklopqrsty])(?:{_joined(say.POSITIONS, 'p')})")
# Without groups, of which there would be fifty: only where something was found its rows are asked one by one.
_THINGS = re.compile(rf"(?<![a-z])(?:{'|'.join(words for _, words in say.THINGS)})")
_EACH_THING = [(value, re.compile(words)) for value, words in say.THINGS]
_COLOURED = re.compile(
    rf"\b({say.COLOURS})\b(?=[ -](?:\w{{1,9}} ){{0,3}}?(?:band|theraband|t-?band|tubing|tube|loop|tb\b|1 looped|rubber)"
    r"|(?: to start with)| 2x)"
)
_HOLD_IT = re.compile(say.HOLD_IT)
_COMPANY = re.compile(say.COMPANY)
_EYES = re.compile(say.EYES_CLOSED)
_LATER = re.compile(
    r"\b(?:try (?:it )?with|as (?:this|it) (?:becomes|gets)|becomes|if (?:you (?:feel|are) (?:safe|able|steady|"
    r"confident|up to it)|able|you can)|when (?:you feel|that's|thats|this is|it is|it gets|"
    r"that is)|progress|later|to make|harder|"
    r"challenge|eyes open)\b[^.;\n]{0,40}$"
)
_HELPED = re.compile(say.HELPED)
_MOVES_MINE = re.compile(say.MOVES_MINE)
_SAME_POSITION = re.compile(say.SAME_POSITION)
_FOR_HELPERS = re.compile(say.FOR_HELPERS)
_HEADING_LETTERS = 160
_NOT = re.compile(r"(?:without|w/o|no|not|don't|never|cannot|n't|do not)\b(?:(?! and | then | but )[^.,;\n]){0,18}$")


def find_signs(text: str) -> Signs:
    """Every sign of position, support, equipment, band, company and closed eyes, in the order of the text."""
    found = [Sign("position", _value(say.POSITIONS, match), *match.span()) for match in _POSITION.finditer(text)]
    for match in _SUPPORT.finditer(text):
        value = _value(say.HELD, match)
        kind = "beside" if match["beside"] else "hold"
        found += [Sign("support", value, *match.span()), Sign(kind, value, *match.span())]
    found += [Sign("equipment", _thing(text, match.start()), *match.span()) for match in _THINGS.finditer(text)]
    found += [Sign("hold", "it", *match.span()) for match in _HOLD_IT.finditer(text)]
    found += [Sign("colour", f"{match[1]} band", *match.span()) for match in _COLOURED.finditer(text)]
    found += [Sign("spotter", "yes", *match.span()) for match in _COMPANY.finditer(text)]
    found += [Sign("eyes", "closed", *match.span()) for match in _EYES.finditer(text) if not _is_later(text, match)]
    found += [Sign("helper", "yes", *match.span()) for match in _MOVES_MINE.finditer(text)]
    found.sort(key=lambda sign: sign.start)
    kept = [_denied(sign) if _NOT.search(text, max(0, sign.start - 28), sign.start) else sign for sign in found]
    return Signs(_without_choices(text, kept))


def is_for_helpers(text: str) -> bool:
    """Whether a text tells somebody how to move another person's limbs."""
    heading = text[:_HEADING_LETTERS]
    return _FOR_HELPERS.search(heading) is not None or len(_HELPED.findall(text)) > 1


def keeps_position(text: str, start: int, end: int) -> bool:
    """Whether a stretch says that one stays as one was."""
    return _SAME_POSITION.search(text, start, end) is not None


def _is_later(text: str, match: re.Match[str]) -> bool:
    """Whether it is only the harder form, for when the exercise has become easy."""
    return _LATER.search(text, max(0, match.start() - 60), match.start()) is not None


def _denied(sign: Sign) -> Sign:
    return Sign(f"no {sign.kind}", sign.value, sign.start, sign.end)


def _without_choices(text: str, signs: list[Sign]) -> list[Sign]:
    """Leave out what is only one of two: "seated or standing", "a belt or towel" says neither."""
    places = [sign for sign in signs if sign.kind == "position"]
    either = {
        sign
        for left, right in itertools.pairwise(places)
        if text[left.end : right.start].strip(" ,") in {"or", "/"}
        for sign in (left, right)
    }
    return [sign for sign in signs if sign not in either]


def _value(table: say.Table, match: re.Match[str]) -> str:
    """The value of the row of a table that a match belongs to, from the name of its last group."""
    return table[int((match.lastgroup or "")[1:].rstrip("_"))][0]


def _thing(text: str, place: int) -> str:
    """The first thing whose words stand at a place."""
    return next(value for value, words in _EACH_THING if words.match(text, place))
