"""The needs that a query tells of, each with how surely it is meant."""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from forum.rules.library.exercises import Exercise
from forum.search.asking.analysis import is_looked_up, stems_of
from forum.search.understanding.lexicon import Joins, Need, all_at, lexicon

# Of a family alone, of a muscle or a part of walking beside it.
FAMILY, PHASE, MUSCLE = 0.35, 0.15, 0.15
# The first of `best`, and how much each place after it is less.
FIRST, STEP, LEAST_BEST = 1.0, 0.04, 0.7
# An exercise that is joined this closely is said to help with a need.
HELPS_FROM = 0.6
# What the words of a need must tell together for it to be wholly meant: two telling words do, one does not.
SURE = 7.0
LEAST_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class MeantNeed:
    """A need with its share: 1 when it is surely meant, less beside one that is meant more."""

    need: Need
    share: float


def groups_in(stems: Sequence[str], without: Collection[int] = ()) -> dict[str, float]:
    """The groups of words that a text speaks of, each with the rarity of the rarest of its expressions."""
    found: dict[str, float] = {}
    for at in range(len(stems)):
        for size, group in all_at(lexicon().groups, stems, at):
            if not set(range(at, at + size)) & set(without):
                found[group] = max(found.get(group, 0.0), rarity(stems[at : at + size]))
    return found


def needs_in(stems: Sequence[str], without: Collection[int] = ()) -> list[MeantNeed]:
    """The needs that the words tell of, what is meant most first; words at the places `without` do not count."""
    groups = groups_in(stems, without)
    told = {need.id for name in groups for need in _told_by().get(name, ())}
    weights = [(need, weight) for need in lexicon().needs if need.id in told and (weight := weight_of(need, groups))]
    most = max((weight for _, weight in weights), default=0.0)
    meant = [MeantNeed(need, min(1.0, weight / SURE) * (weight / most) ** 2) for need, weight in weights]
    return sorted((one for one in meant if one.share > LEAST_SHARE), key=lambda one: -one.share)


@cache
def _told_by() -> Mapping[str, Sequence[Need]]:
    """By each group of words the needs that speak of it: most queries touch few of either."""
    needs = lexicon().needs
    names = {name for need in needs for line in need.when for name in line}
    return {name: [need for need in needs if any(name in line for line in need.when)] for name in names}


def weight_of(need: Need, groups: Mapping[str, float]) -> float:
    """How much the groups of words tell of a need: what the line of it tells that tells most."""
    lines = (line for line in need.when if all(name in groups for name in line))
    return max((sum(groups[name] for name in line) for line in lines), default=0.0)


def fit_of(exercise: Exercise, need: Need) -> float:
    """How well an exercise answers a need: 1 for the best, 0 for one that is not joined to it or was taken away."""
    return 0.0 if need.id in exercise.denied_needs else joined(exercise, need.joins)


def joined(exercise: Exercise, joins: Joins) -> float:
    """The same by the rule alone, whatever clinicians say of it."""
    if exercise.id in joins.best:
        return max(LEAST_BEST, FIRST - STEP * joins.best.index(exercise.id))
    if exercise.level > joins.level_most:
        return 0.0
    of_family = exercise.family in joins.families
    muscles = not joins.muscles.isdisjoint(exercise.muscle_groups)
    phases = not joins.phases.isdisjoint(exercise.gait_phases) or not joins.systems.isdisjoint(exercise.systems)
    if not of_family and not (muscles and phases):
        return 0.0
    if joins.modality.isdisjoint(exercise.modalities) and joins.modality:
        return FAMILY / 2
    return FAMILY * of_family + MUSCLE * muscles + PHASE * phases


def list_needs(exercise: Exercise) -> list[Need]:
    """The needs that an exercise is joined to, the closest first; those that a clinician took away among them."""
    found = [(joined(exercise, need.joins), need) for need in lexicon().needs]
    return [need for fit, need in sorted(found, key=lambda one: -one[0]) if fit >= HELPS_FROM]


def list_helped(exercise: Exercise) -> list[Need]:
    """Those of them that nobody took away."""
    return [need for need in list_needs(exercise) if need.id not in exercise.denied_needs]


@cache
def _counts() -> tuple[Counter[str], int]:
    texts = [set(stems_of(words)) for need in lexicon().needs for words in need.wordings]
    return Counter(stem for text in texts for stem in text), len(texts)


def rarity(expression: Sequence[str]) -> float:
    """How much an expression tells: the rarity of its words among all wordings together, but no more than `SURE`."""
    counts, size = _counts()
    return min(SURE, sum(math.log((size + 1) / (counts[stem] + 1)) for stem in expression if is_looked_up(stem)) or 1.0)
