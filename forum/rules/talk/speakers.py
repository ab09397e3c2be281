"""Who speaks in a notice: somebody in their own name, or the house through somebody with an office."""

from collections.abc import Mapping
from typing import Any

# What an office says reaches a member whomever they blocked. All else that names a speaker is said in their own name.
OFFICIAL = frozenset(("contact", "contact_answer", "contact_answered", "review", "digest.approve", "digest.decline"))


def speaker_of(kind: str, data: Mapping[str, Any]) -> int:
    """The id of the member who speaks in a notice in their own name, 0 when nobody does."""
    return 0 if kind in OFFICIAL else int(data.get("by", 0))
