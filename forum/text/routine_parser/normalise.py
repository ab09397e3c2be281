"""First stage: the text in plain small letters and digits, with the way back to the author's own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from forum.text.routine_parser.items import Span

_SPACES = dict.fromkeys("\u00a0\u2007\u2009\u202f\r", " ")
_BORDERS = {"\t": "  "}  # between the cells of a pasted table, and as wide a gap between the words of a line
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
_BULLETS = dict.fromkeys("\u2022\u25aa\u25cf\u25cb\u25a1\u25e6\u2610\u2611\u2713\u2714\u27a4\u2219\u00b7\u2043", "*")
_QUOTES = {"\u2018": "'", "\u2019": "'", "\u2032": "'", "\u201c": '"', "\u201d": '"', "\u2033": '"'}
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
_FRACTIONS = {"\u00bd": " 1/2", "\u00bc": " 1/4", "\u00be": " 3/4"}
_NOTHING = dict.fromkeys("_\u00ad\u200b\u200d\ufe0f\ufeff", "")
_PLAIN = {
    **_SPACES,
    **_BORDERS,
    **_DASHES,
    **_BULLETS,
    **_QUOTES,
    **_LIGATURES,
    **_FRACTIONS,
    **_NOTHING,
    "\u00d7": "x",
}
# Letters that stay one letter, and those that become several or none.
_SAME = str.maketrans({letter: plain for letter, plain in _PLAIN.items() if len(plain) == 1})
_OTHER = frozenset(letter for letter, plain in _PLAIN.items() if len(plain) != 1)
_ODD = re.compile(
    f"[{''.join(sorted(_OTHER))}\u0130]"
)  # the Turkish capital I is the one letter whose small form is two

_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS, _TENS = _UNIT_WORDS.split(), _TEN_WORDS.split()
_NUMBERS = {word: number for number, word in enumerate(_UNITS)}
_NUMBERS |= {word: 20 + 10 * place for place, word in enumerate(_TENS)}
_NUMBERS |= {"fourty": 40, "dozen": 12, "hundred": 100}
# What people say for an amount without naming a number, and a few short forms of texting.
_SAID = {
    "half a minute": "30 seconds", "half a min": "30 seconds", "a minute and a half": "90 seconds",
    "a quarter of an hour": "15 minutes", "quarter of an hour": "15 minutes", "half an hour": "30 minutes",
    "a minute": "1 minute", "a min": "1 min", "sit 2 stand": "sit to stand",
    "miles an hour": "mph", "km an hour": "km per hour", "an hour": "60 minutes",
    "half a dozen": "6", "a dozen": "12", "a couple of": "2", "couple of": "2", "a pair of": "2",
    "once": "1 times", "twice": "2 times", "thrice": "3 times", "t'other": "other",
}  # fmt: skip
# Not once in time ("once this is easy") and not at the same time ("both legs at once").
_ONCE = r"(?<!\bat )once(?! (?:you|it|this|that|these|those|they|the|your|my|we|comfortable|steady|able)\b)"
_WORDS = re.compile(
    rf"\b(?:(?P<said>{'|'.join(_SAID).replace('once', _ONCE)})"
    rf"|(?P<ten>{'|'.join(_TENS)})[ -](?P<unit>{'|'.join(_UNITS[1:10])})"
    rf"|(?P<number>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}))\b|(?P<to>(?<=[a-z])2(?=[a-z]))"
)
# The bottom of something is no part of the body; the new word is as long as the old one.
_LOWEST = re.compile(r"\bbottom(?= (?:of|step|stair|knee|leg|arm|hand|foot|shelf)\b)")


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` is what the other stages read; character i was made of the source's letters `firsts[i]` to `lasts[i]`."""

    text: str
    firsts: Sequence[int]
    lasts: Sequence[int]
    source: str

    def source_span(self, start: int, end: int) -> Span:
        """The span in the author's text of a span in the plain one."""
        return self.firsts[start], self.lasts[end - 1] + 1

    def is_capital(self, place: int) -> bool:
        """Whether the author wrote a capital letter here."""
        return self.source[self.firsts[place]].isupper()


def simplify(source: str) -> Plain:
    """Fold spaces, dashes, bullets, ligatures and fractions, and write numbers in digits."""
    text, starts = _unfolded(source) if _ODD.search(source) else (_folded(source), range(len(source)))
    return _in_digits(_LOWEST.sub("lowest", text), starts, source)


def _folded(source: str) -> str:
    return source.translate(_SAME).lower()


def _unfolded(source: str) -> tuple[str, Sequence[int]]:
    """The text where a letter may become several or none, with the place each one comes from."""
    parts: list[str] = []
    starts: list[int] = []
    end = 0
    for match in _ODD.finditer(source):
        place, plain = match.start(), _PLAIN.get(match[0], match[0].lower())
        parts += [_folded(source[end:place]), plain]
        starts += [*range(end, place), *[place] * len(plain)]
        end = place + 1
    return "".join([*parts, _folded(source[end:])]), [*starts, *range(end, len(source))]


def _in_digits(text: str, starts: Sequence[int], source: str) -> Plain:
    parts: list[str] = []
    firsts: list[int] = []
    lasts: list[int] = []
    end = 0
    for match in _WORDS.finditer(text):
        digits = _digits(match)
        parts += [text[end : match.start()], digits]
        # Every digit stands for the whole word.
        for places, one in ((firsts, match.start()), (lasts, match.end() - 1)):
            places += starts[end : match.start()]
            places += [starts[one]] * len(digits)
        end = match.end()
    return Plain("".join([*parts, text[end:]]), [*firsts, *starts[end:]], [*lasts, *starts[end:]], source)


def _digits(match: re.Match[str]) -> str:
    if said := match["said"]:
        return _SAID[said]
    if ten := match["ten"]:
        return str(_NUMBERS[ten] + _NUMBERS[match["unit"]])
    if match["to"]:
        return " to "
    return str(_NUMBERS[match["number"]])
