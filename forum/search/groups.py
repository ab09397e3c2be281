"""A search of everything, shown as the best of each group, so that no kind crowds out the rest."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from forum.queries.search.found_things import FoundThing, Key
from forum.queries.search.search_things import find_things
from forum.search.answering.showing import Shown, shown
from forum.search.asking.port import Hit, Results
from forum.search.questions import EXERCISE, SearchQuestion
from forum.search.service import Answer, answer_of, exercise_hit, look_up

Term = str | datetime
A_GROUP = 3
# Threads and replies are one group: of each thread only what fits best is shown.
GROUPS = ((EXERCISE,), ("routine",), ("thread", "post"), ("digest",), ("study",), ("resource",))


@dataclass(frozen=True, slots=True)
class Group:
    """The best of some kinds; `total` is how many there are."""

    kinds: tuple[str, ...]
    total: int
    hits: list[Shown]


def grouped(question: SearchQuestion, counted: Collection[Term] = ()) -> tuple[Answer, list[Group]]:
    """The answer without hits of its own, and its groups; raises `SearchUnavailable`."""
    # One to spare, should something have just been closed.
    others = look_up(
        question, limit=A_GROUP + 1, counted=counted, groups=[one for one in GROUPS if EXERCISE not in one]
    )
    answer = answer_of(question, others, [])
    best = {kinds: best_hits(kinds, question, others) for kinds in GROUPS}
    keys = [(hit.kind, hit.id) for hits in best.values() for hit in hits]
    things = find_things(keys, question.person, question.exercises)
    groups = [
        Group(
            kinds,
            sum(answer.kind_counts.get(kind, 0) for kind in kinds),
            [shown(*pair, question.asked) for pair in islice(one_a_thread(hits, things), A_GROUP)],
        )
        for kinds, hits in best.items()
    ]
    return answer, [group for group in ordered(groups, question, others) if group.hits]


def best_hits(kinds: tuple[str, ...], question: SearchQuestion, others: Results) -> Sequence[Hit]:
    """More than enough hits of these kinds for a group."""
    if kinds == (EXERCISE,):
        return [exercise_hit(one) for one in question.fitting[:A_GROUP]]
    # Where the index has not taken one of each thread, several may stand in one.
    return [hit for hit in others.hits if hit.kind in kinds][: A_GROUP * A_GROUP]


def one_a_thread(hits: Iterable[Hit], things: Mapping[Key, FoundThing]) -> Iterator[tuple[Hit, FoundThing]]:
    """Of each thread only the first hit that may be read; everything else as it is."""
    seen = set[int | str]()
    for hit in hits:
        thing = things.get((hit.kind, hit.id))
        key = (thing.thread_id or thing.url) if thing else ""
        if thing and key not in seen:
            seen.add(key)
            yield hit, thing


def ordered(groups: list[Group], question: SearchQuestion, others: Results) -> list[Group]:
    """Exercises first, but last where they do not fit and something else has all the words."""
    is_last = question.found.judged.verdict != "fits" and others.verdict == "fits"
    return [*groups[1:], groups[0]] if is_last else groups
