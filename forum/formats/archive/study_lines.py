"""Studies of curators as lines of an import or export file."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.formats.archive.line_values import Fields
from forum.rules.kit.limits import REASON_CHARS
from forum.rules.research.studies import STATUSES

STATES = ("draft", "public")


@dataclass(frozen=True, slots=True)
class StudyLine:
    """A study that a curator added, changed or marked: its record, whether it is public, and how it stands."""

    id: int
    record: dict[str, Any]
    at: datetime
    state: str = "public"
    status: str = "standing"
    note: str = ""


def read_study(fields: Fields) -> StudyLine:
    """The line of a study with its record, which is judged later."""
    return StudyLine(
        id=fields.whole("id"),
        record=fields.group("record").rest(),
        at=fields.time("at"),
        state=fields.choice("state", STATES) if fields.has("state") else "public",
        status=fields.choice("status", STATUSES) if fields.has("status") else "standing",
        note=fields.text("note", REASON_CHARS, least=0) if fields.has("note") else "",
    )
