"""A search of everything, shown as the best of each group, so that no kind crowds out the rest."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from forum.search.answering.showing import Shown, show
from forum.search.asking.port import MAX_LIMIT, Hit, Results
from forum.search.questions import EXERCISE, SearchQuestion
from forum.search.service import Answer, answer_of, exercise_hit, look_up

Term = str | datetime
A_GROUP = 3
# Threads and replies are one group: of each thread only what fits best is shown.
GROUPS = ((EXERCISE,), ("routine",), ("thread", "post"), ("resource",))


@dataclass(frozen=True, slots=True)
class Group:
    """The best of some kinds; `total` is how many there are."""

    kinds: tuple[str, ...]
    total: int
    hits: list[Shown]


def grouped(question: SearchQuestion, counted: Collection[Term] = ()) -> tuple[Answer, list[Group]]:
    """The answer without hits of its own, and its groups; raises `SearchUnavailable`."""
    others = look_up(question, limit=MAX_LIMIT, counted=counted)
    answer = answer_of(question, others, [])
    best = {kinds: best_hits(kinds, question, others, answer) for kinds in GROUPS}
    everything = [hit for hits in best.values() for hit in hits]
    seen = {(hit.kind, hit.id): hit for hit in show(everything, question.person, question.asked, question.exercises)}
    groups = [
        Group(
            kinds,
            sum(answer.kind_counts.get(kind, 0) for kind in kinds),
            list(one_a_thread(seen[hit.kind, hit.id] for hit in hits if (hit.kind, hit.id) in seen))[:A_GROUP],
        )
        for kinds, hits in best.items()
    ]
    return answer, [group for group in ordered(groups, question, others) if group.hits]


def best_hits(kinds: tuple[str, ...], question: SearchQuestion, others: Results, answer: Answer) -> Sequence[Hit]:
    """More than enough hits of these kinds for a group."""
    if kinds == (EXERCISE,):
        return [exercise_hit(one) for one in question.fitting[:A_GROUP]]
    # Of replies more, since several may stand in one thread; of others one to spare, should it have just been closed.
    most = A_GROUP * A_GROUP if len(kinds) > 1 else A_GROUP + 1
    hits = [hit for hit in others.hits if hit.kind in kinds][:most]
    if hits or not any(answer.kind_counts.get(kind) for kind in kinds):
        return hits
    # All of them stand behind the first fifty of other kinds.
    wanted = [kind for kind in kinds if kind in question.wanted]
    return look_up(replace(question, wanted=wanted), limit=A_GROUP).hits if wanted else []


def one_a_thread(hits: Iterator[Shown]) -> Iterator[Shown]:
    """Of each thread only the first hit; everything else as it is."""
    seen = set[int | str]()
    for hit in hits:
        key = hit.thread_id if hit.thread_id is not None else hit.url
        if key not in seen:
            seen.add(key)
            yield hit


def ordered(groups: list[Group], question: SearchQuestion, others: Results) -> list[Group]:
    """Exercises first, but last where they do not fit and something else has all the words."""
    is_last = question.found.judged.verdict != "fits" and others.verdict == "fits"
    return [*groups[1:], groups[0]] if is_last else groups
