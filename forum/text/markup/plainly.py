"""Texts of the site itself: cooked as posts are, without names of members and exercises."""

from functools import lru_cache

from forum.errors import Refused
from forum.text.markup.cook import Cooked, cook


@lru_cache(maxsize=32)
def cook_plainly(text: str, field: str = "body") -> Cooked:
    """The text as clean HTML; raises `Refused` beside its field when it asks too much of the machine."""
    try:
        return cook(text, exercise_names={}, member_names={})
    except Refused as error:
        raise Refused(error.message, field) from None
