"""Which of many patterns a stretch of text can hold at all, found without asking each of them.

Every match of a pattern holds some letters in a row ("rest" or "break" of "rest|breaks?"), and often others as well.
What those are is read from the pattern's own syntax tree once, so nobody keeps them by hand. In them "0" is any digit
and " " any space. A word of a text is looked at once: which of those letters it has is remembered.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from operator import or_
from typing import Any

_parse = re._parser.parse  # type: ignore[attr-defined]  # the tests of all patterns read the same tree
_GRAM = 3  # letters
_MOST = 64  # strings that a part of a pattern is written out as
_MOST_CHOICES = 8
_MOST_NEEDS = 4  # of a pattern
_REMEMBERED, _LONGEST = 8192, 32  # words, and letters of one
_DIGIT = re.compile(r"\d")
# How often a letter stands in a text, roughly; the rest are rarer still.
_OFTEN = {" ": 0.18} | dict.fromkeys("etaoinshrl", 0.07) | dict.fromkeys("bcdfgjkmpquvwxyz0", 0.02)
_RARE = 0.005

Need = frozenset[str]  # strings of which every match holds one


class Sieve:
    """Keeps the patterns that can match; those it can tell nothing about are always kept.

    `blank` stands for words that were read already; a pattern may look for it, too.
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]], blank: str = "") -> None:
        self._every = (1 << len(patterns)) - 1
        # One bit a need, in layers as wide as there are patterns; a need that a pattern lacks is always met.
        self._shifts = range(0, len(patterns) * _MOST_NEEDS, len(patterns))
        self._met = 0
        self._short: dict[str, int] = {}
        self._long: dict[str, dict[str, int]] = {}
        for number, pattern in enumerate(patterns):
            needs = _needs(_parse(pattern.pattern, pattern.flags), blank)
            for layer, shift in enumerate(self._shifts):
                bit = 1 << number + shift
                self._met |= 0 if layer < len(needs) else bit
                for said in needs[layer] if layer < len(needs) else ():
                    known = self._short if len(said) < _GRAM else self._long.setdefault(said[:_GRAM], {})
                    known[said] = known.get(said, 0) | bit
        self._of_word = lru_cache(maxsize=_REMEMBERED)(self._read_word)

    def may_match(self, text: str) -> Iterator[int]:
        """The numbers of the patterns, in their order, that can match in a text."""
        words = text.split()
        read = self._of_word if len(max(words, key=len, default="")) <= _LONGEST else self._read_word
        met = reduce(or_, map(read, words), self._met)
        kept = self._every
        for shift in self._shifts:
            kept &= met >> shift
        while kept:
            lowest = kept & -kept
            yield lowest.bit_length() - 1
            kept ^= lowest

    def _read_word(self, word: str) -> int:
        """The needs that a word meets."""
        word, met = f" {_DIGIT.sub('0', word)} ", 0
        for at in range(len(word)):
            met |= self._short.get(word[at], 0) | self._short.get(word[at : at + 2], 0)
            for said, bits in self._long.get(word[at : at + _GRAM], {}).items():
                met |= bits if word.startswith(said, at) else 0
        return met


def _needs(tree: Iterable[Any], blank: str) -> list[Need]:
    """What every match holds one of, and one of, and so on, the rarest first."""
    found: list[Need] = []
    run = frozenset({""})
    for node in tree:
        said = _strings(node)
        if str(node[0]) == "ASSERT":
            found += _needs(node[1][1], blank)
            said = (_written(node[1][1]) or said) if node[1][0] < 0 and run == {""} else said
        if said and len(run) * len(said) <= _MOST:
            run = frozenset(left + right for left in run for right in said)
        elif _is_digits(node):
            found.append(frozenset(f"{left}0" for left in run) if node[1][0] else run)
            run = frozenset({"0"} if node[1][0] or all(left[-1:] == "0" for left in run) else {""})
        else:
            found += [run, *(() if said else _inside(node, blank))]
            run = said or frozenset({""})
    cut = (frozenset(_rarest(said, blank) for said in need) for need in [*found, run])
    return sorted((need for need in dict.fromkeys(cut) if need and "" not in need), key=_cost)[:_MOST_NEEDS]


def _rarest(said: str, blank: str) -> str:
    """The word or part of a word in a string that stands in the fewest texts, with the spaces around it."""
    words = said.split(" ")
    last = len(words) - 1
    parts = (f"{' ' * (at > 0)}{word}{' ' * (at < last)}" for at, word in enumerate(words) if word)
    return min((part for part in parts if not (blank and blank in part)), key=_share, default="")


def _share(said: str) -> float:
    return math.prod(_OFTEN.get(letter, _RARE) for letter in said)


def _cost(need: Need) -> float:
    """In how many texts one of the strings stands, roughly."""
    return sum(map(_share, need))


def _inside(node: Any, blank: str) -> list[Need]:
    """What is needed of a part that can't be written out."""
    name, value = str(node[0]), node[1]
    if name == "SUBPATTERN":
        return _needs(value[-1], blank)
    if name == "BRANCH":
        branches = [_needs(branch, blank) for branch in value[1]]
        return [_any_of(branches, at) for at in range(max(map(len, branches)))] if all(branches) else []
    if name in {"MAX_REPEAT", "MIN_REPEAT"} and value[0]:
        return _needs(value[2], blank)
    return []


def _any_of(branches: Sequence[Sequence[Need]], at: int) -> Need:
    """What one of several branches needs; one that needs less is asked for its last."""
    return frozenset().union(*(needs[min(at, len(needs) - 1)] for needs in branches))


def _strings(node: Any) -> Need:
    """All that a part can be, when that is little; nothing where it is much."""
    name, value = str(node[0]), node[1]
    if name in {"AT", "ASSERT", "ASSERT_NOT"}:
        return frozenset({""})
    if name == "LITERAL":
        return frozenset({_plain(chr(value))})
    if name == "IN":
        letters = _but_a_break(value) if str(value[0][0]) == "NEGATE" else [_choice(one) for one in value]
        return frozenset(letters) if len(letters) <= _MOST_CHOICES and all(letters) else frozenset()
    if name == "SUBPATTERN":
        return _written(value[-1])
    if name == "BRANCH":
        branches = [_written(branch) for branch in value[1]]
        return _few(frozenset().union(*branches)) if all(branches) else frozenset()
    if name in {"MAX_REPEAT", "MIN_REPEAT"} and value[1] == 1:
        said = _written(value[2])
        return said | {""} if said and not value[0] else said
    return frozenset()


def _plain(letter: str) -> str:
    return "0" if letter.isdigit() else " " if letter.isspace() else letter


def _choice(one: Any) -> str:
    """One of several letters; nothing where it is a range of them."""
    name, value = str(one[0]), one[1]
    if name == "CATEGORY":
        return {"CATEGORY_DIGIT": "0", "CATEGORY_SPACE": " "}.get(str(value), "")
    if name == "RANGE":
        return "0" if chr(value[0]).isdigit() and chr(value[1]).isdigit() else ""
    return _plain(chr(value)) if name == "LITERAL" else ""


def _but_a_break(choices: Sequence[Any]) -> list[str]:
    """A space where the choice is any space but a break, `[^\\S\\n]`."""
    return [" "] if any(str(value) == "CATEGORY_NOT_SPACE" for _, value in choices) else [""]


def _is_digits(node: Any) -> bool:
    """Whether a part is one digit or more, or perhaps none."""
    return str(node[0]) in {"MAX_REPEAT", "MIN_REPEAT"} and _written(node[1][2]) == {"0"}


def _written(tree: Iterable[Any]) -> Need:
    said = frozenset({""})
    for node in tree:
        part = _strings(node)
        if not part or len(said) * len(part) > _MOST:
            return frozenset()
        said = frozenset(left + right for left in said for right in part)
    return said


def _few(said: Need) -> Need:
    return said if len(said) <= _MOST else frozenset()
