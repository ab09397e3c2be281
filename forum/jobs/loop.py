"""Running the worker as a process: until SIGTERM or Ctrl-C, one worker an instance."""

import fcntl
import logging
import signal
import threading
from pathlib import Path
from types import FrameType
from typing import IO

from forum.clock import utc_now
from forum.jobs import indexing, worker
from forum.search import engine
from forum.search.asking.port import SearchUnavailable

log = logging.getLogger("strideshare.worker")


def run_until_told(instance: Path) -> None:
    """Work until a signal says stop; waits while another worker of this instance still runs."""
    stop = threading.Event()

    def tell(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, tell)
    signal.signal(signal.SIGINT, tell)
    with lock_file(instance) as lock:
        while not stop.is_set() and not is_taken(lock):
            stop.wait(0.5)
        if not stop.is_set():
            prepare_index()
            worker.run(stop)


def drain(instance: Path) -> None:
    """Do what is due now and return; when a worker runs already, it is left to it."""
    with lock_file(instance) as lock:
        if is_taken(lock):
            prepare_index()
            while worker.work_once(utc_now()):
                pass


def lock_file(instance: Path) -> IO[str]:
    """The file whose lock says that a worker of this instance runs; the kernel lets go of it with the process."""
    return (instance / "worker.lock").open("w")


def is_taken(lock: IO[str]) -> bool:
    """Take the lock, or say that another worker has it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def prepare_index() -> None:
    """Build the index anew when there is none that can be read."""
    try:
        ready = engine.current().is_ready()
    except SearchUnavailable:
        ready = False
    if not ready:
        log.info("there is no search index yet: building it")
        indexing.rebuild()
