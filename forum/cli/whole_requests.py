"""Whether what a client has sent so far is a whole HTTP request; gunicorn itself reads and judges it afterwards."""

import re
from enum import Enum

MOST_HEAD_BYTES = 32_000
# The largest form there is (`web/kit/form_sizes.TEXT_BYTES`); what claims to be longer is refused unread by the site.
MOST_BODY_BYTES = 1_000_000
# A picture is larger than any text (`web/kit/form_sizes.PICTURE_BYTES`).
MOST_PICTURE_BYTES = 10_100_000
PICTURES = b"POST /me/pictures "
SEARCHES = tuple(
    f"GET {path}?".encode()
    for path in ("/search", "/search/suggest", "/api/v1/search", "/feeds/search", "/threads/alike")
)
HEAD_END = b"\r\n\r\n"
LENGTH = re.compile(rb"\ncontent-length[ \t]*:[ \t]*([0-9]{1,18})[ \t]*\r", re.IGNORECASE)
CHUNKED = re.compile(rb"\ntransfer-encoding[ \t]*:", re.IGNORECASE)
WAITS = re.compile(rb"\nexpect[ \t]*:[ \t]*100-continue", re.IGNORECASE)


class Sent(Enum):
    """How much of a request is there."""

    HEAD_MISSING = "some of its head"
    BODY_MISSING = "its head, and some of its body"
    BODY_AWAITED = "its head; the client waits for a word before it sends the body"
    WHOLE = "all of it"
    TOO_LARGE = "a head that announces more than any form has"
    ENDLESS_HEAD = "a head that is too long"
    NO_LENGTH = "a head that does not say how long the body is"


def look_at(received: bytes | bytearray) -> Sent:
    """How much of a request this is."""
    end = received.find(HEAD_END)
    if end < 0:
        return Sent.ENDLESS_HEAD if len(received) > MOST_HEAD_BYTES else Sent.HEAD_MISSING
    head = bytes(received[: end + 2])
    if CHUNKED.search(head):
        return Sent.NO_LENGTH
    lengths = LENGTH.findall(head)
    # None has no body; several are refused by gunicorn, which must see them for that.
    if len(lengths) != 1:
        return Sent.WHOLE
    if int(lengths[0]) > (MOST_PICTURE_BYTES if head.startswith(PICTURES) else MOST_BODY_BYTES):
        return Sent.TOO_LARGE
    body = len(received) - end - len(HEAD_END)
    if body >= int(lengths[0]):
        return Sent.WHOLE
    return Sent.BODY_AWAITED if not body and WAITS.search(head) else Sent.BODY_MISSING


def is_search(received: bytes | bytearray) -> bool:
    """Whether it asks for a search, which costs more than any other page."""
    return received.startswith(SEARCHES)
