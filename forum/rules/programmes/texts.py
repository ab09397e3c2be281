"""The free texts of a programme: all its words that somebody typed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from forum.rules.programmes.programmes import Plan

PLAN_TEXTS = ("title", "purpose", "note", "provenance_note")


def rewrite(plan: Plan, change: Callable[[str], str]) -> Plan:
    """The programme with each of its texts as `change` gives it."""
    texts: dict[str, Any] = {name: change(getattr(plan, name)) for name in PLAN_TEXTS}
    return replace(
        plan,
        parts=tuple(replace(part, note=change(part.note)) for part in plan.parts),
        measures=tuple(replace(one, how=change(one.how)) for one in plan.measures),
        **texts,
    )
