"""Running the worker as a process: until SIGTERM or Ctrl-C, one worker a database."""

import logging
import signal
import threading
from contextlib import closing
from types import FrameType

from forum.actions.upkeep.database_lock import DatabaseLock
from forum.clock import utc_now
from forum.jobs import indexing, worker
from forum.search import engine
from forum.search.asking.port import SearchUnavailable

log = logging.getLogger("strideshare.worker")


def run_until_told() -> None:
    """Work until a signal says stop."""
    stop = threading.Event()

    def tell(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, tell)
    signal.signal(signal.SIGINT, tell)
    run_until(stop)


def run_until(stop: threading.Event) -> None:
    """Work until told to stop; waits while another worker has this database."""
    with closing(DatabaseLock("worker")) as lock:
        while not stop.is_set() and not lock.take():
            stop.wait(0.5)
        if not stop.is_set():
            prepare_index()
            worker.run(stop)


def drain() -> None:
    """Do what is due now and return; when a worker runs already, it is left to it."""
    with closing(DatabaseLock("worker")) as lock:
        if lock.take():
            prepare_index()
            while worker.work_once(utc_now()):
                pass


def prepare_index() -> None:
    """Build the index anew when there is none that can be read."""
    try:
        ready = engine.current().is_ready()
    except SearchUnavailable:
        ready = False
    if not ready:
        log.info("there is no search index yet: building it")
        indexing.rebuild()
