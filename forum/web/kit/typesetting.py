"""Sheets are set one at a time by a program of their own, so a crowd can't fill the memory of the web server."""

import json
import logging
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import Any

from flask import abort

log = logging.getLogger("strideshare.files")
HOME = Path(__file__).resolve().parents[2]
PROGRAM = "forum.formats.paper.set_sheet"
MOST_S = 20
NOT_NOW = "This file could not be made just now. Please try again in a minute."
_ONE = Lock()
# One sheet is set and one may wait; a crowd is sent away at once, so that the threads stay free for pages.
_ROOM = BoundedSemaphore(2)


def set_apart(**wish: Any) -> bytes:
    """The file that `formats.paper.set_sheet` makes of a wish; ends the request with 503 when it can't in time."""
    asked = json.dumps(wish).encode()
    if not _ROOM.acquire(blocking=False):
        abort(503, NOT_NOW)
    try:
        with _ONE:
            made = subprocess.run(  # noqa: S603  a program of ours; what members wrote goes to its input
                [sys.executable, "-m", PROGRAM], input=asked, cwd=HOME, capture_output=True, timeout=MOST_S
            )
    except subprocess.TimeoutExpired:
        log.warning("a sheet took longer than %s s", MOST_S)
        abort(503, NOT_NOW)
    finally:
        _ROOM.release()
    if made.returncode:
        log.error(
            "a sheet could not be set: %s", made.stderr.decode(errors="replace").strip().rpartition("\n")[2][:300]
        )
        abort(503, NOT_NOW)
    return made.stdout
