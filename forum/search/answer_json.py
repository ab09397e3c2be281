"""A search's answer as programs read it."""

from typing import Any

from forum.rules.library.filters import ExerciseFilter, count_options
from forum.search.service import Answer, Shown


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
        "corrected": [{"typed": one.typed, "searched": one.searched} for one in answer.corrected],
        "understood": [
            {"facet": one.facet, "value": one.value, "exclude": one.is_excluded, "words": one.words}
            for one in answer.understood
        ],
        "facets": facets,
    }


def hit_to_dict(hit: Shown) -> dict[str, Any]:
    """One hit: ids are numbers, an exercise's a word; cards and exercises have `safety`."""
    plain: dict[str, Any] = {
        "kind": hit.kind,
        "id": hit.id if hit.kind == "exercise" else int(hit.id),
        "title": hit.title,
        "url": hit.url,
        "excerpt": hit.excerpt,
        "score": round(hit.score, 4),
    }
    return plain if hit.safety is None else plain | {"safety": [line.words for line in hit.safety]}
