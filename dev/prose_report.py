"""The tables of `make train`: right lines by layout, and how true the confidence is."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dev.prose_labels import Passage, Row
from forum.text.routine_parser.items import SURE, FoundItem

STEPS = (0.0, 0.15, 0.3, 0.45, 0.6, SURE, 0.8, 0.85, 0.9, 1.01)


@dataclass(frozen=True, slots=True)
class Judged:
    """What was read in a passage, which lines are wholly right, and which labelled item each is."""

    passage: Passage
    items: Sequence[FoundItem]
    right: Sequence[bool]
    gold: dict[int, Row]


def report(judged: Sequence[Judged]) -> str:
    """Both tables as Markdown."""
    leaflets = [one for one in judged if one.passage.is_leaflet and not one.passage.is_other]
    others = [one for one in judged if one.passage.is_other]
    posts = [one for one in judged if not one.passage.is_leaflet]
    rows = [
        "| | items | strict F1 | lines right | sure and wrong | sure lines right | right lines sure | false alarms |"
    ]
    rows.append("|---|---|---|---|---|---|---|---|")
    layouts = sorted({one.passage.layout for one in leaflets})
    for layout in layouts:
        rows.append(_row(layout, [one for one in leaflets if one.passage.layout == layout]))
    rows += [_row("all leaflets", leaflets), _row("members' posts", posts), _row("no routine at all", others)]
    asked = [len(item.questions) for one in leaflets for item in one.items]
    rows += ["", f"Questions a line, leaflets: {sum(asked) / max(1, len(asked)):.2f}, at most {max(asked, default=0)}."]
    return "\n".join([*rows, "", *_reliability(leaflets, "leaflets"), "", *_reliability(posts, "posts")])


def _row(name: str, judged: Iterable[Judged]) -> str:
    judged = list(judged)
    gold = sum(len(one.passage.row["items"]) for one in judged)
    found = sum(len(one.items) for one in judged)
    matched = sum(len(one.gold) for one in judged)
    right = sum(sum(one.right) for one in judged)
    sure = [ok for one in judged for item, ok in zip(one.items, one.right, strict=True) if item.confidence >= SURE]
    alarms = [bool(one.items) for one in judged if not one.passage.row["items"]]
    shares = (2 * matched / max(1, gold + found), right / max(1, gold), (len(sure) - sum(sure)) / max(1, found))
    more = (sum(sure) / max(1, len(sure)), sum(sure) / max(1, right))
    figures = " | ".join(f"{share:.3f}" for share in (*shares, *more))
    return f"| {name} | {gold} | {figures} | {sum(alarms)} of {len(alarms)} |"


def _reliability(judged: Iterable[Judged], name: str) -> list[str]:
    """Of the lines at each confidence, how many are right."""
    seen = [(item.confidence, ok) for one in judged for item, ok in zip(one.items, one.right, strict=True)]
    rows = [f"| confidence, {name} | lines | right |", "|---|---|---|"]
    for low, high in itertools.pairwise(STEPS):
        inside = [ok for confidence, ok in seen if low <= confidence < high]
        if inside:
            rows.append(f"| {low:.2f} to {min(high, 1):.2f} | {len(inside)} | {sum(inside) / len(inside):.2f} |")
    return rows
