"""How a study changed, field by field, with the words that went and came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from forum.queries.research import desk
from forum.text.kit.differences import Change, compare_words


@dataclass(frozen=True, slots=True)
class ToldStudyChange:
    """One change: who made it and when, and of each field its label and the pieces of its text."""

    by: str
    at: datetime
    fields: Sequence[tuple[str, Sequence[tuple[Change, str]]]]


def tell_changes(study_id: int, since: int = 0) -> list[ToldStudyChange]:
    """The changes of a study after version `since`, the newest first."""
    return [
        ToldStudyChange(
            one.by.full_name, one.at, [(label, compare_words(*words)) for label, words in sorted(one.changed.items())]
        )
        for one in desk.list_changes(study_id, since)
    ]


def tell_unseen(study_id: int, version: int, seen: str) -> list[ToldStudyChange]:
    """What others changed while a form was open that was opened at version `seen`."""
    return tell_changes(study_id, int(seen)) if seen.isdecimal() and int(seen) not in (0, version) else []
