"""What pictures go with a post: how many, how large, and what must be said of each."""

from datetime import datetime, timedelta
from typing import Literal

from forum.errors import Refused
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_confirmed
from forum.rules.talk import refusal_words

MOST_PICTURES = 4
# Those that wait for a message in one place, and all that wait for messages of one member.
MOST_WAITING = 20
ALT_LEAST, ALT_CHARS = 3, 300
MOST_BYTES = 10_000_000
# A phone's usual photo has 12 to 25 million; more is refused by what the head of the file says.
MOST_PIXELS = 30_000_000
PAGE_SIDE, SMALL_SIDE = 1_600, 480
WAITS = timedelta(days=30)
# How long a browser may keep a picture that strangers may see.
KEPT_S = 7 * 24 * 3600

Fault = Literal["no_picture", "gif", "heic", "moves", "too_many_pixels", "damaged"]


def check_may_add(person: Person, now: datetime) -> None:
    """Refuse whoever may not show things to others."""
    check_confirmed(person, now)


def check_file(raw: bytes) -> None:
    """Refuse a form without a picture, and a picture that is too large to be looked at."""
    if not raw:
        raise Refused(refusal_words.NO_PICTURE, "picture")
    if len(raw) > MOST_BYTES:
        raise Refused(refusal_words.picture_too_large(MOST_BYTES), "picture")


def check_alt(alt: str) -> str:
    """What the picture shows, in words and on one line; raises `Refused`."""
    alt = " ".join(alt.split())
    if len(alt) < ALT_LEAST:
        raise Refused(refusal_words.NO_ALT, "alt")
    if len(alt) > ALT_CHARS:
        raise Refused(refusal_words.alt_too_long(len(alt), ALT_CHARS), "alt")
    return alt


def check_room(here: int, waiting: int) -> None:
    """Refuse one more, where there are so many `here` already, or so many are `waiting` for messages altogether."""
    if here >= MOST_PICTURES:
        raise Refused(refusal_words.too_many_pictures(MOST_PICTURES), "picture")
    if waiting >= MOST_WAITING:
        raise Refused(refusal_words.too_many_waiting(MOST_WAITING), "picture")
