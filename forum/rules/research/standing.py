"""How a study stands: as it was published, corrected, or taken back."""

from collections.abc import Mapping

from forum.errors import Refused
from forum.rules.kit.limits import REASON_CHARS
from forum.rules.research import refusal_words
from forum.rules.research.studies import STATUSES, Status

STATUS_CHOICES: Mapping[Status, str] = {
    "standing": "As it was published",
    "corrected": "Corrected",
    "retracted": "Taken back (retracted)",
}


def check_status(status: str, note: str) -> Status:
    """The status, with what is told about it; raises `Refused`."""
    found = next((one for one in STATUSES if one == status), None)
    if found is None:
        raise Refused(refusal_words.NO_STATUS, "status")
    if not note and found != "standing":
        raise Refused(refusal_words.NO_NOTE, "reason")
    if len(note) > REASON_CHARS:
        raise Refused(refusal_words.note_too_long(REASON_CHARS), "reason")
    return found
