"""Where in a text the words of a query are, for excerpts with marks."""

from forum.search.asking.analysis import is_looked_up, spans_of, stems_of
from forum.search.asking.concepts import found_in
from forum.search.asking.query import Query
from forum.search.whoosh.plans import plan_of


def spans_to_mark(text: str, query: Query) -> list[tuple[int, int]]:
    """The (start, end) of each word in `text` that the query found it by, from left to right.

    An expression is one span: "sitting down" finds and marks "in a chair".
    """
    plan = plan_of(query)
    stems = {stem for unit in plan.units for stem in unit.stems}
    stems.update(stem for phrase in query.phrases for stem in stems_of(phrase) if is_looked_up(stem))
    concepts = {concept for unit in plan.units for concept in unit.concepts}
    words = spans_of(text)
    spans = [(start, end) for stem, start, end in words if stem in stems]
    for found in found_in([stem for stem, _, _ in words]):
        if concepts.intersection(found.concepts):
            spans.append((words[found.start][1], words[found.end - 1][2]))
    return _joined(sorted(spans))


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
