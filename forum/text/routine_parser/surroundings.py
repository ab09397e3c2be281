"""Where the text says how somebody stands, sits or lies, what they hold, use and wear, and who is with them."""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator

from forum.text.routine_parser import sign_words as say
from forum.text.routine_parser.sieve import Sieve
from forum.text.routine_parser.signs import Sign, Signs

Reader = Callable[[re.Match[str]], Iterable[Sign]]


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
    read: list[list[Sign]] = [[] for _ in _READERS]
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        for number in _SIEVE.may_match(line):
            pattern, reader = _READERS[number]
            for match in pattern.finditer(text, start, end):
                read[number] += reader(match)
        start = end + 1
    found = sorted(itertools.chain(*read), key=lambda sign: sign.start)
    kept = [_denied(sign) if _NOT.search(text, max(0, sign.start - 28), sign.start) else sign for sign in found]
    return Signs(_without_choices(text, kept))


def is_for_helpers(text: str) -> bool:
    """Whether a text tells somebody how to move another person's limbs."""
    heading = text[:_HEADING_LETTERS]
    return _FOR_HELPERS.search(heading) is not None or len(_HELPED.findall(text)) > 1


def keeps_position(text: str, start: int, end: int) -> bool:
    """Whether a stretch says that one stays as one was."""
    return _SAME_POSITION.search(text, start, end) is not None


def _read_support(match: re.Match[str]) -> Iterator[Sign]:
    for kind in ("support", "beside" if match["beside"] else "hold"):
        yield Sign(kind, _value(say.HELD, match), *match.span())


def _read_eyes(match: re.Match[str]) -> Iterator[Sign]:
    """Closed eyes, if that is not only the harder form, for when the exercise has become easy."""
    if _LATER.search(match.string, max(0, match.start() - 60), match.start()) is None:
        yield Sign("eyes", "closed", *match.span())


def _read_one(kind: str, value: Callable[[re.Match[str]], str]) -> Reader:
    return lambda match: (Sign(kind, value(match), *match.span()),)


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


def _thing(match: re.Match[str]) -> str:
    """The first thing whose words stand there."""
    return next(value for value, words in _EACH_THING if words.match(match.string, match.start()))


_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_POSITION, _read_one("position", lambda match: _value(say.POSITIONS, match))),
    (_SUPPORT, _read_support),
    (_THINGS, _read_one("equipment", _thing)),
    (_HOLD_IT, _read_one("hold", lambda _: "it")),
    (_COLOURED, _read_one("colour", lambda match: f"{match[1]} band")),
    (_COMPANY, _read_one("spotter", lambda _: "yes")),
    (_EYES, _read_eyes),
    (_MOVES_MINE, _read_one("helper", lambda _: "yes")),
)
_SIEVE = Sieve([pattern for pattern, _ in _READERS])
