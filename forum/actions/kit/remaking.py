"""Having a picture made anew by a program of its own, one at a time."""

import json
import logging
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore, Lock

from forum.errors import Refused
from forum.formats.pictures.remaking import Remade
from forum.rules.talk import refusal_words
from forum.rules.talk.pictures import MOST_PIXELS

log = logging.getLogger("strideshare.pictures")
HOME = Path(__file__).resolve().parents[3]
PROGRAM = "forum.formats.pictures.remake"
MOST_S = 25
_ONE = Lock()
# One is made and one may wait; a crowd is sent away at once, so that the threads stay free for pages.
_ROOM = BoundedSemaphore(2)


def remake_apart(raw: bytes) -> Remade:
    """The picture made anew; raises `Refused` with what is wrong with it, or when it can't be done in time."""
    if not _ROOM.acquire(blocking=False):
        raise Refused(refusal_words.PICTURE_LATER, "picture")
    try:
        with _ONE:
            done = subprocess.run(  # noqa: S603  a program of ours; what members sent goes to its input
                [sys.executable, "-m", PROGRAM], input=raw, cwd=HOME, capture_output=True, timeout=MOST_S, env={}
            )
    except subprocess.TimeoutExpired:
        log.warning("a picture took longer than %s s", MOST_S)
        raise Refused(refusal_words.PICTURE_LATER, "picture") from None
    finally:
        _ROOM.release()
    return read_answer(done.returncode, done.stdout)


def read_answer(status: int, answer: bytes) -> Remade:
    """What the program said; one that was ended by its bounds had no good picture to read."""
    first, _, rest = answer.partition(b"\n")
    if status or not first:
        log.warning("a picture could not be made anew (status %s)", status)
        raise Refused(refusal_words.PICTURE_DAMAGED, "picture")
    head = json.loads(first)
    if "fault" in head:
        raise Refused(refusal_words.picture_unusable(head["fault"], MOST_PIXELS), "picture")
    page, small = rest[: head["page"]], rest[head["page"] :]
    return Remade(head["width"], head["height"], page, small)
