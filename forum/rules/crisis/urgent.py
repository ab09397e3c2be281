"""Which posts moderators read first: those that tell of a danger to somebody's life."""

from collections.abc import Sequence

from forum.rules.crisis.crisis import find_kinds
from forum.rules.crisis.signs import Kind

URGENT: tuple[Kind, ...] = ("emergency", "suicide")
# As the moderators' queue says why a post is there.
REASONS = {"emergency": "Words of an emergency", "suicide": "Words of suicide or self-harm"}


def is_urgent(kinds: Sequence[str]) -> bool:
    """Whether moderators should read a post that tells of these kinds of danger before anything else."""
    return any(kind in URGENT for kind in kinds)


def urgent_kinds(text: str) -> tuple[Kind, ...]:
    """The kinds of danger in a text for which moderators are told."""
    return tuple(kind for kind in find_kinds(text) if kind in URGENT)


def own_words(body: str) -> str:
    """A message without what it quotes of others."""
    return "\n".join(line for line in body.splitlines() if not line.lstrip().startswith(">"))
