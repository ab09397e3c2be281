"""Whether the exercises that were found answer what was asked, in part or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from forum.search.asking.analysis import is_looked_up
from forum.search.understanding.exercise_texts import ExerciseTexts
from forum.search.understanding.exercises import Asked, Fitting
from forum.search.understanding.lexicon import all_at, lexicon, says_little

Verdict = Literal["fits", "weak", "none"]
# So much of what the words tell must be told of the best exercise for it to fit, and to answer a part.
FITS, PARTLY = 0.65, 0.4
# From here a need is meant, and where a topic that we lack is named too.
MEANT = 0.5
# What a word that the library does not know tells.
UNKNOWN = 3.5
# A stem counts as told of an exercise when more than its steps have it.
TOLD = 1.0


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict; `topics` are those named that no exercise is about, `unknown` the words that no exercise has."""

    verdict: Verdict
    topics: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def judge(asked: Asked, found: Sequence[Fitting], texts: ExerciseTexts) -> Judged:
    """How well the best of what was found answers."""
    lacking = topics_in(asked.stems)
    if not found:
        return Judged("none", lacking, tuple(asked.typed) if not lacking else ())
    is_named = any(one.named for one in found[:3])
    need = max((one.share for one in asked.needs), default=0.0)
    share, unknown = told_share(asked, found[0], texts)
    if lacking:
        return Judged("weak" if is_named or need == 1.0 else "none", lacking)
    if share >= FITS or (share >= PARTLY and (is_named or need >= MEANT)):
        return Judged("fits")
    if is_named or need >= MEANT or share >= PARTLY or asked.answers.said:
        return Judged("weak", (), unknown)
    return Judged("none", (), unknown)


def topics_in(stems: Sequence[str]) -> tuple[str, ...]:
    """The topics named in these words that no exercise answers."""
    found = (topic for at in range(len(stems)) for _, topic in all_at(lexicon().topics, stems, at))
    return tuple(dict.fromkeys(found))


def told_share(asked: Asked, best: Fitting, texts: ExerciseTexts) -> tuple[float, tuple[str, ...]]:
    """How much of what the words tell was understood or is told of the best exercise; the words that none has."""
    understood = understood_places(asked)
    told = of_all = 0.0
    unknown = []
    for place, stem in enumerate(asked.stems):
        if not is_looked_up(stem) or stem.isdigit() or stem in says_little() or place in asked.answers.banned:
            continue
        weight = texts.rarity(stem) if stem in texts.stems else UNKNOWN
        of_all += weight
        if place in understood or texts.of[best.exercise.id].weights.get(stem, 0.0) >= TOLD:
            told += weight
        elif stem not in texts.stems:
            unknown.append(asked.typed[place])
    return (told / of_all if of_all else float(bool(understood))), tuple(unknown)


def understood_places(asked: Asked) -> set[int]:
    """The places of the words that set an answer, or that tell of a need that is meant."""
    places = {place for one in asked.answers.said for place in range(one.start, one.end)}
    meant = {group for one in asked.needs for line in one.need.when for group in line}
    for at in range(len(asked.stems)):
        for size, group in all_at(lexicon().groups, asked.stems, at):
            if group in meant:
                places.update(range(at, at + size))
    return places
