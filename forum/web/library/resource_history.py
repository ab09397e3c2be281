"""How a resource changed, as moderators read it: field by field, with the words that went and came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from forum.models import ResourceChange
from forum.queries.library import resource_desk
from forum.rules.library.resource_about import LABELS
from forum.text.kit.differences import Change, compare_words

CHANGE_WORDS = LABELS | {
    "title": "Title",
    "url": "Link",
    "made_by": "Who made it",
    "why": "Why it can be trusted",
    "kind": "Kind",
    "level": "Who it is for",
    "review_on": "Next review",
}


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One change: who made it and when, and of each field its label and the pieces of its text."""

    by: str
    at: datetime
    fields: Sequence[tuple[str, Sequence[tuple[Change, str]]]]


def tell_changes(resource_id: int, since: int = 0) -> list[ToldChange]:
    """The changes of a resource after version `since`, the newest first."""
    return [tell(one) for one in resource_desk.list_changes(resource_id, since)]


def tell_unseen(resource_id: int, version: int, seen: int) -> list[ToldChange]:
    """What others changed while a form was open that was opened at version `seen`; 0 for one that does not say."""
    return tell_changes(resource_id, seen) if seen and seen != version else []


def tell(change: ResourceChange) -> ToldChange:
    """One change in words."""
    fields = [(CHANGE_WORDS[name], compare_words(*words)) for name, words in change.changed.items()]
    return ToldChange(change.by.full_name, change.at, fields)
