"""Which of many patterns a stretch of text can hold at all, found without asking each of them.

Every match of a pattern holds some letters in a row ("res" or "bre" of "rest|break"); most hold a digit, too.
What those are is read from the pattern's own syntax tree once, so nobody keeps them by hand.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

_parse = re._parser.parse  # type: ignore[attr-defined]  # the tests of all patterns read the same tree
_GRAM = 3  # letters
_MOST = 64  # strings that a part of a pattern is written out as
_MOST_CHOICES = 4
_DIGIT = re.compile(r"\d")
# How often a letter stands in a text, roughly; the rest are rarer still.
_OFTEN = {" ": 0.18} | dict.fromkeys("etaoinshrl", 0.07) | dict.fromkeys("bcdfgjkmpquvwxyz", 0.02)
_RARE = 0.005


class Sieve:
    """Keeps the patterns that can match; those it can tell nothing about are always kept.

    `blank` stands for words that were read already; a pattern may look for it, too.
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]], blank: str = "") -> None:
        self._always = self._digit = 0
        self._of: dict[str, int] = {}
        for number, pattern in enumerate(patterns):
            tree = list(_parse(pattern.pattern, pattern.flags))
            cuts = {_rarest(said) for said in _needed(tree)}
            if not cuts or (blank and any(blank in cut for cut in cuts)):
                self._always |= 1 << number
                cuts = set()
            self._digit |= (1 << number) if _has_digit(tree) else 0
            for cut in cuts:
                self._of[cut] = self._of.get(cut, 0) | 1 << number
        short = [(cut, kept) for cut, kept in self._of.items() if len(cut) < _GRAM]
        # What is asked where a text has digits, and where it has none.
        self._asked = (~0, short), (~self._digit, [(cut, kept) for cut, kept in short if kept & ~self._digit])

    def may_match(self, text: str) -> Iterator[int]:
        """The numbers of the patterns, in their order, that can match in a text."""
        kept = self._always
        for cut in self._of.keys() & {text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)}:
            kept |= self._of[cut]
        able, short = self._asked[_DIGIT.search(text) is None]
        for cut, those in short:
            if cut in text:
                kept |= those
        kept &= able
        while kept:
            lowest = kept & -kept
            yield lowest.bit_length() - 1
            kept ^= lowest


def _rarest(said: str) -> str:
    """The three letters of a string that stand in the fewest texts; all of a shorter one."""
    return min((said[at : at + _GRAM] for at in range(max(1, len(said) - _GRAM + 1))), key=_share)


def _share(said: str) -> float:
    return math.prod(_OFTEN.get(letter, _RARE) for letter in said)


def _needed(tree: Iterable[Any]) -> frozenset[str]:
    """Strings of which every match holds one; none where that can't be told."""
    best: frozenset[str] = frozenset()
    run = frozenset({""})
    for node in tree:
        said = _strings(node)
        if str(node[0]) == "ASSERT":
            best = _better(best, _needed(node[1][1]))
        if said and len(run) * len(said) <= _MOST:
            run = frozenset(left + right for left in run for right in said)
        else:
            best = _better(_better(best, run), frozenset() if said else _inside(node))
            run = said or frozenset({""})
    return _better(best, run)


def _better(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The strings that stand in fewer texts; an empty one stands in all."""
    return min((one, other), key=_cost)


def _cost(said: frozenset[str]) -> float:
    return sum(_share(_rarest(string)) for string in said) if said and all(said) else math.inf


def _inside(node: Any) -> frozenset[str]:
    """What is needed of a part that can't be written out."""
    name, value = str(node[0]), node[1]
    if name == "SUBPATTERN":
        return _needed(value[-1])
    if name == "BRANCH":
        branches = [_needed(branch) for branch in value[1]]
        return frozenset().union(*branches) if all(branches) else frozenset()
    if name in {"MAX_REPEAT", "MIN_REPEAT"} and value[0]:
        return _needed(value[2])
    return frozenset()


def _strings(node: Any) -> frozenset[str]:
    """All that a part can be, when that is little; nothing where it is much."""
    name, value = str(node[0]), node[1]
    if name in {"AT", "ASSERT", "ASSERT_NOT"}:
        return frozenset({""})
    if name == "LITERAL":
        return frozenset({chr(value)})
    if name == "IN" and len(value) <= _MOST_CHOICES and all(str(one[0]) == "LITERAL" for one in value):
        return frozenset(chr(one[1]) for one in value)
    if name == "SUBPATTERN":
        return _written(value[-1])
    if name == "BRANCH":
        branches = [_written(branch) for branch in value[1]]
        return _few(frozenset().union(*branches)) if all(branches) else frozenset()
    if name in {"MAX_REPEAT", "MIN_REPEAT"} and value[1] == 1:
        said = _written(value[2])
        return said | {""} if said and not value[0] else said
    return frozenset()


def _written(tree: Iterable[Any]) -> frozenset[str]:
    said = frozenset({""})
    for node in tree:
        part = _strings(node)
        if not part or len(said) * len(part) > _MOST:
            return frozenset()
        said = frozenset(left + right for left in said for right in part)
    return said


def _few(said: frozenset[str]) -> frozenset[str]:
    return said if len(said) <= _MOST else frozenset()


def _has_digit(tree: Iterable[Any]) -> bool:
    """Whether every match holds a digit."""
    return any(_is_digit(node) for node in tree)


def _is_digit(node: Any) -> bool:
    name, value = str(node[0]), node[1]
    if name == "LITERAL":
        return chr(value).isdigit()
    if name == "IN":
        return all(_is_digits(one) for one in value)
    if name == "SUBPATTERN":
        return _has_digit(value[-1])
    if name == "BRANCH":
        return all(_has_digit(branch) for branch in value[1])
    return name in {"MAX_REPEAT", "MIN_REPEAT"} and bool(value[0]) and _has_digit(value[2])


def _is_digits(one: Any) -> bool:
    name, value = str(one[0]), one[1]
    if name == "RANGE":
        return chr(value[0]).isdigit() and chr(value[1]).isdigit()
    return str(value) == "CATEGORY_DIGIT" if name == "CATEGORY" else name == "LITERAL" and chr(value).isdigit()
