"""Sixth stage: which mentions are exercises that somebody does, is given or is advised to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from forum.text.routine_parser.entry import Entry
from forum.text.routine_parser.features import Looks
from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.places import within
from forum.text.routine_parser.weights import likelihood
from forum.text.routine_parser.whole import features_of_text, tells_of_exercises

ENOUGH = 0.5
HARDLY = 0.15  # less is no member of a chain
ENOUGH_ALONE = 0.35  # for what the title of a block names
ENOUGH_BY_ITSELF = 0.65  # for the only exercise of a text


@dataclass(frozen=True, slots=True)
class Picked:
    """A mention that is done, how likely that is, its block, and how likely the next best of the block was."""

    mention: Mention
    likely: float
    entry: Entry
    rival: float


def pick_done(looks: Looks) -> tuple[list[Picked], bool]:
    """What is done, in the order of the text, and whether the text as a whole tells of exercises to do."""
    picked, features = weigh_done(looks)
    return picked, bool(picked) and tells_of_exercises(features)


def weigh_done(looks: Looks) -> tuple[list[Picked], list[str]]:
    """What is done if the text tells of it, and what the text looks like; every block is told if it keeps anything."""
    picked: list[Picked] = []
    seen: list[tuple[float, list[str]]] = []
    for entry, block in groupby(looks.read(), key=lambda one: one[0]):
        weighed = [(likelihood("done", features), mention, features) for _, mention, features in block]
        seen += ((likely, features) for likely, _, features in weighed)
        judged = _in_chains(looks, [(likely, mention) for likely, mention, _ in weighed])
        chosen = _without_repeats(_chosen(entry, judged, is_described=_is_described(looks, entry)))
        entry.kept = bool(chosen)
        rejected = [likely for likely, mention in judged if all(mention is not one for _, one in chosen)]
        picked += (Picked(mention, likely, entry, max(rejected, default=0.0)) for likely, mention in chosen)
    if len(picked) == 1 and picked[0].likely < ENOUGH_BY_ITSELF:
        picked = []
    return picked, features_of_text(looks.outline, seen, len(picked)) if seen else []


def _in_chains(looks: Looks, judged: list[tuple[float, Mention]]) -> list[tuple[float, Mention]]:
    """The members of one chain, "squats 10, lunges 10 and bridges", are as likely as the likeliest of them."""
    found: list[tuple[float, Mention]] = []
    chain: list[tuple[float, Mention]] = []
    for one in [*judged, None]:
        if chain and (one is None or not looks.are_chained(chain[-1][1], one[1])):
            most = max(likely for likely, _ in chain)
            found += [(most if likely >= HARDLY else likely, mention) for likely, mention in chain]
            chain = []
        chain += [one] if one else []
    return found


def _is_described(looks: Looks, entry: Entry) -> bool:
    """Whether a line names an exercise, tells how it is done and ends in its only amounts: "Bend. Reach up. 10 x"."""
    if entry.kind == "prose" or entry.is_one or not entry.mentions:
        return False
    first, last = entry.mentions[0], entry.mentions[-1]
    if not first.phrase.is_name or looks.text[entry.label_end : entry.label_end + 1] not in {":", "."}:
        return False
    counts = within(looks.counted, entry.words, entry.end)
    return first.end <= entry.label_end <= last.start and bool(counts) and counts[0].start >= last.end


def _chosen(entry: Entry, judged: list[tuple[float, Mention]], *, is_described: bool) -> list[tuple[float, Mention]]:
    """All that are likely enough; where a block is about one exercise, the likeliest and what its title also names."""
    enough = [one for one in judged if one[0] >= ENOUGH]
    if not (entry.is_titled or is_described) or entry.named < ENOUGH or not judged:
        return enough
    surest = max(judged, key=lambda one: one[0])
    if surest[0] < ENOUGH_ALONE:
        return []
    return list(_in_title(entry, judged, surest))


def _without_repeats(chosen: list[tuple[float, Mention]]) -> list[tuple[float, Mention]]:
    """In one block, words that only describe what was said right before are the same line."""
    return [
        one
        for number, one in enumerate(chosen)
        if number == 0 or one[1].phrase.is_name or one[1].phrase.exercise_id != chosen[number - 1][1].phrase.exercise_id
    ]


def _in_title(
    entry: Entry, judged: list[tuple[float, Mention]], surest: tuple[float, Mention]
) -> Iterator[tuple[float, Mention]]:
    for one in judged:
        both = max(one[1].end, surest[1].end) <= entry.label_end
        if one is surest or (one[0] >= ENOUGH and both):
            yield one
