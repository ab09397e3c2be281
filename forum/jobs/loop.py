"""Running the worker as a process: until SIGTERM or Ctrl-C, one worker an instance."""

import fcntl
import logging
import signal
import threading
from pathlib import Path
from types import FrameType

from forum.jobs import indexing, worker
from forum.search import engine
from forum.search.port import SearchUnavailable

log = logging.getLogger("strideshare.worker")


def run_until_told(instance: Path) -> None:
    """Work until a signal says stop; waits while another worker of this instance still runs."""
    stop = threading.Event()

    def tell(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, tell)
    signal.signal(signal.SIGINT, tell)
    with (instance / "worker.lock").open("w") as lock:
        while not stop.is_set():
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                stop.wait(0.5)
        if not stop.is_set():
            prepare_index()
            worker.run(stop)


def prepare_index() -> None:
    """Build the index anew when there is none that can be read."""
    try:
        ready = engine.current().is_ready()
    except SearchUnavailable:
        ready = False
    if not ready:
        log.info("there is no search index yet: building it")
        indexing.rebuild()
