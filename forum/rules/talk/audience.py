"""Who may read a thread: everybody on the internet, or members whose address is confirmed."""

from forum.errors import Refused
from forum.rules.talk import refusal_words

EVERYONE = "everyone"
MEMBERS = "members"
AUDIENCES = {EVERYONE: "Everybody on the internet", MEMBERS: "Members only"}


def check_audience(audience: str) -> str:
    """One of `AUDIENCES`; raises `Refused`."""
    if audience not in AUDIENCES:
        raise Refused(refusal_words.NO_AUDIENCE, "audience")
    return audience


def check_change(before: str, after: str, *, others_wrote: bool) -> None:
    """Refuse to show everybody what others wrote for members only."""
    if (before, after) == (MEMBERS, EVERYONE) and others_wrote:
        raise Refused(refusal_words.OTHERS_WROTE_FOR_MEMBERS, "audience")
