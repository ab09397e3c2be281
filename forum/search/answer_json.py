"""A search's answer as programs read it."""

from collections.abc import Iterator
from typing import Any

from forum.rules.library.filters import ExerciseFilter, count_options
from forum.search.answering.showing import Shown
from forum.search.service import Answer


def answer_to_dict(answer: Answer) -> dict[str, Any]:
    """The whole answer; `facets` has the counts of each kind, and those of the exercises that were found."""
    facets: dict[str, list[dict[str, Any]]] = {
        "kind": [{"value": kind, "count": count} for kind, count in answer.kind_counts.items()]
    }
    exercises = [one.exercise for one in answer.fitting]
    for facet, options in (count_options(exercises, ExerciseFilter()) if exercises else {}).items():
        facets[facet] = [{"value": one.value, "count": one.count} for one in options if one.count]
    return {
        "total": answer.total,
        "hits": [hit_to_dict(hit) for hit in answer.hits],
        "verdict": answer.verdict,
        "corrected": [*corrected(answer)],
        "understood": [*understood(answer)],
        "facets": facets,
    }


def corrected(answer: Answer) -> Iterator[dict[str, str]]:
    """Each word that was put right; an operator that could not be used was searched as nothing."""
    for one in answer.corrected:
        yield {"typed": one.typed, "searched": one.searched}
    for part in answer.query.unread:
        yield {"typed": f"{part.name}:{part.value}", "searched": ""}


def understood(answer: Answer) -> Iterator[dict[str, str | bool]]:
    """What the words were taken for, then the values of the operators."""
    for one in answer.understood:
        yield {"facet": one.facet, "value": one.value, "exclude": one.is_excluded, "words": one.words}
    for facet, values in answer.query.filters.items():
        for value in values:
            yield {"facet": facet, "value": value, "exclude": False, "words": f"{facet}:{value}"}


def hit_to_dict(hit: Shown) -> dict[str, Any]:
    """One hit: ids are numbers, an exercise's a word; cards and exercises have `safety`,
    a study and a digest `marks`: how the study stands, its design, and what did not differ.
    """
    plain: dict[str, Any] = {
        "kind": hit.kind,
        "id": hit.id if hit.kind == "exercise" else int(hit.id),
        "title": hit.title,
        "url": hit.url,
        "excerpt": hit.excerpt,
        "score": round(hit.score, 4),
    }
    if hit.kind in ("study", "digest"):
        return plain | {"marks": [one for one in (hit.mark, *hit.meta.split(" · ")) if one]}
    return plain if hit.safety is None else plain | {"safety": [line.words for line in hit.safety]}
