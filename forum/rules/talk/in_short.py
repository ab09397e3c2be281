"""“In short”: which threads have one, and what it may say."""

from forum.errors import Refused
from forum.rules.talk import refusal_words

# Who reads more than this wants to know first what was said.
FROM_POSTS = 20
IN_SHORT_CHARS = 1_500


def may_have(post_count: int, *, has_one: bool) -> bool:
    """Whether a thread of so many posts can be given one; one that is there can be changed in any case."""
    return has_one or post_count > FROM_POSTS


def check_in_short(body: str, post_count: int, *, has_one: bool) -> str:
    """The text, trimmed, "" to take it away; raises `Refused`."""
    if not may_have(post_count, has_one=has_one):
        raise Refused(refusal_words.too_few_posts(FROM_POSTS), "in_short")
    body = body.strip()
    if len(body) > IN_SHORT_CHARS:
        raise Refused(refusal_words.in_short_too_long(len(body), IN_SHORT_CHARS), "in_short")
    if not body and not has_one:
        raise Refused(refusal_words.NO_IN_SHORT, "in_short")
    return body
