"""A picture of a post as a line: what it shows, and the checksum by which its file is found beside the lines."""

import re
from dataclasses import dataclass
from datetime import datetime

from forum.errors import Refused
from forum.formats.archive import refusal_words
from forum.formats.archive.line_values import Fields
from forum.rules.talk.pictures import ALT_CHARS

SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class PictureLine:
    """A picture of the post with this id."""

    id: int
    post: int
    alt: str
    at: datetime
    sha256: str


def read_picture(fields: Fields) -> PictureLine:
    """The line of a picture; raises `Refused`."""
    line = PictureLine(
        id=fields.whole("id"),
        post=fields.whole("post"),
        alt=fields.label("alt", ALT_CHARS),
        at=fields.time("at"),
        sha256=fields.label("sha256", 64),
    )
    if not SHA256.fullmatch(line.sha256):
        raise Refused(refusal_words.NOT_A_CHECKSUM)
    return line
