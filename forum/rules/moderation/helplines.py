"""Helplines, as moderators name them."""

import re

from forum.errors import Refused
from forum.rules.moderation import refusal_words

LEAST_DIGITS, MOST_DIGITS = 5, 15
_NUMBER = re.compile(r"[+0-9() ./-]{3,40}")


def check_helpline(number: str, *, digits: int, is_known: bool) -> None:
    """Refuse what is no phone number, and a number twice."""
    if not _NUMBER.fullmatch(number) or not LEAST_DIGITS <= digits <= MOST_DIGITS:
        raise Refused(refusal_words.NOT_A_NUMBER, "number")
    if is_known:
        raise Refused(refusal_words.number_known(number), "number")
