"""Which mentions of an entry are exercises, and which only describe one or say how to set up for it."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from forum.text.routine_parser.dictionary import Dictionary
from forum.text.routine_parser.entry import Entry
from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.quantities import Quantity

# Families whose names are often said loosely, so that the description may name a more exact member.
_LOOSE = frozenset(
    {"hamstring-stretch", "calf-stretch", "hip-flexor-stretch", "quad-stretch", "slr", "squat", "heel-slide"}
)
# Families whose members are so different that two of them side by side are two exercises.
_WIDE = frozenset({"arm", "core", "walk", "stretch-other", "foot", "stance", "cardio", "step"})
# Ways to stand, sit or tense that often only prepare what comes next.
_SETUP = frozenset(
    {
        "feet-apart-stand", "feet-together-stand", "abdominal-bracing", "staggered-stance-balance",
        "general-stretching", "foam-stand-eyes-open", "breathing-exercise", "ball-sit-balance", "chin-tuck",
        "glute-set", "squat-hold-supported", "scapular-retraction",
        "feet-together-eyes-closed", "single-leg-stance",
        "single-leg-stance-supported", "weight-shift-staggered", "weight-shift-side",
    }
)  # fmt: skip
# What people are told to tense or hold meanwhile.
_ADDED = frozenset({"hip-adduction-squeeze", "abdominal-bracing", "glute-set", "ankle-dorsiflexion", "quad-set"})
_ADDED_LETTERS = 120
_MEANWHILE = re.compile(
    r"\b(?:while|whole time|same time|throughout|as (?:i|you) (?:lift|go|do|come|raise)|"
    r"when (?:i|you) lift)\b|,\s\w+ing\b|\bwith (?:a|my|your)\b"
)
_CHAINED = re.compile(r"[\s,/&+]*(?:\b(?:and|or|plus|then|with|my|the|your)\b[\s,]*){0,3}(?:\([^)]{0,40}\))?[\s,/&+]*")
_BRACKET = re.compile(r"\s\([^)]{1,40}\)(?:,|\s(?:and|then|plus)\b)")
_CHAIN_LETTERS = 16
# "10 squats, 10 heel raises": each has its own number.
_COUNTED = re.compile(r"(?:[,;&+]\s?|\band\s)\d{1,3}\s(?:x\s)?\Z")


def choose_exercises(text: str, entry: Entry, amounts: Sequence[Quantity], dictionary: Dictionary) -> list[Mention]:
    """The mentions that count: what a label names, what a list line is about, or all that a paragraph tells of."""
    labels = [
        replace(one, phrase=replace(one.phrase, is_weak=False)) if one.start - entry.words < 2 else one
        for one in entry.mentions
        if one.start < entry.label_end and (not one.phrase.is_weak or one.start - entry.words < 2)
    ]
    if labels and _is_running(text, entry, labels, amounts):
        return _spoken(text, entry.mentions, amounts, dictionary)
    if labels and entry.is_listed and (entry.label_end < entry.end or _has_body(text, entry)):
        return _labelled(text, entry, labels, amounts, dictionary)
    if entry.is_listed:
        return _listed(text, entry, amounts, dictionary)
    return _spoken(text, entry.mentions, amounts, dictionary)


def _is_running(text: str, entry: Entry, labels: list[Mention], amounts: Sequence[Quantity]) -> bool:
    """Whether what looks like a label begins a list: "squats 10, lunges 10 (each side)", "marching (60 s), then"."""
    is_list = any(_amount_between(amounts, left, right) for left, right in itertools.pairwise(labels))
    bracket = _BRACKET.match(text, entry.label_end, entry.end)
    return is_list or (bracket is not None and any(bracket.start() < one.start < bracket.end() for one in amounts))


def _has_body(text: str, entry: Entry) -> bool:
    return "\n" in text[entry.start : entry.end].strip()


def _labelled(
    text: str, entry: Entry, labels: list[Mention], amounts: Sequence[Quantity], dictionary: Dictionary
) -> list[Mention]:
    """The exercises the label names; a closer description of the same kind below it makes a single one exact."""
    rest = [one for one in entry.mentions if one.start >= entry.label_end]
    if not _chained(text, labels):
        labels = [max(labels, key=lambda one: one.weight)]
    if len(labels) == 1:
        named = labels[0]
        family = dictionary.exercises[named.phrase.exercise_id].family
        closer = [
            one
            for one in rest
            if dictionary.exercises[one.phrase.exercise_id].family == family and one.weight > named.weight + 0.4
        ]
        if closer and family in _LOOSE and not (family == "squat" and named.weight > 2):
            best = max(closer, key=lambda one: one.weight)
            return [replace(named, phrase=best.phrase, weight=best.weight)]
    others = [one for one in rest if one.phrase.is_name and not one.phrase.is_weak and _is_dosed(one, amounts)]
    return labels + [one for one in others if one.weight >= 2 and _is_after_then(text, one)]


def _is_after_then(text: str, mention: Mention) -> bool:
    return (
        re.search(r"(?:\bthen|\bplus|\band|,|\+)\s(?:\w+\s){0,2}$", text[max(0, mention.start - 20) : mention.start])
        is not None
    )


def _listed(text: str, entry: Entry, amounts: Sequence[Quantity], dictionary: Dictionary) -> list[Mention]:
    """In a list line: of the mentions that share an amount, the most exact one and the names in one chain with it."""
    strong = [one for one in entry.mentions if not one.phrase.is_weak]
    if not strong:
        return entry.mentions
    kept: list[Mention] = []
    for group in [strong] if entry.is_one else _groups(text, strong, amounts):
        first = next((one for one in group if one.phrase.exercise_id not in _SETUP), group[0])
        best = max(group, key=lambda one: (_rank(one, first), -one.start))
        names = [one for one in group if one.phrase.is_name or one is best]
        kept += [
            one
            for one in names
            if one is best or (not _same_kind(best, one, dictionary) and _is_apart(text, names, one))
        ]
    return list({one.phrase.exercise_id: one for one in reversed(kept)}.values())[::-1]


def _rank(mention: Mention, first: Mention) -> float:
    """How likely a mention is what its line is about: exact, early, and no mere way to stand or sit for it."""
    is_setup = mention.phrase.exercise_id in _SETUP
    return mention.weight - 0.6 * is_setup - 0.4 * min(2, max(0, mention.sentence - first.sentence))


def _groups(text: str, mentions: list[Mention], amounts: Sequence[Quantity]) -> list[list[Mention]]:
    """The mentions of a line, cut where an amount shows that the next exercise begins."""
    groups: list[list[Mention]] = []
    for one in mentions:
        left = groups[-1][-1] if groups else None
        if left is None or _amount_between(amounts, left, one) or _COUNTED.search(text, left.end, one.start):
            groups.append([one])
        else:
            groups[-1].append(one)
    return groups


def _same_kind(left: Mention, right: Mention, dictionary: Dictionary) -> bool:
    return dictionary.exercises[left.phrase.exercise_id].family == dictionary.exercises[right.phrase.exercise_id].family


def _is_apart(text: str, names: list[Mention], mention: Mention) -> bool:
    """Whether a name stands in a chain with its neighbour, as one more exercise and not within a description."""
    at = names.index(mention)
    return any(_chained(text, pair) for pair in (names[max(0, at - 1) : at + 1], names[at : at + 2]) if len(pair) == 2)


def _spoken(text: str, mentions: list[Mention], amounts: Sequence[Quantity], dictionary: Dictionary) -> list[Mention]:
    """In a paragraph: all but how to set up for what is said next, what is added to it, and what is said twice."""
    kept: list[Mention] = []
    for number, one in enumerate(mentions):
        following = mentions[number + 1] if number + 1 < len(mentions) else None
        if one.phrase.exercise_id in _SETUP and not one.phrase.is_name and following is not None:
            is_near = following.start - one.end < 90 and not _amount_between(amounts, one, following)
            is_next = following.phrase.exercise_id not in _SETUP and not following.phrase.is_weak
            if is_near and is_next:
                continue
        if kept and _is_added(text, kept[-1], one, amounts):
            continue
        if kept and not one.phrase.is_weak and _repeats(text, kept[-1], one, amounts, dictionary):
            if one.weight > kept[-1].weight:
                kept[-1] = one
            continue
        kept.append(one)
    return kept


def _is_added(text: str, left: Mention, right: Mention, amounts: Sequence[Quantity]) -> bool:
    """Whether a squeeze only goes with the movement before it: "bridges, squeezing a towel as I lift"."""
    if right.phrase.exercise_id not in _ADDED or right.start - left.end > _ADDED_LETTERS:
        return False
    around = text[left.end : right.end + _ADDED_LETTERS // 2]
    return not _amount_between(amounts, left, right) and _MEANWHILE.search(around) is not None


def _repeats(text: str, left: Mention, right: Mention, amounts: Sequence[Quantity], dictionary: Dictionary) -> bool:
    """Whether two neighbours say one exercise: of one kind, close together, no amount between, no name again."""
    kinds = {dictionary.exercises[one.phrase.exercise_id].family for one in (left, right)}
    is_close = right.start - left.end < 60 and right.sentence - left.sentence <= 1
    is_named_again = (left.phrase.is_name and right.phrase.is_name) or _chained(text, [left, right])
    return (
        len(kinds) == 1
        and kinds.isdisjoint(_WIDE)
        and is_close
        and not is_named_again
        and not _amount_between(amounts, left, right)
    )


def _amount_between(amounts: Sequence[Quantity], left: Mention, right: Mention) -> bool:
    return any(left.end <= one.start < right.start for one in amounts)


def _is_dosed(mention: Mention, amounts: Sequence[Quantity]) -> bool:
    return any(-20 < mention.start - one.end < 20 or 0 <= one.start - mention.end < 30 for one in amounts)


def _chained(text: str, mentions: list[Mention]) -> bool:
    """Whether mentions stand in one list: "calves, quads and hamstrings"."""
    return len(mentions) > 1 and all(
        right.start - left.end <= _CHAIN_LETTERS and _CHAINED.fullmatch(text, left.end, right.start) is not None
        for left, right in itertools.pairwise(mentions)
    )
